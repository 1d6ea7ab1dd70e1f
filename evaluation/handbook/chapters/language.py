"""The formula language: names, signs, functions, and what is refused."""

from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.formula.parser import FUNCTIONS
from evaluation.formula.quantities import IMPLIED, LISTS, QUANTITIES, Kind
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose, sample

SIGNS = (
    ("+ -", Text("加、减", "plus, minus")),
    ("* /", Text("乘、除；也可写 × ÷", "times, divided by; × and ÷ are read as well")),
    ("^", Text("乘方；指数为负写 a^-2", "power; a negative exponent is written a^-2")),
    ("( )", Text("括号", "parentheses")),
    (
        "= <> < <= > >=",
        Text("比较，只能作 IF 的第一个参数", "comparisons, only as the first argument of IF"),
    ),
)
"""The signs of the language."""

FUNCTION_TEXTS = {
    "IF": (
        "IF(price>base, up, down)",
        Text(
            "条件成立取第二个，否则取第三个",
            "the second where the comparison holds, else the third",
        ),
    ),
    "MIN": (
        "MIN(prices)",
        Text("最小值；可写一列数，或几个数", "the least of a list or of several numbers"),
    ),
    "MAX": ("MAX(0, points-5)", Text("最大值", "the greatest of a list or of several numbers")),
    "ABS": ("ABS(price-low)", Text("绝对值", "the number without its sign")),
    "ROUND": (
        "ROUND(price/low, 2)",
        Text("四舍五入到若干位小数（0 至 10）", "rounded half up to so many decimals, 0 to 10"),
    ),
    "AVERAGE": ("AVERAGE(prices)", Text("平均数", "the mean of a list or of several numbers")),
    "MEDIAN": ("MEDIAN(prices)", Text("中位数", "the median of a list or of several numbers")),
    "SUM": ("SUM(prices)", Text("合计", "the sum of a list or of several numbers")),
    "COUNT": ("COUNT(prices)", Text("一列数的个数", "how many numbers a list has")),
}
"""Each function with an example and what it gives."""

_HEADS = {
    "sign": Text("符号", "Sign"),
    "says": Text("含义", "What it means"),
    "name": Text("名称", "Name"),
    "stands": Text("代表", "What it stands for"),
    "kind": Text("种类", "Kind"),
    "example": Text("写法", "Example"),
}
_LIST, _ONE = Text("一列数", "a list"), Text("一个数", "a number")
_TITLES: dict[Kind, Text] = {
    "price": Text("价格公式中的名称", "Names in price formulas"),
    "objective": Text("客观因素公式中的名称", "Names in formulas of objective criteria"),
}


def chapter() -> Chapter:
    """Return the chapter on the formula language."""
    said = Text(
        "公式用表格软件的写法，由数、名称、运算符和函数组成，如：",
        "A formula is written as in a spreadsheet, of numbers, names, signs and functions:",
    )
    refused = Text(
        "两种读法的写法一律拒绝：-a^b 须写成 (-a)^b 或 -(a^b)；a^b^c 须加括号；一列数不能单独使用，"
        "须写成 MIN(prices) 等。公式最长 1000 个字符，嵌套最多 32 层，数字最多 15 位有效数字。"
        "计算全程用分数，只在规定处四舍五入。",
        "What can be read in two ways is refused: -a^b is written (-a)^b or -(a^b), a^b^c takes "
        "parentheses, and a list stands inside a function, such as MIN(prices). A formula has at "
        "most 1,000 characters, 32 levels and 15 significant digits a number. Everything is computed "
        "in fractions and rounded only where the tender says so.",
    )
    return Chapter(
        key="language",
        title=Text("公式语言", "The formula language"),
        blocks=(
            Prose(said),
            sample("= points * low / price\n= MAX(0, points - (price - low) / low * 100 * 0.5)"),
            Prose(refused),
            _signs(),
        ),
        entries=(*(_names(kind) for kind in QUANTITIES), _functions(), *_looked_up()),
    )


def _signs() -> Table:
    columns = (
        Column(key="sign", head=_HEADS["sign"], kind="code"),
        Column(key="says", head=_HEADS["says"]),
    )
    rows = tuple(row(sign, text) for sign, text in SIGNS)
    return Table(key="signs", title=Text("运算符", "Signs"), columns=columns, rows=rows)


def _names(kind: Kind) -> HandbookEntry:
    columns = (
        Column(key="name", head=_HEADS["name"], kind="code"),
        Column(key="stands", head=_HEADS["stands"]),
        Column(key="kind", head=_HEADS["kind"]),
    )
    rows = tuple(
        row(name, _stands(kind, name), _LIST if name in LISTS else _ONE)
        for name in QUANTITIES[kind]
    )
    table = Table(key=f"names_{kind}", title=_TITLES[kind], columns=columns, rows=rows)
    return HandbookEntry(
        key=f"language.{kind}", kind="quantity", title=_TITLES[kind], blocks=(table,)
    )


def _stands(kind: Kind, name: str) -> Text:
    text, implied = QUANTITIES[kind][name], IMPLIED[kind].get(name)
    return Text(f"{text.zh}，即 {implied}", f"{text.en}, {implied}") if implied else text


def _functions() -> HandbookEntry:
    columns = (
        Column(key="name", head=Text("函数", "Function"), kind="code"),
        Column(key="says", head=_HEADS["says"]),
        Column(key="example", head=_HEADS["example"], kind="code"),
    )
    rows = tuple(row(name, FUNCTION_TEXTS[name][1], FUNCTION_TEXTS[name][0]) for name in FUNCTIONS)
    title = Text("函数", "Functions")
    return HandbookEntry(
        key="language.functions",
        kind="function",
        title=title,
        blocks=(Table(key="functions", title=title, columns=columns, rows=rows),),
    )


def _looked_up() -> tuple[HandbookEntry, ...]:
    functions = (
        HandbookEntry(
            key=f"function.{name}",
            kind="function",
            title=Text(f"函数 {name}", f"The function {name}"),
            names=(name,),
            blocks=(Prose(text), sample(example)),
            inside="language.functions",
        )
        for name, (example, text) in FUNCTION_TEXTS.items()
    )
    names = (
        HandbookEntry(
            key=f"quantity.{kind}.{name}",
            kind="quantity",
            title=Text(f"{_TITLES[kind].zh}：{name}", f"{_TITLES[kind].en}: {name}"),
            names=(name,),
            blocks=(Prose(_stands(kind, name)),),
            inside=f"language.{kind}",
        )
        for kind in QUANTITIES
        for name in QUANTITIES[kind]
    )
    return (*functions, *names)
