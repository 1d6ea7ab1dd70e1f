"""How firm the ranking is: margins, single marks, each expert left out, panels drawn again.

Every face says what it does not mean: a close race is nobody's fault and changes no result.
"""

from evaluation.core.text import Lang
from evaluation.display.face import Face
from evaluation.scoring.result import Evaluation
from evaluation.stability.leave_out import leave_out
from evaluation.stability.margin import turns
from evaluation.stability.resample import places, redrawn
from evaluation.tables.drawn_panels import drawn_panels_table
from evaluation.tables.left_out_experts import left_out_experts_table
from evaluation.tables.margins import margins_table
from evaluation.tables.turning_marks import turning_marks_table


def margins_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return the points between neighbours of every ranking, the closest first."""
    return Face(table=margins_table(evaluation), lang=lang)


def turns_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return for each lot and expert the least change of one mark that turns the first place."""
    found = turns(evaluation)
    return Face(table=turning_marks_table(found, evaluation.dossier), lang=lang)


def left_out_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return the ranking of each lot without each expert, and whether its first place holds."""
    lots = tuple(leave_out(evaluation))
    return Face(table=left_out_experts_table(lots, evaluation.dossier), lang=lang)


def redrawn_face(evaluation: Evaluation, draws: int, lang: Lang) -> Face:
    """Return how often each bid is first when the panel is drawn again `draws` times."""
    placed = places(evaluation, redrawn(evaluation, draws))
    return Face(table=drawn_panels_table(placed, draws, evaluation.dossier), lang=lang)
