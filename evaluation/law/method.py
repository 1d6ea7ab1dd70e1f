"""A procurement method: what the law, or its own rules, say about every step of an evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache

from evaluation.core.errors import LawError
from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.allocation_law import ModeLaw, read_allocation
from evaluation.law.book import SHIPPED, law_book
from evaluation.law.certainty import Certainty
from evaluation.law.law_files import NO_LAW, LawFiles
from evaluation.law.method_parts import (
    Elimination,
    Forbidden,
    InForce,
    MinimumBids,
    PanelRules,
    one_word,
    read_elimination,
    read_forbidden,
    read_in_force,
    read_mapping,
    read_minimum_bids,
    read_panel,
)
from evaluation.law.parameter import days
from evaluation.law.source import Sources
from evaluation.law.tie_steps import TIE_STEPS
from evaluation.law.toml_table import TomlTable, WrongField, read_table

STAGES = ("notice", "opening", "screening", "technical_marks", "price", "ranking", "award")
KINDS = ("services", "goods", "works")
PARTS = ("all", "technical", "price")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A procurement method. Figures are never in it, only the keys under which the law has them.

    Args:
        jurisdiction: such as ``cn``; empty for a method of no particular law.
        scoring: whether bids are compared at all; if not, a negotiated price is put on record.
        single_negotiated: whether one supplier is negotiated with.
        negotiates: whether prices are negotiated, so that a ruling may give a bid another one.
        total: formula of the figure that is ranked; None where nothing is.
        direction: whether the ``highest`` or the ``lowest`` total is best.
        price_is_factor: whether a price criterion with points is ``required``, ``optional``
            or ``never`` there (as where the price alone decides).
        price_formula: catalogue key of the usual formula for price points.
        price_formula_prescribed: whether the law allows no other.
        price_share_min: law keys of the lowest share of price, by kind of purchase.
        price_share_max: law keys of the highest share of price, by kind of purchase.
        full: what the maximum points must add up to: ``all``, ``technical``, ``price``.
        technical_minimum_required: whether the document must set a minimum for the technical total.
        tie_chain: what tells equal totals apart, unless the document says otherwise.
        tie_cite: the law of that order; None where it is merely usual.
        candidates: how many are recommended unless the document says; None where the elimination
            decides.
        candidates_min: law key of the fewest that must be recommended.
        ceiling_from_budget: whether a quote above the budget is invalid where there is no ceiling.
        deductions_apply: whether the price preferences of policy apply.
        awards: who is awarded a lot: its ``first`` candidate, or all its ``candidates``.
        modes: for each way of choosing among lots, on what condition it may decide.
        stages: its stages in order.
        documents: keys of the documents that belong to it.
        local: whether it comes from a bureau's own file.
    """

    key: str
    title: Text
    jurisdiction: str
    cite: Text
    source: Text
    certainty: Certainty
    in_force: InForce
    note: Text | None
    scoring: bool
    single_negotiated: bool
    negotiates: bool
    total: str | None
    direction: str
    price_is_factor: str
    price_formula: str | None
    price_formula_prescribed: bool
    price_formulas_forbidden: tuple[Forbidden, ...]
    price_share_min: Mapping[str, str]
    price_share_max: Mapping[str, str]
    full: Mapping[str, Decimal]
    technical_minimum_required: bool
    minimum_bids: tuple[MinimumBids, ...]
    panel: PanelRules | None
    tie_chain: tuple[str, ...]
    tie_cite: Text | None
    candidates: int | None
    candidates_min: str | None
    elimination: Elimination | None
    ceiling_from_budget: bool
    deductions_apply: bool
    awards: str
    modes: Mapping[str, ModeLaw]
    stages: tuple[str, ...]
    documents: tuple[str, ...]
    local: bool

    def on(self, day: date) -> "Method":
        """Return the method itself if it may be used on `day`.

        Args:
            day: the day that counts for the tender, never simply today.

        Raises:
            LawError: it was not in force on `day`.
        """
        if not self.in_force.holds(day):
            since = self.in_force.since or date.min
            span = days(since, self.in_force.until)
            raise LawError(
                Text(
                    f"采购方式 {self.key}（{self.title.zh}）在 {day} 不适用（适用期间：{span.zh}，"
                    f"{self.cite.zh}）；请核对项目日期或改用当日适用的方式",
                    f"the method {self.key} ({self.title.en}) is not in force on {day} "
                    f"(in force: {span.en}, {self.cite.en}); check the date of the tender, or use "
                    "a method of that day",
                )
            )
        return self

    @property
    def tendered(self) -> bool:
        """Whether Order 87 governs it, so that a bid is won (中标) and not concluded (成交)."""
        return any(key.startswith("cn/87/") for key in self.law_keys)

    @property
    def law_keys(self) -> tuple[str, ...]:
        """Every law key that the method names, in the order of its steps."""
        keys = [*self.price_share_min.values(), *self.price_share_max.values()]
        for minimum in self.minimum_bids:
            keys += [minimum.key, *(fewer.key for fewer in minimum.exceptions)]
        if self.panel:
            p = self.panel
            keys += filter(
                None, (p.members, p.members_large, p.large_from, p.expert_share, p.chair)
            )
        if self.elimination:
            keys += [self.elimination.share, self.elimination.suppliers]
        if self.candidates_min:
            keys.append(self.candidates_min)
        return tuple(dict.fromkeys(keys))


