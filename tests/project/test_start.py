"""The command starts quickly: it loads a library only when the work needs it."""

import subprocess
import sys

from tests.project.source import ROOT

HEAVY = {"pandas", "numpy", "weasyprint", "openpyxl", "pulp", "matplotlib", "xlsxwriter", "jinja2"}
LIST = "import sys, evaluation.cli.main; print(*sys.modules)"


def test_the_command_line_loads_no_heavy_library() -> None:
    """``tender --help`` does not wait for pandas, WeasyPrint, OpenPyXL, PuLP or their like."""
    assert not HEAVY & loaded()


def test_the_list_of_commands_waits_for_nothing() -> None:
    """``tender --help`` loads none of the package but its own words, and no slow part of Python."""
    assert not {"dataclasses", "inspect", "re", "argparse", "evaluation.core.text"} & loaded()


def loaded() -> set[str]:
    """Return what is loaded once the list of commands can be printed."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", LIST],
        capture_output=True, check=True, text=True, cwd=ROOT,
    )  # fmt: skip
    return set(run.stdout.split())
