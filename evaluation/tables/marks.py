"""The marks on a lot: bids across, experts down within each criterion, high ones in deep colour."""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.checks.check import Checked, State
from evaluation.core.exact import ratio
from evaluation.core.place import Place
from evaluation.core.table import Cell, Column, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.dossier.records import Criterion
from evaluation.scoring.result import Evaluation, LotResult

LEGEND = Text(
    "同一评审因素内，颜色越深分数越高；红框为某项检查提示的评分，指针停留可见原因。",
    "The deeper the colour, the higher the mark within its criterion; outlined is a mark that a "
    "check points at, and under the pointer it says why.",
)


def marks_table(evaluation: Evaluation, result: LotResult, checked: Iterable[Checked]) -> Table:
    """Return the marks on a lot.

    Args:
        checked: the checks, whose raised answers name the marks that are pointed at.
    """
    why = pointed_at(checked)
    given = evaluation.dossier.marks.values
    marked = {bid for bid, _ in given}
    bids = [score.bid.id for score in result.scores if score.bid.id in marked]
    lot = f"{result.lot.id} {result.lot.title}"
    return Table(
        key="marks",
        title=Text(f"评分 {lot}", f"Marks {lot}"),
        columns=(
            column("criterion"),
            column("expert", "code"),
            *(_bid(result, bid) for bid in bids),
        ),
        rows=tuple(
            _row(evaluation, criterion, expert.id, bids, why)
            for criterion in evaluation.dossier.criteria_of(result.lot.id)
            for expert in evaluation.dossier.panel
            if any(expert.id in given.get((bid, criterion.code), {}) for bid in bids)
        ),
        remarks=(LEGEND,),
    )


def _bid(result: LotResult, bid: str) -> Column:
    name = result.score(bid).tenderer.name
    return Column(key=bid, head=Text(bid, bid), kind="number", below=Text(name, name))


def pointed_at(checked: Iterable[Checked]) -> dict[Place, Text]:
    """Return the places that raised answers name, each with what is said about it."""
    return {
        place: answer.message
        for each in checked
        for answer in each.answers
        if answer.state is State.RAISED
        for place in answer.places
    }


def _row(
    evaluation: Evaluation,
    criterion: Criterion,
    expert: str,
    bids: Sequence[str],
    why: Mapping[Place, Text],
) -> Row:
    marks = evaluation.dossier.marks
    every = [mark for bid in bids for mark in marks.values.get((bid, criterion.code), {}).values()]
    low, high = min(every), max(every)
    cells = []
    for bid in bids:
        mark = marks.values.get((bid, criterion.code), {}).get(expert)
        if mark is None:
            cells.append(Cell())
            continue
        place = marks.at(expert, bid, criterion.code)
        said = why.get(place)
        shade = ratio(mark - low) / ratio(high - low) if high > low else ratio(0)
        cells.append(Cell(mark, look="marked" if said else "", shade=shade, hint=said, place=place))
    return row(f"{criterion.code} {criterion.title}", expert, *cells)
