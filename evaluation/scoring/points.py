"""The points of a bid for each criterion: from the experts' marks, from facts, from the price."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import FormulaError
from evaluation.core.exact import ratio, show
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.decided.counting import counted_marks, disagreement
from evaluation.dossier.records import Bid, Criterion, Dossier, Expert, Fact
from evaluation.formula.exact_reader import Reader
from evaluation.formula.model import Model
from evaluation.scoring.marks import weighted
from evaluation.scoring.result import Points, Quantities
from evaluation.scoring.settings import Settings
from evaluation.scoring.trimming import BY_TOTAL


def marked_points(
    dossier: Dossier,
    bid: Bid,
    criterion: Criterion,
    experts: Mapping[str, Expert],
    settings: Settings,
    out: Collection[str] = (),
) -> tuple[Points | None, tuple[Finding, ...]]:
    """Return the points that the experts' marks give `bid`, and what is wrong with the marks.

    There are no points where marks are missing.

    Args:
        out: the experts who are left out where totals are trimmed.
    """
    marks, found = counted_marks(dossier, bid, criterion, experts)
    if len(marks) < len(experts) and "consensus" not in marks and not dossier.rulings:
        return None, found
    differing = disagreement(dossier, bid, criterion, marks)
    if differing is not None:
        found = (*found, differing)
    how = "consensus" if "consensus" in marks else settings.aggregation
    places = settings.places.get("criterion")
    try:
        if how == BY_TOTAL and not out:
            raise ValueError("nobody can be left out")
        kept = [mark for expert, mark in marks.items() if expert not in out]
        exact, points = weighted(kept, "mean" if how == BY_TOTAL else how, criterion.weight, places)
    except ValueError:
        return None, (*found, _too_few(dossier, bid, criterion, marks, how))
    left = frozenset(out) & marks.keys()
    return Points(criterion=criterion, value=points, exact=exact, marks=marks, left_out=left), found


def _too_few(
    dossier: Dossier, bid: Bid, criterion: Criterion, marks: Mapping[str, Decimal], how: str
) -> Finding:
    message = Text(
        zh=f"{bid.id} 的“{criterion.title}”只有 {len(marks)} 个有效评分，不能按“{how}”汇总；请补齐评分或合议决定",
        en=f"{bid.id} has {len(marks)} marks that count for '{criterion.title}', too few for '{how}'; "
        "add the marks or a consensus ruling",
    )
    if how == BY_TOTAL:
        message = Text(
            zh=f"{bid.id}：有专家只有部分因素的评分有效，或各项都有效的专家不足三位，不能按总分去掉最高和最低"
            f"（“{criterion.title}”）；请裁定该专家对此响应的评分全部无效，或合议决定",
            en=f"{bid.id}: some experts count for some criteria only, or fewer than three count, so no "
            f"totals can be left out ('{criterion.title}'); rule all marks of that expert on the bid "
            "void, or record a consensus",
        )
    return Finding(
        code="M103",
        severity=Severity.ERROR,
        message=message,
        place=next((dossier.marks.at(e, bid.id, criterion.code) for e in marks), bid.at("id")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """How a criterion is computed for each bid of a lot.

    Args:
        reader: the model bound to what all bids of the lot share.
        stage: ``criterion`` or ``price``: where the tender rounds.
    """

    criterion: Criterion
    model: Model
    reader: Reader
    stage: str
    settings: Settings

    def points(self, quantities: Quantities, place: Place) -> Points | Finding:
        """Return the points of one bid, or why the model gives none.

        Args:
            quantities: all that the model is given, for the working.
            place: the cell to name where the model has no value.
        """
        criterion = self.criterion
        try:
            points = self.reader(quantities)
        except FormulaError as problem:
            return _no_value(criterion, place, problem.text.zh, problem.text.en)
        if self.model.result == "points" and not self._possible(points):
            return _no_value(
                criterion,
                place,
                f"得 {show(points)} 分，不在 0 至 {criterion.max_points} 之间",
                f"it gives {show(points)} points, not between 0 and {criterion.max_points}",
            )
        exact = ratio(criterion.weight) * points
        return Points(
            criterion=criterion,
            value=self.settings.rounded(exact, self.stage),
            exact=exact,
            marks={},
            model=self.model,
            quantities=quantities,
        )

    def _possible(self, points: Fraction) -> bool:
        return points <= self.criterion.max_points and (points >= 0 or self.model.below_zero)


def _no_value(criterion: Criterion, place: Place, zh: str, en: str) -> Finding:
    return Finding(
        code="C106",
        severity=Severity.ERROR,
        message=Text(
            zh=f"“{criterion.title}”无法计分：{zh}；请核对事实或计分办法",
            en=f"'{criterion.title}' cannot be scored: {en}; check the fact or the model",
        ),
        place=place,
    )


def fact_quantities(
    dossier: Dossier,
    criterion: Criterion,
    model: Model,
    bids: Sequence[Bid],
) -> tuple[dict[str, tuple[Quantities, Place]], tuple[Finding, ...]]:
    """Return, by bid, the quantities a computed criterion is given, and the cell of the fact.

    ``values`` are the facts of the admitted bids; ``rank`` counts 1 for the highest, equal facts
    sharing a rank (dense), ``rank_low`` 1 for the lowest. A bid without a fact is left out, and a
    finding says so.
    """
    facts = {fact.bid: fact for fact in dossier.facts if fact.criterion == criterion.code}
    known = {bid.id: facts[bid.id] for bid in bids if bid.id in facts}
    without = tuple(_no_fact(bid, criterion) for bid in bids if bid.id not in known)
    numbers = {
        bid: number for bid, fact in known.items() if (number := _number(fact, model)) is not None
    }
    if not model.reads_text:
        without += tuple(
            _no_number(criterion, model, fact) for bid, fact in known.items() if bid not in numbers
        )
        known = {bid: fact for bid, fact in known.items() if bid in numbers}
    values = tuple(numbers.values())
    order = sorted(set(values), reverse=True)
    given = {
        bid: (_quantities(criterion, fact, numbers.get(bid), values, order), fact.at("value"))
        for bid, fact in known.items()
    }
    return given, without


def _number(fact: Fact, model: Model) -> Fraction | None:
    """The fact as a number; yes and no count 1 and 0 where the model asks for them."""
    if isinstance(fact.value, Decimal):
        return ratio(fact.value)
    words = vocabulary()["flag"]
    if model.key == "yes_no":
        for word, number in (("yes", 1), ("no", 0)):
            if fact.value.lower() in (word, words[word].zh, words[word].en):
                return Fraction(number)
    return None


def _no_number(criterion: Criterion, model: Model, fact: Fact) -> Finding:
    """What is said of a fact in words, where the model computes with numbers."""
    seen = str(fact.value)
    inside = _DIGITS.findall(seen)
    write = inside[0] if len(inside) == 1 else None
    yes_no = vocabulary()["flag"]
    if model.key == "yes_no":
        zh = f"请写“{yes_no['yes'].zh}”或“{yes_no['no'].zh}”"
        en = f"write {yes_no['yes'].en} or {yes_no['no'].en}"
    else:
        zh, en = f"请写{write or '数字，如 3'}", f"write {write or 'a number such as 3'}"
    return Finding(
        code="C106",
        severity=Severity.ERROR,
        message=Text(
            zh=f"“{criterion.title}”无法计分：“{seen[:40]}”是文字，计分办法要的是数字；{zh}，不带单位",
            en=f"'{criterion.title}' cannot be scored: '{seen[:40]}' is text, and the model computes "
            f"with numbers; {en}, without a unit",
        ),
        place=fact.at("value"),
    )


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def _quantities(
    criterion: Criterion,
    fact: Fact,
    number: Fraction | None,
    values: tuple[Fraction, ...],
    order: list[Fraction],
) -> Quantities:
    points = ratio(criterion.max_points)
    if number is None:
        return {"points": points, "value": fact.value, "values": values}  # type: ignore[dict-item]
    return {
        "points": points,
        "value": number,
        "values": values,
        "low": order[-1],
        "high": order[0],
        "rank": Fraction(order.index(number) + 1),
        "rank_low": Fraction(len(order) - order.index(number)),
    }


def _no_fact(bid: Bid, criterion: Criterion) -> Finding:
    return Finding(
        code="M104",
        severity=Severity.ERROR,
        message=Text(
            zh=f"{bid.id} 缺少“{criterion.title}”（{criterion.code}）的事实；请在“客观事实”表填写",
            en=f"{bid.id} has no fact for '{criterion.title}' ({criterion.code}); enter it on the sheet Facts",
        ),
        place=bid.at("id"),
    )
