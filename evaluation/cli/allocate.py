"""``tender allocate``: which lots the budget funds, with what proves it and why the rest is left."""

import argparse
from pathlib import Path

from evaluation.cli.terminal import say_json
from evaluation.core.errors import Unusable
from evaluation.core.text import Text

INFEASIBLE = "infeasible"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--problem", type=Path, help="an allocation problem as a JSON file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the allocation; 1 where no plan keeps all rules, 2 where nobody can say."""
    if options.problem is None:
        raise Unusable(Text("请给出 --problem 文件", "name a --problem file"))
    return _problem(options.problem)


def _problem(path: Path) -> int:
    """Answer the problem file at `path` with one JSON object."""
    from evaluation.allocation import answer, read_problem

    said = answer(read_problem(path))
    say_json(said)
    return {"optimal": 0, "gap": 0, INFEASIBLE: 1}.get(str(said["status"]), 2)
