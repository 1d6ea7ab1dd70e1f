"""The whole file of a tender bound in order as one PDF, with an index that knows its pages.

Why:
    Each document keeps its own page numbers, as it has them when it goes out alone; the page of the
    file is stamped in the upper right corner, as an archivist does, and the index refers to that.
    Structure tags, language, output profile and metadata survive; of what a document has for
    itself alone, its title lives on as a bookmark and its own attachments are left out.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from evaluation.core.text import Lang, Text
from evaluation.reports.document import WHOLE, Document, Subject
from evaluation.reports.documents import make
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.document_identity import BOUND, identity_of
from evaluation.reports.typesetting.pdf import Attachment, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "archive_index"

_TAGGED = re.compile(rb"/\w+\s+<<\s*/MCID \d+\s*>>\s+BDC")

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
}

STAMP = Text("档案第 {n} 页，共 {all} 页", "File page {n} of {all}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A copy of a document, made, on its way into the file."""

    document: Document
    subject: Subject
    data: bytes


def bind(
    papers: Sequence[Paper],
    occasion: Occasion,
    lang: Lang,
    *,
    own: "Path | None" = None,
    attachments: Iterable[Attachment] = (),
) -> bytes:
    """Return `papers` as one PDF, its index filled in with the pages of the file.

    Args:
        papers: in the order of the file, copies of one document together, made without
            attachments; an index among them is made anew.
        own: a bureau's own template folder.
        attachments: what the file carries, once.

    Raises:
        TenderError: the index cannot be made.
    """
    found, pages = list(papers), dict[str, str]()
    while pages != (known := page_ranges(found)):
        pages = known
        found = [_indexed(paper, replace(occasion, pages=pages), lang, own) for paper in found]
    return _joined(found, lang, tuple(attachments))


def page_ranges(papers: Sequence[Paper]) -> dict[str, str]:
    """Return the pages that each document has in the file, by its key: ``3`` or ``4-17``."""
    ranges, last = {}, 0
    for key, group in groupby(papers, key=lambda paper: paper.document.key):
        first, last = last + 1, last + sum(_length(paper.data) for paper in group)
        ranges[key] = str(first) if first == last else f"{first}-{last}"
    return ranges


def _indexed(paper: Paper, occasion: Occasion, lang: Lang, own: "Path | None") -> Paper:
    if paper.document.key != INDEX:
        return paper
    return replace(paper, data=make(paper.document, WHOLE, occasion, lang, own=own))


def _length(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as source:
        return len(source.pages)


def _joined(papers: Sequence[Paper], lang: Lang, attachments: Sequence[Attachment]) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(papers[0].data)) as file:
        bookmarks = [_bookmarks(file, 0)]
        for paper in papers[1:]:
            with pikepdf.open(io.BytesIO(paper.data)) as source:
                bookmarks.append(_bookmarks(source, len(file.pages)))
                _append(file, source)
        _one_document(file)
        _write_bookmarks(file, papers, bookmarks, lang)
        _stamp(file, lang)
        _attach(file, attachments)
        _call_bound(file)
        out = io.BytesIO()
        file.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _append(file: Any, source: Any) -> None:  # noqa: ANN401 - pikepdf objects are dynamic
    """Append the pages of `source` to `file`, their structure tags numbered on."""
    before, numbers = len(file.pages), file.Root.StructTreeRoot.ParentTree.Nums
    _name_apart(source, before)
    file.pages.extend(source.pages)
    tree = file.copy_foreign(source.Root.StructTreeRoot)
    first = 1 + max(int(numbers[at]) for at in range(0, len(numbers), 2))
    for page in file.pages[before:]:
        page.obj.StructParents = first + int(page.obj.StructParents)
        for note in page.obj.get("/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = first + int(note.StructParent)
    added = tree.ParentTree.Nums
    for at in range(0, len(added), 2):
        numbers.append(first + int(added[at]))
        numbers.append(added[at + 1])
    for element in tree.K:
        element.P = file.Root.StructTreeRoot
        file.Root.StructTreeRoot.K.append(element)


def _name_apart(source: Any, before: int) -> None:  # noqa: ANN401
    """Name the header cells of tables apart from those of the documents before."""
    import pikepdf

    mark = f"p{before}-".encode()
    for element in source.objects:
        if not isinstance(element, pikepdf.Dictionary) or element.get("/Type") != "/StructElem":
            continue
        if "/ID" in element:
            element.ID = pikepdf.String(mark + bytes(element.ID))
        attributes: Any = element.get("/A", {})
        every = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        for each in every:
            if "/Headers" in each:
                each.Headers = pikepdf.Array(
                    pikepdf.String(mark + bytes(name)) for name in each.Headers
                )


def _one_document(file: Any) -> None:  # noqa: ANN401
    """Make the bound documents the parts of one."""
    import pikepdf

    root = file.Root.StructTreeRoot
    whole = file.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root, K=pikepdf.Array(root.K)
        )
    )
    for part in whole.K:
        part.S, part.P = pikepdf.Name.Part, whole
    root.K = pikepdf.Array([whole])


