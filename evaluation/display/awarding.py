"""The award in a notebook: as the purchaser decided it, or as ranking and plan propose it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evaluation.awarding.award import TenderAward, award_of, proposal_of
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.planning.plan import Plan
from evaluation.scoring.result import Evaluation
from evaluation.tables.awards import awards_table

NOT_YET = Text(
    "以下是建议，采购人尚未定标。", "This is a proposal; the purchaser has not decided yet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarding:
    """What is proposed beside what is decided.

    Args:
        proposed: by ranking and plan.
        now: as decided; the same as proposed where nothing is.
    """

    proposed: TenderAward
    now: TenderAward


def awarding_of(evaluation: Evaluation, plan: Plan | None) -> Awarding:
    """Return what is proposed and what is decided, for a plan with its reasons."""
    return Awarding(proposed=proposal_of(evaluation, plan), now=award_of(evaluation, plan))


def award_face(award: Awarding, lang: Lang) -> Face:
    """Return the award of every lot as it was decided, or else as it is proposed.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> face = award_face(awarding_of(run(shipped("tenders") / "qinghe-2026"), None), "en")
        >>> face.title, face.frame().loc[0, "awarded"]
        ('The award, as decided', '446,000.00')
    """
    table = awards_table(award.now)
    return Face(table=replace(table, remarks=tuple(_remarks(award))), lang=lang)


def proposal_face(award: Awarding, lang: Lang) -> Face:
    """Return the award that is proposed, and how it differs from what was decided."""
    return Face(
        table=awards_table(award.proposed, award.now if award.now.decided else None), lang=lang
    )


def _remarks(award: Awarding) -> Iterator[Text]:
    if not award.now.decided:
        yield NOT_YET
    for found in award.now.findings:
        yield Text(f"{found.code}：{found.message.zh}", f"{found.code}: {found.message.en}")
