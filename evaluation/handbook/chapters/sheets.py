"""The sheets of a dossier: every column, what it may hold, and an example."""

from collections.abc import Iterator

from evaluation.core.glossary import glossary, vocabulary, word
from evaluation.core.table import Cell, Column, Table, row
from evaluation.core.text import LANGS, Text
from evaluation.dossier import schema
from evaluation.dossier.schema import MARKS, OFFERED, OWN_LAW, Sheet, sheet
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose
from evaluation.handbook.small_example import example_value

_MARKS = "sheet.marks"

HOLDS: dict[schema.Kind, Text] = {
    "id": Text("编号", "an id"),
    "ids": Text("若干编号或词，用分号隔开", "ids or words, separated by semicolons"),
    "text": Text("文字", "text"),
    "money": Text("金额", "an amount"),
    "decimal": Text("数", "a number"),
    "whole": Text("整数", "a whole number"),
    "date": Text("日期", "a day"),
    "time": Text("日期和时间", "a day and a time"),
    "flag": Text("是或否", "yes or no"),
    "choice": Text("下列词之一", "one of these words"),
    "choices": Text("下列词，可多选，用分号隔开", "any of these words, separated by semicolons"),
    "fact": Text("数或文字", "a number or text"),
    "line": Text("文件中的一行，照原样", "a line of a file, as it stands there"),
}
"""What a cell of each kind holds."""

FEW = 8
"""Proposals of a drop-down that are listed; of more, the hint says where they stand."""

_COLUMNS = (
    Column(key="header", head=Text("列（键）", "Column (key)")),
    Column(key="holds", head=Text("可填内容", "May hold")),
    Column(key="hint", head=Text("说明", "How to fill in")),
    Column(key="example", head=Text("示例", "Example")),
)


def chapter() -> Chapter:
    """Return the chapter on the sheets."""
    said = Text(
        "档案由若干张表组成：一个文件夹的几个工作簿、一个工作簿或一个 JSON 文件都可以，起作用的是表。"
        "表名和列名可写中文名、英文名或键。带 * 的列必须填写。每张表的“示例”合起来是可以成立的一行。",
        "A dossier is a set of sheets: in several workbooks of a folder, in one workbook, or in one "
        "JSON document. Tabs and columns may carry their Chinese name, their English name or their "
        "key. A column with * has to be filled in. The examples of a sheet make a row together.",
    )
    return Chapter(
        key="sheets",
        title=Text("各表", "Sheets"),
        blocks=(Prose(said),),
        entries=(
            *(entry for key in (*OFFERED, OWN_LAW) for entry in _entries(sheet(key))),
            *_marks(),
        ),
    )


def _entries(kind: Sheet) -> Iterator[HandbookEntry]:
    key = f"sheet.{kind.key}"
    rows = tuple(
        row(_named(_head(each), each.key), holds(each), each.hint, _example(each))
        for each in kind.columns
    )
    name = glossary()[kind.key]
    table = Table(
        key=key, title=Text(f"{name.zh}的列", f"Columns of {name.en}"), columns=_COLUMNS, rows=rows
    )
    yield HandbookEntry(
        key=key,
        kind="sheet",
        title=Text(f"{name.zh}（{kind.key}）", f"{name.en} ({kind.key})"),
        names=(kind.key, name.zh, name.en),
        blocks=(Prose(kind.guide), Prose(_where(kind)), table),
    )
    for each in kind.columns:
        yield _column(kind, each)


def _where(kind: Sheet) -> Text:
    stage = {lang: word("stage", kind.stage, lang) for lang in ("zh", "en")}
    zh = f"{'必须有' if kind.required else '可以没有'}；由阶段“{stage['zh']}”封存。"
    en = (
        f"It {'has to be there' if kind.required else 'may be left out'}; "
        f"the stage {stage['en']} closes it."
    )
    return Text(zh, en)


def _named(head: Text, key: str) -> Cell:
    return Cell(head, look="strong", lines=(Text(key, key),))


def _head(column: schema.SheetColumn) -> Text:
    mark = "*" if column.required else ""
    return Text(f"{column.label('zh')}{mark}", f"{column.label('en')}{mark}")


