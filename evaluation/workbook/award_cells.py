"""The formulas of a row of the sheet Award check."""

from collections.abc import Mapping

from evaluation.core.glossary import word
from evaluation.workbook.allocation_standing import quoted
from evaluation.workbook.figure_places import area
from evaluation.workbook.held_awards import AwardRow
from evaluation.workbook.page import HOLDS, MONEY, TIME, Figure, Page
from evaluation.workbook.tabs import tab


def write_row(page: Page, row: AwardRow) -> None:
    """Write a decision, what it rests on, and whether it agrees."""
    _decision(page, row)
    _found(page, row)
    _asked(page, row)
    _lot(page, row)
    formulas = _checks(page, row)
    first = page.book.evaluation.method.awards == "first"
    for key, holds in row.checks(first=first).items():
        value: Figure = None if holds is None else int(holds)
        page.formula(row.at, key, formulas[key], value, "check", HOLDS)


def _decision(page: Page, row: AwardRow) -> None:
    """Read the row of the sheet Awards, and whether a later one replaced it."""
    record, lang, where = row.record, page.book.lang, page.book.sources.where
    score = row.score
    values: dict[str, tuple[str, Figure, str]] = {
        "lot": ("lot", record.lot, ""),
        "bid": ("bid", record.bid, ""),
        "basis": ("basis", word("award_basis", record.basis, lang), ""),
        "when": ("when", record.when, TIME),
        "level": ("funded_level", record.funded_level, ""),
        "awarded": ("awarded", record.awarded, MONEY),
    }
    for key, (column, value, number) in values.items():
        cell = where.cell("awards", row.number, column)
        page.formula(row.at, key, f'IF({cell}="","",{cell})', value, "link", number)
    lots, whens = (where.column("awards", key) for key in ("lot", "when"))
    later = f"SUMPRODUCT(({lots}={page.at(row.at, 'lot')})*({whens}>{page.at(row.at, 'when')}))"
    page.live(row.at, "stands", f"IF({later}=0,1,0)", int(row.stands), "0")
    at = page.at(row.at, "position")
    name = f'IFERROR(INDEX({_ranking(page, "tenderer")},{at}),"")'
    page.live(row.at, "tenderer", name, score.tenderer.name if score else None)


def _found(page: Page, row: AwardRow) -> None:
    """Look the bid up on Ranking."""
    places, bid, at = page.book.places, page.at(row.at, "bid"), page.at(row.at, "position")
    found = f'IF({bid}="","",IFERROR(MATCH({bid},{_ranking(page, "bid")},0),""))'
    position = places.bids[row.score.bid.id] + 1 if row.score else None
    page.live(row.at, "position", found, position, "0")
    rank = f"INDEX({_ranking(page, 'rank')},{at})"
    page.live(row.at, "rank", f'IFERROR(IF({rank}="","",{rank}),"")', row.rank, "0")
    first, candidate = (_ranking(page, key) for key in ("first", "candidate"))
    named = f"IFERROR(N(INDEX({candidate},MATCH({bid},{first},0))),0)"
    page.live(row.at, "candidate", f'IF({bid}="","",{named})', row.candidate, "0")


def _asked(page: Page, row: AwardRow) -> None:
    """Write what the bid asks: its quote as it is now, or what it was for a part or with others."""
    rank, level, at = (page.at(row.at, key) for key in ("rank", "level", "position"))
    quote = f"INDEX({_column(page, 'prices', 'quote')},{at})"
    if row.special is not None and row.rank is not None:
        page.put(row.at, "asked", row.special, "decided", MONEY)
    else:
        read = f'IFERROR(IF({quote}="","",{quote}),"")'
        page.live(
            row.at,
            "asked",
            f'IF(OR({rank}="",AND({level}<>"",{level}<>100)),"",{read})',
            row.asked,
            MONEY,
        )
    awarded, asked = page.at(row.at, "awarded"), page.at(row.at, "asked")
    less = f'IF(OR({awarded}="",{asked}=""),"",ROUND({awarded}-{asked},9))'
    page.live(row.at, "difference", less, row.difference, MONEY)


def _lot(page: Page, row: AwardRow) -> None:
    """Look budget and ceiling of the lot up on Lots."""
    where, lot = page.book.sources.where, page.at(row.at, "lot")
    for key, value in (("budget", row.lot.lot.budget), ("ceiling", row.lot.lot.ceiling)):
        cells, ids = where.column("lots", key), where.column("lots", "id")
        cell = f"INDEX({cells},MATCH({lot},{ids},0))"
        page.formula(row.at, key, f'IFERROR(IF({cell}="","",{cell}),"")', value, "link", MONEY)


def _checks(page: Page, row: AwardRow) -> Mapping[str, str]:
    """The formula of each check; blank where nothing is to be held."""
    lang = page.book.lang
    cell = {key: page.at(row.at, key) for key in page.columns}
    idle = f'OR({cell["stands"]}=0,{cell["bid"]}="")'
    ranking, following = (quoted(word("award_basis", key, lang)) for key in ("ranking", "next"))
    first = f",{cell['rank']}=1" if page.book.evaluation.method.awards == "first" else ""
    recommended = f"{cell['candidate']}=1"
    in_order = (
        f"IF({cell['basis']}={ranking},IF(AND({recommended}{first}),1,0),"
        f'IF({cell["basis"]}={following},IF({recommended},1,0),""))'
    )
    on_lot = f"INDEX({_ranking(page, 'lot')},{cell['position']})={cell['lot']}"
    ranked = f"IFERROR(IF(AND(N({cell['rank']})>0,{on_lot}),1,0),0)"
    most = ",".join(
        f'OR({cell[key]}="",{cell["awarded"]}<={cell[key]})' for key in ("budget", "ceiling")
    )
    priced = f'IF(OR({idle},{cell["rank"]}=""),"",IF({_same(page, row)},1,0))'
    return {
        "ranked": f'IF({idle},"",{ranked})',
        "ordered": f'IF({idle},"",{in_order})',
        "priced": priced if row.priced else '""',
        "within": f'IF(OR({cell["stands"]}=0,{cell["awarded"]}=""),"",IF(AND({most}),1,0))',
    }


def _same(page: Page, row: AwardRow) -> str:
    """What holds where the amount is what the bid asks, and what it asks for a part has not changed."""
    equal = f"{page.at(row.at, 'difference')}=0"
    if row.special is None or row.rank is None or row.score is None:
        return equal
    bid, sources = row.score.bid, page.book.sources
    texts = {key: getattr(bid, key) or "" for key in ("fund_levels", "conditions")}
    same = [f'{sources.bid(bid, key)}&""={quoted(text)}' for key, text in texts.items()]
    return f"AND({','.join((equal, *same))})"


def _ranking(page: Page, column: str) -> str:
    return _column(page, "ranking", column)


def _column(page: Page, sheet: str, column: str) -> str:
    """A column of a sheet with a row for each bid, from its first row to its last."""
    places = page.book.places
    last = max(places.bids.values(), default=page.first)
    return area(tab(sheet, page.book.lang), 0, last, places.columns[sheet][column])
