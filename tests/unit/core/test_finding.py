"""A finding is one line for a person and plain fields for a program; errors carry all of them."""

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.finding import Finding, Severity, has_errors
from evaluation.core.place import Place
from evaluation.core.text import Text


def finding(severity: Severity) -> Finding:
    """Return a finding."""
    return Finding(
        code="Q103",
        severity=severity,
        message=Text("超过限价；请记录", "above the ceiling; record it"),
        place=Place("bids.xlsx", "Bids", "D7"),
        cite=Text("第六十三条", "art. 63"),
    )


def test_a_line_has_place_code_message_and_law() -> None:
    """Place, weight, code, sentence, article."""
    said = "bids.xlsx[Bids!D7] error Q103: above the ceiling; record it (art. 63)"
    assert finding(Severity.ERROR).line("en") == said
    assert finding(Severity.ERROR).line("zh").endswith("错误 Q103：超过限价；请记录（第六十三条）")


def test_a_record_holds_text_only() -> None:
    """All fields are text, in both languages."""
    record = finding(Severity.NOTE).record()
    assert record["severity"] == "note" and record["law_zh"] == "第六十三条"
    assert all(isinstance(value, str) for value in record.values())


def test_a_refusal_counts_errors_and_carries_everything() -> None:
    """Warnings travel along, but are not counted."""
    found = [finding(Severity.ERROR), finding(Severity.WARNING)]
    assert has_errors(found) and not has_errors(found[1:])
    problem = refusal(found)
    assert problem.findings == tuple(found) and problem.text.en.startswith("1 error")
    assert isinstance(Unusable(problem.text), TenderError)
