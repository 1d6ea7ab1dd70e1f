"""``tender demo`` runs the main job on the shipped example."""

from pathlib import Path

import pytest

from evaluation.cli.main import main


@pytest.mark.slow
def test_the_demo_goes_from_bids_to_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It shows ranking, plan and decision within the budget, prints the papers, and audits them."""
    assert main(["demo", "--out", str(tmp_path), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    for line in (
        "L01  清河市青禾剧社",
        "the budget is 3,000,000.00 CNY.",
        "The plan funds 8 lots for 2,713,000.00 CNY.",
        "8 lots awarded for 2,713,000.00 CNY.",
        "Audit of the workbook: Equal",
    ):
        assert line in said
    names = [path.name for path in tmp_path.iterdir()]
    for part, copies in (
        ("evaluation-report", 2),
        ("allocation-plan", 2),
        ("result-announcement", 2),
        ("award-letter", 16),
        ("allocation-audit.xlsx", 1),
    ):
        assert len([name for name in names if part in name]) == copies
        assert part in said
