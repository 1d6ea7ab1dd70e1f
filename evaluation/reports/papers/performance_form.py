"""The performance evaluation form 绩效评价表: indicators with their weights, and the four grades.

Law:
    Caiyu [2020] No. 10: grades by score, and the weights of a self-evaluation.
"""

from dataclasses import dataclass
from fractions import Fraction

from evaluation.core.text import Lang, Text
from evaluation.core.wording import plain
from evaluation.law.parameter import Dated
from evaluation.law.unit import SHARE
from evaluation.reports.copies import bids_that, winning_bids
from evaluation.reports.document import Copies, Document, Subject
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.frame import Frame, frame
from evaluation.reports.views.disclosure import AwardedBid, awarded_bid

SOURCE = "cn/2020_10"
WEIGHTS = ("execution", "output", "effect", "satisfaction")
GRADES = ("excellent", "good", "fair")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """A grade with its lowest score, and the score below which it ends (empty for the best)."""

    key: str
    least: str
    below: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """An indicator of the first level and its points."""

    key: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceForm(Frame):
    """The form; `full` is what the points of the indicators add up to."""

    lot: str
    lot_title: str
    award: AwardedBid
    weights: tuple[WeightRow, ...]
    full: str
    grades: tuple[GradeRow, ...]
    cite: str


def view(occasion: Occasion, subject: Subject, lang: Lang) -> PerformanceForm:
    """Return the form as text in `lang`."""
    lot, score = subject.the_lot.lot, subject.the_score
    weights = [occasion.law(f"{SOURCE}/self_evaluation_{key}") for key in WEIGHTS]
    grades = [occasion.law(f"{SOURCE}/grade_{key}_min") for key in GRADES]
    return PerformanceForm(
        **frame(occasion, lang),
        lot=lot.id,
        lot_title=lot.title,
        award=awarded_bid(occasion, score, lang),
        weights=tuple(
            WeightRow(key=key, points=_points(dated))
            for key, dated in zip(WEIGHTS, weights, strict=True)
        ),
        full=plain(sum(_number(dated) for dated in weights)),
        grades=_grades(grades),
        cite=grades[0].cite.say(lang),
    )


def _grades(dated: list[Dated]) -> tuple[GradeRow, ...]:
    least = [_points(each) for each in dated]
    rows = zip((*GRADES, "poor"), (*least, ""), ("", *least), strict=True)
    return tuple(GradeRow(key=key, least=low, below=high) for key, low, high in rows)


def _number(dated: Dated) -> Fraction:
    """The points; a share of the whole counts in hundredths."""
    return dated.number * 100 if dated.unit == SHARE else dated.number


def _points(dated: Dated) -> str:
    return plain(_number(dated))


def _copies(occasion: Occasion) -> Copies:
    if not occasion.chinese:
        why = Text("只适用于中国的政府购买服务", "it belongs to Chinese rules alone")
        return Copies(why_not=(why,))
    occasion.law(f"{SOURCE}/grade_fair_min")  # without the grades of the day there is no form
    return bids_that(winning_bids)(occasion)


DOCUMENT = Document(
    key="performance_form",
    title=Text("绩效评价表", "Performance evaluation form"),
    stage="award",
    per="bid",
    copies=_copies,
    view=view,
    template="performance_form.html.j2",
    recommends=True,
    awards=True,
)
