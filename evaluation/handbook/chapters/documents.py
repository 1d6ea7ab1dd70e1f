"""The documents: for whom each is made, and what it rests on."""

from collections.abc import Iterator

from evaluation.core.glossary import word
from evaluation.core.table import Cell, Column, Table, joined, row
from evaluation.core.text import LANGS, Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose
from evaluation.reports.document import Document
from evaluation.reports.documents import all_documents

_PER = {
    "tender": Text("整个项目一份", "one for the tender"),
    "lot": Text("每个包一份", "one for each lot"),
    "bid": Text("每份响应一份", "one for each bid it concerns"),
    "expert": Text("每位专家一份", "one for each expert"),
}
"""What a copy is made for."""


_ALL = "documents.all"
_HEADS = {
    "document": Text("文件（键）", "Document (key)"),
    "per": Text("份数", "Copies"),
    "stage": Text("依据到此阶段", "Rests on the stage"),
    "notes": Text("说明", "What else"),
}


def chapter() -> Chapter:
    """Return the chapter on documents."""
    said = Text(
        "tender report --list 列出现在可以出具的文件；--only 加文件的键只打印这些。正式文件要求档案没有错误；"
        "--draft 打印带“草稿”字样的草稿。",
        "tender report --list says which documents can be made now; --only and their keys print those "
        "alone. A final document needs a dossier without errors; --draft prints one that says so.",
    )
    return Chapter(
        key="documents",
        title=Text("文件", "Documents"),
        blocks=(Prose(said),),
        entries=(_all(), *map(_entry, all_documents())),
    )


def titles() -> dict[str, Text]:
    """Return what each document is called, by key."""
    return {document.key: document.title for document in all_documents()}


def _entry(document: Document) -> HandbookEntry:
    rests = Text(*(word("stage", document.stage, lang) for lang in LANGS))
    notes = joined(_notes(document))
    blocks = [Prose(_PER[document.per], _HEADS["per"]), Prose(rests, _HEADS["stage"])]
    if notes.zh:
        blocks.append(Prose(notes, _HEADS["notes"]))
    return HandbookEntry(
        key=f"document.{document.key}",
        kind="document",
        title=Text(
            f"{document.title.zh}（{document.key}）", f"{document.title.en} ({document.key})"
        ),
        names=(document.key, document.title.zh, document.title.en),
        blocks=tuple(blocks),
        inside=_ALL,
    )


def _all() -> HandbookEntry:
    rows = tuple(
        row(
            Cell(each.title, look="strong", lines=(Text(each.key, each.key),)),
            _PER[each.per],
            Text(*(word("stage", each.stage, lang) for lang in LANGS)),
            joined(_notes(each)) if any(_notes(each)) else None,
        )
        for each in all_documents()
    )
    columns = tuple(Column(key=key, head=head) for key, head in _HEADS.items())
    title = Text("全部文件", "All documents")
    table = Table(key=_ALL, title=title, columns=columns, rows=rows)
    return HandbookEntry(key=_ALL, kind="document", title=title, blocks=(table,))


def _notes(document: Document) -> Iterator[Text]:
    if document.scored:
        yield Text("需要评审结果", "it needs the result")
    if document.recommends:
        yield Text("写明候选人，推荐名次不得并列未决", "it names candidates: no tie may be open")
    if document.carries_workbook:
        yield Text("内含审计工作簿", "it carries the audit workbook")
    if document.word:
        yield Text("模板可在 Word 中修改", "its template may be edited in Word")
