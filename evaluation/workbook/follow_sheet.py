"""The sheet Follow a bid: choose a bid, and read down from its marks to its rank."""

from collections.abc import Mapping

from evaluation.core.place import cell_name
from evaluation.core.text import Text
from evaluation.dossier.writing.addresses import reference
from evaluation.dossier.writing.looks import INPUT
from evaluation.workbook.cell_looks import decimals
from evaluation.workbook.figure_places import TOP, area, is_computed
from evaluation.workbook.page import MONEY, Book, Page
from evaluation.workbook.tabs import tab

CHOICE = cell_name(TOP + 1, 2)
"""The cell in which a reader chooses the bid."""

TITLE = Text("逐响应追踪", "Follow a bid")
SAYS = Text(
    "在白色单元格中选一个响应编号；向下逐格即是它从专家得分到名次的全过程，各数取自左侧所注的计算表。",
    "Choose a bid in the white cell. Downwards, step by step, stands its way from the experts' marks "
    "to its rank; each figure is read from the sheet named to its left.",
)
HEADS = {
    "item": Text("步骤", "Step"),
    "title": Text("取自", "Read from"),
    "value": Text("值", "Value"),
    "mark": Text("汇总分", "Aggregated"),
    "weight": Text("权重", "Weight"),
    "expert": Text("专家", "Expert"),
}
WIDTHS = {"item": 30, "title": 34, "value": 24, "mark": 11, "weight": 9, "expert": 8}
_BID = Text("响应编号", "Bid")
_ROW = Text("在该表第几行", "Row on that sheet")
_MARKED = Text("专家打分的因素", "Criteria that experts mark")
_FACTS = Text("由事实计分的因素", "Criteria computed from facts")
_REST = Text("价格、总分、名次", "Price, total, rank")

ADMITTED = {
    ("screening", "lot"): Text("包号", "Lot"),
    ("screening", "tenderer"): Text("供应商", "Tenderer"),
    ("screening", "quote"): Text("报价", "Quote"),
    ("screening", "reviewed"): Text("通过审查（1 是，0 否）", "Passed review (1 yes, 0 no)"),
    ("screening", "reached"): Text("达到最低分", "Minimum reached"),
    ("screening", "admitted"): Text("进入评分", "Admitted"),
}
RANKED = {
    ("prices", "rate"): Text("扣除比例", "Deduction"),
    ("prices", "evaluated"): Text("评审价", "Evaluated price"),
    ("prices", "points"): Text("价格分", "Price points"),
    ("scores", "technical"): Text("非价格因素合计", "Points other than price"),
    ("scores", "total"): Text("总分", "Total"),
    ("ranking", "rank"): Text("名次", "Rank"),
    ("ranking", "tied"): Text("并列（1 是，0 否）", "Tied (1 yes, 0 no)"),
}
"""What stands in the row of the bid, by sheet and column, in the order of the evaluation."""


def write_follow(book: Book) -> None:
    """Write the way of one bid; the sheet follows whichever bid is chosen."""
    page, lang = Page(book, "follow"), book.lang
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=1)
    row = page.first
    page.text(row, "item", _BID.say(lang), "bid")
    page.text(row, "title", tab("screening", lang), "small")
    cell = (row, page.columns["value"])
    page.page.write_string(*cell, book.places.followed, book.look.format({**INPUT, "bold": True}))
    source = {"validate": "list", "source": f"={book.sources.where.column('bids', 'id')}"}
    page.page.data_validation(*cell, *cell, source)
    follow = _Follow(page, row)
    follow.figures(ADMITTED, "screening")
    follow.marked()
    follow.facts()
    follow.band(_REST)
    follow.figures(RANKED, "")
    page.close()


