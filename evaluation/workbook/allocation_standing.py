"""Whether the plan still rests on the workbook: a funded bid ranked, every figure as it was.

Where an input is typed over, a bid may lose its rank, its points or its price. The sheet then counts
it as worth nothing, so that its sums stay readable, and one red line says which bid it is.
"""

from evaluation.allocation import RankedBid
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.workbook.page import Page

NOT_RANKED = Text(
    "安排的响应 {} 已不在排名内{}：方案不再以排名为依据，请重新分配。",
    "The funded bid {} is no longer ranked{}: the plan no longer rests on the ranking; allocate anew.",
)
CHANGED = Text(
    "{} 的名次、得分、报价、档次或规模已与分配时不同{}：方案不再以这些数据为依据，请重新分配。",
    "Rank, points, quote, level or size of {} are no longer those of the allocation{}: the plan no "
    "longer rests on them; allocate anew.",
)
MORE = Text("（另有 {} 个）", " (and {} more)")
"""The warnings: the first bid concerned, and how many more."""

_PART = 200
"""A text within a formula may have 255 characters."""


def readable(link: str) -> str:
    """Return what reads a cell, or nothing where an error stands there."""
    return f'IFERROR({link},"")'


def numbers(formula: str, *cells: str) -> str:
    """Return `formula` where `cells` all hold numbers, and 0 elsewhere.

    Example:
        >>> numbers("ROUND(O9*100,0)", "O9")
        'IF(COUNT(O9)=1,ROUND(O9*100,0),0)'
    """
    return f"IF(COUNT({','.join(cells)})={len(cells)},{formula},0)"


def write_standing(page: Page, row: int, bid: RankedBid, dossier: Dossier) -> None:
    """Write whether an option, where it is funded, is ranked; and whether it is as the plan had it."""
    at = {key: page.at(row, key) for key in ("chosen", "rank")}
    page.holds(row, "ranked", f"OR({at['chosen']}=0,N({at['rank']})>0)")
    record = next(one for one in dossier.bids if one.id == bid.bid)
    same = [f"{at['rank']}={bid.rank}"]
    same += [f"{page.at(row, key)}=1" for key in ("value_check", "price_check")]
    for key in ("fund_levels", "conditions"):
        cell = page.book.sources.bid(record, key)
        same.append(f'{cell}&""={quoted(getattr(record, key) or "")}')
    page.holds(row, "same", f"AND({','.join(same)})")


def write_warning(page: Page, first: int, last: int) -> None:
    """Write the line above the heads that says which bid the plan no longer rests on; else nothing."""
    lang = page.book.lang

    def down(key: str) -> str:
        return f"{page.at(first, key)}:{page.at(last, key)}"

    def warning(key: str, said: Text) -> str:
        wrong = f"COUNTIF({down(key)},0)"
        bid = f"INDEX({down('bid')},MATCH(0,{down(key)},0))"
        before, after = (quoted(part) for part in MORE.say(lang).split("{}"))
        more = f'IF({wrong}>1,{before}&({wrong}-1)&{after},"")'
        start, middle, end = (quoted(part) for part in said.say(lang).split("{}"))
        return f"IF({wrong}>0,{start}&{bid}&{middle}&{more}&{end},"

    line = f'{warning("ranked", NOT_RANKED)}{warning("same", CHANGED)}""))'
    page.formula(0, "tenderer", line, None, "warning")


def quoted(text: str) -> str:
    """Return `text` as a formula writes it.

    Example:
        >>> quoted('80% "net" 98000')
        '"80% ""net"" 98000"'
    """
    parts = [text[at : at + _PART] for at in range(0, len(text), _PART)] or [""]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)
