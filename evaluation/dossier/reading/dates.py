"""Whether the dates of a dossier can be: their order, and years that nobody meant."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median_low

from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.record import Record
from evaluation.dossier.records import Dossier, Tender

FAR = 5
"""Years between two dates of one tender, above which one of them is a slip."""

LONG = timedelta(days=180)
"""After the evaluation, a ruling that comes later than this may be of another year."""

ZERO = 1900
"""The year that a spreadsheet makes of a 0."""

FIRST, LAST = 1950, 2100
"""The years of which a tender, a report or a fund may be."""

FIXED = ("published", "deadline", "opened", "evaluated")
"""The days by which everything else is held, in their order."""

OWN = (*FIXED, "documents_from", "documents_until", "clarified")
"""All days of the tender itself."""

Dated = tuple[Record, str, date]
"""A record, its column and the day there."""


def check_dates(dossier: Dossier) -> Iterator[Finding]:
    """Yield the dates that no calendar of the tender has room for, and those out of order."""
    far = tuple(_far(dossier))
    yield from far
    told = {finding.place for finding in far}
    for before, after in (*_tender_pairs(dossier.tender), *_pairs(dossier)):
        if before[2] > after[2] and not told & {_place(before), _place(after)}:
            found = _disordered(before, after)
            told |= {found.place}
            yield found
    yield from _late_rulings(dossier, told)
    yield from _years(dossier)


def _place(dated: Dated) -> Place:
    return dated[0].at(dated[1])


def _year(dossier: Dossier) -> int:
    """The year of most dates of the tender."""
    return median_low(day.year for _, _, day in _known(dossier.tender, *OWN))


def _known(record: Record, *keys: str) -> Iterator[Dated]:
    for key in keys:
        value = getattr(record, key)
        if value is not None:
            yield record, key, value.date() if isinstance(value, datetime) else value


def _far(dossier: Dossier) -> Iterator[Finding]:
    """Yield the dates years away from most of the tender's, and organisations founded in year 0."""
    middle = _year(dossier)
    every = (
        *_known(dossier.tender, *OWN),
        *(each for bid in dossier.bids for each in _known(bid, "received")),
        *(each for ruling in dossier.rulings for each in _known(ruling, "when")),
    )
    for record, key, day in every:
        if abs(day.year - middle) > FAR or not FIRST <= day.year <= LAST:
            yield _odd(
                record.at(key),
                f"“{term(key, 'zh')}”为 {day}，而本项目的日期在 {middle} 年前后；请核对年份",
                f"{term(key, 'en')} is {day}, and the dates of the tender are about the year {middle}; "
                "check the year",
            )
    for tenderer in dossier.tenderers:
        for record, key, day in _known(tenderer, "founded", "graded"):
            if day.year <= ZERO:
                yield _odd(
                    record.at(key),
                    f"“{term(key, 'zh')}”为 {day}；那时不可能登记（表格会把 0 显示为 1900 年），请按证书改正，不知道的留空",
                    f"{term(key, 'en')} is {day}, when nothing was registered (a spreadsheet makes "
                    "the year 1900 of a 0); correct it by the certificate, or leave it blank",
                )


def _tender_pairs(tender: Tender) -> Iterator[tuple[Dated, Dated]]:
    yield from pairwise(_known(tender, *FIXED))
    for keys in (
        ("published", "clarified"),
        ("clarified", "deadline"),
        ("documents_from", "documents_until"),
        ("published", "documents_until"),
    ):
        yield from pairwise(_known(tender, *keys))


def _pairs(dossier: Dossier) -> Iterator[tuple[Dated, Dated]]:
    """What comes before what: the notice before bids and rulings, organisations before their bids."""
    tender = dossier.tender
    notice, ends = tuple(_known(tender, "published")), tuple(_known(tender, "evaluated"))
    closes = (*_known(tender, "deadline"), *_known(tender, "opened"))[:1]
    for bid in dossier.bids:
        for received in _known(bid, "received"):
            yield from ((first, received) for first in notice)
            yield from ((received, last) for last in ends)
    for ruling in dossier.rulings:
        yield from ((first, made) for first in notice for made in _known(ruling, "when"))
    for tenderer in dossier.tenderers:
        for born in _known(tenderer, "founded", "graded"):
            yield from ((born, last) for last in closes)


def _disordered(before: Dated, after: Dated) -> Finding:
    """Say that `after` is before `before`, at the later of them that is not fixed."""
    (_, early, first), (_, late, second) = before, after
    place = _place(before if late in FIXED and early not in FIXED else after)
    return _finding(
        "R104",
        Severity.ERROR,
        place,
        f"“{term(late, 'zh')}”{second} 早于“{term(early, 'zh')}”{first}；请核对日期",
        f"{term(late, 'en')} {second} is before {term(early, 'en')} {first}; check the dates",
    )


def _late_rulings(dossier: Dossier, told: Iterable[Place]) -> Iterator[Finding]:
    done = (*_known(dossier.tender, "evaluated"), *_known(dossier.tender, "opened"))[:1]
    for _, key, last in done:
        for ruling in dossier.rulings:
            made = ruling.when.date()
            if made - last > LONG and ruling.at("when") not in told:
                yield _finding(
                    "R111",
                    Severity.WARNING,
                    ruling.at("when"),
                    f"决定写于 {made}，距“{term(key, 'zh')}”{last} 已有 {(made - last).days} 天；请核对年份",
                    f"the ruling is of {made}, {(made - last).days} days after {term(key, 'en')} {last}; "
                    "check the year",
                )


def _years(dossier: Dossier) -> Iterator[Finding]:
    """Yield the years of reports and funds that no calendar of the tender has room for."""
    year = _year(dossier)
    for record, key, given, first, last in (
        *((one, "annual_report", one.annual_report, FIRST, year) for one in dossier.tenderers),
        *((one, "year", one.year, year - FAR, year + 6 * FAR) for one in dossier.funds),
    ):
        if given is not None and not first <= given <= last:
            yield _odd(
                record.at(key),
                f"“{term(key, 'zh')}”为 {given}；应为 {first} 至 {last} 年的四位年份，请改正",
                f"{term(key, 'en')} is {given}; write a year of four digits from {first} to {last}",
            )


def _odd(place: Place, zh: str, en: str) -> Finding:
    return _finding("R111", Severity.ERROR, place, zh, en)


def _finding(code: str, severity: Severity, place: Place, zh: str, en: str) -> Finding:
    return Finding(code=code, severity=severity, message=Text(zh, en), place=place)
