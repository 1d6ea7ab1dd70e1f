"""The sheet Allocation: options down, rules across; every rule, the value and the bound re-added.

An auditor sees that the plan keeps each rule, and by the multipliers that no plan can beat it by
more than the printed gap: multiply each limit, add for each lot the best of nothing and what an
option is worth after it has paid for what it takes. Where one such sum leaves too much room, the
plans are told apart by cases (this lot in, this lot out), each with multipliers of its own.
"""

from dataclasses import replace
from fractions import Fraction

from evaluation.allocation import Mode, RankedBid
from evaluation.allocation.choose import task_of
from evaluation.allocation.proof.cases import ProofCase
from evaluation.allocation.tender.lot_options import option_id
from evaluation.core.glossary import glossary, term, word
from evaluation.core.place import cell_name
from evaluation.core.text import Text
from evaluation.dossier.records import Lot
from evaluation.planning.plan import Plan
from evaluation.workbook.allocation_rules import (
    RuleColumn,
    amount_formula,
    limit_formula,
    rule_columns,
    share_of,
)
from evaluation.workbook.allocation_standing import (
    numbers,
    readable,
    write_standing,
    write_warning,
)
from evaluation.workbook.figure_places import TOP
from evaluation.workbook.page import EXACT, MONEY, Book, Page

TITLE = Text("资金分配", "Allocation")
IN, OUT = Text("入选", "in"), Text("排除", "out")
"""What a case says about a lot or an option."""
SAYS = Text(
    "每行是一个可选响应，每列是一条规则；金额以最小货币单位（分）计。“实际”重算方案占用的数额，"
    "“满足”核对限额。乘数证明上界：Σ 乘数×限额，加上每个包在 0 与“扣除后价值”中的较大者；"
    "分情形时，入选的包按其“扣除后价值”计，排除的选项不计。每个方案恰属一种情形，其价值不超过该情形的上界。"
    "输入改动后方案失去依据的，标题旁以红字指出是哪个响应。",
    "Each row is an option, each column a rule; money in the smallest unit. 'Reached' re-adds the "
    "plan, 'Kept' holds it against the limit. The multipliers prove the bound: the sum of "
    "multiplier × limit, plus for each lot the larger of 0 and its best value after payment; in "
    "a case, lots that are in count with that value and options that are out not at all. Every plan "
    "belongs to one case and is worth no more than its bound. Where a changed input leaves the plan "
    "without its ground, a red line beside the title names the bid.",
)
HEADS = {
    "lot": glossary()["lot"],
    "bid": glossary()["bid"],
    "tenderer": glossary()["tenderer"],
    "district": glossary()["district"],
    "chosen": Text("安排", "Funded"),
    "one": Text("每包至多一个", "One a lot"),
    "rank": glossary()["rank"],
    "rank_check": Text("第一名", "First"),
    "points": glossary()["total"],
    "need": glossary()["need_weight"],
    "size": glossary()["size"],
    "value": glossary()["worth"],
    "value_recorded": Text("记录值", "Recorded"),
    "value_check": Text("核对", "Check"),
    "quote": glossary()["quote"],
    "price": Text("金额（分）", "In minor units"),
    "price_recorded": Text("记录值", "Recorded"),
    "price_check": Text("核对", "Check"),
    "reference": Text("最高限价（分）", "Ceiling in minor units"),
    "possible": Text("单独可行", "Possible alone"),
    "ranked": Text("在排名内", "Ranked"),
    "same": Text("与方案所据相同", "As the plan had it"),
}
CASE_HEADS = {
    "state": glossary()["case"],
    "reduced": Text("扣除后价值", "Value after payment"),
    "best": Text("本包较大者", "Best of the lot"),
}
"""The columns of each case, behind those of the rules."""
WIDTHS = {
    "lot": 12, "bid": 11, "tenderer": 26, "chosen": 8, "one": 9, "rank": 8, "rank_check": 8, "value_check": 8, "quote": 14,
    "price": 14, "price_recorded": 14, "price_check": 8, "reference": 14, "state": 8,
    "ranked": 8, "same": 10, "reduced": 20, "best": 20, "rule": 15, "value": 17, "value_recorded": 17,
}  # fmt: skip
LINES = {
    "share": glossary()["share"],
    "reached": glossary()["reached"],
    "sense": glossary()["sense"],
    "limit": glossary()["limit"],
    "kept": Text("满足", "Kept"),
}
"""The lines above the options, in order; those of the multipliers follow, one a case."""


