"""An audit as a table: equal, or each difference with what was recorded and what comes out."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.auditing.difference import REASONS, Difference, Verdict
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.phrases import in_notebook
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face

if TYPE_CHECKING:
    from evaluation.auditing.archive_audit import VerdictRow

EQUAL = Text("一致：{count} 个单元格全部复核相同。", "Equal: all {count} cells come out again.")
DIFFERS = Text(
    "不一致：共核对 {count} 个单元格，{found} 处不同。先列起因，后列由其引起的变化。",
    "It differs in {found} of {count} cells. Causes come first, then what follows from them.",
)
UNDONE = Text(
    "未能全部重做，不能认定一致：已核对 {count} 个单元格。",
    "Not all of it can be redone, so that it is not called equal; {count} cells were compared.",
)
SAYS = {"equal": EQUAL, "differs": DIFFERS, "undone": UNDONE}
MEANS = Text(
    "“一致”表示结果确由所附输入按当日法规算出；不表示输入本身属实，也不表示评分公允。",
    "Equal means that the result follows from the inputs by the law of the day. It does not mean "
    "that the inputs are true or the marks fair.",
)
VERDICTS = {
    "equal": Text("一致", "equal"),
    "differs": Text("不一致", "differs"),
    "undone": Text("未能全部重做", "not all redone"),
    "unusable": Text("无法复核", "cannot be audited"),
}


def verdict_face(verdict: Verdict, lang: Lang) -> Face:
    """Return what an audit found."""
    heads = {
        "place": Text("位置", "Place"),
        "recorded": Text("记录", "Recorded"),
        "recomputed": Text("复核", "Recomputed"),
        "reason": Text("原因", "Reason"),
    }
    told = (
        SAYS[verdict.word]
        .say(lang)
        .format(count=f"{verdict.compared:,}", found=len(verdict.differences))
    )
    return typed_face(
        title=f"{Text('复核', 'Audit').say(lang)} {verdict.tender} {verdict.what}",
        columns=tuple(TypedColumn(key=key, head=head.say(lang)) for key, head in heads.items()),
        rows=tuple(_difference(each, lang) for each in verdict.differences),
        remarks=(
            told,
            *(in_notebook(text.say(lang)) for text in (*verdict.undone, *verdict.apart)),
            *(signature.line(lang) for signature in verdict.signatures),
            MEANS.say(lang),
        ),
        lang=lang,
    )


def archive_face(path: Path, rows: "Iterable[VerdictRow]", lang: Lang) -> Face:
    """Return the verdicts on the results in `path`, a row each."""
    heads = {
        "what": Text("文件", "File"),
        "tender": Text("项目编号", "Tender"),
        "verdict": Text("结论", "Verdict"),
        "differences": Text("不一致处数", "Differences"),
        "compared": Text("核对单元格数", "Cells compared"),
        "first": Text("首要不一致", "First difference"),
    }
    numeric = ("differences", "compared")
    every = tuple(rows)
    counts = {key: sum(row.verdict == key for row in every) for key in VERDICTS}
    told = (f"{VERDICTS[key].say(lang)} {count}" for key, count in counts.items() if count)
    return typed_face(
        title=f"{Text('复核', 'Audit').say(lang)} {path.name}",
        columns=tuple(
            TypedColumn(key=key, head=head.say(lang), numeric=key in numeric)
            for key, head in heads.items()
        ),
        rows=tuple(_result(row, lang) for row in every),
        remarks=(" · ".join(told), MEANS.say(lang)),
        lang=lang,
    )


def _result(row: "VerdictRow", lang: Lang) -> tuple[TypedCell, ...]:
    return (
        TypedCell(row.what),
        TypedCell(row.tender),
        TypedCell(VERDICTS[row.verdict].say(lang), look="" if row.verdict == "equal" else "error"),
        TypedCell(str(row.differences), number=row.differences),
        TypedCell(f"{row.compared:,}", number=row.compared),
        TypedCell(in_notebook(row.first)),
    )


def _difference(each: Difference, lang: Lang) -> tuple[TypedCell, ...]:
    return (
        TypedCell(str(each.place), look="" if each.reason == "follows" else "strong"),
        TypedCell(each.recorded),
        TypedCell(each.recomputed),
        TypedCell(REASONS[each.reason].say(lang), look="" if each.reason == "follows" else "error"),
    )
