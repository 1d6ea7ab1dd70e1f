"""What would be, were a weight, a mark or the budget another: for comparison, never for a document.

Why:
    A trial keeps no evaluation and no plan, only the lines of its comparison. So there is nothing
    in it that a document could be made from, and whatever prints refuses it by its type.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import cast

from markupsafe import Markup

from evaluation.core.errors import TenderError
from evaluation.core.exact import money, ratio
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import plain
from evaluation.display.face_html import html_of
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.dossier.given_marks import Marks
from evaluation.dossier.records import Criterion, Dossier
from evaluation.planning.plan import Plan, can_allocate, planned
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation, LotResult

TRIAL = Text("试算", "What-if")
WARNING = Text(
    "试算结果，不是评审结果：只供比较，不写入表格，不能打印，不得作为任何决定的依据。",
    "A trial, not a result: for comparison only; it is not written to the sheets, cannot be printed "
    "and decides nothing.",
)
NOTHING = Text("没有改动任何数值；请改一个数再看。", "Nothing is changed yet; change a number.")
WITH = Text("{}（{}）", "{} ({})")
SAME = Text("名次和资助都不变。", "No rank and no funding changes.")

LOOKS = Markup("""<style>
.tender-what-if { border: 3px dashed #b36b00; padding: .4em .8em; background:
  repeating-linear-gradient(-45deg, rgba(255,190,60,.16) 0 12px, transparent 12px 24px); }
.tender-what-if .trial, .tender-what-if b.trial { background: #ffe08a; color: #5c3a00; padding: 0 .4em; border-radius: 3px;
  font-weight: bold; }
