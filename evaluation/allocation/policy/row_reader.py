"""Reads one row of the Policy sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import TypeVar

from evaluation.allocation.policy.picking import picked
from evaluation.allocation.policy.words import BASES, EACHES, EVERYTHING, METRICS, SENSES, word
from evaluation.allocation.problem import Metric, Rule, Selection
from evaluation.core.exact import exact, ratio
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.core.text import Text

Row = Mapping[str, object]
Carried = Mapping[str, frozenset[str]]
Known = TypeVar("Known")

_LOT = Text("采购包", "lot")
_ORGANISATION = Text("组织", "organisation")


@dataclass(slots=True, kw_only=True)
class RowReader:
    """Reads `row`, and notes what is wrong with it.

    Args:
        lots: for each lot the words by which it can be picked.
        organisations: for each organisation the words by which it can be picked.
        budget: what a share of the budget is a share of, in minor units.
        minor: minor units in the unit in which the sheet writes money.
        unit: value units in one point x need x size, in which the sheet writes value.
        place: where the row stands.
    """

    row: Row
    lots: Carried
    organisations: Carried
    budget: int
    minor: int
    unit: Fraction
    place: Place
    findings: list[Finding] = field(default_factory=list)

    def rule(self) -> Rule | None:
        """Return the rule; None where it has an error, or holds by itself."""
        if not self._text("id"):
            self.error("F201", "规则没有编号；请填写", "the rule has no id; write one")
        metric = self._among("metric", METRICS)
        sense = self._among("sense", SENSES)
        each = self._among("each", EACHES) if self._text("each") else None
        of, base = self._selection(), self._base()
        amount, share = self._number("amount"), self._number("share")
        if (amount is None) == (share is None):
            self.error(
                "F203",
                "“数额”与“比例”须恰好填写一项",
                "write either an amount or a share, one of the two",
            )
        if self._text("base") and share is None and amount is not None:
            self.error(
                "F207",
                f"写了比例的基数“{self._text('base')}”，却没有比例；规定数额的，请把基数留空",
                f"“{self._text('base')}” is the base of a share, and there is none; leave it blank where "
                "an amount is set",
            )
        priority = self._whole(self._number("priority") or Fraction(0), 1)
        if metric is None or sense is None or has_errors(self.findings):
            return None
        limits = self._limits(metric, sense, amount, share)
        if of is None:
            self._nobody(sense)
        if of is None or has_errors(self.findings):
            return None
        sentence, basis = self._text("sentence"), self._text("legal_basis")
        return Rule(
            id=self._text("id"),
            metric=metric,
            of=of,
            each=each,
            at_least=limits.get("at_least"),
            at_most=limits.get("at_most"),
            exactly=limits.get("exactly"),
            at_least_share=share if sense == "at_least" and not limits else None,
            at_most_share=share if sense == "at_most" and not limits else None,
            base=base,
            priority=priority,
            law=Text(basis, basis) if basis else None,
            text=Text(sentence, sentence) if sentence else None,
        )

    def error(self, code: str, zh: str, en: str) -> None:
        """Note an error of this row."""
        self._say(code, zh, en, Severity.ERROR)

    def _say(self, code: str, zh: str, en: str, severity: Severity) -> None:
        message = Text(zh, en)
        finding = Finding(code=code, severity=severity, message=message, place=self.place)
        self.findings.append(finding)

    def _text(self, key: str) -> str:
        value = self.row.get(key)
        return "" if value is None else str(value).strip()

    def _among(self, key: str, known: Mapping[str, Known]) -> Known | None:
        said = self._text(key)
        if word(said) in known:
            return known[word(said)]
        self.error(
            "F204",
            f"“{said}”不认识；此处可写：{'、'.join(known)}",
            f"“{said}” is not known here; write one of: {', '.join(known)}",
        )
        return None

    def _number(self, key: str) -> Fraction | None:
        if not self._text(key):
            return None
        try:
            return ratio(exact(self.row[key]))
        except ValueError:
            said = self._text(key)
            self.error("F205", f"“{said}”不是数；请填写数字", f"“{said}” is no number; write one")
            return Fraction(0)

    def _whole(self, amount: Fraction, scale: int) -> int:
        """Return `amount` in minor units where that is a whole number from 0."""
        if amount < 0 or (amount * scale).denominator != 1:
            self.error(
                "F205",
                f"{amount} 须为不小于 0、可用最小单位写尽的数",
                f"{amount} should be 0 or more and end with the smallest unit",
            )
            return 0
        return int(amount * scale)

    def _selection(self) -> Selection | None:
        """Return whom the rule picks; None where it picks nobody."""
        lots = self._pick("lots", self.lots, _LOT)
        organisations = self._pick("organisations", self.organisations, _ORGANISATION)
        if frozenset() in (lots, organisations):
            return None
        return Selection(lots=lots or frozenset(), organisations=organisations or frozenset())

    def _pick(self, key: str, carried: Carried, kind: Text) -> frozenset[str] | None:
        """Return the ids that the cell picks; None where it picks all."""
        if word(self._text(key)) in EVERYTHING:
            return None
        ids, unknown = picked(self._text(key), carried)
        for name in unknown:
            self.error(
                "F206",
                f"没有任何{kind.zh}带有“{name}”；请更正，或删去这条规则",
                f"no {kind.en} carries “{name}”; correct it, or remove the rule",
            )
        return ids

    def _base(self) -> Selection:
        """Return what a share is a share of: everything that is awarded, or the lots named."""
        base = self._text("base")
        if not base or word(base) in BASES:
            return Selection()
        lots = self._pick("base", self.lots, _LOT)
        if lots == frozenset():
            self.error("F208", "比例的基数没有选中任何采购包", "the base of the share picks no lot")
        return Selection(lots=lots or frozenset())

    def _limits(
        self, metric: Metric, sense: str, amount: Fraction | None, share: Fraction | None
    ) -> dict[str, int]:
        """Return the limit in whole numbers by its sense; nothing for a share of the awarded."""
        if amount is not None and metric is Metric.VALUE:
            return self._worth(sense, amount)
        if amount is not None:
            scale = self.minor if metric in (Metric.MONEY, Metric.REFERENCE) else 1
            return {sense: self._whole(amount, scale)}
        if share is None or not 0 <= share <= 1 or sense == "exactly":
            self.error(
                "F207",
                "比例须在 0 与 1 之间（0.30 表示 30%），并与“不少于”或“不超过”连用",
                "a share lies between 0 and 1 (0.30 is 30 %) and goes with at least or at most",
            )
            return {}
        if BASES.get(word(self._text("base"))) != "budget":
            return {}
        if metric is not Metric.MONEY:
            self.error(
                "F207", "以预算为基数的比例只用于金额", "a share of the budget goes with money only"
            )
        limit = share * self.budget
        return {sense: ceil(limit) if sense == "at_least" else floor(limit)}

    def _worth(self, sense: str, amount: Fraction) -> dict[str, int]:
        """Return the limit in value units, never rounded in favour of breaking the rule."""
        if amount < 0 or sense == "exactly":
            self.error(
                "F207",
                "价值的数额不小于 0，并与“不少于”或“不超过”连用",
                "an amount of value is 0 or more and goes with at least or at most",
            )
        limit = amount * self.unit
        return {sense: ceil(limit) if sense == "at_least" else floor(limit)}

    def _nobody(self, sense: str) -> None:
        """Note a rule over nobody: a ceiling holds by itself, a floor can never be met."""
        if sense == "at_most":
            self._say(
                "F208",
                "规则没有选中任何包或组织，自然成立，不参与计算",
                "the rule picks nobody; it holds by itself and takes no part",
                Severity.NOTE,
            )
            return
        self.error(
            "F208",
            "没有任何包或组织可以满足这条规则；请更正选择条件或删去规则",
            "nobody can meet this rule: it picks no lot or no organisation; "
            "correct what it picks or remove it",
        )
