"""The sheet Aggregation: the marks of each bid, expert beside expert, and what becomes of them."""

from collections.abc import Collection
from fractions import Fraction

from evaluation.core.exact import ratio, round_half_up, total
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Criterion
from evaluation.formula.figures import figure, given
from evaluation.scoring.result import LotResult, Points, Score
from evaluation.scoring.trimming import BY_TOTAL
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.figure_places import is_scored
from evaluation.workbook.page import CLOSE, EXACT, Book, Page

TITLE = Text("专家评分汇总", "Aggregation of the experts' marks")
SAYS = Text(
    "每行一个评审因素：各专家的得分（蓝色，取自评分表；“—”为回避或被裁定无效）、汇总分、权重、得分。"
    "得分 = 汇总分 × 权重，按采购文件规定修约。缺一个应有的得分，汇总分即显示 #N/A。",
    "A row is a criterion: each expert's mark (blue, read from the marks sheets; '—' is recused or "
    "void), the mark they become, the weight, the points. Points = mark × weight, rounded as the "
    "tender says. Where a mark is missing that should count, the figure becomes #N/A.",
)
HEADS = {
    "bid": Text("响应编号", "Bid"),
    "criterion": Text("代号", "Code"),
    "title": Text("评审因素", "Criterion"),
    "expert": Text("专家", "Expert"),
    "mark": Text("汇总分", "Aggregated mark"),
    "weight": Text("权重", "Weight"),
    "points": Text("得分", "Points"),
    "recorded": Text("记录值", "Recorded"),
    "check": Text("核对", "Check"),
    "working": Text("计算过程", "Working"),
}
WIDTHS = {"bid": 9, "criterion": 8, "title": 30, "expert": 7.5, "weight": 7, "working": 42}
OUT = "—"

HOW = {
    "mean": "AVERAGE({0})",
    "median": "MEDIAN({0})",
    "trimmed_mean": "(SUM({0})-MAX({0})-MIN({0}))/(COUNT({0})-2)",
    "trimmed_total": (
        "(SUM({0})-INDEX({0},1,MATCH(MIN({1}),{1},0))"
        "-INDEX({0},1,IF(MIN({1})=MAX({1}),{2},MATCH(MAX({1}),{1},0))))/(COUNT({0})-2)"
    ),
}
"""What each way to aggregate is in a spreadsheet: of a row of marks, of the experts' sums, and of
the place of the last expert who counts."""

NOISE = 9
"""Decimals that remove the noise of binary arithmetic before sums are compared."""


def write_aggregation(book: Book) -> None:
    """Write a row for each bid and each criterion that experts mark."""
    page = Page(book, "aggregation")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=3)
    for result in book.evaluation.lots:
        marked = [c for c in book.places.criteria[result.lot.id] if c.model is None]
        if marked and is_scored(result):
            _lot(page, result, marked)
    page.close()


def _lot(page: Page, result: LotResult, marked: list[Criterion]) -> None:
    places, lot = page.book.places, result.lot.id
    names = {expert.id: expert.name for expert in page.book.evaluation.dossier.panel}
    experts = places.experts[lot]
    notes = {f"expert{at}": f"{id} {names.get(id, '')}" for at, id in enumerate(experts)}
    page.band(
        places.marked[result.scores[0].bid.id, marked[0].code] - 2,
        f"{lot}  {result.lot.title}",
        notes,
    )
    sitting = {expert.id for expert in seated(page.book.evaluation.dossier, lot)}
    for score in result.scores:
        above = places.marked[score.bid.id, marked[0].code] - 1
        page.stripe(above, f"{score.bid.id}  {score.tenderer.name}")
        given = {points.criterion.code: points for points in score.points}
        if page.book.evaluation.settings.aggregation == BY_TOTAL:
            _sums(page, above, score, marked, sitting)
        for criterion in marked:
            counting = [
                expert
                for expert in experts
                if expert in sitting and not _void(page, expert, score, criterion)
            ]
            _row(page, score, criterion, given.get(criterion.code), counting)


def _sums(
    page: Page, above: int, score: Score, marked: list[Criterion], sitting: Collection[str]
) -> None:
    """Write each expert's sum of weighted marks, by which the highest and the lowest are left out."""
    book, bid = page.book, score.bid.id
    reviewed = book.places.cell("screening", bid, "reviewed")
    own = [each for each in marked if book.sources.consensus(bid, each.code) is None]
    given = {points.criterion.code: points.marks for points in score.points}
    for at, expert in enumerate(book.places.experts[score.bid.lot]):
        if expert not in sitting or any(_void(page, expert, score, each) for each in own):
            continue
        rows = [book.places.marked[bid, each.code] for each in own]
        parts = [f"{page.at(row, f'expert{at}')}*{page.at(row, 'weight')}" for row in rows]
        marks = [
            ratio(each.weight) * ratio(given[each.code][expert])
            for each in own
            if expert in given.get(each.code, ())
        ]
        value = total(marks) if marks and len(marks) == len(own) else None
        live = f'IF({reviewed}=1,ROUND({"+".join(parts) or "0"},{NOISE}),"")'
        page.live(above, f"expert{at}", live, value, "0.00####")