class _Follow:
    """The sheet while it is written, row by row."""

    def __init__(self, page: Page, row: int) -> None:
        self.page, self.book, self.row = page, page.book, row
        self.bid = self._value_cell()
        self.where = ""

    def figures(self, lines: Mapping[tuple[str, str], Text], find: str) -> None:
        """Write a row for each figure that stands in the row of the bid.

        Args:
            find: the sheet on which the row is looked up first; empty where it is known.
        """
        if find:
            self._position(find)
        own = self.book.places.bids.get(self.book.places.followed, -1)
        for (sheet, column), says in lines.items():
            self.row += 1
            self._labels(says, sheet)
            cell = f"INDEX({self._column(sheet, column)},{self.where})"
            self._read("value", cell, (sheet, own, column), self._number(column))

    def marked(self) -> None:
        """Write a row for each criterion that experts mark, as many as any lot has."""
        places = self.book.places
        lots = places.criteria.values()
        most = max((sum(not is_computed(c) for c in each) for each in lots), default=0)
        if not places.marked:
            return
        self.band(_MARKED)
        rows = [row for (bid, _), row in places.marked.items() if bid == places.followed]
        self._position("aggregation")
        bids, where = self._column("aggregation", "bid"), self.where
        keys = {"item": "criterion", "title": "title", "value": "points", "mark": "mark"}
        experts = [key for key in self.page.columns if key.startswith("expert")]
        for at in range(most):
            self.row += 1
            row = rows[at] if at < len(rows) else -1
            same = f"INDEX({bids},{where}+{at})={self.bid}"
            for key, column in {**keys, "weight": "weight", **dict.fromkeys(experts)}.items():
                source = self._column("aggregation", column or key)
                cell = f'IF({same},INDEX({source},{where}+{at}),"")'
                number = self._number(column or key)
                self._read(key, cell, ("aggregation", row, column or key), number)
        self.where = self._screened

    def facts(self) -> None:
        """Write a row for each criterion that a model computes, on whatever lot."""
        places, criteria = self.book.places, self.book.evaluation.dossier.criteria
        codes = dict.fromkeys(code for _, code in places.facts)
        titles = {criterion.code: criterion.title for criterion in criteria}
        if codes:
            self.band(_FACTS)
        bids, known = self._column("objective", "bid"), self._column("objective", "criterion")
        points = self._column("objective", "points")
        for code in codes:
            self.row += 1
            self.page.text(self.row, "item", f"{code} {titles[code]}", "bid")
            self.page.text(self.row, "title", tab("objective", self.book.lang), "small")
            quoted = code.replace('"', '""')
            each = f'{bids},{self.bid},{known},"{quoted}"'
            cell = f'IF(COUNTIFS({each},{points},">=0")=0,"",SUMIFS({points},{each}))'
            row = places.facts.get((places.followed, code), -1)
            self._read("value", cell, ("objective", row, "points"), self._number("points"))

    def band(self, says: Text) -> None:
        """Write a band over the rows below."""
        self.row += 1
        self.page.band(self.row, says.say(self.book.lang))

    def _position(self, sheet: str) -> None:
        """Write in which row of `sheet` the bid stands first; the rows below look there."""
        self.row += 1
        places = self.book.places
        rows = places.bids if sheet == "screening" else places.marked
        own = [row for key, row in rows.items() if places.followed in (key, key[0])]
        self._labels(_ROW, sheet)
        found = f'IFERROR(MATCH({self.bid},{self._column(sheet, "bid")},0),"")'
        self.page.live(self.row, "value", found, min(own) + 1 if own else None, "0")
        self.where = self._value_cell()
        if sheet == "screening":
            self._screened = self.where

    def _column(self, sheet: str, column: str) -> str:
        """Return a column of `sheet` from its first row to its last."""
        places = self.book.places
        rows = {"aggregation": places.marked, "objective": places.facts}.get(sheet, places.bids)
        last = max(rows.values(), default=self.page.first)
        return area(tab(sheet, self.book.lang), 0, last, places.columns[sheet][column])

    def _value_cell(self) -> str:
        """Return the cell of the value in this row, absolute."""
        cell = reference("", self.row, self.page.columns["value"])
        return cell.rpartition("!")[2]

    def _labels(self, says: Text, sheet: str) -> None:
        self.page.text(self.row, "item", says.say(self.book.lang), "bid")
        self.page.text(self.row, "title", tab(sheet, self.book.lang), "small")

    def _read(self, key: str, cell: str, of: tuple[str, int, str], number: str) -> None:
        """Write what `cell` shows; blank where it is blank, or there is no such row."""
        text = f'IFERROR(IF({cell}="","",{cell}),"")'
        self.page.formula(self.row, key, text, self.book.shown.get(of), "link", number)

    def _number(self, column: str) -> str:
        places = self.book.evaluation.settings.places
        if column in ("quote", "evaluated"):
            return MONEY
        if column == "rate":
            return "0.##%"
        if column in ("technical", "total", "points"):
            return decimals(places.get("total" if column == "total" else "criterion"))
        return decimals(None) if column == "mark" else "General"
