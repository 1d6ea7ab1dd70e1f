"""Whatever file is given, reading ends in findings or a result, and takes less than a gigabyte."""

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).with_name("fuzz.py")


def fuzzed(first: int, count: int) -> subprocess.CompletedProcess[str]:
    """Return the run of these cases in a process of its own, which may die of its memory."""
    command = [sys.executable, str(FUZZ), str(first), str(count)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_hostile_workbooks() -> None:
    """Bombs, far corners, damaged directories and random damage: no traceback, no more memory."""
    done = fuzzed(0, 150)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.slow
def test_many_hostile_workbooks() -> None:
    """The same for thousands of random cases."""
    done = fuzzed(10_000, 6_000)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
