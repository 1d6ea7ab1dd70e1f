"""What stands in each cell of an expert's mark sheet: the writer writes it, the reader expects it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from evaluation.core.glossary import term, word
from evaluation.core.place import cell_name
from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import AssignedLot, Assignment, Candidate
from evaluation.desk.mark_sheets.sheet_identity import SheetIdentity
from evaluation.dossier.writing.looks import cut, display_width

Kind = Literal["title", "facts", "hint", "head", "label", "code", "number", "blank", "total",
               "mark", "comment", "sign"]  # fmt: skip

ACROSS = 12
"""Bids on one page; more of them stand on a second page, or the print could not be read."""

ROOMY, TIGHT = (9, 26, 8, 56, 11), (8, 20, 7, 42, 9)
"""Widths of code, title, maximum, standard and each bid: of few bids, and of many."""
STANDARD_LINES = 10
"""Lines of a standard in one row; a spreadsheet row twice as high breaks badly across pages."""
FIRST_BID = 4
"""Column of the first bid: code, title, maximum and standard of the criterion stand before it."""

HOW_TO = (
    Text(
        "1. 逐格填写得分：0 至满分之间的数字，可以有小数。不能留空；不得分的写 0。",
        "1. Give every bid a mark for every criterion: a number from 0 to the maximum. Leave no "
        "cell blank; 0 means no points.",
    ),
    Text(
        "2. 意见写在最后一张表。不要改动其他单元格，不要增删行列、合并单元格或写公式。",
        "2. Comments go on the last sheet. Change no other cell; add, remove or merge nothing, "
        "and write no formulas.",
    ),
    Text(
        "3. 填完后保存（.xlsx），打印签字，把文件和签字页一并交回。",
        "3. Save it (.xlsx), print and sign it, and hand in the file and the signed pages.",
    ),
)
_HEADING = Text("专家评分表", "Mark sheet")
_REMARKS = Text("意见", "Remarks")
_TOTAL = Text("合计", "Total")
_SIGNED = Text("签字：________________    日期：________________",
               "Signed: ________________    Date: ________________")  # fmt: skip
_FORBIDDEN = str.maketrans("[]:*?/\\'", "--------")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCell:
    """A cell of a page.

    Args:
        value: text or number that is written; for a total, its formula.
        bid: id of the bid that a mark or comment is on.
        criterion: code of the criterion that a mark is for.
        most: the highest mark.
    """

    row: int
    column: int
    kind: Kind
    value: str | Decimal = ""
    bid: str = ""
    criterion: str = ""
    most: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSheetPage:
    """A tab of a mark sheet.

    Args:
        head: row of the head, repeated on every printed page.
        key: column by which its rows are known: criteria, or bids.
        widths: of the columns, in characters of a Latin letter.
    """

    tab: str
    head: int
    widths: tuple[int, ...]
    cells: tuple[PageCell, ...]
    key: int = 0


def pages(assignment: Assignment, identity: SheetIdentity, lang: Lang) -> tuple[MarkSheetPage, ...]:
    """Return the tabs of a mark sheet: one for each lot, or for each dozen bids on it, and remarks."""
    found: list[MarkSheetPage] = []
    for part in assignment.lots:
        for start in range(0, len(part.candidates), ACROSS):
            candidates = part.candidates[start : start + ACROSS]
            tab = _tab(part.lot.id, [page.tab for page in found], _REMARKS.say(lang))
            found.append(_marks_page(assignment, identity, part, candidates, tab, lang))
    return (*found, _remarks_page(assignment, identity, lang))


def folded(text: str, width: float) -> list[str]:
    """Return `text` in pieces of at most `width` Latin letters, cut at spaces where there are any.

    Example:
        >>> folded("dates, places and people", 12)
        ['dates, ', 'places and ', 'people']
        >>> folded("服务方案", 4)
        ['服务', '方案']
    """
    pieces: list[str] = []
    for line in text.splitlines(keepends=True) or [""]:
        rest = line
        while display_width(rest) > width:
            fits = _fitting(rest, width)
            space = rest.rfind(" ", 0, fits + 1) + 1
            at = space if space > fits // 2 else fits
            pieces.append(rest[:at])
            rest = rest[at:]
        pieces.append(rest)
    return pieces


def _fitting(text: str, width: float) -> int:
    """How many signs of `text` are at most `width` wide; one at least."""
    used = 0
    for at, sign in enumerate(text):
        used += display_width(sign)
        if used > width:
            return max(at, 1)
    return len(text)


def _tab(name: str, taken: Sequence[str], remarks: str) -> str:
    """A tab of its own for `name`: at most 31 signs, none that a tab must not have."""
    whole, number = name.translate(_FORBIDDEN), 1
    used = {remarks.lower(), "identity", "history", *map(str.lower, taken)}
    tab = cut(whole, 26).strip() or "-"
    while tab.lower() in used:
        number += 1
        tab = f"{cut(whole, 26).strip()} ({number})"
    return tab


def _top(
    assignment: Assignment,
    identity: SheetIdentity,
    lots: str,
    candidates: Iterable[Candidate],
    width: int,
    lang: Lang,
) -> Iterator[PageCell]:
    """Title, whose sheet it is, how to fill it in, who is in a consortium: lines that are not merged."""
    lines: list[tuple[Kind, str]] = [
        ("title", f"{_HEADING.say(lang)} · {assignment.tender.title}"),
        ("facts", _facts(assignment, identity, lots, lang)),
        *(("hint", text.say(lang)) for text in HOW_TO),
        *(
            ("hint", f"{each.code}  {each.members.say(lang)}")
            for each in candidates
            if each.members
        ),
    ]
    row = 0
    for kind, text in lines:
        room = width / 1.5 if kind == "title" else width / 1.1
        for piece in folded(text, room):
            yield PageCell(row=row, column=0, kind=kind, value=piece.rstrip())
            row += 1


def _facts(assignment: Assignment, identity: SheetIdentity, lots: str, lang: Lang) -> str:
    expert = f"{assignment.expert.id} {assignment.expert.name}"
    said = Text(
        f"项目编号：{assignment.tender.id}    包：{lots}    专家：{expert}    "
        f"第 {identity.issue} 次发出",
        f"Tender: {assignment.tender.id}    Lot: {lots}    Expert: {expert}    "
        f"Issue: {identity.issue}",
    )
    return said.say(lang)


def _marks_page(
    assignment: Assignment, identity: SheetIdentity, part: AssignedLot,
    candidates: tuple[Candidate, ...], tab: str, lang: Lang,
) -> MarkSheetPage:  # fmt: skip
    *labels, each = ROOMY if len(candidates) <= ACROSS // 2 else TIGHT
    widths, standard = (*labels, *(each for _ in candidates)), labels[-1]
    lot = f"{part.lot.id} {part.lot.title}"
    cells = [*_top(assignment, identity, lot, candidates, sum(widths), lang)]
    head = cells[-1].row + 1
    heads = [term(key, lang) for key in ("code", "criterion", "max_points", "descriptor")]
    heads += [_head(candidate) for candidate in candidates]
    cells += _row(head, "head", heads)
    row = head + 1
    for criterion in part.criteria:
        texts = folded(criterion.descriptor or "", standard * 0.92)
        for start in range(0, len(texts), STANDARD_LINES):
            text = "".join(texts[start : start + STANDARD_LINES]).rstrip()
            first = start == 0
            title = criterion.title
            if criterion.kind == "objective":
                title += f" ({word('kind', 'objective', lang)})"
            cells += (
                PageCell(row=row, column=0, kind="code", value=criterion.code if first else ""),
                PageCell(row=row, column=1, kind="label", value=title if first else ""),
                PageCell(row=row, column=2, kind="number",
                         value=criterion.max_points if first else ""),
                PageCell(row=row, column=3, kind="label", value=text),
            )  # fmt: skip
            for across, candidate in enumerate(candidates):
                cells.append(
                    PageCell(
                        row=row, column=FIRST_BID + across, kind="mark", bid=candidate.bid.id,
                        criterion=criterion.code, most=criterion.max_points,
                    )
                    if first
                    else PageCell(row=row, column=FIRST_BID + across, kind="blank")
                )  # fmt: skip
            row += 1
    cells += _totals(part, head, row, len(candidates), lang)
    cells.append(PageCell(row=row + 2, column=1, kind="sign", value=_SIGNED.say(lang)))
    return MarkSheetPage(tab=tab, head=head, widths=widths, cells=tuple(cells))


def _head(candidate: Candidate) -> str:
    return "\n".join(part for part in (candidate.code, candidate.tenderer) if part)


def _totals(part: AssignedLot, head: int, row: int, bids: int, lang: Lang) -> Iterator[PageCell]:
    most = sum((criterion.max_points for criterion in part.criteria), Decimal(0))
    yield PageCell(row=row, column=0, kind="code", value=_TOTAL.say(lang))
    yield PageCell(row=row, column=1, kind="label")
    yield PageCell(row=row, column=2, kind="number", value=most)
    yield PageCell(row=row, column=3, kind="label")
    for column in range(FIRST_BID, FIRST_BID + bids):
        area = f"{cell_name(head + 1, column)}:{cell_name(row - 1, column)}"
        yield PageCell(row=row, column=column, kind="total", value=f"=SUM({area})")


def _remarks_page(assignment: Assignment, identity: SheetIdentity, lang: Lang) -> MarkSheetPage:
    widths = (10, 12, 34, 90)
    lots = ", ".join(part.lot.id for part in assignment.lots)
    seen = [candidate for part in assignment.lots for candidate in part.candidates]
    cells = [*_top(assignment, identity, lots, seen, sum(widths), lang)]
    head = row = cells[-1].row + 1
    heads = [term(key, lang) for key in ("lot", "bid", "tenderer", "comment")]
    cells += _row(head, "head", heads)
    for part in assignment.lots:
        for candidate in part.candidates:
            row += 1
            cells += _row(row, "label", [part.lot.id, candidate.code, candidate.tenderer])
            cells.append(PageCell(row=row, column=3, kind="comment", bid=candidate.bid.id))
    cells.append(PageCell(row=row + 2, column=1, kind="sign", value=_SIGNED.say(lang)))
    return MarkSheetPage(
        tab=_REMARKS.say(lang), head=head, widths=widths, cells=tuple(cells), key=1
    )


def _row(row: int, kind: Kind, values: Sequence[str]) -> Iterator[PageCell]:
    for column, value in enumerate(values):
        yield PageCell(row=row, column=column, kind=kind, value=value)
