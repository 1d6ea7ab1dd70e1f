"""Standard output belongs to the command: what a solver prints there from C is never seen."""

import ctypes
import io
import os
import subprocess
import sys
from collections.abc import Callable

import pulp
import pytest

from evaluation.allocation.linear_row import row_of
from evaluation.allocation.solving.pulp_model import Highs, duals, ray
from evaluation.allocation.solving.quiet import quiet
from evaluation.allocation.solving.task import Task

C = ctypes.CDLL(None)
TASK = Task(lots=[[0]], gain={0: 1}, rows=[row_of("f", {0: 5}, "at_most", 9)])


def prints(text: bytes) -> None:
    """Print the way a solver does: by the C library, which may keep it for a while."""
    C.printf(text)


def test_what_stood_before_and_comes_after_is_kept(capfd: pytest.CaptureFixture[str]) -> None:
    """Only what is printed inside is lost, also where C has not yet sent it."""
    prints(b"before;")
    with quiet:
        prints(b"banner;")
        os.write(1, b"straight;")
    prints(b"after;")
    C.fflush(None)
    assert capfd.readouterr().out == "before;after;"


def test_it_comes_back_after_an_error_and_from_within(capfd: pytest.CaptureFixture[str]) -> None:
    """An error inside, or one inside the other as two threads may be, leaves output as it was."""
    with pytest.raises(ValueError, match="inside"), quiet, quiet:
        prints(b"banner;")
        raise ValueError("inside")
    os.write(1, b"after")
    assert capfd.readouterr().out == "after"


def test_a_notebook_has_no_descriptor_in_its_output(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is said through such a sys.stdout is kept, and the banner still is not seen."""
    page = io.StringIO()
    monkeypatch.setattr(sys, "stdout", page)
    with quiet:
        sys.stdout.write("said\n")
        prints(b"banner")
    assert page.getvalue() == "said\n"
    assert capfd.readouterr().out == ""


def test_a_process_without_output_works() -> None:
    """Standard output is closed: nothing is printed, nothing fails."""
    code = "from evaluation.allocation.solving.quiet import quiet\nwith quiet: pass"
    run = ["sh", "-c", '"$0" -c "$1" >&-', sys.executable, code]
    assert subprocess.run(run, capture_output=True, text=True).stderr == ""


@pytest.mark.parametrize("ask", [Highs().solve, duals, ray])
def test_a_solver_that_prints_is_not_heard(
    ask: Callable[[Task], object],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """HiGHS 1.16 prints its banner from C, whatever it is told; every way to it is quiet."""
    real = pulp.HiGHS.callSolver

    def loud(self: pulp.HiGHS, lp: object) -> object:
        prints(b"Running HiGHS\n")
        return real(self, lp)

    monkeypatch.setattr(pulp.HiGHS, "callSolver", loud)
    ask(TASK)
    C.fflush(None)
    assert capfd.readouterr().out == ""