def _bookmarks(source: Any, before: int) -> list[Any]:  # noqa: ANN401
    """Return the bookmarks of `source` for pages that follow `before` others."""
    number = {page.obj.objgen: before + at for at, page in enumerate(source.pages)}
    with source.open_outline() as outline:
        return [_bookmark(item, number) for item in outline.root]


def _bookmark(item: Any, number: Mapping[Any, int]) -> Any:  # noqa: ANN401
    import pikepdf

    page, _, left, top, *_ = item.destination
    moved = pikepdf.OutlineItem(item.title, number[page.objgen], "XYZ", left=left, top=top)
    moved.children.extend(_bookmark(child, number) for child in item.children)
    return moved


def _write_bookmarks(
    file: Any,  # noqa: ANN401
    papers: Sequence[Paper],
    bookmarks: Sequence[list[Any]],
    lang: Lang,
) -> None:
    """One bookmark for each document; below it one for each copy, or what is in the only copy."""
    import pikepdf

    starts, at = [], 0
    for paper in papers:
        starts.append(at)
        at += _length(paper.data)
    with file.open_outline() as outline:
        outline.root.clear()
        rows = zip(papers, starts, bookmarks, strict=True)
        for document, group in groupby(rows, key=lambda row: row[0].document):
            copies = list(group)
            top = pikepdf.OutlineItem(document.title.say(lang), copies[0][1])
            top.is_closed = True
            if len(copies) == 1:
                top.children.extend(child for item in copies[0][2] for child in item.children)
            else:
                top.children.extend(
                    pikepdf.OutlineItem(_about(paper.subject), start) for paper, start, _ in copies
                )
            outline.root.append(top)


def _about(subject: Subject) -> str:
    """Return whom or what a copy is about, in ids and names."""
    lot = subject.lot.lot.id if subject.lot else ""
    title = subject.lot.lot.title if subject.lot and not subject.score else ""
    bid = subject.score.bid.id if subject.score else ""
    expert = f"{subject.expert.id} {subject.expert.name}" if subject.expert else ""
    return " ".join(part for part in (lot, title, bid, expert) if part)


def _stamp(file: Any, lang: Lang) -> None:  # noqa: ANN401
    """Stamp the page of the file in the upper right corner of each page."""
    import pikepdf

    boxes = [[float(side) for side in page.mediabox] for page in file.pages]
    with pikepdf.open(io.BytesIO(write_pdf(_stamps(boxes, lang)))) as stamps:
        for number, (page, stamp) in enumerate(zip(file.pages, stamps.pages, strict=True), 1):
            # The name is ours because that of Page.add_overlay is another on each run.
            name = pikepdf.Name(f"/FilePage{number}")
            form = file.copy_foreign(stamp.as_form_xobject())
            # A stamp is no part of the text: readers aloud pass over it.
            form.write(_TAGGED.sub(b"/Artifact BMC", form.read_bytes()))
            page.add_resource(form, pikepdf.Name.XObject, name)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ q {name} Do Q".encode())


def _stamps(boxes: Sequence[Sequence[float]], lang: Lang) -> str:
    """Return a document of pages of the same sizes, empty but for the stamp."""
    sizes = sorted({(right - left, top - foot) for left, foot, right, top in boxes})
    rules = "".join(
        f"@page size{n} {{ size: {width}pt {height}pt }} .size{n} {{ page: size{n} }}"
        for n, (width, height) in enumerate(sizes)
    )
    words = STAMP.say(lang).replace("{all}", str(len(boxes))).split("{n}")
    sheets = "".join(
        f'<div class="size{sizes.index((right - left, top - foot))}"></div>'
        for left, foot, right, top in boxes
    )
    return (
        f'<html lang="{"zh-CN" if lang == "zh" else "en"}"><title>0123456789</title><style>{rules}'
        f"div {{ break-before: page }} @page {{ margin: 9mm 9mm; @top-right {{ "
        f'content: "{words[0]}" counter(page) "{words[1]}"; font: 7.5pt var(--hei); '
        f"color: #222; white-space: nowrap; vertical-align: bottom }} }}</style>{sheets}</html>"
    )


def _call_bound(file: Any) -> None:  # noqa: ANN401
    """Say in the metadata that it is the bound file, no longer its first document."""
    first = str(file.docinfo.get("/Keywords", ""))
    identity = identity_of(first)
    if identity is not None:
        words = replace(identity, document=BOUND, lot="", bid="", expert="").keywords()
        file.docinfo["/Keywords"] = words
        told = file.Root.Metadata.read_bytes()
        file.Root.Metadata.write(told.replace(first.encode(), words.encode()))


def _attach(file: Any, attachments: Sequence[Attachment]) -> None:  # noqa: ANN401
    import pikepdf

    for each in attachments:
        day = f"{each.changed:D:%Y%m%d%H%M%SZ}"
        carried = pikepdf.AttachedFileSpec(
            file,
            each.content,
            filename=each.name,
            description=each.description or each.name,
            mime_type=MIME.get(each.name.rpartition(".")[2], "application/octet-stream"),
            creation_date=day,
            mod_date=day,
        )
        carried.relationship = pikepdf.Name(f"/{each.relationship}")
        file.attachments[each.name] = carried
    if attachments:
        file.Root.AF = pikepdf.Array([file.attachments[each.name].obj for each in attachments])
