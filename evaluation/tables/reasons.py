"""Why a bid is not scored, or a lot fails: in the words of the law, with its article."""

from collections.abc import Iterable

from evaluation.core.finding import Finding
from evaluation.core.text import Text
from evaluation.scoring.result import LotResult


def why_lots_fail(results: Iterable[LotResult]) -> tuple[Text, ...]:
    """Return a sentence for each lot that fails.

    Example:
        >>> why_lots_fail(())
        ()
    """
    return tuple(with_law(result.failure) for result in results if result.failure is not None)


def with_law(finding: Finding) -> Text:
    """Return what a finding says, with its article in brackets."""
    said, cite = finding.message, finding.cite
    return Text(f"{said.zh}（{cite.zh}）", f"{said.en} ({cite.en})") if cite else said
