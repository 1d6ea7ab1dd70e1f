"""Dossiers of every shape, made from the schema itself, and one that a person would write."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from evaluation.core.glossary import vocabulary
from evaluation.core.text import normal
from evaluation.dossier.cells import SEPARATORS, reads_as_number
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.reading.build import comment_order
from evaluation.dossier.reading.signs import odd
from evaluation.dossier.records import (
    RECORDS,
    Bid,
    Criterion,
    Dossier,
    Expert,
    Fact,
    Lot,
    Ruling,
    Tender,
    Tenderer,
)
from evaluation.dossier.schema import ORDER, SheetColumn, sheet

SEEN = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf")).filter(lambda s: not odd(s))
SIGNS = SEEN | st.sampled_from("\n=+-@'\"")
TRICKY = st.sampled_from(["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "_x0041_", "http://a.b"])
TEXTS = (st.text(SIGNS, min_size=1, max_size=30) | TRICKY).map(str.strip).filter(bool)
IDS = TEXTS.map(normal).filter(bool)
MEMBERS = IDS.filter(lambda text: not SEPARATORS.search(text))
MONEY = st.integers(0, 10**15 - 1).map(lambda fen: Decimal(fen).scaleb(-2))
NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 9),
)
LINES = st.builds(
    lambda far, text: "  " * far + text.splitlines()[0], st.integers(0, 2), TEXTS
).map(str.rstrip)
LAW_FILES = st.sampled_from(["methods/own.toml", "params/cn-x/y.toml", "sources.toml"])
FACTS = NUMBERS | IDS.filter(lambda text: not reads_as_number(text))
DAYS = st.dates(date(1900, 3, 1), date(2200, 1, 1))
TIMES = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001 - local time
    lambda moment: moment.replace(second=max(moment.second, 1), microsecond=0)
)
"""Midnight itself is refused: a spreadsheet keeps it like a day without a time."""


def values(column: SheetColumn) -> st.SearchStrategy[Any]:
    """Return what a cell of `column` may hold."""
    known: dict[str, st.SearchStrategy[Any]] = {
        "id": IDS, "text": TEXTS, "money": MONEY, "decimal": NUMBERS, "date": DAYS, "time": TIMES,
        "fact": FACTS, "flag": st.booleans(), "whole": st.integers(-(10**14), 10**14),
        "ids": st.lists(MEMBERS, min_size=1, max_size=3).map(tuple), "line": LINES,
    }  # fmt: skip
    if column.kind in ("choice", "choices"):
        words = st.sampled_from(sorted(vocabulary()[column.choices or ""]))
        return words if column.kind == "choice" else st.lists(words, min_size=1).map(tuple)
    return known[column.kind]


@st.composite
def records(draw: st.DrawFn, key: str) -> Any:  # noqa: ANN401 - any record
    """Return a record of the sheet `key`."""
    fields = {}
    for column in sheet(key).columns:
        if column.required or column.default is not None or draw(st.booleans()):
            fields[column.key] = draw(values(column))
    if key == "tender":
        fields["currency"] = "CNY"
    if key == "own_law":
        fields["file"] = draw(LAW_FILES)
    return RECORDS[key](**fields)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Return a dossier whose cells are each in order; its records need not fit together."""
    rows = {
        key: tuple(draw(st.lists(records(key), max_size=2))) for key in ORDER if key != "tender"
    }
    rows["comments"] = tuple(sorted(rows["comments"], key=comment_order))
    rows["own_law"] = tuple(sorted(rows["own_law"], key=lambda line: line.file))
    bids = st.sampled_from([bid.id for bid in rows["bids"]] or ["B1"]) | MEMBERS
    codes = st.sampled_from([one.code for one in rows["criteria"]] or ["T1"]) | MEMBERS
    experts = st.sampled_from([one.id for one in rows["panel"]] or ["E1"]) | MEMBERS
    marks = st.dictionaries(
        st.tuples(bids, codes),
        st.dictionaries(experts, NUMBERS, min_size=1, max_size=3),
        max_size=4,
    )
    return Dossier(tender=draw(records("tender")), marks=Marks(draw(marks)), **rows)


IN_TIME = datetime(2026, 3, 23, 9)  # noqa: DTZ001 - local time


def small() -> Dossier:
    """Return a dossier of two lots, two bids and two experts that has no errors."""
    marks = {
        ("B01", "T1"): {"E01": Decimal("25.5"), "E02": Decimal(24)},
        ("B02", "T1"): {"E01": Decimal("9.95"), "E02": Decimal(30)},
    }
    return Dossier(
        tender=Tender(
            id="WH-2026-01",
            title="公共文化服务采购",
            buyer="某市文化局",
            method="cn_open_comprehensive",
            published=date(2026, 3, 1),
            deadline=datetime(2026, 3, 23, 9, 30),  # noqa: DTZ001 - local time
            budget=Decimal("240000.00"),
        ),
        lots=(
            Lot(id="L01", title="流动演出 40 场", budget=Decimal(120000), setting="rural"),
            Lot(id="L02", title="夜校艺术课", budget=Decimal(120000), needs_lots=("L01",)),
        ),
        criteria=(
            Criterion(code="T1", title="服务方案", kind="subjective", max_points=Decimal(80)),
            Criterion(
                code="T2",
                title="评估等级",
                kind="objective",
                max_points=Decimal(10),
                model="5A 10; 4A 6; 其他 0",
            ),
            Criterion(code="P", title="报价", kind="price", max_points=Decimal(10)),
        ),
        panel=(Expert(id="E01", name="张三", chair=True), Expert(id="E02", name="李四")),
        tenderers=(
            Tenderer(id="S01", name="星河艺术中心", status=("small_micro", "domestic_product")),
        ),
        bids=(
            Bid(id="B01", lot="L01", tenderer="S01", received=IN_TIME, quote=Decimal("117500.55")),
            Bid(id="B02", lot="L02", tenderer="S01", received=IN_TIME, quote=Decimal("99999.90")),
        ),
        facts=(
            Fact(bid="B01", criterion="T2", value="5A"),
            Fact(bid="B02", criterion="T2", value="4A"),
        ),
        rulings=(
            Ruling(
                what="low_price",
                subject="B02",
                reason="成本明细合理",
                who="评审小组",
                when=datetime(2026, 3, 24, 15, 20, 5),  # noqa: DTZ001 - local time
                decision="接受",
            ),
        ),
        marks=Marks(marks),
    )
