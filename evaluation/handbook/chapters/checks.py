"""The checks: one entry each, with the figures of the law by date."""

from collections.abc import Iterator

from evaluation.checks.check import Check
from evaluation.checks.check_page import HEADS, figures_of_the_law, parts
from evaluation.checks.registry import all_checks
from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose

_COLUMNS = (
    Column(key="key", head=Text("法规参数", "Figure of the law"), kind="code"),
    Column(key="title", head=Text("名称", "What it is")),
    Column(key="span", head=Text("适用期间", "In force")),
    Column(key="value", head=Text("值", "Value")),
    Column(key="cite", head=Text("依据", "Law")),
)


def chapter() -> Chapter:
    """Return the chapter on checks."""
    said = Text(
        "tender check 逐项检查，并打印每一项的结果：有提示、未见问题、资料不足、不适用、未能完成。"
        "检查只请人核实，从不自行排除任何响应。",
        "tender check runs every check and prints each answer: raised, clear, insufficient data, "
        "not applicable, failed. A check asks people to look; it never excludes a bid by itself.",
    )
    return Chapter(
        key="checks",
        title=Text("检查", "Checks"),
        blocks=(Prose(said),),
        entries=tuple(map(_entry, all_checks())),
    )


def _entry(check: Check) -> HandbookEntry:
    return HandbookEntry(
        key=f"check.{check.code}",
        kind="check",
        title=Text(f"{check.code} {check.title.zh}", f"{check.code} {check.title.en}"),
        names=(check.code,),
        blocks=tuple(_blocks(check)),
    )


def _blocks(check: Check) -> Iterator[Block]:
    for key, text in parts(check).items():
        yield Prose(text, HEADS[key])
        if key == "cite" and check.parameters:
            rows = tuple(row(*figure) for figure in figures_of_the_law(check))
            title = HEADS["parameters"]
            yield Table(key=f"{check.code}_law", title=title, columns=_COLUMNS, rows=rows)
