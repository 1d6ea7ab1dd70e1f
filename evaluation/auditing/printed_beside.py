"""What a PDF prints beside what it should print: page by page, or figure by figure.

Pages that are drawn from the same bytes are equal. Of the others the text is compared; where another
version of the program or a bureau's own templates printed them, the figures alone.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from evaluation.core.place import Place
from evaluation.verdict import Difference

LONGEST = 160
"""Characters of a printed line that are shown."""

FIGURE = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?(?![\w])")
HARMLESS = frozenset({"/Link", "/Widget", "/Popup"})
"""Notes on a page that cover nothing: links, and the field of a signature."""

PASSED = frozenset({"/Parent", "/Annots", "/StructParents", "/Tabs", "/Metadata", "/PieceInfo"})


@dataclass(frozen=True)
class Pages:
    """The pages of a PDF: how each is drawn, and what each says."""

    data: bytes

    @cached_property
    def drawn(self) -> list[bytes]:
        """A digest of all that a page is drawn from."""
        import pikepdf

        with pikepdf.open(io.BytesIO(self.data)) as file:
            seen: dict[tuple[int, int], bytes] = {}
            return [_digest(page.obj, seen) for page in file.pages]

    @cached_property
    def notes(self) -> list[str]:
        """The kinds of what lies over each page, but for what covers nothing."""
        import pikepdf

        with pikepdf.open(io.BytesIO(self.data)) as file:
            return [
                " ".join(
                    kind
                    for note in page.obj.get("/Annots", ())
                    if (kind := str(note.get("/Subtype", "?"))) not in HARMLESS
                )
                for page in file.pages
            ]

    @cached_property
    def _reader(self) -> Any:  # noqa: ANN401 - objects of pypdf
        from pypdf import PdfReader

        return PdfReader(io.BytesIO(self.data))

    def lines(self, page: int) -> list[str]:
        """Return the lines of a page, blanks set straight."""
        text = self._reader.pages[page].extract_text() or ""
        return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]


def printed_differences(
    theirs: Pages, ours: Pages, name: str, *, looks: bool
) -> Iterator[Difference]:
    """Yield what the PDF called `name` prints otherwise than it should.

    Args:
        theirs: as it is.
        ours: as it should be.
        looks: whether both were printed by the same version from the same templates, so that every
            word has to be the same.
    """
    for number, kinds in enumerate(theirs.notes, start=1):
        if kinds:
            yield _difference(name, number, kinds, "", "painted")
    if looks and len(theirs.drawn) == len(ours.drawn):
        yield from _page_by_page(theirs, ours, name)
        return
    was, should = (_numbered(each, range(len(each.drawn))) for each in (theirs, ours))
    yield from _words(was, should, name) if looks else _figures(was, should, name)


Line = tuple[int, str]
"""A line with its page, counted from 1."""


def _numbered(pages: Pages, which: Sequence[int]) -> list[Line]:
    return [(page + 1, line) for page in which for line in pages.lines(page)]


def _page_by_page(theirs: Pages, ours: Pages, name: str) -> Iterator[Difference]:
    both = zip(theirs.drawn, ours.drawn, strict=True)
    unlike = [page for page, (a, b) in enumerate(both) if a != b]
    same_machine = len(unlike) < len(theirs.drawn)
    for page in unlike:
        found = [*_words(_numbered(theirs, [page]), _numbered(ours, [page]), name)]
        yield from found
        if not found and same_machine:
            yield _difference(name, page + 1, "", "", "painted")


def _words(theirs: list[Line], ours: list[Line], name: str) -> Iterator[Difference]:
    """Yield each line that is not what it should be."""
    page = 1
    for tag, a, b, c, d in _steps([text for _, text in theirs], [text for _, text in ours]):
        if tag != "equal":
            for there, here in zip_longest(theirs[a:b], ours[c:d]):
                page = there[0] if there else page
                was, should = there[1] if there else "", here[1] if here else ""
                yield _difference(name, page, was, should, "printed")
        elif b > a:
            page = theirs[b - 1][0]


def _figures(theirs: list[Line], ours: list[Line], name: str) -> Iterator[Difference]:
    """Yield each figure in the place of another; what is only there or only missing is looks."""
    first, second = _of_figures(theirs), _of_figures(ours)
    for tag, a, b, c, d in _steps([each for _, each in first], [each for _, each in second]):
        if tag != "replace":
            continue
        was = [(line, figure) for line, found in first[a:b] for figure in found]
        now = [(line, figure) for line, found in second[c:d] for figure in found]
        for kind, i, j, k, m in _steps([each for _, each in was], [each for _, each in now]):
            if kind == "replace" and j - i == m - k:
                for ((page, line), _), ((_, should), __) in zip(was[i:j], now[k:m], strict=True):
                    yield _difference(name, page, line, should, "printed")


def _of_figures(lines: list[Line]) -> list[tuple[Line, tuple[str, ...]]]:
    found = ((line, tuple(FIGURE.findall(line[1]))) for line in lines)
    return [each for each in found if each[1]]


def _steps(
    theirs: Sequence[object], ours: Sequence[object]
) -> Sequence[tuple[str, int, int, int, int]]:
    matcher: SequenceMatcher[Any] = SequenceMatcher(None, theirs, ours, autojunk=False)
    return matcher.get_opcodes()


def _difference(name: str, page: int, was: str, should: str, reason: str) -> Difference:
    return Difference(
        place=Place(name, f"p. {page}"),
        recorded=was[:LONGEST],
        recomputed=should[:LONGEST],
        reason=reason,
    )


def _digest(thing: Any, seen: dict[tuple[int, int], bytes]) -> bytes:  # noqa: ANN401
    """A digest of a page and of everything that it refers to, as long as it is drawn."""
    import pikepdf

    known = thing.objgen if isinstance(thing, pikepdf.Object) else (0, 0)
    if known != (0, 0):
        if known in seen:
            return seen[known]
        seen[known] = b"within itself"
    sha = sha256(type(thing).__name__.encode())
    if isinstance(thing, pikepdf.Array):
        for each in thing:
            sha.update(_digest(each, seen))
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        keys = sorted(set(thing.keys()) - PASSED)
        for key in keys:
            sha.update(key.encode() + _digest(thing[key], seen))
        if isinstance(thing, pikepdf.Stream):
            sha.update(thing.read_raw_bytes())
    else:
        sha.update(str(thing).encode())
    if known != (0, 0):
        seen[known] = sha.digest()
    return sha.digest()
