"""The command starts quickly: it loads a library only when the work needs it."""

import json
import subprocess
import sys

HEAVY = {"pandas", "numpy", "weasyprint", "openpyxl", "pulp", "matplotlib", "xlsxwriter", "jinja2"}
LIST = "import json, sys, evaluation.cli.main; print(json.dumps(sorted(sys.modules)))"


def test_the_command_line_loads_no_heavy_library() -> None:
    """``tender --help`` does not wait for pandas, WeasyPrint, OpenPyXL, PuLP or their like."""
    run = subprocess.run([sys.executable, "-c", LIST], capture_output=True, check=True, text=True)
    assert not HEAVY & set(json.loads(run.stdout))