def allocation_columns(plan: Plan) -> dict[str, int]:
    """Return the columns of the sheet: those of an option, one a rule, then those of the cases."""
    cases = (f"{key}{number}" for number, _ in enumerate(cases_of(plan)) for key in CASE_HEADS)
    keys = (*HEADS, *(column.key for column in rule_columns(plan)), *cases)
    return {key: at for at, key in enumerate(keys)}


def cases_of(plan: Plan) -> tuple[ProofCase, ...]:
    """Return the cases by which the bound of `plan` is proven; one where nothing is told apart."""
    decision = plan.decision
    return decision.cases or (() if decision.bound is None else (ProofCase(bound=decision.bound),))


def write_allocation(book: Book, plan: Plan) -> None:
    """Write the plan with every rule, the value and the upper bound as live formulas."""
    page, columns = Page(book, "allocation"), rule_columns(plan)
    names = {column.key: Text(column.row.name, column.row.name) for column in columns}
    page.head(TITLE, SAYS, {**HEADS, **names, **CASE_HEADS}, WIDTHS, freeze=3)
    sheet = _Sheet(page, plan, columns)
    sheet.lines()
    sheet.options()
    sheet.results()
    write_warning(page, sheet.first, sheet.last)
    page.close()


class _Sheet:
    """The sheet while it is written."""

    def __init__(self, page: Page, plan: Plan, columns: list[RuleColumn]) -> None:
        self.page, self.plan, self.columns = page, plan, columns
        self.book, self.decision = page.book, plan.decision
        self.program = plan.decision.program
        self.cases = cases_of(plan)
        keys = (*LINES, *(f"signed{number}" for number, _ in enumerate(self.cases)))
        self.line = {key: TOP + 1 + at for at, key in enumerate(keys)}
        self.first = TOP + 1 + len(keys)
        self.last = self.first + max(self.program.size, 1) - 1
        self.chosen = frozenset(plan.decision.chosen)
        self.open = set(task_of(self.program, {}).columns())

    def down(self, key: str) -> str:
        """Return the cells of all options in a column."""
        return f"{self.page.at(self.first, key)}:{self.page.at(self.last, key)}"

    def across(self, row: int) -> str:
        """Return the cells of all rules in a row, absolute in its row."""
        keys = self.columns[0].key, self.columns[-1].key
        return ":".join(cell_name(row, self.page.columns[key]) for key in keys)

    def lines(self) -> None:
        """Write share, sum, limit, check and multiplier of each rule."""
        page, line = self.page, self.line
        for key, text in LINES.items():
            page.text(line[key], "lot", text.say(self.book.lang), "bid")
        for number, _ in enumerate(self.cases):
            text = Text(f"乘数，情形 {number + 1}", f"Multipliers, case {number + 1}")
            page.text(line[f"signed{number}"], "lot", text.say(self.book.lang), "bid")
        for column in self.columns:
            self._share(column)
            reached = column.row.activity(self.chosen)
            total = f"SUMPRODUCT({self.down('chosen')},{self.down(column.key)})"
            page.live(line["reached"], column.key, total, reached, "0")
            at_most = column.row.sense == "at_most"
            page.text(line["sense"], column.key, "≤" if at_most else "≥")
            self._limit(column)
            ours, limit = (page.at(line[key], column.key) for key in ("reached", "limit"))
            kept = f"{ours}<={limit}" if at_most else f"{ours}>={limit}"
            page.holds(line["kept"], column.key, kept, counted=False)
            for number, case in enumerate(self.cases):
                signed = column.signed(case)
                page.put(line[f"signed{number}"], column.key, signed, "decided", "0")
        every = f"SUM({self.across(line['kept'])})={len(self.columns)}"
        page.holds(line["kept"], "value_check", every)

    def _share(self, column: RuleColumn) -> None:
        share = share_of(self.book, column)
        if share is not None and column.policy is not None:
            cell = self.book.sources.where.cell("policy", column.policy, "share")
            self.page.formula(self.line["share"], column.key, cell, share, "link", "0.##%")

    def _limit(self, column: RuleColumn) -> None:
        page, at = self.page, self.line["limit"]
        share = page.at(self.line["share"], column.key)
        formula = limit_formula(self.book, self.plan, column, share)
        if formula is None:
            page.put(at, column.key, column.row.limit, "decided", "0")
        else:
            page.formula(at, column.key, formula, column.row.limit, "link", "0")

    def options(self) -> None:
        """Write a row for each option."""
        for number, span in enumerate(self.program.spans):
            for column in span:
                self._option(column)
            for at, case in enumerate(self.cases if span else ()):
                self._best(number, span, at, case)

    def _option(self, column: int) -> None:
        page, row = self.page, self.first + column
        lot, option = self.program.pairs[column]
        bid = self.plan.built.bids[lot.id, option.id]
        dossier = self.book.evaluation.dossier
        page.text(row, "lot", lot.id, "bid")
        page.text(row, "bid", option.id, "bid")
        page.text(row, "tenderer", dossier.tenderer(bid.organisation).name, "bid")
        page.text(row, "district", lot.district)
        page.put(row, "chosen", int(column in self.chosen), "decided", "0")
        same = f"SUMIFS({self.down('chosen')},{self.down('lot')},{page.at(row, 'lot')})"
        page.holds(row, "one", f"{same}<=1")
        rank = self.book.places.cell("ranking", bid.bid, "rank")
        page.formula(row, "rank", readable(rank), bid.rank, "link", "0")
        if self.plan.mode is Mode.RANK_BOUND:
            page.holds(row, "rank_check", f"{page.at(row, 'rank')}=1")
        record = dossier.lot(lot.id)
        self._price(row, record, bid)
        self._value(row, record, bid, option.value)
        self._amounts(row, column)
        write_standing(page, row, bid, dossier)
        page.put(row, "possible", int(column in self.open), "decided", "0")
        for number, case in enumerate(self.cases if self.columns else ()):
            self._reduced(row, column, number, case)

    def _price(self, row: int, lot: Lot, bid: RankedBid) -> None:
        page, book, minor = self.page, self.book, self.plan.facts.minor
        whole = self.plan.built.bids[lot.id, option_id(replace(bid, earned=None))]
        quote = Fraction(whole.price, minor)
        score = book.evaluation.lot(lot.id).score(bid.bid)
        if bid.level == 100 and score.price is not None:
            source = book.sources.quote(score.bid)
            link = source.formula and readable(source.formula)
            page.source(row, "quote", replace(source, formula=link), quote, MONEY)
        else:
            page.put(row, "quote", quote, "decided", MONEY)
        asked = f"ROUND({page.at(row, 'quote')}*{minor},0)"
        if bid.earned:
            asked = f"{asked}-INT({asked}*{bid.earned.per_mille}/1000)"
        page.live(row, "price", numbers(asked, page.at(row, "quote")), bid.price, "0")
        page.check(row, "price_check", "price", "price_recorded", bid.price, "0", EXACT)
        reference = self.plan.facts.lot(lot.id).reference
        if reference:
            cell = book.sources.lot(lot, "budget" if lot.ceiling is None else "ceiling")
            ceiling = f"IFERROR(ROUND({cell}*{minor},0),0)"
            page.formula(row, "reference", ceiling, reference, "link", "0")

    def _value(self, row: int, lot: Lot, bid: RankedBid, value: int) -> None:
        page, book, facts = self.page, self.book, self.plan.facts.lot(lot.id)
        total = book.places.cell("scores", bid.bid, "total")
        page.formula(row, "points", readable(total), bid.points, "link", "0.00##")
        if lot.need_weight is None:
            page.put(row, "need", facts.need, "decided", "0.##")
        else:
            need = book.sources.lot(lot, "need_weight")
            page.formula(row, "need", readable(need), facts.need, "link", "0.##")
        if facts.size is None:
            ceiling = f"{page.at(row, 'reference')}/100000"
            page.live(row, "size", ceiling, Fraction(facts.reference, 100_000), "0.##")
        else:
            size = readable(book.sources.lot(lot, "size"))
            page.formula(row, "size", size, facts.size, "link", "0")
        scale = self.plan.built.unit * Fraction(bid.scope, 1000)
        parts = [page.at(row, key) for key in ("points", "need", "size")]
        worth = f"ROUND(ROUND({'*'.join(parts)}*{scale.numerator}/{scale.denominator},6),0)"
        page.formula(row, "value", numbers(worth, *parts), value, "result", "0")
        page.check(row, "value_check", "value", "value_recorded", value, "0", EXACT)

    def _amounts(self, row: int, column: int) -> None:
        """Write what the option adds to each rule; blank where nothing."""
        for rule in self.columns:
            if column not in rule.row.columns:
                continue
            at = rule.row.columns.index(column)
            amount = rule.row.amounts[at]
            formula = amount_formula(
                self.page, self.plan, rule, column, at, row, self.line["share"]
            )
            if formula is None:
                self.page.put(row, rule.key, amount, "live", "0")
            else:
                self.page.live(row, rule.key, formula, amount, "0")

    def _reduced(self, row: int, column: int, number: int, case: ProofCase) -> None:
        """Write what an option is worth after it has paid, in one case."""
        page, state = self.page, f"state{number}"
        out = column in case.outside
        inside = self.program.lot_of[column] in case.inside
        text = OUT if out else IN if inside else None
        if text is not None:
            page.text(row, state, text.say(self.book.lang))
        scale = case.bound.multipliers.scale
        signed, amounts = self.across(self.line[f"signed{number}"]), self.across(row)
        after = f"{page.at(row, 'value')}*{scale}-SUMPRODUCT({signed},{amounts})"
        here = f'AND({page.at(row, "possible")}=1,{page.at(row, state)}<>"{self._word(OUT)}")'
        value = None if out else case.bound.reduced.get(column)
        page.live(row, f"reduced{number}", f'IF({here},{after},"")', value, "0")

    def _best(self, lot: int, span: range, number: int, case: ProofCase) -> None:
        """Write what a lot adds to the bound of a case, beside its first option."""
        if not self.columns:
            return
        page, rows = self.page, (self.first + span[0], self.first + span[-1])
        worth, state = (
            ":".join(page.at(row, f"{key}{number}") for row in rows) for key in ("reduced", "state")
        )
        within = f'COUNTIF({state},"{self._word(IN)}")>0'
        text = f"IF({within},MAX({worth}),MAX(0,{worth}))"
        page.live(rows[0], f"best{number}", text, case.bound.best[lot], "0")

    def _word(self, text: Text) -> str:
        return text.say(self.book.lang)

    def results(self) -> None:
        """Write who could be funded, the value, each bound, the upper bound and the gap."""
        page, decision, lang = self.page, self.decision, self.book.lang
        row = self.last + 2
        page.text(row, "lot", term("allocation_mode", lang), "bid")
        page.text(row, "value", word("allocation_mode", self.plan.mode, lang))
        row += 1
        self._label(row, Text("方案价值", "Value of the plan"))
        worth = f"SUMPRODUCT({self.down('chosen')},{self.down('value')})"
        page.formula(row, "value", worth, decision.value, "result", "0")
        page.check(row, "value_check", "value", "value_recorded", decision.value, "0", EXACT)
        if not self.cases or not self.columns:
            return
        for number, case in enumerate(self.cases):
            self._case(row + 1 + number, number, case)
        last = row + len(self.cases)
        ends = f"{page.at(row + 1, 'value')}:{page.at(last, 'value')}"
        self._label(last + 1, Text("上界（取整）", "Upper bound, whole"))
        bound = max(case.bound.whole for case in self.cases)
        page.formula(last + 1, "value", f"INT(MAX({ends}))", bound, "result", "0")
        page.check(last + 1, "value_check", "value", "value_recorded", bound, "0", EXACT)
        self._label(last + 2, Text("最多可高出", "At most better by"))
        if decision.value:
            gap = Fraction(bound, decision.value) - 1
            upper, own = (page.at(at, "value") for at in (last + 1, row))
            better = f'IF({own}=0,"",{upper}/{own}-1)'
            page.formula(last + 2, "value", better, gap, "result", "0.0000%")

    def _case(self, row: int, number: int, case: ProofCase) -> None:
        """Write the bound of a case beside the lots that are in and the options that are out."""
        page, scale = self.page, case.bound.multipliers.scale
        lots = ", ".join(self.program.lots[lot].id for lot in case.inside) or "—"
        out = ", ".join(self.program.pairs[column][1].id for column in case.outside) or "—"
        self._label(
            row,
            Text(
                f"情形 {number + 1}：入选 {lots}；排除 {out}",
                f"Case {number + 1}: in {lots}; out {out}",
            ),
        )
        signed = self.across(self.line[f"signed{number}"])
        paid = f"SUMPRODUCT({signed},{self.across(self.line['limit'])})"
        added = f"({paid}+SUM({self.down(f'best{number}')}))/{scale}"
        page.formula(row, "value", added, case.limit, "live", "0.00")
        page.check(row, "value_check", "value", "value_recorded", case.limit, "0.00", EXACT)

    def _label(self, row: int, text: Text) -> None:
        self.page.text(row, "lot", text.say(self.book.lang), "bid")