def holds(column: schema.SheetColumn) -> Text:
    """Return what a cell of `column` may hold: kind, words, bounds, and what a blank means."""
    said = [HOLDS[column.kind]]
    if column.choices:
        words = vocabulary()[column.choices].items()
        zh = "、".join(f"{text.zh}（{key}）" for key, text in words)
        en = ", ".join(text.en if text.en == key else f"{text.en} ({key})" for key, text in words)
        said = [Text(f"{said[0].zh}：{zh}", f"{said[0].en}: {en}")]
    if column.refers_to:
        other = glossary()[column.refers_to]
        said.append(Text(f"须在“{other.zh}”表中", f"on the sheet {other.en}"))
    offered = [column.proposals(lang) for lang in LANGS]
    if 0 < len(offered[0]) <= FEW:
        said.append(Text(f"如 {'、'.join(offered[0])}", f"such as {', '.join(offered[1])}"))
    said += _bounds(column)
    if column.default is not None:
        blank = _blank(column)
        said.append(Text(f"留空即“{blank.zh}”", f"blank means {blank.en}"))
    return Text("；".join(each.zh for each in said), "; ".join(each.en for each in said))


def _bounds(column: schema.SheetColumn) -> Iterator[Text]:
    if column.above is not None:
        yield Text(f"大于 {column.above}", f"above {column.above}")
    if column.least is not None:
        yield Text(f"不小于 {column.least}", f"at least {column.least}")
    if column.most is not None:
        yield Text(f"不大于 {column.most}", f"at most {column.most}")


def _blank(column: schema.SheetColumn) -> Text:
    default = column.default or ""
    words = (
        vocabulary()["flag" if column.kind == "flag" else column.choices or ""]
        if (column.kind == "flag" or column.choices)
        else {}
    )
    return words.get(default, Text(default, default))


def _example(column: schema.SheetColumn) -> Text | None:
    zh, en = (column.typed_example(lang) for lang in LANGS)
    return None if zh is None else Text(f"{zh}", f"{en}")


def _column(kind: Sheet, column: schema.SheetColumn) -> HandbookEntry:
    name, label = glossary()[kind.key], glossary()[column.header]
    example = _example(column)
    blocks: list[Block] = [Prose(column.hint)] if column.hint else []
    blocks.append(Prose(holds(column), _COLUMNS[1].head))
    if column.required:
        blocks.append(Prose(Text("必须填写。", "It has to be filled in.")))
    if example is not None:
        blocks.append(Prose(example, _COLUMNS[3].head))
    return HandbookEntry(
        key=f"column.{kind.key}.{column.key}",
        kind="column",
        title=Text(
            f"{name.zh}：{label.zh}（{column.key}）", f"{name.en}: {label.en} ({column.key})"
        ),
        names=(f"{kind.key}.{column.key}", column.key, label.zh, label.en),
        blocks=tuple(blocks),
        inside=f"sheet.{kind.key}",
    )


def _marks() -> Iterator[HandbookEntry]:
    """The marks, a sheet for each expert, which has no columns of its own: bids stand across."""
    name = glossary()[MARKS]
    keys = {
        "expert": Text("评审专家的编号", "the id of the expert"),
        "bid": Text("响应编号", "the id of the bid"),
        "criterion": Text("评审因素代号", "the code of the criterion"),
        "mark": Text("分数，0 至满分；不得分写 0", "the mark, 0 to the maximum; 0 for no points"),
    }
    rows = tuple(
        row(_named(glossary()[key], key), said, None, example_value(MARKS, key))
        for key, said in keys.items()
    )
    said = Text(
        "每位专家一张表。首行写“评审专家”和编号；以下以“评审因素”开头的一行是表头，依次为因素、名称、"
        "满分，往右每列一份响应；再往下每行一项因素。用 tender sheets 发出的评分表就是这个样子。"
        "在 JSON 中一行是一个分数：",
        "A sheet for each expert. The first row says Expert and the id; a row that begins with "
        "Criterion is the head: code, title, maximum, then a column for each bid; below it a row "
        "for each criterion. tender sheets issues them so. In JSON a row is one mark:",
    )
    table = Table(
        key=_MARKS, title=Text("评分的列", "Columns of Marks"), columns=_COLUMNS, rows=rows
    )
    yield HandbookEntry(
        key=_MARKS,
        kind="sheet",
        title=Text(f"{name.zh}（{MARKS}）", f"{name.en} ({MARKS})"),
        names=(MARKS, name.zh, name.en),
        blocks=(Prose(said), table),
    )
    for key, text in keys.items():
        head = glossary()[key]
        yield HandbookEntry(
            key=f"column.{MARKS}.{key}",
            kind="column",
            title=Text(f"{name.zh}：{head.zh}（{key}）", f"{name.en}: {head.en} ({key})"),
            names=(f"{MARKS}.{key}", key, head.zh, head.en),
            blocks=(Prose(text),),
            inside=_MARKS,
        )
