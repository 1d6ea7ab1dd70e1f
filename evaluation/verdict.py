"""What an audit finds, as plain data: its verdict, each difference, and a row of an archive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluation import __version__
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text
from evaluation.signing.validity import Signature

REASONS: Mapping[str, Text] = {
    "signed": Text("签名之后文件被改动", "the file was changed after it was signed"),
    "input": Text("输入在存证之后被改动", "an input was changed after the record was made"),
    "law": Text("法规参数与当日适用的不同", "the value of the law differs from that of the day"),
    "overwritten": Text("公式被数值覆盖", "a formula was overwritten by a value"),
    "formula": Text("公式被改动", "the formula was changed"),
    "added": Text("此处不应有公式或内容", "nothing, or no formula, belongs here"),
    "removed": Text("内容被删除", "what stood here was removed"),
    "cached": Text("所存的值与其公式不符", "the stored value is not what its formula gives"),
    "recorded": Text("记录值被改动", "the recorded figure was edited"),
    "finding": Text("记录的问题与复核所见不同", "what was found differs from what was recorded"),
    "name": Text("名称的定义被改动", "the definition of a name was changed"),
    "sheet": Text("工作表多出或缺失", "a sheet was added or is missing"),
    "hidden": Text("被隐藏", "it was hidden"),
    "unusable": Text("据此无法重做评审", "the evaluation cannot be redone from it"),
    "ledger": Text("与台账不符", "it does not agree with the ledger"),
    "printed": Text("文件所印与复核不同", "what the document prints differs"),
    "painted": Text("页面上覆盖或另画了内容", "something was laid or drawn over the page"),
    "attached": Text("附件与文件所印不符", "what is attached is not what the document prints"),
    "follows": Text("由上列改动引起", "follows from a change listed above"),
}
"""The likely reasons, the first causes first; ``follows`` marks what other differences bring."""

VERDICTS: Mapping[str, Text] = {
    "unusable": Text("无法复核", "cannot be audited"),
    "differs": Text("不一致", "differs"),
    "undone": Text("未能全部重做", "not all redone"),
    "equal": Text("一致", "equal"),
}
"""The verdict on a result in a word, the worst first."""

MEANS = Text(
    "“一致”表示结果确由所附输入按当日法规算出；不表示输入本身属实，也不表示评分公允。",
    "Equal means that the result follows from the inputs by the law of the day. It does not mean "
    "that the inputs are true or the marks fair.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference.

    Args:
        recorded: what stands there; empty for nothing.
        recomputed: what should stand there; empty for nothing.
        reason: a key of `REASONS`.
    """

    place: Place
    recorded: str
    recomputed: str
    reason: str

    def line(self, lang: Lang) -> str:
        """Return the difference as one line of text."""
        says = REASONS[self.reason].say(lang)
        text = Text(
            f"记录 {self.recorded or '—'}，复核 {self.recomputed or '—'}：{says}",
            f"recorded {self.recorded or '—'}, recomputed {self.recomputed or '—'}: {says}",
        )
        return f"{self.place} {text.say(lang)}"

    def record(self) -> dict[str, str]:
        """Return the difference as plain text fields, for JSON."""
        return {
            "place": str(self.place),
            "recorded": self.recorded,
            "recomputed": self.recomputed,
            "reason": self.reason,
            "reason_zh": REASONS[self.reason].zh,
            "reason_en": REASONS[self.reason].en,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an audit found.

    Args:
        what: name of the file or folder that was audited.
        tender: its id.
        title: of the tender; empty where the inputs cannot be read.
        day: whose law was applied; None where the inputs cannot be read.
        compared: how many recorded cells were compared.
        differences: causes first, then what follows from them.
        undone: what was recorded and cannot be redone; with it nothing is equal.
        apart: what was not compared, because it rests on something that is not at hand, such as
            the ledger.
        signatures: of the document, the first made first.
    """

    what: str
    tender: str
    compared: int
    differences: tuple[Difference, ...]
    undone: tuple[Text, ...] = ()
    apart: tuple[Text, ...] = ()
    signatures: tuple[Signature, ...] = ()
    title: str = ""
    day: date | None = None

    @property
    def word(self) -> str:
        """``equal``, ``differs``, or ``undone`` where nothing differs but not all was redone."""
        return "differs" if self.differences else "undone" if self.undone else "equal"

    @property
    def equal(self) -> bool:
        """Whether everything that was recorded comes out again."""
        return self.word == "equal"

    @property
    def said(self) -> Text:
        """The verdict as the beginning of a sentence.

        Example:
            >>> Verdict(what="a.pdf", tender="T", compared=7, differences=()).said.en
            'Equal: all of it comes out again'
        """
        found = len(self.differences)
        if found == 1:
            return Text("不一致：1 处", "Differs in one place")
        if found:
            return Text(f"不一致：{found:,} 处", f"Differs in {found:,} places")
        if self.undone:
            return Text(
                "未能全部重做，不能认定一致", "Not all of it can be redone: not called equal"
            )
        return Text("一致：全部复核相同", "Equal: all of it comes out again")

    @property
    def counted(self) -> Text:
        """How much was compared, as the end of a sentence."""
        count = f"{self.compared:,}"
        if self.compared == 1:
            return Text("共核对 1 个单元格", "one cell was compared")
        return Text(f"共核对 {count} 个单元格", f"{count} cells were compared")

    def record(self) -> dict[str, object]:
        """Return the verdict as one JSON-ready object."""
        return {
            "what": self.what,
            "tender": self.tender,
            "title": self.title,
            "law_day": self.day.isoformat() if self.day else "",
            "program": f"tender-evaluation {__version__}",
            "verdict": self.word,
            "compared": str(self.compared),
            "differences": [difference.record() for difference in self.differences],
            "not_redone": [{"zh": text.zh, "en": text.en} for text in self.undone],
            "not_compared": [{"zh": text.zh, "en": text.en} for text in self.apart],
            "signatures": [signature.record() for signature in self.signatures],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """The verdict on one result of many; of one that cannot be read, why.

    Args:
        verdict: a key of `VERDICTS`.
        first: the first difference, or what cannot be redone or read.
    """

    what: str
    tender: str
    verdict: str
    differences: int
    compared: int
    first: str
    signatures: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedFile:
    """A file that was audited, with its size in bytes and its fingerprint."""

    name: str
    size: int
    sha256: str
