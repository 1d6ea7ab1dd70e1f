"""The kinds of rulings: whom each is about, what it decides, and its one effect."""

from dataclasses import dataclass

from evaluation.core.glossary import glossary, vocabulary
from evaluation.core.table import Column, Table, joined, row
from evaluation.core.text import Text
from evaluation.handbook.entry import Block, Chapter, Entry, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a ruling of a kind has to say.

    Args:
        subject: whom or what it is about.
        decision: what may stand under Decision.
        more: other columns that it needs.
        effect: what it changes.
    """

    subject: Text
    decision: Text
    more: tuple[str, ...] = ()
    effect: Text


_BID = Text("响应编号", "a bid")
_LOT = Text("包号", "a lot")
_MARK = Text("分数，0 至该因素满分", "a mark from 0 to the maximum of the criterion")

KINDS = {
    "recusal": Needs(
        subject=Text("专家编号", "an expert"),
        decision=Text("一个包的包号；全部回避的留空", "a lot, or blank for all lots"),
        effect=Text(
            "该专家在这些包不评分，已有的评分不计入",
            "the expert does not mark there, and marks already given do not count",
        ),
    ),
    "void": Needs(
        subject=_BID,
        decision=Text("留空", "blank"),
        more=("expert", "criterion"),
        effect=Text(
            "该专家对这份响应（写了因素的，只对该因素）的评分不计入",
            "the marks of the expert on the bid (on the criterion, where one is named) do not count",
        ),
    ),
    "consensus": Needs(
        subject=_BID,
        decision=_MARK,
        more=("criterion",),
        effect=Text(
            "以合议分代替各位专家对该因素的评分",
            "the agreed mark takes the place of all marks for the criterion",
        ),
    ),
    "correction": Needs(
        subject=_BID,
        decision=_MARK,
        more=("expert", "criterion"),
        effect=Text(
            "以更正后的分数代替该专家的评分；理由须以“汇总错误”“超出范围”“客观不一致”“畸高畸低”之一开头",
            "the corrected mark takes the place of the expert's; the reason begins with sum, range, objective or extreme",
        ),
    ),
    "price": Needs(
        subject=_BID,
        decision=Text("确认后的金额；不确认写“不接受”", "the confirmed amount, or rejected"),
        effect=Text(
            "以该金额为报价；不确认的，响应无效",
            "the amount is the quote; without confirmation the bid is invalid",
        ),
    ),
    "low_price": Needs(
        subject=_BID,
        decision=Text("接受或不接受", "accepted or rejected"),
        effect=Text(
            "接受的继续评审；不接受的，响应无效",
            "accepted: the bid goes on; rejected: it is invalid",
        ),
    ),
    "exclusion": Needs(
        subject=_BID,
        decision=Text("留空", "blank"),
        effect=Text("响应无效，不参加评分和排序", "the bid is invalid: neither marked nor ranked"),
    ),
    "tie": Needs(
        subject=_LOT,
        decision=Text(
            "并列响应的先后，如 B02; B01；或“抽签”",
            "the tied bids in their order, such as B02; B01, or draw",
        ),
        effect=Text(
            "并列的响应按此先后排序；“抽签”按公开种子的散列值排序",
            "the tied bids stand in that order; draw takes the order of the hash of the public seed",
        ),
    ),
    "negotiated": Needs(
        subject=_BID,
        decision=Text("协商的金额", "the negotiated amount"),
        effect=Text("以该金额为成交价", "the amount is the price of the award"),
    ),
    "fewer": Needs(
        subject=_LOT,
        decision=Text("接受", "accepted"),
        effect=Text(
            "响应少于法定家数时，该包继续评审",
            "the lot goes on with fewer bids than the law asks for",
        ),
    ),
}
"""Every kind of ruling, by the key of its word."""

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
        entries=tuple(_entry(key, needs) for key, needs in KINDS.items()),
    )


def _entry(key: str, needs: Needs) -> Entry:
    word, table = vocabulary()["ruling"][key], _table(key, needs)
    blocks: tuple[Block, ...] = (Prose(needs.effect, Text("作用", "Effect")), table)
    return Entry(
        key=f"ruling.{key}",
        kind="ruling",
        title=Text(f"{word.zh}（{key}）", f"{word.en[0].upper()}{word.en[1:]} ({key})"),
        names=(key, word.zh, word.en),
        blocks=blocks,
    )


def _table(key: str, needs: Needs) -> Table:
    terms = glossary()
    rows = [row(terms["what"], vocabulary()["ruling"][key]), row(terms["subject"], needs.subject)]
    rows += [row(terms[column], _MORE[column]) for column in needs.more]
    rows += [row(terms["decision"], needs.decision)]
    others = joined([terms[each] for each in ("reason", "who", "when")], "、", ", ")
    rows += [row(others, Text("必须填写", "have to be filled in"))]
    return Table(
        key=f"ruling_{key}",
        title=Text("怎样填写", "How to write it"),
        columns=_COLUMNS,
        rows=tuple(rows),
    )


_MORE = {
    "expert": Text("专家编号", "the expert"),
    "criterion": Text("因素代号", "the code of the criterion"),
}
