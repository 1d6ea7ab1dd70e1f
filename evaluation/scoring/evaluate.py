"""Score a tender: admission, points, totals and ranking of every lot, by the law of its day."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

from evaluation.core.errors import FormulaError, TenderError, refusal
from evaluation.core.exact import ratio, round_half_up
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.text import Text
from evaluation.dossier.records import Bid, Dossier, Lot
from evaluation.formula.exact import value
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from evaluation.law.book import law_book
from evaluation.law.method import Method, method
from evaluation.law.parameter import Dated
from evaluation.scoring.admission import ceiling_of, check_screening, exclusions
from evaluation.scoring.criteria import Models, check_criteria, models_of
from evaluation.scoring.failure import failure_of
from evaluation.scoring.marks import seated
from evaluation.scoring.method_rules import check_method
from evaluation.scoring.points import computed_points, fact_quantities, marked_points
from evaluation.scoring.price import check_deductions, no_quote, price_of
from evaluation.scoring.ranking import candidates_of, drawn_order, ranked
from evaluation.scoring.result import Evaluation, LotResult, Points, Score
from evaluation.scoring.settings import Settings, settings_of
from evaluation.scoring.thresholds import below_thresholds

Named = dict[str, Fraction | tuple[Fraction, ...]]

TOTAL_NAMES = ("technical", "price_points", "price", "quote", "technicals", "prices", "ceiling", "budget")
"""What the formula of a method's total may name, besides the tender's own parameters."""


def evaluate(dossier: Dossier, overlay: Path | None = None) -> Evaluation:
    """Return the scored tender.

    Args:
        dossier: as read, without error findings.
        overlay: a bureau's own law folder, laid over ours.

    Raises:
        TenderError: something is missing or does not add up; the exception carries all findings.
        LawError: the law of the tender's day is not known.
    """
    return _Scoring(dossier, overlay).evaluation()


class _Scoring:
    """One run of the scoring; gathers findings and the law that was looked up on its way."""

    def __init__(self, dossier: Dossier, overlay: Path | None) -> None:
        self.dossier = dossier
        self.book = law_book(overlay)
        self.method: Method = method(dossier.tender.method, overlay).on(dossier.tender.published)
        self.settings: Settings = settings_of(dossier.tender, self.method)
        self.found: list[Finding] = []
        self.law: list[Dated] = []
        self.models: Models = {}

    @property
    def chinese(self) -> bool:
        return self.method.jurisdiction == "cn"

    def law_of_the_day(self, key: str) -> Dated:
        """Return the law parameter `key` on the day of the notice; the report will print it."""
        found = self.book.on(key, self.dossier.tender.published)
        if found not in self.law:
            self.law.append(found)
        return found

    def evaluation(self) -> Evaluation:
        self.models = models_of(self.dossier, self.method, self.found)
        self.found += check_criteria(self.dossier, self.method)
        self.found += check_method(
            self.dossier, self.method, self.settings, self.models, self.law_of_the_day
        )
        self.found += check_screening(self.dossier, self.chinese)
        if self.method.deductions_apply:
            self.found += check_deductions(self.dossier)
        total = self._total_formula()
        lots = tuple(self._lot(lot, total) for lot in self.dossier.lots)
        if has_errors(self.found):
            raise refusal(self.found)
        return Evaluation(
            dossier=self.dossier,
            method=self.method,
            settings=self.settings,
            lots=lots,
            law=tuple(self.law),
            findings=tuple(self.found),
        )

    def _total_formula(self) -> Formula | None:
        if self.method.total is None:
            return None
        formula = parse(self.method.total)
        try:
            formula.check((*TOTAL_NAMES, *self.settings.parameters))
        except FormulaError as problem:
            self.found.append(
                Finding(
                    code="C107",
                    severity=Severity.ERROR,
                    message=Text(
                        zh=f"总分公式 {self.method.total} 缺少参数：{problem.text.zh}；请写在“公式参数”",
                        en=f"the total {self.method.total} lacks a parameter: {problem.text.en}; "
                        "write it in Formula parameters",
                    ),
                    place=self.dossier.tender.at("parameters"),
                )
            )
            return None
        return formula

    def _lot(self, lot: Lot, total: Formula | None) -> LotResult:
        scores: dict[str, Score] = {}
        for bid in self.dossier.bids_on(lot.id):
            tenderer = self.dossier.tenderer(bid.tenderer)
            price = price_of(self.dossier, bid, tenderer, self.method, self.settings)
            reasons = exclusions(self.dossier, lot, bid, self.chinese)
            scores[bid.id] = Score(bid=bid, tenderer=tenderer, price=price, reasons=reasons)
        admitted = [score.bid for score in scores.values() if score.admitted]
        failure = failure_of(self.dossier, self.method, lot, admitted, self.law_of_the_day)
        if failure is not None:
            return self._failed(lot, scores, failure)
        self._technical(lot, scores)
        left = [score for score in scores.values() if score.admitted]
        if not left:
            failure = failure_of(self.dossier, self.method, lot, [], self.law_of_the_day)
            return self._failed(lot, scores, failure)
        if total is not None:
            self._totals(lot, scores, total)
            self._rank(lot, scores)
        candidates = self._candidates(lot, scores)
        return LotResult(lot=lot, scores=tuple(scores.values()), candidates=candidates)

    def _failed(self, lot: Lot, scores: dict[str, Score], failure: Finding | None) -> LotResult:
        if failure is not None:
            self.found.append(failure)
        return LotResult(lot=lot, scores=tuple(scores.values()), failure=failure)

    def _technical(self, lot: Lot, scores: dict[str, Score]) -> None:
        """Give every admitted bid its points that are not price points; drop who is below."""
        admitted = [score.bid for score in scores.values() if score.admitted]
        experts = seated(self.dossier, lot.id)
        points: dict[str, list[Points]] = {bid.id: [] for bid in admitted}
        for criterion in self.dossier.criteria_of(lot.id):
            if criterion.kind == "price":
                continue
            if criterion.code in self.models:
                given = fact_quantities(self.dossier, criterion, admitted, self.found)
                for bid, (quantities, place) in given.items():
                    model = self.models[criterion.code]
                    got = computed_points(
                        criterion, model, quantities, "criterion", self.settings, place, self.found
                    )
                    points[bid] += [got] if got else []
            elif criterion.model is None:
                for entry in admitted:
                    got = marked_points(
                        self.dossier, entry, criterion, experts, self.settings, self.found
                    )
                    points[entry.id] += [got] if got else []
        for bid in admitted:
            own = tuple(points[bid.id])
            exact = sum((part.value for part in own), Fraction(0))
            technical = self.settings.rounded(exact, "technical")
            score = replace(scores[bid.id], points=own, technical=technical)
            reasons = below_thresholds(self.dossier, score, technical)
            scores[bid.id] = replace(score, reasons=reasons)

    def _totals(self, lot: Lot, scores: dict[str, Score], total: Formula) -> None:
        left = [score for score in scores.values() if score.admitted]
        needs_price = bool({"price", "quote", "prices"} & {*total.names, *total.lists}) or any(
            criterion.kind == "price" for criterion in self.dossier.criteria_of(lot.id)
        )
        unpriced = [s for s in left if s.price is None or s.price.quote <= 0] if needs_price else []
        for score in unpriced:
            self.found.append(no_quote(score.bid, score.price.quote if score.price else None))
        if unpriced:
            return
        shared = self._shared(lot, left)
        for score in left:
            own = shared | self._own(lot, score)
            points = self._price_points(lot, score.bid, own)
            if points is not None:
                own["price_points"] = points.value
            try:
                exact = value(total, own)
            except FormulaError as problem:
                self.found.append(_no_total(score.bid, problem))
                continue
            scores[score.bid.id] = replace(
                score,
                points=(*score.points, points) if points else score.points,
                price_points=points.value if points else None,
                quantities=own,
                total_exact=exact,
                total=round_half_up(exact, self.settings.places["total"]),
            )

    def _shared(self, lot: Lot, left: Sequence[Score]) -> Named:
        prices = tuple(score.price.evaluated for score in left if score.price)
        technicals = tuple(score.technical or Fraction(0) for score in left)
        shared: Named = dict(self.settings.parameters)
        shared |= {"prices": prices, "technicals": technicals, "price_points": Fraction(0)}
        if prices:
            shared |= {"low": min(prices), "high": max(prices), "count": Fraction(len(prices))}
        shared |= {"technical_low": min(technicals), "technical_high": max(technicals)}
        ceiling = ceiling_of(lot)
        if ceiling is not None:
            shared["ceiling"] = ratio(ceiling)
        if lot.budget is not None:
            shared["budget"] = ratio(lot.budget)
        return shared

    def _own(self, lot: Lot, score: Score) -> Named:
        own: Named = {"technical": score.technical or Fraction(0)}
        if score.price is not None:
            own |= {"price": score.price.evaluated, "quote": ratio(score.price.quote)}
        priced = {c.code for c in self.dossier.criteria_of(lot.id) if c.kind == "price"}
        for fact in self.dossier.facts:
            if fact.bid == score.bid.id and fact.criterion in priced and isinstance(fact.value, Decimal):
                own["cost"] = ratio(fact.value)
        return own

    def _price_points(
        self, lot: Lot, bid: Bid, own: Named
    ) -> Points | None:
        for criterion in self.dossier.criteria_of(lot.id):
            if criterion.kind == "price" and criterion.code in self.models:
                quantities = own | {"points": ratio(criterion.max_points)}
                return computed_points(
                    criterion,
                    self.models[criterion.code],
                    quantities,
                    "price",
                    self.settings,
                    bid.at("quote"),
                    self.found,
                )
        return None

    def _rank(self, lot: Lot, scores: dict[str, Score]) -> None:
        totalled = [score for score in scores.values() if score.total is not None]
        scores |= ranked(
            totalled,
            self.settings.tie_chain,
            self.method.direction == "highest",
            drawn_order(self.dossier, lot.id),
        )

    def _candidates(self, lot: Lot, scores: dict[str, Score]) -> tuple[str, ...]:
        if not self.method.scoring:
            left = [score.bid.id for score in scores.values() if score.admitted]
            return tuple(left) if len(left) == 1 else ()
        in_order = {id: score for id, score in scores.items() if score.rank is not None}
        places = self.settings.candidates or self._not_eliminated(len(in_order))
        candidates = candidates_of(in_order, places)
        open_ties = [s.bid.id for s in in_order.values() if s.tied and (s.rank or 0) <= places]
        if open_ties:
            self.found.append(_open_tie(lot, open_ties))
        return candidates

    def _not_eliminated(self, bids: int) -> int:
        """How many of `bids` stay in a framework: the law's share, rounded up, is left out."""
        if self.method.elimination is None:
            return bids
        share = self.law_of_the_day(self.method.elimination.share).number
        fewest = self.law_of_the_day(self.method.elimination.suppliers).whole
        return bids - max(ceil(share * bids), fewest)


def _no_total(bid: Bid, problem: TenderError) -> Finding:
    return Finding(
        code="C108",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{bid.id} 的总分无法计算：{problem.text.zh}",
            en=f"the total of {bid.id} cannot be computed: {problem.text.en}",
        ),
        place=bid.at("id"),
    )


def _open_tie(lot: Lot, bids: Sequence[str]) -> Finding:
    names = "、".join(bids)
    return Finding(
        code="T101",
        severity=Severity.WARNING,
        message=Text(
            zh=f"{lot.id}：{names} 并列，涉及推荐名次；请按采购文件规定的方式或抽签决定，并在“评审决定”表记录",
            en=f"{lot.id}: {', '.join(bids)} are tied for a recommended place; decide as the tender document "
            "says or by lot, and record it on the sheet Rulings",
        ),
        place=lot.at("id"),
        cite=Text(zh="财政部令第87号第六十八条", en="Order 87, art. 68"),
    )
