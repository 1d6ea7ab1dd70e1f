"""The kinds of rulings: whom each is about, what it decides, and its one effect."""

from evaluation.core.glossary import glossary
from evaluation.core.table import Column, Table, joined, row
from evaluation.core.text import Text
from evaluation.dossier.decided.ruling_kinds import RulingKind, ruling_kinds
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose

_SUBJECTS = {
    "bids": Text("响应编号", "a bid"),
    "lots": Text("包号", "a lot"),
    "panel": Text("专家编号", "an expert"),
}

_COLUMNS = (
    Column(key="column", head=Text("列", "Column"), kind="code"),
    Column(key="says", head=Text("写什么", "What stands there")),
)


def chapter() -> Chapter:
    """Return the chapter on rulings."""
    said = Text(
        "凡须由人决定的事项，都在“评审决定”表写一行：决定事项、对象、结论、理由、决定人、时间。后一项决定"
        "代替前一项；原来的评分和报价保留在各表中，报告并列打印。可在表中填写，也可用 tender enter rulings 登记。",
        "Whatever people decide stands as a row on the sheet Rulings: what, subject, decision, reason, "
        "who, when. A later ruling replaces an earlier one; marks and quotes stay as they were given, "
        "and the report prints both. Write it on the sheet, or with tender enter rulings.",
    )
    return Chapter(
        key="rulings",
        title=Text("评审决定", "Rulings"),
        blocks=(Prose(said),),
        entries=tuple(map(_entry, ruling_kinds().values())),
    )


def _entry(kind: RulingKind) -> HandbookEntry:
    key, word = kind.key, kind.name
    blocks: list[Block] = [Prose(kind.effect, Text("作用", "Effect")), _table(kind)]
    if kind.law is not None:
        blocks.append(Prose(kind.law, Text("依据", "Law")))
    return HandbookEntry(
        key=f"ruling.{key}",
        kind="ruling",
        title=Text(f"{word.zh}（{key}）", f"{word.en[0].upper()}{word.en[1:]} ({key})"),
        names=(key, word.zh, word.en),
        blocks=tuple(blocks),
    )


def _table(kind: RulingKind) -> Table:
    terms = glossary()
    rows = [row(terms["what"], kind.name), row(terms["subject"], _SUBJECTS[kind.subject])]
    rows += [row(terms[column], _MORE[column]) for column in kind.needs]
    rows += [row(terms[column], _maybe(_MORE[column])) for column in kind.may]
    rows += [row(terms["decision"], kind.decides)]
    others = joined([terms[each] for each in ("reason", "who", "when")], "、", ", ")
    rows += [row(others, Text("必须填写", "have to be filled in"))]
    return Table(
        key=f"ruling_{kind.key}",
        title=Text("怎样填写", "How to write it"),
        columns=_COLUMNS,
        rows=tuple(rows),
    )


def _maybe(said: Text) -> Text:
    return Text(f"{said.zh}；可以不写", f"{said.en}, or blank")


_MORE = {
    "expert": Text("专家编号", "the expert"),
    "criterion": Text("因素代号", "the code of the criterion"),
}
