"""The audit workbook as its recipe says to read it."""

# ruff: noqa: ANN001, ANN201, ANN202, ANN204, D102

import re

import openpyxl

from tests.second_road.arithmetic import folded, number, plain

RECIPES = ("Recipe", "独立复核办法")


class Book:
    """The audit workbook: the steps of its recipe, and the sheets that they name."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        recipe = next(self.book[tab] for tab in RECIPES if tab in self.book.sheetnames)
        cells = recipe.iter_rows(min_row=4, max_col=5, values_only=True)
        self.steps, self.says = {}, {}
        for _, _, value, says, key in cells:
            if key:
                self.steps[key], self.says[key] = str(value or ""), says or ""
        tender = self.rows("tender")[0]
        self.tender = tender
        for key in (
            "lots",
            "criteria",
            "panel",
            "tenderers",
            "bids",
            "facts",
            "screening",
            "rulings",
        ):
            setattr(self, key, self.rows(key))
        self.marks = dict(self._marks())

    def under(self, prefix):
        """The steps whose key begins with `prefix`, without it."""
        return {k[len(prefix) :]: v for k, v in self.steps.items() if k.startswith(prefix)}

    def rows(self, sheet):
        if f"sheet.{sheet}" not in self.steps:
            return []
        page = self.book[self.steps[f"sheet.{sheet}"]]
        heads = {head: key for key, head in self.under(f"column.{sheet}.").items()}
        if sheet == "tender":
            found = {
                heads.get(a): b for a, b in page.iter_rows(min_row=2, max_col=2, values_only=True)
            }
            return [found]
        first, *rest = page.iter_rows(values_only=True)
        named = [heads.get(head) for head in first]
        made = (dict(zip(named, row, strict=True)) for row in rest)
        return [row for row in made if any(cell not in (None, "") for cell in row.values())]

    def _marks(self):
        for expert, tab in self.under("marks.").items():
            bids = None
            for row in self.book[tab].iter_rows(values_only=True) if expert != "head" else ():
                if row[0] == self.steps["marks.head"]:
                    bids = row[3:]
                elif not row[0]:
                    bids = None
                elif bids:
                    for bid, mark in zip(bids, row[3:], strict=True):
                        if bid and mark not in (None, ""):
                            yield (expert, str(bid), str(row[0])), number(mark)

    def rulings_on(self, kind, subject):
        made = [
            row for row in self.rulings
            if row["what"] == self.steps.get(f"ruled.{kind}") and plain(row["subject"]) == subject
        ]  # fmt: skip
        return sorted(made, key=lambda row: row["when"])

    def listed(self, key):
        """The words that a step lists in its sentence, such as those that accept."""
        return {folded(word) for word in re.findall(r"[^\s,:：.。]+", self.says[key])}
