"""The first sheet: how to read the workbook, what its colours mean, and whether all checks hold."""

from evaluation.core.text import Text
from evaluation.workbook.page import HOLDS, NONE_WRONG, Book, Page
from evaluation.workbook.tabs import tab

TITLE = Text("阅读说明", "How to read this workbook")
SAYS = Text(
    "本工作簿由输入表和计算表组成：计算表全部是活公式，引用输入表的单元格。任何电子表格软件都能"
    "重算；改动一个得分，名次随之变化。",
    "This workbook holds the input sheets and sheets that compute: every figure is a live formula "
    "over the cells of the inputs. Any spreadsheet program recalculates it; change a mark and the "
    "ranking moves.",
)
HEADS = {
    "name": Text("工作表", "Sheet"),
    "what": Text("内容", "What it shows"),
    "checks": Text("核对数", "Checks"),
    "differences": Text("不一致", "Differences"),
}
WIDTHS = {"name": 24, "what": 110, "checks": 11, "differences": 11}

WHAT = {
    "screening": Text(
        "每份响应是否进入评分：限价、时间、审查结论、裁定、最低分，以及理由。",
        "Whether each bid is scored: ceiling, time, screening, rulings, minimum points, and why.",
    ),
    "aggregation": Text(
        "各专家的得分、汇总分、权重、得分，逐响应逐因素。",
        "The experts' marks, the mark they become, weight and points, by bid and criterion.",
    ),
    "objective": Text("由事实按计分办法换算的得分。", "Points that a model gives for a fact."),
    "prices": Text(
        "报价、政策扣除、评审价、价格分。",
        "Quote, policy deduction, evaluated price, price points.",
    ),
    "scores": Text(
        "各因素得分、合计、价格分、总分。",
        "Points of each criterion, their sum, price points, total.",
    ),
    "ranking": Text("名次、并列、推荐。", "Rank, ties, who is recommended."),
    "follow": Text(
        "选一个响应，自上而下从专家得分看到名次。",
        "Choose a bid, and read down from its marks to its rank.",
    ),
    "allocation": Text(
        "资金分配方案：逐条复核各规则、总价值和上界；改动报价，相应的格子变红。",
        "The plan: every rule, the value and the upper bound re-added; change a price and the right "
        "cell turns red.",
    ),
    "award": Text(
        "采购人的定标决定：逐行核对名次、报价、限价，合计核对预算；不符的以红字指出。",
        "The purchaser's decision, each row held against rank, quote and ceiling, the sum against the "
        "budget; a red line names what does not agree.",
    ),
    "findings": Text("评审中的问题与提示。", "What was found on the way."),
    "checks": Text(
        "核对过的全部项目及其结果、数值、依据。", "All checks with their answers, figures and law."
    ),
    "law": Text("适用的法规参数、依据、可靠程度。", "Values of the law, citations, certainty."),
    "record": Text(
        "项目、规则、版本、指纹、抽签、台账。",
        "The tender, the rules, versions, fingerprints, draws, the ledger.",
    ),
    "recipe": Text(
        "不用本程序怎样独立复核：本项目的公式、修约、抽签、指纹，逐步写明。",
        "How to redo all of it without this program: formulas, rounding, draw, hashes, step by step.",
    ),
}
COLOURS = {
    "link": Text("蓝色：取自输入表的单元格。", "Blue: read from a cell of an input sheet."),
    "live": Text("白色：本表计算的公式。", "White: a formula that computes."),
    "result": Text("加粗：本表的结果。", "Bold: the result of the sheet."),
    "decided": Text(
        "黄色：人作出的决定或规则给定的数，不由公式得出。",
        "Yellow: decided by people or given by a rule, not computed.",
    ),
    "recorded": Text(
        "灰色斜体：评审程序当时记录的值。", "Grey italics: what the program recorded."
    ),
}
CHECKS = {
    1: Text("绿色：公式与记录一致。", "Green: the formula gives the recorded figure."),
    0: Text(
        "红色：不一致；请看该行左侧各格。",
        "Red: it does not; look at the cells to its left.",
    ),
}
NOTES = {
    Text("跟踪一份响应", "To follow one bid"): Text(
        "在“逐响应追踪”中选一个响应，用方向键向下看。在“审查结果”“价格分计算”“总分计算”“排名”中，"
        "同一响应都在同一行：用 Ctrl+PageDown 逐表翻看即可。",
        "Choose it on Follow a bid and go down with the arrow keys. On Screening result, Prices, "
        "Scores and Ranking it stands in the same row: page through them with Ctrl+Page Down.",
    ),
    Text("追查一个数", "To trace a figure"): Text(
        "选中公式，按 Ctrl+[ 跳到它引用的单元格，直至蓝色的输入。“计算过程”列印出手算的算式。",
        "On a formula, Ctrl+[ jumps to the cells it reads, until a blue input is reached. The column "
        "Working prints the sum as it is done by hand.",
    ),
    Text("试改一个数", "To try a change"): Text(
        "输入表中的白色单元格可以改动；工作表保护没有密码。LibreOffice 中按 Ctrl+Shift+F9 全部重算。",
        "White cells of the input sheets can be changed; the protection has no password. In "
        "LibreOffice, Ctrl+Shift+F9 recalculates everything.",
    ),
    Text("修约", "Rounding"): Text(
        "ROUND 只出现在采购文件规定修约的环节（见“存证记录”），四舍五入；排名和并列看修约后的总分。"
        "保留 9 位小数的 ROUND 只消除二进制运算的误差，不改变任何数值。",
        "ROUND stands where the tender rounds (see Record), halves up; ranks and ties look at the "
        "rounded total. A ROUND to 9 decimals only removes the noise of binary arithmetic and "
        "changes no figure.",
    ),
}
_ALL = Text("全部核对", "All checks")
_INPUTS = Text("输入表", "Input sheets")


