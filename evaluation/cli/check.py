"""``tender check DOSSIER``: everything that is wrong with a dossier, each with its cell."""

import argparse
from pathlib import Path

from evaluation.cli.language import language
from evaluation.cli.terminal import say, say_json
from evaluation.core.errors import TenderError, Unusable
from evaluation.core.finding import Finding, has_errors
from evaluation.core.text import Text
from evaluation.pipeline import run as score_dossier


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 where any of them is an error."""
    findings = findings_of(options.dossier)
    if options.json:
        say_json({"findings": [finding.record() for finding in findings]})
    else:
        for finding in findings:
            say(finding.line(options.lang))
        if not findings:
            say(Text("没有发现问题", "nothing found").say(options.lang))
    return 1 if has_errors(findings) else 0


def findings_of(path: Path) -> tuple[Finding, ...]:
    """Return every finding about the dossier at `path`.

    Raises:
        Unusable: it cannot be read.
        TenderError: an error that belongs to no place.
    """
    try:
        return score_dossier(path).findings
    except Unusable:
        raise
    except TenderError as problem:
        if not has_errors(problem.findings):
            raise
        return problem.findings
