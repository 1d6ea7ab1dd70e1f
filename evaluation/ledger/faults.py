"""What is said about a ledger that was cut, edited, added to or put in another order."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from evaluation.core.finding import Finding, Severity
from evaluation.core.place import Place
from evaluation.core.text import Text

BEGIN = "0" * 64
"""What the first line has for the fingerprint of the line before."""


class Line(Protocol):
    """What a line says about its place in the chain."""

    @property
    def number(self) -> int:
        """Its number as written."""

    @property
    def before(self) -> str:
        """The fingerprint of the line before, as written."""

    @property
    def own(self) -> str:
        """Its own fingerprint."""


def faults_of_chain(name: str, lines: Sequence[Line | None]) -> Iterator[Finding]:
    """Yield a finding for each line that is not what was written, or not where it was written.

    Args:
        name: of the file.
        lines: in the order of the file; None for a line that is not what was written.
    """
    before: Line | None = None
    for at, line in enumerate(lines, 1):
        if line is None:
            yield _fault(
                name, at, "S101", f"台账第 {at} 行被改动，或没有写完整",
                f"line {at} of the ledger was edited, or is not whole",
            )  # fmt: skip
        elif line.number != at:
            yield _misplaced(name, at, line.number)
        elif (at == 1 or before is not None) and line.before != _own(before):
            yield _fault(
                name, at - 1 or 1, "S102",
                f"台账第 {at} 行记载的上一行指纹与现有内容不符：第 {at} 行之前的内容被替换",
                f"line {at} of the ledger carries another fingerprint of the line before it: what "
                "stands before it was replaced",
            )  # fmt: skip
        before = line


def faults_of_tail(
    name: str, there: int, known: str | None, head: str, length: int
) -> Iterator[Finding]:
    """Yield what the head and length in a document show: a tail that is cut, lines written anew.

    Args:
        name: of the ledger's file.
        there: how many lines it has now.
        known: the fingerprint of line `length` now; None where there is no such line.
        head: the fingerprint of that line in the document.
        length: how many lines the ledger had when the document was made.
    """
    if there < length:
        yield _fault(
            name, there, "S103",
            f"文件记载台账有 {length} 行，现只有 {there} 行：末尾 {length - there} 行被删去",
            f"the document says that the ledger has {length} lines, and it has {there}: "
            f"the last {length - there} were cut",
        )  # fmt: skip
    elif length and known != head:
        yield _fault(
            name, length, "S104",
            f"台账第 {length} 行的指纹是 {known or '无'}，文件记载的是 {head}：台账被重写，"
            "或文件不属于本台账",
            f"the fingerprint of line {length} of the ledger is {known or 'none'}, and that in the "
            f"document {head}: the ledger was written anew, or the document is of another one",
        )  # fmt: skip


def _own(line: Line | None) -> str:
    return line.own if line is not None else BEGIN


def _misplaced(name: str, at: int, number: int) -> Finding:
    if number > at:
        zh, en = "前面有行被删去，或次序被改", "lines before it were cut, or moved"
    else:
        zh, en = "有行被插入，或次序被改", "a line was inserted, or moved"
    return _fault(
        name, at, "S102", f"台账第 {at} 行的编号是 {number}：{zh}",
        f"line {at} of the ledger has the number {number}: {en}",
    )  # fmt: skip


def _fault(name: str, line: int, code: str, zh: str, en: str) -> Finding:
    restore = Text("；请从备份恢复台账，不要手工修改", "; restore it from a backup, never by hand")
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=Text(zh + restore.zh, en + restore.en),
        place=Place(name, "", str(line)),
    )