def method(key: str, own: LawFiles = NO_LAW) -> Method:
    """Return the procurement method `key`; a bureau's own file comes first.

    Args:
        key: such as ``cn_open_comprehensive``.
        own: a bureau's own law.

    Raises:
        LawError: there is no such method, or its file is faulty.

    Example:
        >>> method("cn_open_comprehensive").on(date(2026, 3, 1)).total
        'technical + price_points'
    """
    name = _file_of(key)
    if name in own:
        return read_method(own[name], key, law_book(own).sources, local=True)
    if name not in SHIPPED:
        raise LawError(_no_such(key, own))
    return _shipped(key)


def methods(own: LawFiles = NO_LAW) -> tuple[Method, ...]:
    """Return every procurement method, ours and a bureau's own, in the order of their keys.

    Raises:
        LawError: a file is faulty.
    """
    return tuple(method(key, own) for key in _all_keys(own))


@cache
def _shipped(key: str) -> Method:
    return read_method(SHIPPED[_file_of(key)], key, law_book().sources, local=False)


def _file_of(key: str) -> str:
    return f"methods/{key}.toml"


def _all_keys(own: LawFiles) -> list[str]:
    names = {*SHIPPED, *own}
    keys = (name.removeprefix("methods/").removesuffix(".toml") for name in names)
    return sorted(key for key in keys if _file_of(key) in names)


def _no_such(key: str, own: LawFiles) -> Text:
    known = _all_keys(own)
    near = ", ".join(get_close_matches(key, known, 3) or known)
    return Text(
        f"没有采购方式 {key}；请改用：{near}", f"there is no method {key}; use one of: {near}"
    )


def read_method(written: str, key: str, sources: Sources, *, local: bool) -> Method:
    """Return the method that a file describes.

    Args:
        written: the TOML in it.
        key: its name without ``.toml``.
        sources: what the source keys of the file stand for.
        local: whether it is a bureau's own.

    Raises:
        LawError: the file is faulty; every fault is listed.
    """
    file = read_table(written, _file_of(key))
    certainty = file.take("certainty", fields.one_of(Certainty))
    awards, modes = read_allocation(file.table("allocation"))
    method = Method(
        key=key,
        title=file.take("title", fields.words),
        jurisdiction=file.maybe("jurisdiction", fields.string) or "",
        cite=file.take("cite", fields.words),
        source=sources.text(file, "source", certainty),
        certainty=certainty,
        in_force=read_in_force(file.table("in_force")),
        note=file.maybe("note", fields.words),
        scoring=_yes_unless(file, "scoring", default=True),
        single_negotiated=_yes_unless(file, "single_negotiated", default=False),
        negotiates=_yes_unless(file, "negotiates", default=False),
        total=file.maybe("total", fields.string),
        direction=file.maybe("direction", one_word("highest", "lowest")) or "highest",
        price_is_factor=file.take("price_is_factor", one_word("required", "optional", "never")),
        price_formula=file.maybe("price_formula", fields.string),
        price_formula_prescribed=_yes_unless(file, "price_formula_prescribed", default=False),
        price_formulas_forbidden=tuple(
            map(read_forbidden, file.tables("price_formulas_forbidden"))
        ),
        price_share_min=read_mapping(file, "price_share_min", KINDS, fields.string),
        price_share_max=read_mapping(file, "price_share_max", KINDS, fields.string),
        full=read_mapping(file, "full", PARTS, _points),
        technical_minimum_required=_yes_unless(file, "technical_minimum_required", default=False),
        minimum_bids=tuple(map(read_minimum_bids, file.tables("minimum_bids"))),
        panel=read_panel(file.table("panel")),
        tie_chain=file.maybe("tie_chain", fields.many(one_word(*TIE_STEPS))) or (),
        tie_cite=file.maybe("tie_cite", fields.words),
        candidates=file.maybe("candidates", fields.count),
        candidates_min=file.maybe("candidates_min", fields.string),
        elimination=read_elimination(file.table("elimination")),
        ceiling_from_budget=file.take("ceiling_from_budget", fields.flag),
        deductions_apply=file.take("deductions_apply", fields.flag),
        awards=awards,
        modes=modes,
        stages=file.take("stages", fields.many(one_word(*STAGES))),
        documents=file.take("documents", fields.many(fields.string)),
        local=local,
    )
    if method.scoring != (method.total is not None):
        text = Text(
            "有评审就须有 total，无评审则不得有", "stands where bids are scored, and only there"
        )
        file.fault("total", text)
    file.close()
    file.refuse()
    return method


def _yes_unless(file: TomlTable, field: str, *, default: bool) -> bool:
    given = file.maybe(field, fields.flag)
    return default if given is None else given


def _points(raw: object) -> Decimal:
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Decimal(raw)
    raise WrongField(Text("应为分数", "should be a number of points"))