def write_guide(book: Book) -> None:
    """Write the first sheet, once all others have said how many checks they hold."""
    page = Page(book, "guide")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=0)
    written = [key for key in WHAT if book.file.get_worksheet_by_name(tab(key, book.lang))]
    for row, key in enumerate(written, start=page.first):
        _sheet(page, row, key)
    last = page.first + len(written)
    _all_checks(page, last)
    inputs = "; ".join(_inputs(book))
    notes = {_INPUTS: Text(inputs, inputs), **NOTES}
    for row, (name, note) in enumerate(notes.items(), start=last + 1):
        page.text(row, "name", name.say(book.lang), "bid")
        page.text(row, "what", note.say(book.lang))
    last += len(notes)
    for row, (style, colour) in enumerate(COLOURS.items(), start=last + 1):
        page.text(row, "name", "", style)
        page.text(row, "what", colour.say(book.lang))
    last += len(COLOURS)
    for row, (held, says) in enumerate(CHECKS.items(), start=last + 1):
        page.put(row, "name", held, "check", HOLDS)
        page.text(row, "what", says.say(book.lang))
    page.close()


def _sheet(page: Page, row: int, key: str) -> None:
    """Write what a sheet shows and how many of its checks do not hold."""
    book, name = page.book, tab(key, page.book.lang)
    page.link_to(row, "name", name)
    page.text(row, "what", WHAT[key].say(book.lang))
    checks = book.checks.get(key, {})
    if not checks:
        return
    page.put(row, "checks", sum(checks.values()), "live", "0")
    held = "".join(f"-SUM({span})" for span in checks)
    page.formula(row, "differences", f"{page.at(row, 'checks')}{held}", 0, "check", NONE_WRONG)


def _all_checks(page: Page, row: int) -> None:
    page.text(row, "name", _ALL.say(page.book.lang), "bid")
    page.text(row, "what", "")
    checks = sum(sum(found.values()) for found in page.book.checks.values())
    shown = {"checks": (checks, "result", "0"), "differences": (0, "check", NONE_WRONG)}
    for key, (value, style, number) in shown.items():
        above = f"{page.at(page.first, key)}:{page.at(row - 1, key)}"
        page.formula(row, key, f"SUM({above})", value, style, number)


def _inputs(book: Book) -> list[str]:
    """Return the names of the input sheets, those of the marks as one."""
    marks = sorted({name for name, _, _ in book.sources.where.marks.values()})
    named = [*book.sources.where.tabs.values()]
    return [*named, f"{marks[0]} … {marks[-1]}"] if marks else named
