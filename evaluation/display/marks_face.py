"""Marks as a heat table: deep colour is a high mark, an outline is a mark that a check points at."""

from collections.abc import Iterable, Mapping, Sequence

from evaluation.checks.check import Checked, State
from evaluation.core.exact import ratio
from evaluation.core.glossary import term
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.dossier.records import Criterion
from evaluation.scoring.result import Evaluation, LotResult

LEGEND = Text(
    "同一评审因素内，颜色越深分数越高；红框为某项检查提示的评分，指针停留可见原因。",
    "The deeper the colour, the higher the mark within its criterion; outlined is a mark that a check points at, and "
    "under the pointer it says why.",
)


def marks_face(
    evaluation: Evaluation, result: LotResult, checked: Iterable[Checked], lang: Lang
) -> Face:
    """Return the marks on a lot: bids across, experts down within each criterion.

    Args:
        result: the lot.
        checked: the checks, whose raised answers name the marks to outline.
    """
    why = pointed_at(checked, lang)
    given = evaluation.dossier.marks.values
    marked = {bid for bid, _ in given}
    bids = [score.bid.id for score in result.scores if score.bid.id in marked]
    rows = [
        _row(evaluation, criterion, expert.id, bids, why)
        for criterion in evaluation.dossier.criteria_of(result.lot.id)
        for expert in evaluation.dossier.panel
        if any(expert.id in given.get((bid, criterion.code), {}) for bid in bids)
    ]
    names = {score.bid.id: score.tenderer.name for score in result.scores}
    return typed_face(
        title=f"{Text('评分', 'Marks').say(lang)} {result.lot.id} {result.lot.title}",
        columns=(
            TypedColumn(key="criterion", head=term("criterion", lang)),
            TypedColumn(key="expert", head=term("expert", lang)),
            *(TypedColumn(key=bid, head=f"{bid} {names[bid]}", numeric=True) for bid in bids),
        ),
        rows=tuple(rows),
        remarks=(LEGEND.say(lang),),
        lang=lang,
    )


def pointed_at(checked: Iterable[Checked], lang: Lang) -> dict[Place, str]:
    """Return the places that raised answers name, each with what is said about it."""
    return {
        place: answer.message.say(lang)
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
    why: Mapping[Place, str],
) -> tuple[TypedCell, ...]:
    head = (TypedCell(f"{criterion.code} {criterion.title}"), TypedCell(expert))
    marks = evaluation.dossier.marks
    every = [mark for bid in bids for mark in marks.values.get((bid, criterion.code), {}).values()]
    low, high = min(every), max(every)
    cells = []
    for bid in bids:
        mark = marks.values.get((bid, criterion.code), {}).get(expert)
        if mark is None:
            cells.append(TypedCell("—"))
            continue
        said = why.get(marks.at(expert, bid, criterion.code), "")
        shade = ratio(mark - low) / ratio(high - low) if high > low else ratio(0)
        look = "marked" if said else ""
        cells.append(TypedCell(f"{mark:f}", number=mark, look=look, shade=shade, hint=said))
    return (*head, *cells)
