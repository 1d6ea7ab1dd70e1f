"""What scoring gives: an evaluation with its lots, its bids, and each figure with its working."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding
from evaluation.core.text import Text
from evaluation.dossier.records import Bid, Criterion, Dossier, Lot, Tenderer
from evaluation.formula.model import Model
from evaluation.law.book import Dated
from evaluation.law.method import Method
from evaluation.scoring.settings import Settings

Quantities = Mapping[str, Fraction | tuple[Fraction, ...]]
"""Named quantities of a formula: numbers, and lists over the admitted bids of the lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The price of a bid.

    Args:
        quote: what the tenderer asked, after a confirmed correction; the contract is made at it.
        rate: the policy deduction, 0 where none; 0.10 means 10 %.
        evaluated: quote × (1 − rate), rounded where the tender names that stage.
        exact: the same before rounding.
        why: what the rate rests on, where it is not 0.
    """

    quote: Decimal
    rate: Decimal
    evaluated: Fraction
    exact: Fraction
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The points of a bid for one criterion.

    Args:
        value: weight × aggregated mark (or model value), rounded at the stage the tender names.
        exact: the same before rounding.
        marks: the marks that count, by expert; empty where a model computes the points.
        left_out: the experts whose marks were left out, where totals are trimmed.
        model: the model that computed the points, or None where experts marked.
        quantities: what the model was given.
    """

    criterion: Criterion
    value: Fraction
    exact: Fraction
    marks: Mapping[str, Decimal]
    left_out: frozenset[str] = frozenset()
    model: Model | None = None
    quantities: Quantities | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A bid after scoring: admitted or not, its points, its total, its rank.

    Args:
        reasons: why the bid is not scored; empty where it is.
        price: None where the bid has no quote or prices stay closed.
        technical: sum of the points that are not price points.
        price_points: points of the price criterion; None where price is no criterion.
        total: the rounded total that is printed and ranked; None where the bid is excluded.
        quantities: what the formula of the total was given.
        rank: 1 is first; bids that no rule of the chain tells apart share a rank.
        tied: whether another bid has the same rank.
        decided_by: the step of the tie chain that set the bid apart from its equals.
    """

    bid: Bid
    tenderer: Tenderer
    reasons: tuple[Finding, ...] = ()
    price: Price | None = None
    points: tuple[Points, ...] = ()
    technical: Fraction | None = None
    price_points: Fraction | None = None
    total: Decimal | None = None
    total_exact: Fraction | None = None
    quantities: Quantities | None = None
    rank: int | None = None
    tied: bool = False
    decided_by: str | None = None

    def __repr__(self) -> str:
        return f"<Score {self.bid.id} rank={self.rank} total={self.total}>"

    @property
    def admitted(self) -> bool:
        """Whether the bid was scored."""
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class LotResult:
    """The outcome of a lot: scores in the order of the Bids sheet, candidates in ranked order.

    Args:
        failure: why the lot fails, in the words of the law; None where it does not.
        candidates: bids recommended for award, first to last; empty while a tie for a
            recommended place is open.
    """

    lot: Lot
    scores: tuple[Score, ...]
    candidates: tuple[str, ...] = ()
    failure: Finding | None = None

    def __repr__(self) -> str:
        return f"<LotResult {self.lot.id} candidates={', '.join(self.candidates)}>"

    @property
    def ranked(self) -> tuple[Score, ...]:
        """The ranked bids, first to last; equal ranks in the order of the Bids sheet."""
        return tuple(
            sorted(
                (score for score in self.scores if score.rank is not None),
                key=lambda score: score.rank or 0,
            )
        )

    def score(self, bid: str) -> Score:
        """Return the score of the bid with id `bid`."""
        return next(score for score in self.scores if score.bid.id == bid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A scored tender: the input, the rules that were applied, and the outcome of each lot."""

    dossier: Dossier
    method: Method
    settings: Settings
    lots: tuple[LotResult, ...]
    law: tuple[Dated, ...]
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<Evaluation {self.dossier.tender.id} lots={len(self.lots)}>"

    def lot(self, id: str) -> LotResult:
        """Return the outcome of the lot with `id`.

        Raises:
            Unusable: there is none; the ids that there are are named.
        """
        for result in self.lots:
            if result.lot.id == id:
                return result
        known = ", ".join(result.lot.id for result in self.lots)
        raise Unusable(Text(f"没有采购包 {id}；有：{known}", f"no lot {id}; there are: {known}"))


def has_open_tie(evaluation: Evaluation, result: LotResult) -> bool:
    """Return whether bids are tied for a place that would be recommended."""
    places = evaluation.settings.candidates
    return places is not None and any(
        score.tied and (score.rank or 0) <= places for score in result.ranked
    )