</style>""")

Mark = tuple[str, str, str]
"""Which mark: bid, criterion, expert."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What is tried.

    Args:
        points: what a criterion would be worth at most, by its code.
        marks: what an expert would give.
        budget: of the tender.
    """

    points: Mapping[str, Decimal] = field(default_factory=dict)
    marks: Mapping[Mark, Decimal] = field(default_factory=dict)
    budget: Decimal | None = None

    def __bool__(self) -> bool:
        """Whether anything is tried at all."""
        return bool(self.points or self.marks or self.budget is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A line of the comparison, in words: what is now, and what would be."""

    lot: str
    what: str
    now: str
    then: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A trial: what was changed and what that would change, as words alone.

    Args:
        changed: each number that was changed.
        lines: the comparison.
    """

    lang: Lang
    changed: tuple[str, ...]
    lines: tuple[Moved, ...]

    def _repr_html_(self) -> str:
        """Return the trial, marked as one in colour and in words, on each of its lines."""
        return str(LOOKS + Markup('<div class="tender-what-if">{}</div>').format(_html(self)))


def what_if(evaluation: Evaluation, wished: Wished, lang: Lang, *, lot: str) -> WhatIf:
    """Return how the ranking of `lot`, all candidates and the allocation would change.

    Args:
        evaluation: as it is; it stays so.
        wished: what is tried.
        lot: whose ranking is shown bid by bid.

    Raises:
        TenderError: what is tried cannot be evaluated; no number is guessed.
    """
    tried = changed(evaluation.dossier, wished)
    then = evaluate(tried) if wished.points or wished.marks else evaluation
    then = replace(then, dossier=tried)
    lines = [
        *_ranks(evaluation.lot(lot), then.lot(lot), lang),
        *_candidates(evaluation, then, lang),
        *_funding(evaluation, then, wished, lang),
    ]
    said = tuple(_changes(evaluation.dossier, wished, lot, lang))
    return WhatIf(lang=lang, changed=said, lines=tuple(lines))


def changed(dossier: Dossier, wished: Wished) -> Dossier:
    """Return `dossier` with the numbers that are tried in place of its own.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> dossier = run(shipped("tenders") / "qinghe-2026").dossier
        >>> tried = changed(dossier, Wished(points={"A1": Decimal(30)}))
        >>> [each.weight for each in tried.criteria if each.code == "A1"]
        [Fraction(3, 2)]
    """
    criteria = tuple(
        replace(each, weight=_weight(each, wished.points[each.code]))
        if each.code in wished.points
        else each
        for each in dossier.criteria
    )
    values = {which: dict(given) for which, given in dossier.marks.values.items()}
    for (bid, criterion, expert), mark in wished.marks.items():
        values[bid, criterion][expert] = mark
    budget = dossier.tender.budget if wished.budget is None else wished.budget
    return replace(
        dossier,
        tender=replace(dossier.tender, budget=budget),
        criteria=criteria,
        marks=Marks(values, dossier.marks.places),
    )


def _weight(criterion: Criterion, points: Decimal) -> Decimal:
    """The weight with which `criterion` is worth `points`: a fraction, as 10 of 14 has no decimals."""
    return cast(Decimal, ratio(points) / ratio(criterion.max_points))


def _ranks(now: LotResult, then: LotResult, lang: Lang) -> Iterator[Moved]:
    what = Text("{} 名次（总分）", "Rank of {} (total)").say(lang)
    for score in now.scores:
        other = then.score(score.bid.id)
        texts = [
            "—"
            if each.rank is None or each.total is None
            else f"{each.rank}（{plain(each.total)}）"
            for each in (score, other)
        ]
        yield Moved(
            lot=now.lot.id,
            what=what.format(f"{score.bid.id} {score.tenderer.name}"),
            now=texts[0],
            then=texts[1],
            differs=score.rank != other.rank,
        )


def _candidates(now: Evaluation, then: Evaluation, lang: Lang) -> Iterator[Moved]:
    """The first candidate of every lot that would have another."""
    what = Text("第一候选人", "First candidate").say(lang)
    for one, other in zip(now.lots, then.lots, strict=True):
        firsts = [next(iter(each.candidates), "—") for each in (one, other)]
        if firsts[0] != firsts[1]:
            yield Moved(lot=one.lot.id, what=what, now=firsts[0], then=firsts[1], differs=True)


def _funding(now: Evaluation, then: Evaluation, wished: Wished, lang: Lang) -> Iterator[Moved]:
    """Each lot that would be funded and is not, or the other way round, and the whole."""
    if not wished or not can_allocate(now.dossier):
        return
    before, after = planned(now), planned(then)
    yes, no = Text("资助", "funded").say(lang), Text("不资助", "not funded").say(lang)
    bids = [_funded(plan) for plan in (before, after)]
    for lot in now.dossier.lots:
        texts = [f"{yes} {each[lot.id]}" if lot.id in each else no for each in bids]
        if texts[0] != texts[1]:
            what = Text("预算分配", "Allocation").say(lang)
            yield Moved(lot=lot.id, what=what, now=texts[0], then=texts[1], differs=True)
    values = [str(p.decision.value) if p.decision.planned else "—" for p in (before, after)]
    whole = Text("方案总价值", "Value of the plan").say(lang)
    yield Moved(lot="", what=whole, now=values[0], then=values[1], differs=values[0] != values[1])


def _funded(plan: Plan) -> Mapping[str, str]:
    """The bid that each funded lot goes to."""
    if not plan.decision.planned:
        return {}
    return {lot.id: option.id for lot, option in plan.decision.funded()}


def _changes(dossier: Dossier, wished: Wished, lot: str, lang: Lang) -> Iterator[str]:
    arrow = " → "
    criteria = {each.code: each for each in dossier.criteria}
    for code, points in wished.points.items():
        own = criteria[code]
        was = plain(ratio(own.max_points) * ratio(own.weight))
        head = f"{code} {own.title} {term('max_points', lang)}"
        yield f"{head} {was}{arrow}{plain(ratio(points))}"
    if wished.points:
        full = Text("满分合计", "Points in all").say(lang)
        tried = changed(dossier, wished)
        yield f"{full} {plain(_full(dossier, lot))}{arrow}{plain(_full(tried, lot))}"
    for (bid, criterion, expert), mark in wished.marks.items():
        was_mark = dossier.marks.values[bid, criterion][expert]
        yield f"{expert} · {bid} · {criterion} {term('mark', lang)} {was_mark:f}{arrow}{mark:f}"
    if wished.budget is not None:
        was_budget = "—" if dossier.tender.budget is None else money(dossier.tender.budget)
        yield f"{term('budget', lang)} {was_budget}{arrow}{money(wished.budget)}"


def _full(dossier: Dossier, lot: str) -> Fraction:
    """What a bid on `lot` can have in all."""
    every = dossier.criteria_of(lot)
    return sum((ratio(each.max_points) * ratio(each.weight) for each in every), Fraction(0))


def _html(trial: WhatIf) -> Markup:
    lang = trial.lang
    heads = {
        "trial": TRIAL.say(lang),
        "lot": term("lot", lang),
        "what": Text("内容", "What").say(lang),
        "now": Text("现在", "Now").say(lang),
        "then": Text("试算为", "Would be").say(lang),
    }
    rows = tuple(
        (
            TypedCell(TRIAL.say(lang), look="error"),
            TypedCell(each.lot),
            TypedCell(each.what),
            TypedCell(each.now),
            TypedCell(each.then, look="warning" if each.differs else ""),
        )
        for each in trial.lines
    )
    none = () if trial.changed else (NOTHING.say(lang),)
    same = (
        () if not trial.changed or any(each.differs for each in trial.lines) else (SAME.say(lang),)
    )
    face = typed_face(
        title=f"{TRIAL.say(lang)} · " + (Text("；", "; ").say(lang).join(trial.changed) or "—"),
        columns=tuple(TypedColumn(key=key, head=head) for key, head in heads.items()),
        rows=rows,
        remarks=(WARNING.say(lang), *none, *same),
        lang=lang,
    )
    return html_of(face)


def refuse_trial(given: object) -> None:
    """Refuse a trial where something is to be printed.

    Raises:
        TenderError: `given` is a trial.
    """
    if isinstance(given, WhatIf):
        raise TenderError(
            Text(
                "这是试算，不能打印；文件只根据表格中的评审结果打印",
                "this is a trial and cannot be printed; documents are made from the sheets alone",
            )
        )
