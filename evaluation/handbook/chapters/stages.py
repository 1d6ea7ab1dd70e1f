"""The stages of a tender and its ledger: what each seal closes, and what a line puts on record."""

from collections.abc import Iterator

from evaluation.core.glossary import glossary, vocabulary, word
from evaluation.core.table import Column, Table, joined, row
from evaluation.core.text import Text
from evaluation.dossier.schema import MARKS, OFFERED, sheet
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose, sample
from evaluation.law.method import STAGES

LINES = {
    "seal": Text(
        "封存一个阶段：各表的指纹写入台账",
        "a stage is closed: the fingerprint of each sheet goes into the ledger",
    ),
    "undo": Text(
        "撤销封存：须写理由，原内容保留，报告打印",
        "a seal is taken back: with a reason; what stood there is kept, and the report prints it",
    ),
    "issue": Text("向专家发出评分表", "mark sheets are issued to the experts"),
    "collect": Text("收回一位专家的评分表", "the mark sheet of an expert is collected"),
    "enter": Text(
        "把审查结论、评审决定或定标决定写入表中",
        "a screening decision, a ruling or an award is entered",
    ),
}
"""What a line of each kind puts on record, by the key of its word."""


AWARDED_FIRST = (
    Prose(
        Text(
            "封存之前，采购人的决定须登记在“定标决定”表中；一个包都没有定标的不能封存（W115），决定有错误的"
            "也不能。封存之后的递补或撤销，先撤销封存并说明理由，登记后再封存。",
            "Before it, what the purchaser decided has to stand on the sheet Awards; where no lot is "
            "decided the seal is refused (W115), and where the decision has errors. A next candidate "
            "or a revocation afterwards takes the seal back with a reason, and seals again.",
        )
    ),
    sample(
        "tender award DOSSIER --confirmed PERSON --who NAME\ntender seal award DOSSIER --who NAME"
    ),
)
"""What comes before the last seal."""


def chapter() -> Chapter:
    """Return the chapter on stages and the ledger."""
    said = Text(
        "采购项目分阶段进行；tender seal 封存一个阶段，此后该阶段的内容一有改动就会报告是哪一格、由谁何时"
        "封存（S106）。确需更改的，用 tender undo 说明理由。台账 ledger.jsonl 每行记一件事，并带上一行的指纹，"
        "改动、删除都会显出来；每份文件的页脚印有台账的行数和末行指纹。",
        "A tender goes through stages. tender seal closes one; whatever changes afterwards is named by "
        "its cell, with who sealed it and when (S106). Where a change is needed, tender undo takes the "
        "seal back with a reason. The ledger, ledger.jsonl, has a line for each act that carries the "
        "fingerprint of the line before, so that an edit or a cut shows; every document prints its "
        "length and head in the foot.",
    )
    return Chapter(
        key="stages",
        title=Text("阶段与台账", "Stages and the ledger"),
        blocks=(
            Prose(said),
            sample("tender seal opening DOSSIER --who NAME\ntender log DOSSIER"),
        ),
        entries=(*map(_stage, STAGES), *_lines()),
    )


def _stage(key: str) -> HandbookEntry:
    name = Text(word("stage", key, "zh"), word("stage", key, "en"))
    closed = joined(_closed(key), "；", "; ")
    two = joined(_envelope(), "、", ", ")
    blocks: list[Block] = [
        Prose(
            Text(f"{closed.zh or '没有表'}。", f"{closed.en or 'no sheet'}."),
            Text("封存", "It closes"),
        )
    ]
    if key == "price":
        blocks.append(
            Prose(
                Text(
                    f"双信封采购中，{two.zh}到这一阶段才封存；技术商务评分封存之前不读取报价。",
                    f"With two envelopes {two.en} are closed only here, and no price is read before "
                    "the technical marks are sealed.",
                )
            )
        )
    if key == "award":
        blocks += AWARDED_FIRST
    return HandbookEntry(
        key=f"stage.{key}",
        kind="stage",
        title=Text(f"阶段：{name.zh}（{key}）", f"The stage {name.en} ({key})"),
        names=(key, name.zh, name.en),
        blocks=tuple(blocks),
    )


def _closed(stage: str) -> Iterator[Text]:
    """Yield the sheets that `stage` closes, each with the columns that another stage closes."""
    for kind in map(sheet, OFFERED):
        name = glossary()[kind.key]
        late = [column for column in kind.columns if column.stage not in (None, kind.stage)]
        if kind.stage == stage:
            names = joined([glossary()[each.header] for each in late], "、", ", ")
            yield Text(
                f"“{name.zh}”" + (f"（除{names.zh}）" if late else ""),
                name.en + (f" (but for {names.en})" if late else ""),
            )
        own = [glossary()[each.header] for each in late if each.stage == stage]
        if own:
            names = joined(own, "、", ", ")
            yield Text(f"“{name.zh}”的{names.zh}", f"{names.en} of {name.en}")
    if stage == "technical_marks":
        yield Text(f"“{glossary()[MARKS].zh}”", glossary()[MARKS].en)


def _envelope() -> Iterator[Text]:
    for kind in map(sheet, OFFERED):
        for column in kind.columns:
            if column.price_envelope:
                name, head = glossary()[kind.key], glossary()[column.header]
                yield Text(f"“{name.zh}”的{head.zh}", f"{head.en} of {name.en}")


def _lines() -> Iterator[HandbookEntry]:
    columns = (
        Column(key="what", head=Text("台账事项", "What happened")),
        Column(key="says", head=Text("记录", "What is put on record")),
    )
    rows = tuple(row(vocabulary()["ledger"][key], said) for key, said in LINES.items())
    title = Text("台账的行", "Lines of the ledger")
    yield HandbookEntry(
        key="ledger",
        kind="ledger",
        title=title,
        names=("ledger", "台账"),
        blocks=(Table(key="ledger", title=title, columns=columns, rows=rows),),
    )
