"""How long ``tender --help`` takes, against starting Python for nothing. Goal: at most 3 times."""

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

ROUNDS = 15
TENDER = str(Path(sys.executable).with_name("tender"))


def seconds(*command: str) -> float:
    """Return the processor seconds that `command` takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Time both in turn, and print the ratio of the medians."""
    nothing, helped = [], []
    for _ in range(ROUNDS):
        nothing.append(seconds(sys.executable, "-c", "pass"))
        helped.append(seconds(TENDER, "--help"))
    print(f"python -c pass  {median(nothing):.3f} s")
    print(f"tender --help   {median(helped):.3f} s")
    print(f"ratio           {median(helped) / median(nothing):.2f} (goal: at most 3)")


if __name__ == "__main__":
    main()