def _void(page: Page, expert: str, score: Score, criterion: Criterion) -> bool:
    return any(
        ruling.expert == expert and ruling.criterion in (None, criterion.code)
        for ruling in rulings_on(page.book.evaluation.dossier, "void", score.bid.id)
    )


def _row(
    page: Page, score: Score, criterion: Criterion, points: Points | None, counting: list[str]
) -> None:
    book, settings = page.book, page.book.evaluation.settings
    row = book.places.marked[score.bid.id, criterion.code]
    page.text(row, "bid", score.bid.id)
    page.text(row, "criterion", criterion.code)
    page.text(row, "title", criterion.title)
    experts = book.places.experts[score.bid.lot]
    for at, expert in enumerate(experts):
        if expert in counting:
            _mark(page, row, f"expert{at}", expert, score, criterion, points)
        else:
            page.text(row, f"expert{at}", OUT)
    exact = (
        None
        if points is None
        else points.exact / ratio(criterion.weight)
        if criterion.weight
        else Fraction(0)
    )
    page.live(
        row, "mark", _aggregated(page, row, score, criterion, counting), exact, decimals(None)
    )
    page.formula(row, "weight", book.sources.weight(criterion), criterion.weight, "link")
    mark, stage = page.at(row, "mark"), settings.places.get("criterion")
    weighted = f"{mark}*{page.at(row, 'weight')}"
    rounded = weighted if stage is None else f"ROUND({weighted},{stage})"
    number = decimals(stage)
    value = points.value if points else None
    page.formula(row, "points", f'IF({mark}="","",{rounded})', value, "result", number)
    page.check(row, "check", "points", "recorded", value, number, CLOSE if stage is None else EXACT)
    page.text(
        row, "working", _working(points, settings.aggregation, stage) if points else "", "small"
    )


def _mark(
    page: Page,
    row: int,
    key: str,
    expert: str,
    score: Score,
    criterion: Criterion,
    points: Points | None,
) -> None:
    dossier = page.book.evaluation.dossier
    given = dossier.marks.values.get((score.bid.id, criterion.code), {}).get(expert)
    counted = points.marks.get(expert, given) if points else given
    page.source(row, key, page.book.sources.mark(expert, score.bid.id, criterion.code), counted)


def _aggregated(
    page: Page, row: int, score: Score, criterion: Criterion, counting: list[str]
) -> str:
    book = page.book
    reviewed = book.places.cell("screening", score.bid.id, "reviewed")
    agreed = book.sources.consensus(score.bid.id, criterion.code)
    if agreed is not None:
        return f'IF({reviewed}=1,{agreed.formula or agreed.value},"")'
    how = book.evaluation.settings.aggregation
    if not counting or how not in HOW:
        return f'IF({reviewed}=1,NA(),"")'
    experts = book.places.experts[score.bid.lot]
    last = len(experts) - 1
    marks = f"{page.at(row, 'expert0')}:{page.at(row, f'expert{last}')}"
    above = book.places.marked[score.bid.id, _first_marked(page, score)] - 1
    sums = f"{page.at(above, 'expert0')}:{page.at(above, f'expert{last}')}"
    one = HOW[how].format(marks, sums, experts.index(counting[-1]) + 1)
    return f'IF({reviewed}=1,IF(COUNT({marks})={len(counting)},{one},NA()),"")'


def _first_marked(page: Page, score: Score) -> str:
    criteria = page.book.places.criteria[score.bid.lot]
    return next(each.code for each in criteria if each.model is None)


def _working(points: Points, how: str, places: int | None) -> str:
    """Return the aggregation with its numbers, so that it can be redone by hand."""
    kept = [mark for expert, mark in points.marks.items() if expert not in points.left_out]
    marks = [given(mark) for mark in kept]
    if "consensus" in points.marks or len(marks) == 1:
        one = marks[0]
    elif how == "median":
        one = f"MEDIAN({'; '.join(marks)})"
    elif how == "trimmed_mean":
        low, high = min(points.marks.values()), max(points.marks.values())
        one = f"({' + '.join(marks)} − {given(high)} − {given(low)}) / {len(marks) - 2}"
    else:
        one = f"({' + '.join(marks)}) / {len(marks)}"
    weight = points.criterion.weight
    text = one if weight == 1 else f"{one} × {given(weight)}"
    exact, rounded = figure(points.exact), figure(points.value)
    end = "" if places is None or rounded == exact else f" → {round_half_up(points.value, places)}"
    return f"{text} = {exact}{end}"
