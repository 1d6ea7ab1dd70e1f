"""Faults of a tender as a whole: criteria, method, prices, marks, decisions, failed lots."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Dossier, Ruling
from tests.dossiers.workbooks import Fault, in_year, ruling


def _tender(**values: Any) -> Callable[[Dossier], Dossier]:  # noqa: ANN401
    return lambda dossier: replace(dossier, tender=replace(dossier.tender, **values))


def _with(key: str, at: int, **values: Any) -> Callable[[Dossier], Dossier]:  # noqa: ANN401
    def change(dossier: Dossier) -> Dossier:
        rows = list(getattr(dossier, key))
        rows[at] = replace(rows[at], **values)
        return replace(dossier, **{key: tuple(rows)})

    return change


def _ruled(*rulings: Ruling) -> Callable[[Dossier], Dossier]:
    return lambda dossier: replace(dossier, rulings=rulings)


def _all(*changes: Callable[[Dossier], Dossier]) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        for one in changes:
            dossier = one(dossier)
        return dossier

    return change


def _screened(bid: str) -> Callable[[Dossier], Dossier]:
    """All requirements of `bid` fall away, as where it never was screened."""
    return lambda d: replace(d, screening=tuple(row for row in d.screening if row.bid != bid))


def _failing(*bids: str, reason: str | None = "没有盖章") -> Callable[[Dossier], Dossier]:
    return lambda dossier: replace(
        dossier,
        screening=tuple(
            replace(row, passed=False, reason=reason)
            if row.bid in bids and row.stage == "conformity"
            else row
            for row in dossier.screening
        ),
    )


def _equal_bids(dossier: Dossier) -> Dossier:
    """B03 and B04 are marked and priced alike."""
    bids = (*dossier.bids[:3], replace(dossier.bids[3], quote=dossier.bids[2].quote))
    marks = dict(dossier.marks.values)
    for code in ("T1", "T3"):
        marks["B04", code] = marks["B03", code]
    return replace(dossier, bids=bids, marks=Marks(marks))


def _first(dossier: Dossier, count: int) -> Dossier:
    """Only the first bids, with all that belongs to them."""
    bids = dossier.bids[:count]
    names = {bid.id for bid in bids}
    marks = {key: given for key, given in dossier.marks.values.items() if key[0] in names}
    return replace(
        dossier,
        bids=bids,
        tenderers=dossier.tenderers[:count],
        facts=tuple(row for row in dossier.facts if row.bid in names),
        screening=tuple(row for row in dossier.screening if row.bid in names),
        marks=Marks(marks),
    )


def _mark(bid: str, code: str, **by_expert: Decimal | None) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        given = {**dossier.marks.values[bid, code], **by_expert}
        kept = {expert: mark for expert, mark in given.items() if mark is not None}
        return replace(dossier, marks=Marks({**dossier.marks.values, (bid, code): kept}))

    return change


def _fault(code: str, what: str, at: str, change: Callable[[Dossier], Dossier]) -> Fault:
    return Fault(code=code, what=what, at=at, change=change)


LATE = datetime(2026, 3, 23, 9, 31)  # noqa: DTZ001 - local time of the tender
TENDERS = [
    _fault(
        "C101",
        "parts do not add up to their group",
        "criteria/2/max_points",
        _with("criteria", 0, max_points=Decimal(49)),
    ),
    _fault(
        "C102",
        "all criteria are not 100 points",
        "criteria/3/max_points",
        _with("criteria", 3, max_points=Decimal(21)),
    ),
    _fault(
        "C103",
        "two price criteria",
        "criteria/5/kind",
        _with("criteria", 3, kind="price"),
    ),
    _fault(
        "C104",
        "an interval table with a gap",
        "criteria/4/model",
        _with("criteria", 2, model="[0,2) 10; [3,) 30"),
    ),
    _fault(
        "C105",
        "a model for a subjective criterion",
        "criteria/3/model",
        _with("criteria", 1, model="yes/no"),
    ),
    _fault(
        "C106",
        "a fact outside the table",
        "facts/5/value",
        _with("facts", 3, value=Decimal(-3)),
    ),
    _fault(
        "C106",
        "a fact in words where the table wants a number",
        "facts/5/value",
        _with("facts", 3, value="3份"),
    ),
    _fault(
        "C107",
        "a total without its parameters",
        "tender/parameters",
        _all(
            _tender(method="wb_rated", small_rate=None),
            lambda d: replace(
                d, criteria=(*d.criteria[:3], replace(d.criteria[3], max_points=Decimal(50)))
            ),
        ),
    ),
    _fault(
        "C111",
        "a number among choices",
        "criteria/4/model",
        _with("criteria", 2, model=">=2 30; 其他 10"),
    ),
    _fault(
        "C110",
        "a label written otherwise",
        "facts/2/value",
        _all(
            _with("criteria", 2, model="5A 30; 4A 10; 其他 0"),
            lambda d: replace(
                d,
                facts=tuple(
                    replace(fact, value="五A级" if at == 0 else "4A")
                    for at, fact in enumerate(d.facts)
                ),
            ),
        ),
    ),
    _fault(
        "U105",
        "a parameter that the method does not use",
        "tender/parameters",
        _tender(parameters="price_weight=0.3"),
    ),
    _fault(
        "U105",
        "a rate that the method does not deduct",
        "tender/small_rate",
        _all(
            _tender(method="points", small_rate=Decimal("0.1")),
            _with("criteria", 4, model="lowest_ratio"),
        ),
    ),
    _fault(
        "U106",
        "weights of more than the whole",
        "tender/parameters",
        _all(
            _tender(
                method="wb_rated",
                small_rate=None,
                parameters="technical_weight=0.7; price_weight=0.4",
            ),
            lambda d: replace(
                d, criteria=(*d.criteria[:3], replace(d.criteria[3], max_points=Decimal(50)))
            ),
        ),
    ),
    _fault(
        "U107",
        "technical points that count twice",
        "criteria/6/model",
        _all(
            _tender(method="points", small_rate=None),
            _with("criteria", 4, model="world_bank_rated(x=0.3)"),
        ),
    ),
    _fault("M101", "a mark is missing", "marks E02!D5", _mark("B01", "T1", E02=None)),
    _fault(
        "M102",
        "experts differ on an objective criterion",
        "marks E01!D6",
        _mark("B01", "T3", E03=Decimal(19)),
    ),
    _fault(
        "M103",
        "too few marks are left",
        "bids/2/id",
        _ruled(*(ruling("void", "B01", expert=f"E0{at}", criterion="T1") for at in range(1, 6))),
    ),
    _fault("M104", "a fact is missing", "bids/5/id", lambda d: replace(d, facts=d.facts[:3])),
    _fault(
        "C109",
        "a figure of which the lowest wins among points",
        "criteria/6/model",
        _all(
            _tender(method="eu_best_price_quality", small_rate=None),
            _with("criteria", 4, model="life_cycle_cost"),
        ),
    ),
    _fault(
        "U104",
        "two suppliers of a single source",
        "lots/2/id",
        _all(
            _tender(method="cn_single_source", small_rate=None),
            lambda d: _first(replace(d, criteria=(), facts=(), marks=Marks()), 2),
        ),
    ),
    _fault("Q101", "no quote", "bids/5/quote", _with("bids", 3, quote=None)),
    _fault("Q101", "a quote of nothing", "bids/5/quote", _with("bids", 3, quote=Decimal(0))),
    _fault(
        "Q103", "a quote above the budget", "bids/5/quote", _with("bids", 3, quote=Decimal(120001))
    ),
    _fault(
        "Q110",
        "a social organisation as a small firm",
        "tenderers/2/status",
        _with("tenderers", 0, status=("small_micro",)),
    ),
    _fault(
        "Q111",
        "a status without a rate",
        "tenderers/2/status",
        _with("tenderers", 0, status=("consortium_or_subcontract",)),
    ),
    _fault(
        "L101",
        "too small a share of price",
        "criteria/6/max_points",
        _all(
            _with("criteria", 3, max_points=Decimal(41)),
            _with("criteria", 4, max_points=Decimal(9)),
        ),
    ),
    _fault(
        "L102",
        "another price formula than the law's",
        "criteria/6/model",
        _with("criteria", 4, model="linear_to_ceiling"),
    ),
    _fault(
        "L104",
        "no technical minimum",
        "tender/technical_minimum",
        _all(
            _tender(method="wb_qbs", small_rate=None),
            lambda d: replace(
                d, criteria=(*d.criteria[:3], replace(d.criteria[3], max_points=Decimal(50)))
            ),
        ),
    ),
    _fault("L105", "marks are trimmed", "tender/aggregation", _tender(aggregation="trimmed_mean")),
    _fault(
        "L106",
        "a rate outside the band",
        "tender/small_rate",
        _tender(small_rate=Decimal("0.25")),
    ),
    _fault(
        "U101",
        "a price ruling without a number",
        "rulings/2/decision",
        _ruled(ruling("price", "B01", "接受")),
    ),
    _fault(
        "U102", "a rounding stage that nobody knows", "tender/rounding", _tender(rounding="sum 2")
    ),
    _fault("U102", "no decimals of the total", "tender/rounding", _tender(rounding="price 2")),
    _fault("U102", "half a decimal", "tender/rounding", _tender(rounding="total 2.5")),
    _fault("U102", "a million decimals", "tender/rounding", _tender(rounding="total 1000000")),
    _fault("U102", "a parameter of two points", "tender/parameters", _tender(parameters="x=1.2.3")),
    _fault(
        "U102", "a step that nobody knows", "tender/tie_chain", _tender(tie_chain="quote; luck")
    ),
    _fault(
        "U102",
        "a step of a criterion that nobody knows",
        "tender/tie_chain",
        _tender(tie_chain="criterion T9"),
    ),
    _fault("U103", "a method that nobody knows", "tender/method", _tender(method="cn_open")),
    _fault(
        "U103",
        "a method before its day",
        "tender/method",
        lambda d: in_year(_tender(method="cn_framework_price_first")(d), 2021),
    ),
    _fault(
        "A201",
        "a requirement that nobody decided",
        "bids/5/id",
        lambda d: replace(d, screening=d.screening[:-1]),
    ),
    _fault("A202", "failed without a reason", "screening/3/reason", _failing("B01", reason=None)),
    _fault(
        "A203",
        "nothing is screened",
        "screening",
        lambda d: replace(d, screening=()),
    ),
    _fault("A101", "a requirement is failed", "screening/3/passed", _failing("B01")),
    _fault("A102", "a bid came late", "bids/5/received", _with("bids", 3, received=LATE)),
    _fault("A103", "ruled invalid", "rulings/2/subject", _ruled(ruling("exclusion", "B01"))),
    _fault(
        "A104",
        "a low price that nobody explained",
        "rulings/2/subject",
        _ruled(ruling("low_price", "B01", "不接受")),
    ),
    _fault(
        "A105",
        "a corrected price that is not confirmed",
        "rulings/2/subject",
        _ruled(ruling("price", "B01", "不确认")),
    ),
    _fault(
        "A106",
        "below the minimum of a criterion",
        "criteria/3/minimum",
        _with("criteria", 1, minimum=Decimal(15)),
    ),
    _fault(
        "A107",
        "below the technical minimum",
        "tender/technical_minimum",
        _tender(technical_minimum=Decimal(47)),
    ),
    _fault("T101", "a tie for a recommended place", "lots/2/id", _equal_bids),
    _fault(
        "T103",
        "a tie by a time that is blank",
        "bids/5/received",
        _all(
            _equal_bids,
            _with("bids", 3, received=None),
            _tender(tie_chain="received", deadline=None),
        ),
    ),
    _fault(
        "R109",
        "a bid without a time of receipt",
        "bids/5/received",
        _with("bids", 3, received=None),
    ),
    _fault(
        "T102",
        "a draw without a seed",
        "tender/draw_seed",
        _all(_equal_bids, _ruled(ruling("tie", "L01", "抽签"))),
    ),
    _fault(
        "F101",
        "fewer than three bids",
        "lots/2/id",
        lambda d: _first(d, 2),
    ),
    _fault(
        "F102",
        "two bids for a service, which suffice in a consultation",
        "lots/2/id",
        _all(_tender(method="cn_consultation"), lambda d: _first(d, 2)),
    ),
]
