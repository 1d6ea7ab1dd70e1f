"""A finding: what a reader, a check or the scoring has to say about one place of a dossier."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from evaluation.core.next_step import NextStep, Words, worded
from evaluation.core.place import Place
from evaluation.core.text import Lang, Text


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """No result can stand on this; nothing is awarded before it is put right."""
    WARNING = "warning"
    """A person has to look at it; the result stands."""
    NOTE = "note"
    """Said so that nobody is surprised."""

    @property
    def words(self) -> Text:
        """Return the word for it, the same wherever findings are listed.

        Example:
            >>> Severity.WARNING.words.say("zh")
            '警告'
        """
        return _WORDS[self]

    @property
    def meaning(self) -> Text:
        """Return what follows from it."""
        return _MEANING[self]


_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
_MEANING = {
    Severity.ERROR: Text("改正或作出决定前不出结果", "no result before it is put right"),
    Severity.WARNING: Text("请人工核实，结果有效", "a person looks at it, the result stands"),
    Severity.NOTE: Text("仅供知悉", "for information"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: place, code, what is against what should be and what to do, and the law.

    Args:
        code: a letter and three digits, stable over releases.
        message: a whole sentence: what is, what should be; what to do.
        place: where it stands.
        cite: the article it rests on; empty where it is a matter of reading, not of law.
        next_step: what helps beside, which a front end says in its own words.

    Example:
        >>> f = Finding(code="D104", severity=Severity.ERROR, place=Place("b.xlsx", "Bids", "D7"),
        ...             message=Text("报价为空；请填写", "the quote is blank; write it"))
        >>> print(f.line("en"))
        b.xlsx[Bids!D7] error D104: the quote is blank; write it
    """

    code: str
    severity: Severity
    message: Text
    place: Place
    cite: Text | None = None
    next_step: NextStep | None = None

    @property
    def counts(self) -> bool:
        """Whether a result may be another one on account of it.

        Why:
            It tells what of a dossier was read otherwise than it stands there, or not at all, or by
            which exception a lot has a result: every command that prints a result prints it, however
            little it weighs.
        """
        return self.code.startswith(("D", "R", "F"))

    @property
    def cited(self) -> Text:
        """What was found, and the law behind it."""
        if self.cite is None:
            return self.message
        return Text(f"{self.message.zh}（{self.cite.zh}）", f"{self.message.en} ({self.cite.en})")

    def worded(self, words: Words) -> "Finding":
        """Return the finding with what helps said in `words`."""
        return replace(self, message=worded(self.message, self.next_step, words), next_step=None)

    def line(self, lang: Lang) -> str:
        """Return the finding as one line of text."""
        colon, weight = Text("：", ": ").say(lang), self.severity.words.say(lang)
        return f"{self.place} {weight} {self.code}{colon}{self.cited.say(lang)}"

    def record(self) -> dict[str, str]:
        """Return the finding as plain text fields, for JSON."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "place": str(self.place),
            "message_zh": self.message.zh,
            "message_en": self.message.en,
            "law_zh": self.cite.zh if self.cite else "",
            "law_en": self.cite.en if self.cite else "",
        }


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any of `findings` is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
