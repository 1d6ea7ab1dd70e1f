"""Collecting that is stopped dead: the old state or the new one, and nothing lost."""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.desk.entering.taking_over import finish
from evaluation.desk.mark_sheets.collecting import collect, plan
from evaluation.dossier.reading.reading import read
from evaluation.ledger.ledger import ledger_of
from tests.unit.desk.mark_sheets.sheets import (
    NOW,
    WHO,
    fill,
    folder,
    marks_of,
    remarks,
    sent,
    taken,
)

Start = tuple[Path, Path]
TOUCHING = ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate")
"""What a program does to files, as the interpreter tells of it."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Return a dossier in which E01 gave 7.5 to all, and a newer sheet in which it is 9."""
    base = tmp_path_factory.mktemp("stopped")
    path = folder(base / "d")
    taken(path, fill(sent(path, base / "o").files["E01"]))

    def say(book: object) -> None:
        remarks(book)[0].value = "改了"

    return path, fill(sent(path, base / "o2").files["E01"], say, points=9)


def killed(work: Callable[[], object], wait: float | None = None) -> bool:
    """Do `work` in a process of its own, killed after `wait` seconds; whether it was killed."""
    child = os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    if wait is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def points(marks: Mapping[tuple[str, str], Decimal]) -> set[Decimal]:
    """Return the different marks that were given; all six have to be there."""
    assert len(marks) == 6
    return {*marks.values()}


def check(path: Path, file: Path) -> bool:
    """Whether the new state holds; anything between old and new fails."""
    assert len(points(marks_of(path, "E01"))) == 1
    finish(path)
    ledger = ledger_of(path)
    assert ledger is not None
    assert not ledger.faults
    lines = [entry for entry in ledger.entries if entry.what == "collect"]
    new = points(marks_of(path, "E01")) == {Decimal(9)}
    assert new == (len(lines) == 2)
    assert new == bool(read(path).usable().comments)
    assert all(ledger.kept(each) for entry in ledger.entries for each in entry.sheets.values())
    taken(path, file)
    assert points(marks_of(path, "E01")) == {Decimal(9)}
    last = ledger_of(path)
    assert last is not None
    assert [entry.what for entry in last.entries] == ["issue", "collect", "issue", "collect"]
    left = [
        each.name for each in path.rglob("*") if each.name.endswith((".tmp", "collecting.json"))
    ]
    assert not left
    return new


def test_a_stop_before_any_touch_of_a_file(start: Start, tmp_path: Path) -> None:
    """Killed at each single thing it does to a file: before the marks are there old, then new."""

    def stopping_at(number: int, path: Path) -> Callable[[], object]:
        def work() -> None:
            count = 0

            def hook(event: str, _: object) -> None:
                nonlocal count
                if event in TOUCHING:
                    count += 1
                    if count == number:
                        os.kill(os.getpid(), signal.SIGKILL)

            planned = plan(read(path), [start[1]])
            sys.addaudithook(hook)
            collect(planned, who=WHO, time=NOW)

        return work

    states: list[bool] = []
    number = 1
    while True:
        path = Path(shutil.copytree(start[0], tmp_path / str(number)))
        if not killed(stopping_at(number, path)):
            break
        states.append(check(path, start[1]))
        shutil.rmtree(path)
        number += 1
    assert states == sorted(states)
    assert {*states} == {False, True}


def stops(start: Start, tmp_path: Path, times: int) -> None:
    """Collect `times` times, killed at a random instant each time."""
    dice = random.Random(times)
    begin = time.monotonic()
    path = Path(shutil.copytree(start[0], tmp_path / "whole"))
    assert not killed(lambda: taken(path, start[1]))
    whole = time.monotonic() - begin
    for trial in range(times):
        path = Path(shutil.copytree(start[0], tmp_path / str(trial)))
        killed(lambda path=path: taken(path, start[1]), wait=dice.uniform(0, 1.1 * whole))
        check(path, start[1])
        shutil.rmtree(path)


def test_random_stops_leave_old_or_new(start: Start, tmp_path: Path) -> None:
    """Twenty random instants: the marks, the comments and the ledger are all old or all new."""
    stops(start, tmp_path, 20)


@pytest.mark.slow
def test_two_hundred_random_stops(start: Start, tmp_path: Path) -> None:
    """Two hundred random instants: nothing lost, nothing half done."""
    stops(start, tmp_path, 200)
