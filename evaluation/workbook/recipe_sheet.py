"""The sheet Recipe: how to redo the tender without this package, step by step."""

from collections.abc import Iterator

from evaluation.core.place import column_letters
from evaluation.core.text import Text
from evaluation.recipe.input_steps import columns
from evaluation.recipe.recipe import recipe
from evaluation.recipe.step import Section, Step, same
from evaluation.workbook.page import Book, Page
from evaluation.workbook.tabs import tab

TITLE = Text("独立复核办法", "Recipe: redo it yourself")
SAYS = Text(
    "不用本程序也能复核：按下列步骤，用本工作簿的输入表，自编一段小程序或者手算，得出的结果应与记录一致。"
    "公式、修约、种子都是本项目实际采用的；“键”列供程序使用，与语言无关。",
    "No need of this program: follow the steps over the input sheets of this workbook, by hand or by a "
    "small script, and compare with what is recorded. Formulas, rounding and seed are those of this "
    "very tender; the column 'Key' is for scripts and the same in every language.",
)
HEADS = {
    "number": Text("步骤", "Step"),
    "what": Text("事项", "What"),
    "value": Text("本项目的值", "In this tender"),
    "says": Text("怎样做", "What to do"),
    "key": Text("键", "Key"),
}
WIDTHS = {"number": 7, "what": 30, "value": 46, "says": 84, "key": 26}

RECORDED = {
    "admitted": (
        ("screening", "recorded"),
        Text("进入评分：1 是，0 否", "scored: 1 is yes, 0 is no"),
    ),
    "marked": (("aggregation", "recorded"), Text("由得分而来的各因素得分", "points from marks")),
    "computed": (("objective", "recorded"), Text("由事实而来的各因素得分", "points from facts")),
    "evaluated": (("prices", "recorded"), Text("评审价", "evaluated price")),
    "price": (("prices", "points_recorded"), Text("价格分", "price points")),
    "technical": (
        ("scores", "technical_recorded"),
        Text("非价格得分合计", "points other than price"),
    ),
    "total": (("scores", "recorded"), Text("总分", "total")),
    "rank": (("ranking", "recorded"), Text("名次", "rank")),
    "tied": (("ranking", "tied_recorded"), Text("并列：1 是，0 否", "tied: 1 is yes, 0 is no")),
    "place": (
        ("ranking", "first_recorded"),
        Text(
            "按名次列出的响应编号，每包从第一名起",
            "the ids of the bids by rank, the first of a lot first",
        ),
    ),
    "candidate": (
        ("ranking", "candidate_recorded"),
        Text(
            "左侧响应是否推荐：1 是，0 否",
            "whether the bid named to the left is recommended: 1 or 0",
        ),
    ),
}
"""The recorded figures that a stranger compares with: sheet and column."""


def write_recipe(book: Book) -> None:
    """Write the steps, with where the recorded figures stand, then the keys of the columns."""
    page = Page(book, "recipe")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=1)
    row = page.first
    for number, section in enumerate(_sections(book), start=1):
        page.band(row, f"{number}  {section.title.say(book.lang)}")
        for at, step in enumerate(section.steps, start=1):
            row += 1
            _step(page, row, f"{number}.{at}", step)
        row += 1
    page.close()


def _sections(book: Book) -> Iterator[Section]:
    yield from recipe(book.evaluation, book.ledger, book.lang)
    yield Section(title=Text("与记录比较", "Compare with the record"), steps=tuple(_recorded(book)))
    yield columns(book.evaluation.dossier, book.lang)


def _recorded(book: Book) -> Iterator[Step]:
    for key, ((sheet, column), says) in RECORDED.items():
        name = tab(sheet, book.lang)
        if book.file.get_worksheet_by_name(name) is None:
            continue
        bid, criterion = (
            ("bid", "criterion") if sheet in ("aggregation", "objective") else ("bid", "")
        )
        if key in ("place", "candidate"):
            bid = "first_recorded"
        at = book.places.columns[sheet]
        letters = [column_letters(at[each]) for each in (bid, criterion, column) if each]
        where = Text(
            f"“{name}”表：响应编号在 {letters[0]} 列，"
            + (f"因素代号在 {letters[1]} 列，" if criterion else "")
            + f"记录值在 {letters[-1]} 列：{says.zh}。",
            f"Sheet {name}: the bid stands in column {letters[0]}, "
            + (f"the criterion in {letters[1]}, " if criterion else "")
            + f"what is recorded in {letters[-1]}: {says.en}.",
        )
        yield Step(
            key=f"recorded.{key}", what=same(name), value=" ".join([name, *letters]), says=where
        )


def _step(page: Page, row: int, number: str, step: Step) -> None:
    lang = page.book.lang
    page.text(row, "number", number)
    page.text(row, "what", step.what.say(lang), "bid")
    page.text(row, "value", step.value)
    page.text(row, "says", step.says.say(lang))
    page.text(row, "key", step.key, "small")
