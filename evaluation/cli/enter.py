"""``tender enter SHEET DOSSIER COLUMN=VALUE ... --who``: a decision into its sheet, on record."""

import argparse
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import get_args

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say, say_json
from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.desk.entering.entering import Enterable, enter
from evaluation.desk.entering.prepared import prepared
from evaluation.desk.entering.taking_over import finish
from evaluation.dossier.schema import comparable, sheet


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("sheet", choices=get_args(Enterable), help=parser.says("表", "the sheet"))
    parser.add_argument(
        "dossier",
        type=Path,
        help=parser.says("工作簿文件夹，或一个工作簿", "folder of workbooks, or one workbook"),
    )
    parser.add_argument(
        "cells",
        nargs="+",
        metavar="COLUMN=VALUE",
        help=parser.says("列名或键，如 对象=B03", "by key or head, such as subject=B03"),
    )
    parser.add_argument(
        "--who", required=True, help=parser.says("登记的经办人", "the person who enters it")
    )
    parser.add_argument(
        "--why",
        default="",
        help=parser.says("为何更改审查结论", "why a screening decision is replaced"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Write the row and the line of the ledger, and say where; 1 where something is wrong."""
    finish(options.dossier)
    planned = prepared(options.dossier, options.sheet, [typed(options.sheet, options.cells)])
    now = datetime.now().astimezone()
    ledger = enter(planned, who=options.who, time=now, why=options.why)
    place = planned.place
    if options.json:
        where = {"workbook": place.workbook, "sheet": place.sheet, "row": int(place.cell)}
        say_json(where | {"length": ledger.length, "head": ledger.head})
        return 0
    text = Text(
        f"已写入 {place.workbook} 的“{place.sheet}”表第 {place.cell} 行；台账第 {ledger.length} 行",
        f"written to row {place.cell} of the sheet {place.sheet} of {place.workbook}; "
        f"line {ledger.length} of the ledger",
    )
    say(text.say(options.lang))
    return 0


def typed(key: str, cells: Iterable[str]) -> dict[str, str]:
    """Return what was typed by the key of its column; a column may be called as the sheet does.

    Raises:
        Unusable: there is no such column, or it is named twice.

    Example:
        >>> typed("rulings", ["决定事项=并列处理", "subject=L04"])
        {'what': '并列处理', 'subject': 'L04'}
    """
    headers, found = sheet(key).by_header(), dict[str, str]()
    for cell in cells:
        name, _, value = cell.partition("=")
        column = headers.get(comparable(name))
        if column is None or column.key in found:
            known = ", ".join(each.key for each in sheet(key).columns)
            zh = "没有这一列" if column is None else "写了两次"
            en = "is no column" if column is None else "is named twice"
            raise Unusable(
                Text(f"“{name}”{zh}；可用：{known}", f"'{name}' {en}; there are: {known}")
            )
        found[column.key] = value
    return found
