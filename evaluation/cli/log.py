"""``tender log DOSSIER``: who did what when, whether the ledger is sound, and each stage's state."""

import argparse
from pathlib import Path

from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.terminal import say, say_json, table, tell
from evaluation.cli.what_to_type import recorded
from evaluation.core.errors import Unusable
from evaluation.core.finding import Finding, has_errors
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.ledger.history import Told, history
from evaluation.ledger.ledger import Ledger, ledger_of, verify
from evaluation.ledger.stage_changes import stage_findings, stage_state
from evaluation.tables.ledger import ledger_table

STATES = {
    "open": Text("未封存", "open"),
    "sealed": Text("已封存", "sealed"),
    "changed": Text("封存后有改动", "changed since it was sealed"),
}


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--head",
        help=parser.says("文件上印的台账末行指纹", "the head of the ledger that a document prints"),
    )
    parser.add_argument(
        "--length",
        type=int,
        help=parser.says("文件上印的台账行数", "the length of the ledger that it prints"),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Print the history; 1 where the ledger or what it sealed was changed."""
    if (options.head is None) != (options.length is None):
        raise Unusable(
            Text("--head 与 --length 须同时给出", "--head and --length go together; give both")
        )
    ledger = ledger_of(options.dossier)
    dossier, unread = _dossier(options.dossier, ledger)
    found = (*unread, *_findings(ledger, dossier))
    if options.head is not None:
        found += tuple(
            each for each in verify(ledger, options.head, options.length) if each not in found
        )
    if options.json:
        say_json(_record(ledger, dossier, found))
    else:
        _print(ledger, dossier, options.lang)
        for finding in found:
            tell(finding.line(options.lang))
    return 1 if has_errors(found) else 0


def _dossier(path: Path, ledger: Ledger | None) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """The dossier at `path`; where it cannot be read, its ledger can be told all the same."""
    try:
        return read(path).dossier, ()
    except Unusable as problem:
        if ledger is None:
            raise
        return None, problem.findings


def _findings(ledger: Ledger | None, dossier: Dossier | None) -> tuple[Finding, ...]:
    if ledger is None:
        return ()
    return stage_findings(ledger, dossier) if dossier else ledger.faults


def _print(ledger: Ledger | None, dossier: Dossier | None, lang: Lang) -> None:
    if ledger is None:
        say(
            Text(
                "没有台账；用 tender seal notice 开始", "no ledger; tender seal notice begins one"
            ).say(lang)
        )
        return
    say(table(ledger_table(ledger), lang))
    if dossier is not None:
        for stage, state in stage_state(ledger, dossier).items():
            say(f"{word('stage', stage, lang)}: {STATES[state].say(lang)}")
    said = Text(
        f"台账共 {ledger.length} 行，末行指纹 {ledger.head}",
        f"the ledger has {ledger.length} lines, its head is {ledger.head}",
    )
    say(said.say(lang))


def _record(
    ledger: Ledger | None,
    dossier: Dossier | None,
    found: tuple[Finding, ...],
) -> dict[str, object]:
    return {
        "length": ledger.length if ledger else 0,
        "head": ledger.head if ledger else "",
        "stages": dict(stage_state(ledger, dossier)) if dossier else {},
        "entries": [_told(told) for told in history(ledger)],
        "findings": [recorded(finding) for finding in found],
    }


def _told(told: Told) -> dict[str, object]:
    return {
        "number": told.number,
        "time": told.time,
        "who": told.who,
        "what_zh": told.what.zh,
        "what_en": told.what.en,
        "stage": told.stage,
        "reason": told.reason,
        "changed": list(told.changed),
    }
