"""The total of each bid: price points by the tender's formula, then the method's total."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import FormulaError
from evaluation.core.exact import ratio, round_half_up
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.offers import ceiling_of
from evaluation.dossier.records import Bid, Lot
from evaluation.formula.exact_reader import Reader, bind
from evaluation.formula.formula import Formula
from evaluation.formula.parser import parse
from evaluation.scoring.points import Computation
from evaluation.scoring.price import no_quote
from evaluation.scoring.result import Points, Score
from evaluation.scoring.work import Work

Named = dict[str, Fraction | tuple[Fraction, ...]]
PricePoints = Callable[[Bid, Named], Points | Finding]

NAMES = ("technical", "price_points", "price", "quote", "technicals", "prices", "ceiling", "budget")
"""What the formula of a method's total may name, besides the tender's own parameters."""


def total_formula(work: Work) -> Formula | None:
    """Return the formula of the total; None where the method ranks nothing, or it lacks a parameter."""
    if work.method.total is None:
        return None
    formula = parse(work.method.total)
    try:
        formula.check((*NAMES, *work.settings.parameters))
    except FormulaError as problem:
        work.found.append(
            Finding(
                code="C107",
                severity=Severity.ERROR,
                message=Text(
                    zh=f"总分公式 {work.method.total} 缺少参数：{problem.text.zh}；请写在“公式参数”",
                    en=f"the total {work.method.total} lacks a parameter: {problem.text.en}; "
                    "write it in Formula parameters",
                ),
                place=work.dossier.tender.at("parameters"),
            )
        )
        return None
    return formula


def with_totals(
    work: Work, lot: Lot, scores: Mapping[str, Score], formula: Formula
) -> dict[str, Score]:
    """Return the admitted `scores` with price points and totals.

    The base of relative price formulas is the lowest price among exactly these bids.
    """
    priced = [c.code for c in work.dossier.criteria_of(lot.id) if c.kind == "price"]
    if not work.models.keys() >= set(priced):  # which has been said
        return dict(scores)
    if _unpriced(work, lot, list(scores.values()), formula):
        return dict(scores)
    shared = _shared(work, lot, list(scores.values()))
    price_points = _price_reader(work, lot, shared)
    read = bind(formula, shared)
    costs = _costs(work, lot)
    return {
        bid: _totalled(work, score, shared | _own(score, costs), price_points, read)
        for bid, score in scores.items()
    }


def _unpriced(work: Work, lot: Lot, scores: Sequence[Score], formula: Formula) -> bool:
    asked = {"price", "quote", "prices"} & {*formula.names, *formula.lists}
    if not asked and not any(c.kind == "price" for c in work.dossier.criteria_of(lot.id)):
        return False
    without = [score for score in scores if score.price is None or score.price.quote <= 0]
    for score in without:
        work.found.append(no_quote(score.bid, score.price.quote if score.price else None))
    return bool(without)


def _shared(work: Work, lot: Lot, scores: Sequence[Score]) -> Named:
    prices = tuple(score.price.evaluated for score in scores if score.price)
    technicals = tuple(score.technical or Fraction(0) for score in scores)
    shared: Named = {**work.settings.parameters, "prices": prices, "technicals": technicals}
    if prices:
        shared |= {"low": min(prices), "high": max(prices), "count": Fraction(len(prices))}
    shared |= {"technical_low": min(technicals), "technical_high": max(technicals)}
    for name, amount in (("ceiling", ceiling_of(lot, work.method)), ("budget", lot.budget)):
        if amount is not None:
            shared[name] = ratio(amount)
    return shared


def _own(score: Score, costs: Mapping[str, Decimal]) -> Named:
    own: Named = {"technical": score.technical or Fraction(0), "price_points": Fraction(0)}
    if score.price is not None:
        own |= {"price": score.price.evaluated, "quote": ratio(score.price.quote)}
    if score.bid.id in costs:
        own["cost"] = ratio(costs[score.bid.id])
    return own


def _costs(work: Work, lot: Lot) -> dict[str, Decimal]:
    """Costs over the life of the service: facts about the price criterion, by bid."""
    priced = {c.code for c in work.dossier.criteria_of(lot.id) if c.kind == "price"}
    return {
        fact.bid: fact.value
        for fact in work.dossier.facts
        if fact.criterion in priced and isinstance(fact.value, Decimal)
    }


def _price_reader(work: Work, lot: Lot, shared: Named) -> PricePoints | None:
    for criterion in work.dossier.criteria_of(lot.id):
        if criterion.kind == "price":
            model, full = work.models[criterion.code], ratio(criterion.max_points)
            reader = model.bind(shared | {"points": full})
            computed = Computation(
                criterion=criterion,
                model=model,
                reader=reader,
                stage="price",
                settings=work.settings,
            )
            return lambda bid, own: computed.points(own | {"points": full}, bid.at("quote"))
    return None


def _totalled(
    work: Work,
    score: Score,
    own: Named,
    price_points: PricePoints | None,
    read: Reader,
) -> Score:
    points = price_points(score.bid, own) if price_points else None
    if isinstance(points, Finding):
        work.found.append(points)
        return score
    if points is not None:
        own["price_points"] = points.value
    try:
        exact = read(own)
    except FormulaError as problem:
        work.found.append(_no_total(score.bid, problem))
        return score
    return replace(
        score,
        points=(*score.points, points) if points else score.points,
        price_points=points.value if points else None,
        quantities=own,
        total_exact=exact,
        total=round_half_up(exact, work.settings.places["total"]),
    )


def _no_total(bid: Bid, problem: FormulaError) -> Finding:
    return Finding(
        code="C108",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{bid.id} 的总分无法计算：{problem.text.zh}",
            en=f"the total of {bid.id} cannot be computed: {problem.text.en}",
        ),
        place=bid.at("id"),
    )
