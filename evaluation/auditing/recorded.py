"""What an audit workbook says about itself: its language, and what had been found."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from evaluation.auditing.workbook_content import BLANK, Content, StoredCell, StoredSheet
from evaluation.checks.check import Answer, Checked, State
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term, vocabulary, word
from evaluation.core.place import Place
from evaluation.core.text import LANGS, Lang, Text
from evaluation.workbook.figure_places import TOP
from evaluation.workbook.follow_sheet import CHOICE
from evaluation.workbook.tabs import TABS, tab

LENGTH = frozenset({"台账行数", "Length of the ledger"})
HEAD = frozenset({"台账末行指纹", "Head of the ledger"})
"""The lines of the sheet Record that say that there was one."""

FEWEST = 3
"""Added sheets by which an audit workbook is known, even where one was removed or renamed."""

FILES = frozenset({"X114", "X115"})
"""Checks that look at the files the tenderers handed in."""

SEEN = (State.RAISED, State.CLEAR, State.FAILED)
"""The answers that a check of files gives only where it has some."""

_PLACE = re.compile(r"[^\s;；,，、]+\.(?:xlsx|json)(?:\[[^\]]*\])?")
_ROW = re.compile(r"A(\d+)")


def language_of(tabs: Collection[str]) -> Lang | None:
    """Return the language of the added sheets among `tabs`; None where this is no audit workbook."""
    count = {lang: sum(tab(key, lang) in tabs for key in TABS) for lang in LANGS}
    best = max(LANGS, key=lambda lang: count[lang])
    return best if count[best] >= FEWEST else None


def chosen_bid(content: Content, lang: Lang) -> str | None:
    """Return the bid that a reader chose on the sheet Follow a bid; None where it shows the first.

    Whom to follow is the reader's choice and no part of the result: what counts is that the sheet
    shows the way of that bid.
    """
    sheet = content.sheets.get(tab("follow", lang))
    choice = sheet.cells.get(CHOICE, BLANK) if sheet else StoredCell(None, "=")
    if choice.formula or isinstance(choice.value, float | bool):
        return None
    return choice.value or ""


def recorded_findings(content: Content, lang: Lang) -> tuple[Finding, ...]:
    """Return what the sheet of findings says, as it was written there."""
    sheet = content.sheets.get(tab("findings", lang))
    return tuple(_rows(sheet, lang)) if sheet else ()


def left_out(
    recorded: Content, anew: Content, lang: Lang, *, ledger: bool, files: bool
) -> tuple[Content, Content]:
    """Return both workbooks without what cannot be redone.

    Args:
        ledger: whether the ledger is at hand; without it, its lines on the sheet Record are left.
        files: whether the files of the tenderers are; without them, the checks of them are left.
    """
    both = (_checks(recorded, lang, files), _checks(anew, lang, files))
    if not ledger:
        both = (_without_ledger(both[0], lang), _without_ledger(both[1], lang))
    return both


def is_apart(content: Content, lang: Lang, *, ledger: bool, files: bool) -> Iterator[Text]:
    """Yield what `left_out` leaves out of the recorded workbook `content`, where there is any."""
    held = content.sheets.get(tab("record", lang))
    if not ledger and held and any(cell.value in HEAD for cell in held.cells.values()):
        yield Text("台账不在手边，未核对", "the ledger is not at hand; its lines are not compared")
    checks = content.sheets.get(tab("checks", lang))
    seen = {word("check_state", state.name.lower(), lang) for state in SEEN}
    rows = _rows_of(checks) if checks and not files else []
    if checks and any(
        _text(checks, "A", row) in FILES and _text(checks, "C", row) in seen for row in rows
    ):
        yield Text(
            f"投标文件不在手边，{'、'.join(sorted(FILES))} 未核对",
            f"the submitted files are not at hand; {', '.join(sorted(FILES))} are not compared",
        )


def as_recorded(checked: tuple[Checked, ...], content: Content, lang: Lang) -> tuple[Checked, ...]:
    """Return `checked` with the answers on record of the checks that need the submitted files."""
    sheet = content.sheets.get(tab("checks", lang))
    if sheet is None:
        return checked
    states = {word("check_state", state.name.lower(), lang): state for state in State}
    told: dict[str, list[Answer]] = {code: [] for code in FILES}
    for row in _rows_of(sheet):
        code, state = _text(sheet, "A", row), states.get(_text(sheet, "C", row))
        said = _text(sheet, "E", row) or _text(sheet, "G", row)
        if code in FILES and state and state is not State.NOT_APPLICABLE:
            told[code].append(
                Answer(
                    state=state,
                    subject=_text(sheet, "D", row),
                    message=Text(said, said),
                    threshold=_text(sheet, "F", row),
                )
            )
    return tuple(
        replace(each, answers=tuple(told[each.check.code])) if each.check.code in FILES else each
        for each in checked
    )


def ledger_on_record(content: Content, lang: Lang) -> tuple[int, str] | None:
    """Return length and head of the ledger as the sheet Record gives them; None where it does not."""
    length, head = (_on_record(content, lang, said) for said in (LENGTH, HEAD))
    try:
        return (int(float(length)), head) if head else None
    except ValueError:
        return None


def mode_on_record(content: Content, lang: Lang) -> str | None:
    """Return the allocation mode on the sheet Record; None where it names none."""
    said = _on_record(content, lang, frozenset({term("allocation_mode", lang)}))
    modes = vocabulary()["allocation_mode"]
    return next((mode for mode, called in modes.items() if called.say(lang) == said), None)


def _on_record(content: Content, lang: Lang, said: Collection[str]) -> str:
    """What the sheet Record says beside one of the words `said`; empty where nothing."""
    sheet = content.sheets.get(tab("record", lang))
    if sheet is None:
        return ""
    rows = (row for row in _rows_of(sheet) if _text(sheet, "A", row) in said)
    return next((_text(sheet, "B", row) for row in rows), "")


def _checks(content: Content, lang: Lang, files: bool) -> Content:
    """The sheet of checks without places: an input cell stood elsewhere in the folder."""
    name = tab("checks", lang)
    sheet = content.sheets.get(name)
    if sheet is None:
        return content
    of_files = {_row(cell) for cell, held in sheet.cells.items() if held.value in FILES}
    cells = {
        cell: StoredCell(_PLACE.sub("", held.value) or None, held.formula)
        if isinstance(held.value, str)
        else held
        for cell, held in sheet.cells.items()
        if files or _row(cell) not in of_files
    }
    return replace(content, sheets={**content.sheets, name: replace(sheet, cells=cells)})


def _row(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _without_ledger(content: Content, lang: Lang) -> Content:
    """The sheet Record up to the head of the ledger; its lines in words come last there."""
    record = tab("record", lang)
    sheet = content.sheets.get(record)
    if sheet is None:
        return content
    last = max((row for row in _rows_of(sheet) if _text(sheet, "A", row) in HEAD), default=10**9)
    cells = {name: cell for name, cell in sheet.cells.items() if int(_row(name)) <= last}
    return replace(content, sheets={**content.sheets, record: replace(sheet, cells=cells)})


def _rows(sheet: StoredSheet, lang: Lang) -> Iterator[Finding]:
    severities = {each.words.say(lang): each for each in Severity}
    for row in _rows_of(sheet):
        severity = severities.get(_text(sheet, "A", row))
        if row > TOP + 1 and severity is not None:
            message, cite = _text(sheet, "D", row), _text(sheet, "E", row)
            yield Finding(
                code=_text(sheet, "B", row),
                severity=severity,
                message=Text(message, message),
                place=Place(_text(sheet, "C", row)),
                cite=Text(cite, cite) if cite else None,
            )


def _rows_of(sheet: StoredSheet) -> list[int]:
    return sorted(int(match[1]) for name in sheet.cells if (match := _ROW.fullmatch(name)))


def _text(sheet: StoredSheet, column: str, row: int) -> str:
    cell = sheet.cells.get(f"{column}{row}")
    return "" if cell is None or cell.value is None else str(cell.value)
