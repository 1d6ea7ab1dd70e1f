"""What a check is, what it is given, and the five answers it may give."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.reading.traces import FileTrace
from evaluation.dossier.records import Dossier
from evaluation.law.method import Method
from evaluation.law.parameter import Dated


class State(StrEnum):
    """The answer of a check about one subject."""

    RAISED = "raised"
    """There is a reason to look; it proves nothing by itself."""
    CLEAR = "clear"
    """Looked at; nothing to say."""
    INSUFFICIENT = "insufficient data"
    """It cannot be told: what is needed is not in the dossier."""
    NOT_APPLICABLE = "not applicable"
    """The rule does not concern this tender."""
    FAILED = "failed"
    """The check itself broke down; a person has to look instead."""


NOTHING = Text("", "")
"""What a check that is clear has to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a check says about one subject: a lot, a bid, a tenderer, an expert, the tender.

    Args:
        state: one of the five.
        subject: id of what was looked at; empty for the tender as a whole.
        message: a whole sentence with the figures compared; needed where something was raised.
        figures: the figures compared, by name, already printed exactly.
        threshold: what they were compared with, printed; empty where there is none.
        places: the cells it rests on.
        law: the parameters of the law that were applied.
        cite: the article it rests on, where that is not the one of the check.
        severity: how much it weighs, where that is not the weight of the check.
    """

    state: State
    subject: str = ""
    message: Text = NOTHING
    figures: Mapping[str, str | Text] = field(default_factory=dict)
    threshold: str | Text = ""
    places: tuple[Place, ...] = ()
    law: tuple[Dated, ...] = ()
    cite: Text | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What checks look at.

    Args:
        law: the law of the tender's day by key; raises `LawError` where it is not known.
        winners: the first-ranked admitted bid of each lot, once there is a ranking.
        totals: the printed total of each ranked bid, once there is a ranking.
        admitted: ids of the admitted bids, once screening is done; None before.
        rescore: the ranking of a lot, first to last, for a dossier that differs in some mark;
            None where nothing has been scored.
        files: traces of the files the tenderers submitted, where the dossier has them.
    """

    dossier: Dossier
    method: Method
    law: Callable[[str], Dated]
    day: date
    admitted: frozenset[str] | None = None
    winners: Mapping[str, str] | None = None
    totals: Mapping[str, Decimal] | None = None
    rescore: Callable[[Dossier, str], tuple[str, ...]] | None = None
    files: tuple[FileTrace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check with everything its page and the report say about it.

    Args:
        code: letter of the group and three digits; N notice, P panel, T tenderers, Q quotes,
            M marks, X patterns and traces.
        title: what it looks for, in a few words.
        says: what a raised answer means, never as an accusation.
        cite: the law or the source it rests on.
        severity: ERROR stops the award until a person acts, WARNING asks a person to look.
        parameters: keys of the law parameters whose dated value is applied.
        needs: the sheets and columns it reads.
        example: figures that raise it.
        innocent: known innocent explanations.
        look: the answers; at least one.
    """

    code: str
    title: Text
    says: Text
    cite: Text
    severity: Severity
    look: Callable[[Case], Iterable[Answer]]
    parameters: tuple[str, ...] = ()
    needs: Text
    example: Text
    innocent: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check with its answers."""

    check: Check
    answers: tuple[Answer, ...]

    @property
    def state(self) -> State:
        """The weightiest of the answers."""
        order = (State.FAILED, State.RAISED, State.INSUFFICIENT, State.CLEAR)
        states = {answer.state for answer in self.answers}
        return next((state for state in order if state in states), State.NOT_APPLICABLE)

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each raised or failed answer."""
        return tuple(
            Finding(
                code=self.check.code,
                severity=self._weight(answer),
                message=answer.message,
                place=answer.places[0] if answer.places else Place(answer.subject or "dossier"),
                cite=answer.cite or self.check.cite,
            )
            for answer in self.answers
            if answer.state in (State.RAISED, State.FAILED)
        )

    def _weight(self, answer: Answer) -> Severity:
        if answer.state is State.FAILED:
            return Severity.WARNING
        return answer.severity or self.check.severity
