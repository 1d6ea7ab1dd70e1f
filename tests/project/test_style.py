"""The tools that every change has to pass."""

import subprocess
import sys

import pytest

from tests.project.source import ROOT

TOOLS = {
    "style": ["ruff", "check", "--no-cache", "--output-format", "concise", "."],
    "layout": ["ruff", "format", "--no-cache", "--check", "."],
    "types": ["mypy"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tools_have_nothing_to_say(tool: str) -> None:
    """Style, layout and types are clean over the whole checkout."""
    run = subprocess.run(
        [sys.executable, "-m", *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
