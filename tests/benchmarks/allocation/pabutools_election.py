"""Solves one election with pabutools, in a process of its own, and prints what it took as JSON.

The votes are made up so that every project has its published number of approvals: voter k approves
all projects with more than k.
"""

import json
import sys
import time
from pathlib import Path

from pabutools.election import (
    Additive_Cardinal_Sat,
    ApprovalBallot,
    ApprovalProfile,
    CardinalBallot,
    Cardinality_Sat,
    CardinalProfile,
    Instance,
    Project,
)
from pabutools.rules import max_additive_utilitarian_welfare


def main() -> None:
    """Read the election named on the command line, solve it twice, print both."""
    case = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    from fractions import Fraction

    projects = [Project(p["id"], Fraction(p["cost"])) for p in case["projects"]]
    scores = {p: int(c["score"]) for p, c in zip(projects, case["projects"], strict=True)}
    instance = Instance(projects, Fraction(case["budget"]))
    totals = CardinalProfile([CardinalBallot(scores)])
    voters = ApprovalProfile(
        ApprovalBallot(p for p in projects if scores[p] > k) for k in range(max(scores.values()))
    )
    said = {}
    for name, profile, satisfaction in (
        ("alone", totals, Additive_Cardinal_Sat),
        ("votes", voters, Cardinality_Sat),
    ):
        before = time.process_time()
        chosen = max_additive_utilitarian_welfare(instance, profile, sat_class=satisfaction)
        said[name] = {
            "value": sum(scores[project] for project in chosen),
            "seconds": time.process_time() - before,
        }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
