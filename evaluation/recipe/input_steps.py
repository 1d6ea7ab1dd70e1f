"""Which sheets and columns the recipe reads, and how to read a cell exactly."""

from collections.abc import Iterator, Mapping

from evaluation.core.glossary import term, vocabulary
from evaluation.core.text import Lang, Text
from evaluation.dossier.records import Dossier
from evaluation.dossier.rows import sheet_rows
from evaluation.dossier.schema import ORDER, SheetColumn, sheet
from evaluation.dossier.writing.marks_layout import marks_sheets
from evaluation.dossier.writing.marks_writing import marks_tabs
from evaluation.recipe.step import Section, Step, same

NUMBERS = Section(
    title=Text("怎样计算", "How to calculate"),
    steps=(
        Step(
            key="numbers",
            what=Text("数", "Numbers"),
            says=Text(
                "电子表格以双精度二进制数保存数字；取能还原该数的最短十进制写法（不超过 15 位有效数字），"
                "此后用分数精确计算，不用浮点数。非整数次幂若不是分数，算到 60 位有效数字。",
                "A spreadsheet keeps a number as a binary double: take the shortest decimal that gives "
                "it back (at most 15 digits), and calculate with exact fractions from there on, not in "
                "floating point. A root that is no fraction is taken to 60 digits.",
            ),
        ),
        Step(
            key="rounding",
            what=Text("修约", "Rounding"),
            value="half up",
            says=Text(
                "只在下文写明保留位数的环节修约，四舍五入：看绝对值，恰为一半的进一。",
                "Only where a number of decimals is given below: to the nearest, halves away from zero.",
            ),
        ),
        Step(
            key="rulings",
            what=Text("人的决定", "Decisions of people"),
            says=Text(
                "“决定”各步只看“类型”为所列词、“对象”为该响应（回避为专家，并列和家数为包）的行，按“时间”先后，"
                "时间相同的按行序。",
                "Steps named 'Ruling' look at the rows of that kind whose subject is the bid (for a "
                "recusal the expert, for ties and numbers of bids the lot), in the order of their "
                "time, and of the rows where the time is the same.",
            ),
        ),
    ),
)

KINDS = {
    "id": Text("编号", "an id"),
    "ids": Text("若干编号，以“;”分隔", "ids, separated by ';'"),
    "text": Text("文字", "text"),
    "money": Text("数", "a number"),
    "decimal": Text("数", "a number"),
    "whole": Text("整数", "a whole number"),
    "date": Text("日期", "a day"),
    "time": Text("日期和时间", "a day and a time"),
    "flag": Text("是或否", "yes or no"),
    "choice": Text("选项", "one of a list"),
    "choices": Text("若干选项，以“;”分隔", "some of a list, separated by ';'"),
    "fact": Text("数或文字", "a number or a text"),
    "line": Text("文件中的一行，照原样", "a line of a file, as it stands there"),
}


def inputs(dossier: Dossier, lang: Lang) -> Section:
    """Return where the inputs stand in the audit workbook: a step for each sheet."""
    steps = (*_sheets(dossier, lang), *_marks(dossier, lang))
    return Section(title=Text("读哪些表", "Which sheets to read"), steps=steps)


def columns(dossier: Dossier, lang: Lang) -> Section:
    """Return the column keys, with the head over each, and the keys of the words in the cells."""
    keys = [key for key, rows in sheet_rows(dossier).items() if rows]
    steps = [step for key in keys for step in _columns(key, lang)]
    lists = dict.fromkeys(
        name for key in keys for column in sheet(key).columns if (name := _list_of(column))
    )
    steps += [step for name in lists for step in _words(name, lang)]
    title = Text("列键和选项键（指纹所用）", "Keys of columns and words, for the fingerprints")
    return Section(title=title, steps=tuple(steps))


def _sheets(dossier: Dossier, lang: Lang) -> Iterator[Step]:
    rows = sheet_rows(dossier)
    for key in (key for key in ORDER if rows[key]):
        keyed = sheet(key).layout == "keys"
        yield Step(
            key=f"sheet.{key}",
            what=same(key),
            value=sheet(key).label(lang),
            says=Text(
                "第一行是表头，其下每行一项：A 列为名称，B 列为值。",
                "Below the head, each row is one fact: its name in column A, its value in column B.",
            )
            if keyed
            else Text(
                "第一行是表头，其下每行一条记录。",
                "The first row is the head; each row below is a record.",
            ),
        )


def _marks(dossier: Dossier, lang: Lang) -> Iterator[Step]:
    sheets = marks_sheets(dossier)
    if not sheets:
        return
    head = term("criterion", lang)
    yield Step(
        key="marks.head",
        what=Text("评分表的表头", "Head on the sheets of marks"),
        value=head,
        says=Text(
            f"A 列写“{head}”的行是一个包的表头：从 D 列起是响应编号；其下每行一个因素，A 列是代号，响应编号下方"
            "是得分，空格表示没有打分；到 A 列空白为止。",
            f"A row with '{head}' in column A heads the block of a lot, with the ids of the bids from "
            "column D on. Each row below is a criterion: its code in column A, the marks under the "
            "bids, blank where there is none, until column A is blank.",
        ),
    )
    for each, name in zip(sheets, marks_tabs(sheets, lang), strict=True):
        says = Text(f"专家 {each.expert} 的评分", f"The marks of the expert {each.expert}")
        yield Step(key=f"marks.{each.expert}", what=same(each.expert), value=name, says=says)


def _columns(key: str, lang: Lang) -> Iterator[Step]:
    for column in sheet(key).columns:
        words = _list_of(column)
        kind = KINDS[column.kind]
        listed = f" [{column.kind}]" if not words else f" [{column.kind} {words}]"
        yield Step(
            key=f"column.{key}.{column.key}",
            what=same(f"{sheet(key).label(lang)}: {column.key}"),
            value=column.label(lang),
            says=Text(f"{kind.zh}{listed}", f"{kind.en}{listed}"),
        )


def _list_of(column: SheetColumn) -> str:
    return "flag" if column.kind == "flag" else column.choices or ""


def _words(name: str, lang: Lang) -> Iterator[Step]:
    words: Mapping[str, Text] = vocabulary()[name]
    for key, text in words.items():
        yield Step(
            key=f"word.{name}.{key}",
            what=same(f"{name}: {key}"),
            value=text.say(lang),
            says=Text("写在单元格中的词。", "The word in the cell."),
        )
