"""The sheet Award check: each row of Awards beside rank, quote and ceiling; the sum beside the money.

A decision on the award is an input like a mark. Whoever types another bid or amount over it, or
another quote under it, sees what no longer agrees: 0 in the column of the check, and a red line
beside the title that names the lot.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from evaluation.allocation.funds import TOTAL, Purse, purses
from evaluation.allocation.tender.lot_options import split
from evaluation.awarding.award import TenderAward
from evaluation.core.glossary import glossary
from evaluation.core.text import Text
from evaluation.planning.plan import Plan
from evaluation.workbook.allocation_rules import paid_formula, purse_formula
from evaluation.workbook.allocation_standing import MORE, quoted
from evaluation.workbook.award_cells import write_row
from evaluation.workbook.held_awards import AwardRow, award_rows
from evaluation.workbook.page import HOLDS, MONEY, Book, Figure, Page

TITLE = Text("定标核对", "Award check")
SAYS = Text(
    "“定标决定”表每行在此占一行：同一个包以时间最晚的为准（“有效”为 1）。授予金额与所报金额、预算和最高限价核对，"
    "响应与“排名”表核对；合计与项目预算、各笔资金核对。1 为相符，0 为不符，不核对的留空；不符的，标题旁以红字指出是哪个包。",
    "A row for each row of Awards; the last decision on a lot stands. Its amount is held against what "
    "the bid asks, the budget and the ceiling of the lot, its bid against Ranking; the sum against "
    "the budget and each fund. 1 agrees, 0 does not, blank where nothing is to be held; a red line "
    "beside the title names the lot that does not agree.",
)
HEADS = {
    "lot": glossary()["lot"],
    "bid": glossary()["bid"],
    "tenderer": glossary()["tenderer"],
    "basis": glossary()["basis"],
    "when": Text("定标时间", "Decided"),
    "stands": Text("有效", "Stands"),
    "level": glossary()["funded_level"],
    "awarded": glossary()["awarded"],
    "position": Text("在“排名”第几行", "Row on Ranking"),
    "rank": glossary()["rank"],
    "candidate": Text("推荐", "Recommended"),
    "asked": Text("所报金额", "Asked"),
    "difference": Text("差额", "Difference"),
    "budget": glossary()["budget"],
    "ceiling": glossary()["ceiling"],
    "ranked": Text("在排名内", "Ranked"),
    "ordered": Text("按次序", "In order"),
    "priced": Text("与报价相符", "As asked"),
    "within": Text("不超预算限价", "Within the lot"),
}
MINOR = Text("金额（分）", "In minor units")
"""The head of the column behind, where funds are told apart: what they pay is cut in whole units."""
WIDTHS = {
    "lot": 12, "tenderer": 26, "basis": 14, "when": 19, "stands": 8, "awarded": 15, "asked": 15,
    "difference": 13, "budget": 15, "ceiling": 15, "minor": 15, "purse": 15,
}  # fmt: skip
LINES = {
    "sum": Text("合计", "Sum"),
    "limit": glossary()["limit"],
    "kept": Text("未超过", "Kept"),
}
"""The lines below the decisions."""

WRONG: Mapping[str, Text] = {
    "ranked": Text("采购包 {} 授予的响应不在该包排名内{}；", "The bid awarded lot {} is not ranked on it{}; "),
    "ordered": Text("采购包 {} 未按候选人次序授予{}；", "lot {} is not awarded in the order of its candidates{}; "),
    "priced": Text("采购包 {} 的授予金额不是该响应所报金额{}；", "the amount of lot {} is not what the bid asks{}; "),
    "within": Text("采购包 {} 的授予金额高于预算或最高限价{}；", "the amount of lot {} is above its budget or ceiling{}; "),
}  # fmt: skip
TOO_MUCH = Text(
    "授予金额合计超过预算或某笔资金。", "the awards add up to more than the budget or a fund."
)


def write_award(book: Book, award: TenderAward) -> None:
    """Write a row for each decision, the sums below, and the red line above."""
    sheet = _AwardSheet(book, award)
    for row in sheet.rows:
        write_row(sheet.page, row)
        sheet.paid(row)
    sheet.sums()
    sheet.warning()
    sheet.page.close()


class _AwardSheet:
    """The sheet while it is written."""

    def __init__(self, book: Book, award: TenderAward) -> None:
        self.book, self.plan = book, award.plan
        self.funds = _funds(award.plan)
        keys = (*HEADS, "minor", *self.funds) if self.funds else HEADS
        self.page = Page(book, "award", {key: at for at, key in enumerate(keys)})
        names = {key: "+".join(purse.funds) for key, purse in self.funds.items()}
        heads = {key: Text(f"资金 {name}", f"Fund {name}") for key, name in names.items()}
        self.page.head(TITLE, SAYS, {**HEADS, "minor": MINOR, **heads}, WIDTHS, freeze=3)
        self.rows = award_rows(award, self.page.first)
        self.last = self.page.first + len(self.rows) - 1
        self.line = {key: self.last + 1 + at for at, key in enumerate(LINES)}
        self.kept: dict[str, bool] = {}
        self.first = book.evaluation.method.awards == "first"

    def down(self, key: str) -> str:
        """Return the cells of all decisions in a column."""
        return f"{self.page.at(self.page.first, key)}:{self.page.at(self.last, key)}"

    def paid(self, row: AwardRow) -> None:
        """Write what each fund pays of an award, in minor units."""
        if self.plan is None or not self.funds:
            return
        page, minor = self.page, self.plan.facts.minor
        spread = self.plan.facts.lot(row.record.lot).spread
        awarded, cell = page.at(row.at, "awarded"), page.at(row.at, "minor")
        whole = f'IF({awarded}="",0,ROUND({awarded}*{minor},0))'
        page.live(row.at, "minor", whole, row.minor(minor), "0")
        for key, purse in self.funds.items():
            pays = not spread or any(fund in purse.funds for fund, _ in spread)
            formula = paid_formula(cell, spread, purse.funds) if pays else "0"
            page.live(row.at, key, formula, _paid(row.minor(minor), spread, purse), "0")

    def sums(self) -> None:
        """Write the sum of what stands beside the budget, and beside each fund."""
        page, tender = self.page, self.book.evaluation.dossier.tender
        for key, text in LINES.items():
            page.text(self.line[key], "lot", text.say(self.book.lang), "bid")
        stand = [row for row in self.rows if row.stands]
        spent = sum((row.record.awarded or Decimal(0) for row in stand), Decimal(0))
        self._sum("awarded", spent, MONEY)
        if tender.budget is not None:
            limit = self.book.sources.where.tender("budget")
            self._limit("awarded", limit, spent, tender.budget, MONEY)
        if self.plan is not None:
            self._by_fund(self.plan, stand)

    def _by_fund(self, plan: Plan, stand: Sequence[AwardRow]) -> None:
        """Write what each fund pays beside what is in it."""
        for key, purse in self.funds.items():
            facts = plan.facts
            used = sum(
                _paid(row.minor(facts.minor), facts.lot(row.record.lot).spread, purse)
                for row in stand
            )
            self._sum(key, used, "0")
            self._limit(key, purse_formula(self.book, plan, purse), used, purse.limit, "0")

    def _sum(self, key: str, value: Figure, number: str) -> None:
        total = f"SUMIFS({self.down(key)},{self.down('stands')},1)"
        self.page.formula(self.line["sum"], key, total, value, "result", number)

    def _limit(
        self, key: str, formula: str, spent: Decimal | int, limit: Decimal | int, number: str
    ) -> None:
        page, line = self.page, self.line
        page.formula(line["limit"], key, formula, limit, "link", number)
        holds = f"ROUND({page.at(line['sum'], key)}-{page.at(line['limit'], key)},9)<=0"
        self.kept[key] = spent <= limit
        page.formula(
            line["kept"], key, f"IFERROR(IF({holds},1,0),0)", int(spent <= limit), "check", HOLDS
        )

    def warning(self) -> None:
        """Write the line above the heads that names what does not agree; else nothing."""
        parts = [self._warns(key, said) for key, said in WRONG.items()]
        says = TOO_MUCH.say(self.book.lang)
        over = ",".join(f"{self.page.at(self.line['kept'], key)}=0" for key in self.kept)
        if over:
            text = says if not all(self.kept.values()) else ""
            parts.append((f'IF(OR({over}),{quoted(says)},"")', text))
        formula = "&".join(formula for formula, _ in parts)
        self.page.formula(0, "tenderer", formula, "".join(text for _, text in parts), "warning")

    def _warns(self, key: str, said: Text) -> tuple[str, str]:
        """What names the first lot that fails a check, as a formula and as text."""
        lang, cells = self.book.lang, self.down(key)
        count = f"COUNTIF({cells},0)"
        lot = f"INDEX({self.down('lot')},MATCH(0,{cells},0))"
        before, after = (quoted(part) for part in MORE.say(lang).split("{}"))
        more = f'IF({count}>1,{before}&({count}-1)&{after},"")'
        start, middle, end = (quoted(part) for part in said.say(lang).split("{}"))
        formula = f'IF({count}>0,{start}&{lot}&{middle}&{more}&{end},"")'
        wrong = [row.record.lot for row in self.rows if row.checks(first=self.first)[key] is False]
        rest = MORE.say(lang).replace("{}", str(len(wrong) - 1)) if len(wrong) > 1 else ""
        text = said.say(lang).replace("{}", wrong[0], 1).replace("{}", rest, 1) if wrong else ""
        return formula, text


def _funds(plan: Plan | None) -> Mapping[str, Purse]:
    """The limits on the money of funds, by column; none where there is one budget only."""
    if plan is None or not plan.evaluation.dossier.funds:
        return {}
    found = (one for one in purses(plan.decision.problem) if one.id != TOTAL)
    return {f"purse{number}": purse for number, purse in enumerate(found)}


def _paid(amount: int, spread: Sequence[tuple[str, int]], purse: Purse) -> int:
    """What the funds of `purse` pay of an amount."""
    if not spread:
        return amount
    return sum(part for fund, part in split(amount, spread).items() if fund in purse.funds)
