"""Published elections, against the exact maximiser of pabutools in its own process."""

import importlib.util
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from clock import report, timed

from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.problem import Option, Problem, ProblemLot

HERE = Path(__file__).resolve().parent
CASES = HERE.parents[3] / "shared" / "cases" / "pabulib"
MOST_VOTES = 5_000


def election(case: dict[str, object]) -> Problem:
    """Return an election as an allocation, costs in hundredths."""
    lots = tuple(
        ProblemLot(
            id=project["id"],
            options=(
                Option(
                    id="whole",
                    value=int(project["score"]),
                    uses={"budget": int(Decimal(project["cost"]) * 100)},
                ),
            ),
        )
        for project in case["projects"]
    )
    return Problem(funds={"budget": int(Decimal(case["budget"]) * 100)}, lots=lots)


def main() -> None:
    """Print the ratios, with and without pabutools' adding up of votes."""
    if importlib.util.find_spec("pabutools") is None or not CASES.is_dir():
        print("skipped: needs pabutools and the published elections in ../shared/cases")
        return
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        scores = [int(project["score"]) for project in case["projects"]]
        if len(scores) < 15 or max(scores) > MOST_VOTES:
            continue
        command = [sys.executable, str(HERE / "pabutools_election.py"), str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        theirs = json.loads(done.stdout)
        plan, ours = timed(lambda case=case: allocate_problem(election(case)))
        same = plan.value == theirs["alone"]["value"] == theirs["votes"]["value"]
        print(f"{path.stem}: {len(scores)} projects, {'same' if same else 'OTHER'} optimum")
        report("  without adding up votes", ours, theirs["alone"]["seconds"], "none")
        report("  with adding up votes", ours, theirs["votes"]["seconds"], "none")


if __name__ == "__main__":
    main()
