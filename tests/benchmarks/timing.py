"""Processor time of commands, measured in turn so that both meet the same machine."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

TENDER = str(Path(sys.executable).with_name("tender"))


def seconds(*command: str) -> float:
    """Return the processor seconds that `command` takes, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(ours: tuple[str, ...], theirs: tuple[str, ...], *, rounds: int, goal: str) -> None:
    """Run both commands `rounds` times in turn and print the ratio of their medians.

    A run before keeps their modules compiled, as an installation does, whatever stands in the
    environment or beside the sources.
    """
    with TemporaryDirectory() as compiled:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        seconds(*ours), seconds(*theirs)
        times = [(seconds(*ours), seconds(*theirs)) for _ in range(rounds)]
    our, their = (median(column) for column in zip(*times, strict=True))
    print(f"{our:.3f} s against {their:.3f} s: ratio {our / their:.2f} (goal: {goal})")
