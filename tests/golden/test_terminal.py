"""Every command that reads a tender says on the terminal what it said."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from evaluation.cli.commands import COMMANDS
from evaluation.cli.main import main
from evaluation.core.text import LANGS, Lang
from evaluation.resources import shipped
from tests.golden.shelf import TENDERS

ASKED = {
    "check": "check {tender}",
    "score": "score {tender}",
    "log": "log {tender}",
    "report-list": "report {tender} --list",
}
"""What every tender is asked, by the name of the file."""

ALLOCATE = {
    "allocate": "allocate {tender} --rule-costs --equity --frontier --scenarios"
    " --alternatives 3 --steadiness 5",
    "allocate-portfolio": "allocate {tender} --mode portfolio --no-reasons --force",
    "allocate-serial": "allocate {tender} --mode serial --no-reasons --force",
}
"""What the tender with a budget is asked besides."""

AUDIT = {"audit": "audit out/PUB-025-audit.xlsx"}
"""What is asked of the workbook that the small tender has by then."""

TOOLKIT = {
    "overview": "--help",
    "law-all": "law --on 2026-03-02",
    "law-methods": "law --methods",
    "law-one": "law cn/87/price_share_services_min --on 2026-03-02",
    "law-other-day": "law cn/46/deduction_small_micro_min --on 2021-06-01",
    "no-tender": "check nowhere",
}
"""What is asked without a tender."""

Said = Callable[[str], str]


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Said:
    """What runs a line of commands in an empty folder, and gives all that it says there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "1000")

    def run(line: str) -> str:
        try:
            status = main(line.split())
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = capsys.readouterr()
        return f"$ tender {line}\n{told.out}\n[stderr]\n{told.err}\n[exit status] {status}"

    return run


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tender", TENDERS)
def test_commands(
    tender: str, lang: Lang, said: Said, golden: Callable[[str, Mapping[str, str]], None]
) -> None:
    """No command about a tender loses a line."""
    place = shipped("tenders") / TENDERS[tender]
    asked = ASKED | (ALLOCATE if tender == "qinghe-2026" else AUDIT)
    texts = {
        name: said(f"{line.format(tender=place)} --lang {lang}") for name, line in asked.items()
    }
    golden(f"{tender}/{lang}/terminal", texts)


@pytest.mark.parametrize("lang", LANGS)
def test_toolkit(
    lang: Lang,
    said: Said,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No command is missing, and no value of the law, no method and no refusal loses a line."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if lang == "zh" else "en_GB.UTF-8")
    texts = {name: said(f"{line} --lang {lang}") for name, line in TOOLKIT.items()}
    # Without the lines of usage, which each version of Python breaks in its own way.
    texts |= {f"help-{name}": said(f"{name} --help").partition("\n\n")[2] for name in COMMANDS}
    golden(f"toolkit/{lang}/terminal", texts)
