"""The tables of an audit: differences, likely reasons, and the verdicts on an archive."""

from dataclasses import replace

from evaluation.core.place import Place
from evaluation.signing.validity import Signature
from evaluation.tables.audited_files import audited_files_table
from evaluation.tables.differences import differences_table, likely_reasons_table
from evaluation.tables.signatures import signatures_table
from evaluation.tables.verdicts import verdicts_table
from evaluation.verdict import VERDICTS, AuditedFile, Difference, Verdict, VerdictRow

CAUSE = Difference(
    place=Place("a.xlsx", "Marks", "C5"), recorded="3", recomputed="4", reason="input"
)
BROUGHT = replace(CAUSE, place=Place("a.xlsx", "Ranking", "D2"), recorded="", reason="follows")
DIFFERS = Verdict(what="a.xlsx", tender="T1", compared=2697, differences=(CAUSE, BROUGHT))


def test_what_follows_stands_back_behind_its_cause() -> None:
    """A cause asks to be seen; what it brings is there and no more."""
    table = differences_table(DIFFERS)
    assert [row.look for row in table.rows] == ["", "out"]
    assert table.only("recorded", "recomputed").texts("en") == [["3", "4"], ["", "4"]]


def test_the_verdict_stands_above_its_differences() -> None:
    """What was found and how much was compared, in one sentence."""
    one = replace(DIFFERS, differences=(CAUSE,))
    assert (
        differences_table(one).remarks[0].en == "Differs in one place; 2,697 cells were compared."
    )


def test_likely_reasons_are_counted_causes_first() -> None:
    """A reason without a difference has no row."""
    table = likely_reasons_table(DIFFERS)
    assert table.texts("zh") == [["输入在存证之后被改动", "1"], ["由上列改动引起", "1"]]


def test_a_verdict_stays_a_key_for_programs() -> None:
    """People read it in their language; JSON has the same word in both."""
    row = VerdictRow(what="a", tender="T", verdict="undone", differences=0, compared=7, first="")
    table = verdicts_table([row], "2026")
    assert table.only("verdict").texts("zh") == [["未能全部重做"]]
    assert table.records()[0]["verdict"] == "undone"
    assert table.remarks[0].en == f"{VERDICTS['undone'].en} 1"


def test_a_file_stands_with_its_exact_size() -> None:
    """Grouped for people, whole for programs."""
    table = audited_files_table([AuditedFile(name="a.pdf", size=3947, sha256="e3b0")])
    assert table.texts("zh") == [["a.pdf", "3,947", "e3b0"]]
    assert table.records()[0]["bytes"] == "3947"


def test_a_broken_signature_says_so() -> None:
    """Who signed stands apart from what that proves."""
    broken = Signature(field="S1", who="李敏", issuer="CA", serial="1")
    (told,) = signatures_table([broken]).texts("en")
    assert told[0] == "李敏" and told[1].startswith("BROKEN")
