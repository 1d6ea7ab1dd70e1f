"""``evaluation.score``: who is first in each lot, and by how much."""

from dataclasses import dataclass

from evaluation.core.finding import Finding
from evaluation.core.text import Lang, Text
from evaluation.display.evaluated import ranking_face
from evaluation.display.face import Face
from evaluation.pipeline import Examined, examine
from evaluation.scoring.result import Evaluation, LotResult, Score
from evaluation.verbs.asked import Where, answering, path_of
from evaluation.verbs.findings import Findings
from evaluation.verbs.shown import Shown


def score(path: Where, *, lang: Lang | None = None) -> "Scored":
    """Return the dossier at `path` scored: its lots, their rankings, each figure exact.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there are errors, each named with its cell; or nothing that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> result = score(shipped("tenders") / "qinghe-2026", lang="en")
        >>> result
        <QHWL-2026-011: 12 lots, 51 bids ranked>
        >>> first = result.lot("L01").ranked[0]
        >>> first.tenderer.name, first.total
        ('清河市青禾剧社', Decimal('89.33'))
        >>> result.frame().loc[0, ["lot", "tenderer", "total"]].tolist()
        ['L01', '清河市青禾剧社', '89.33']
    """
    with answering(lang) as chosen:
        examined = examine(path_of(path))
        return Scored(examined, examined.scored, chosen)


@dataclass(frozen=True, slots=True, repr=False)
class Scored(Shown):
    """A scored tender.

    Args:
        evaluation: the result in exact numbers, with the rules and the law that were applied.
    """

    examined: Examined
    evaluation: Evaluation
    lang: Lang

    @property
    def lots(self) -> "tuple[ScoredLot, ...]":
        """Every lot, in the order of the notice."""
        return tuple(ScoredLot(self.evaluation, each, self.lang) for each in self.evaluation.lots)

    def lot(self, id: str) -> "ScoredLot":
        """Return the lot with `id`.

        Raises:
            TenderError: there is none; the ids that there are are named.
        """
        with answering(self.lang):
            return ScoredLot(self.evaluation, self.evaluation.lot(id), self.lang)

    @property
    def ranking(self) -> Face:
        """The ranked bids of all lots, candidates in bold."""
        return ranking_face(self.evaluation, self.evaluation.lots, self.lang)

    @property
    def findings(self) -> Findings:
        """What a person should look at."""
        return Findings(self.evaluation.findings, self.lang, self.examined.reading.path)

    def face(self) -> Face:
        """Return the ranking as a table."""
        return self.ranking

    def line(self) -> str:
        """Return how much was ranked."""
        tender, lots = self.evaluation.dossier.tender.id, self.evaluation.lots
        ranked = sum(len(each.ranked) for each in lots)
        return Text(
            f"{tender}：{len(lots)} 个采购包，{ranked} 份响应排名",
            f"{tender}: {len(lots)} lots, {ranked} bids ranked",
        ).say(self.lang)


@dataclass(frozen=True, slots=True, repr=False)
class ScoredLot(Shown):
    """A lot after scoring.

    Args:
        result: its outcome in exact numbers.
    """

    evaluation: Evaluation
    result: LotResult
    lang: Lang

    @property
    def id(self) -> str:
        """The id, as the sheet Lots has it."""
        return self.result.lot.id

    @property
    def title(self) -> str:
        """The title, as the sheet Lots has it."""
        return self.result.lot.title

    @property
    def ranked(self) -> tuple[Score, ...]:
        """The ranked bids, first to last, each with points, price and total."""
        return self.result.ranked

    @property
    def scores(self) -> tuple[Score, ...]:
        """All bids in the order of the sheet Bids, also those that were not admitted."""
        return self.result.scores

    @property
    def candidates(self) -> tuple[str, ...]:
        """The bids recommended for award, first to last; none while a tie is open."""
        return self.result.candidates

    @property
    def failure(self) -> Finding | None:
        """Why the lot fails; None where it does not."""
        return self.result.failure

    def face(self) -> Face:
        """Return the ranking of the lot as a table."""
        return ranking_face(self.evaluation, [self.result], self.lang)

    def line(self) -> str:
        """Return who is recommended."""
        named = ", ".join(self.candidates) or Text("无", "none").say(self.lang)
        ranked = len(self.ranked)
        return Text(
            f"{self.id} {self.title}：{ranked} 份响应排名，推荐候选：{named}",
            f"{self.id} {self.title}: {ranked} bids ranked, candidates: {named}",
        ).say(self.lang)
