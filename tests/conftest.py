"""What all tests share: programs they need, and Hypothesis settings."""

import os
import shutil

import pytest
from hypothesis import settings

CI = bool(os.environ.get("CI"))

collect_ignore = ["benchmarks"]

PACKAGE_OF = {
    "soffice": "libreoffice-calc-nogui",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdfdetach": "poppler-utils",
    "pdffonts": "poppler-utils",
    "qpdf": "qpdf",
    "chromium": "chromium",
    "git": "git",
}
"""The Debian package of each program that a test may need."""

# No deadline: two cores shared with other work make times meaningless. In CI the same examples
# every time, so that a change is judged by what it changes.
settings.register_profile("here", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if CI else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what writes the golden texts anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the texts of tests/golden anew"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose programs are missing, with the reason; in CI fail it."""
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            if shutil.which(program):
                continue
            reason = f"{program} is missing; install the Debian package {PACKAGE_OF[program]}"
            if CI:
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
