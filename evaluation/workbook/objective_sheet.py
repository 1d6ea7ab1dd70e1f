"""The sheet Objective points: facts that a model turns into points, criterion by criterion."""

from collections.abc import Mapping
from fractions import Fraction

from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion
from evaluation.formula.model import Model
from evaluation.formula.models import model
from evaluation.scoring.result import LotResult, Points, Score
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.figure_places import area, is_computed, is_scored
from evaluation.workbook.page import CLOSE, EXACT, Book, Page

TITLE = Text("客观分计算", "Objective points")
SAYS = Text(
    "事实（蓝色）取自“客观事实”表，由计分办法换算为得分：得分 = 计分办法 × 权重，按采购文件规定"
    "修约。与其他响应比较的办法只看通过审查的响应（“参加比较”列）。",
    "The fact (blue) is read from the sheet Facts; the model turns it into points: points = model "
    "× weight, rounded as the tender says. A model that compares bids looks only at those that "
    "passed the review (column 'Compared').",
)
HEADS = {
    "lot": Text("包号", "Lot"),
    "bid": Text("响应编号", "Bid"),
    "tenderer": Text("供应商", "Tenderer"),
    "criterion": Text("代号", "Code"),
    "reviewed": Text("通过审查", "Passed review"),
    "fact": Text("事实", "Fact"),
    "counted": Text("参加比较", "Compared"),
    "different": Text("首次出现", "First of its value"),
    "points": Text("得分", "Points"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "working": Text("计算过程", "Working"),
}
WIDTHS = {
    "lot": 8,
    "bid": 9,
    "tenderer": 26,
    "criterion": 8,
    "fact": 12,
    "counted": 11,
    "working": 48,
}


def write_objective(book: Book) -> None:
    """Write a block for each lot and each criterion that a model computes."""
    page = Page(book, "objective")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        for criterion in book.places.criteria[result.lot.id]:
            if is_computed(criterion) and is_scored(result):
                _block(page, result, criterion)
    page.close()


def _block(page: Page, result: LotResult, criterion: Criterion) -> None:
    book, lot = page.book, result.lot.id
    rows = [book.places.facts[score.bid.id, criterion.code] for score in result.scores]
    page.band(rows[0] - 1, f"{lot}  {criterion.code} {criterion.title}    {criterion.model}")
    values = area(page.tab, rows[0], rows[-1], page.columns["counted"])
    different = area(page.tab, rows[0], rows[-1], page.columns["different"])
    used = model(criterion.model or "", kind="objective")
    seen: set[Fraction | None] = set()
    for row, score in zip(rows, result.scores, strict=True):
        points = next((p for p in score.points if p.criterion.code == criterion.code), None)
        counted = _fact(page, row, score, criterion, points)
        _different(page, row, rows[0], counted, int(counted not in seen))
        seen.add(counted)
        references = _references(page, row, criterion, used, values, different)
        _points(page, row, used, points, references)


def _fact(
    page: Page, row: int, score: Score, criterion: Criterion, points: Points | None
) -> Fraction | None:
    """Write the fact, and return it where it is a number that takes part in comparisons."""
    book, bid = page.book, score.bid.id
    known = (
        f for f in book.evaluation.dossier.facts if (f.bid, f.criterion) == (bid, criterion.code)
    )
    fact = next((f.value for f in known), None)
    for key, text in (("lot", score.bid.lot), ("bid", bid), ("tenderer", score.tenderer.name)):
        page.text(row, key, text, "bid")
    page.text(row, "criterion", criterion.code)
    page.live(
        row, "reviewed", book.places.cell("screening", bid, "reviewed"), int(points is not None)
    )
    page.source(row, "fact", book.sources.fact(bid, criterion.code), fact)
    cell = page.at(row, "fact")
    given = points.quantities.get("value") if points and points.quantities else None
    number = given if isinstance(given, Fraction) else None
    text = f'IF({page.at(row, "reviewed")}=1,IF(ISNUMBER({cell}),{cell},{_yes_or_no(cell)}),"")'
    page.live(row, "counted", text, number)
    return number


def _yes_or_no(cell: str) -> str:
    """Return what is 1 for a yes in either language, 0 for a no, and else no number."""
    yes, no = vocabulary()["flag"].values()
    said = ((1, ("yes", yes.zh, yes.en)), (0, ("no", no.zh, no.en)))
    text = '""'
    for number, words in reversed(said):
        alike = ",".join(f'{cell}="{word}"' for word in dict.fromkeys(words))
        text = f"IF(OR({alike}),{number},{text})"
    return text


def _different(page: Page, row: int, first: int, counted: Fraction | None, is_first: int) -> None:
    """Write 1 where a fact stands for the first time, so that equal facts count once in a rank."""
    own = page.at(row, "counted")
    above = f"{page.at(first - 1, 'counted')}:{page.at(row - 1, 'counted')}"
    value = None if counted is None else is_first
    page.live(row, "different", f'IF({own}="","",IF(COUNTIF({above},{own})=0,1,0))', value)


def _references(
    page: Page, row: int, criterion: Criterion, used: Model, values: str, different: str
) -> Mapping[str, str]:
    own = page.at(row, "counted")
    return {
        "points": page.book.sources.criterion(criterion, "max_points"),
        "weight": page.book.sources.weight(criterion),
        "value": own if used.key == "yes_no" else page.at(row, "fact"),
        "values": values,
        "rank": f'1+SUMIFS({different},{values},">"&{own})',
        "rank_low": f'1+SUMIFS({different},{values},"<"&{own})',
    }


def _points(
    page: Page, row: int, used: Model, points: Points | None, references: Mapping[str, str]
) -> None:
    book = page.book
    stage = book.evaluation.settings.places.get("criterion")
    weighted = f"({used.excel(references)})*{references['weight']}"
    rounded = weighted if stage is None else f"ROUND({weighted},{stage})"
    value, number = points.value if points else None, decimals(stage)
    page.formula(
        row, "points", f'IF({page.at(row, "reviewed")}=1,{rounded},"")', value, "result", number
    )
    page.check(row, "check", "points", "recorded", value, number, CLOSE if stage is None else EXACT)
    if points and points.quantities:
        page.text(
            row, "working", used.working(points.quantities, 4 if stage is None else stage), "small"
        )
