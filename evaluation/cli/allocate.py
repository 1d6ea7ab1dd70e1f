"""``tender allocate``: which lots the budget funds, with what proves it and why the rest is left."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.parser import DOSSIER, REPLACE_WORKBOOK, WORKBOOK_FOLDER, Parser
from evaluation.cli.progress import counting, watched
from evaluation.cli.terminal import say, say_json, tell, tell_what_counts
from evaluation.core.errors import Unusable
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from evaluation.pipeline import Examined
    from evaluation.planning.more import More
    from evaluation.planning.plan import Plan

STATUS = {"optimal": 0, "gap": 0, "infeasible": 1}
"""The exit status for each answer; 2 where nobody can say."""


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, nargs="?", help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "--problem",
        type=Path,
        help=parser.says(
            "改为读取 JSON 格式的分配问题", "an allocation problem as a JSON file instead"
        ),
    )
    parser.add_argument(
        "--mode",
        choices=("rank-bound", "serial", "portfolio"),
        help=parser.says(
            "可以资助谁：rank-bound 各包第一候选人；serial 其承接已达公布上限的，顺延下一名；"
            "portfolio 任何一名（默认按档案，档案未写的为 rank-bound）",
            "who may be funded: the first candidate of each lot, the next in turn where it is at "
            "its announced cap, or any ranked bid "
            "(default: as the dossier says, else rank-bound)",
        ),
    )
    parser.add_argument(
        "--no-reasons",
        action="store_true",
        help=parser.says("不写未安排的原因", "leave out why lots are left"),
    )
    _takes_more(parser)
    parser.add_argument("--out", type=Path, help=WORKBOOK_FOLDER.say(parser.lang))
    parser.takes_lang()
    parser.takes_json()
    parser.add_argument("--force", action="store_true", help=REPLACE_WORKBOOK.say(parser.lang))


def _takes_more(parser: Parser) -> None:
    """Let it say more about the plan."""
    more = parser.add_argument_group(parser.says("关于方案", "more about the plan"))
    more.add_argument(
        "--rule-costs",
        action="store_true",
        help=parser.says("每条规则的代价", "what each rule costs"),
    )
    more.add_argument(
        "--equity",
        action="store_true",
        help=parser.says("各区域所得", "what each district receives"),
    )
    more.add_argument(
        "--frontier",
        action="store_true",
        help=parser.says("其他预算能买到什么", "what other budgets would buy"),
    )
    more.add_argument(
        "--scenarios",
        action="store_true",
        help=parser.says("比较档案中的情景", "compare those of the dossier"),
    )
    more.add_argument(
        "--alternatives",
        type=_count,
        metavar="N",
        default=0,
        help=parser.says("另外 N 个方案", "N other plans"),
    )
    more.add_argument(
        "--steadiness",
        type=_count,
        metavar="N",
        default=0,
        help=parser.says("评审小组重抽 N 次", "draw the panel again N times"),
    )


MOST = 10_000
"""More draws or alternatives than this say nothing more."""


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"{text}: 1 - {MOST}")
    return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked about the plan; the counts are of other plans, and of panels drawn again."""

    mode: str | None
    reasons: bool
    rule_costs: bool
    equity: bool
    frontier: bool
    scenarios: bool
    alternatives: int
    steadiness: int


def run(options: argparse.Namespace) -> int:
    """Print the allocation; 1 where no plan keeps all rules, 2 where nobody can say.

    Raises:
        TenderError: the dossier or its policy has errors.
        Unusable: a file cannot be read, or neither or both kinds of input are named.
    """
    from evaluation.allocation.answer import status
    from evaluation.cli.plan_lines import plan_lines
    from evaluation.cli.plan_record import plan_record
    from evaluation.pipeline import examine
    from evaluation.printing.workbook_file import write_workbook

    if (options.problem is None) == (options.dossier is None):
        raise Unusable(
            Text(
                "请给出采购档案，或用 --problem 给出问题文件", "name a dossier, or a --problem file"
            )
        )
    if options.problem is not None:
        return _problem(options.problem)
    lang: Lang = options.lang
    wanted = Wanted(
        mode=options.mode,
        reasons=not options.no_reasons,
        rule_costs=options.rule_costs,
        equity=options.equity,
        frontier=options.frontier,
        scenarios=options.scenarios,
        alternatives=options.alternatives,
        steadiness=options.steadiness,
    )
    examined = examine(options.dossier)
    tell_what_counts(examined.scored.findings, lang)
    plan = _plan(examined, wanted)
    more = _more(plan, wanted)
    if not options.json:
        say("\n".join(plan_lines(plan, more, lang)))
    if wanted.scenarios and not more.scenarios:
        said = Text("档案没有“情景”表", "the dossier has no sheet Scenarios")
        tell(said.say(lang))
    if plan.decision.planned and (options.out is not None or not options.json):
        out = options.out or Path("out")
        path = write_workbook(examined, out, lang, plan=plan, force=options.force)
        tell(Text(f"审计工作簿：{path}", f"audit workbook: {path}").say(lang))
    if options.json:  # last, as whatever fails before it says so in an object of its own
        say_json(plan_record(plan, more))
    return STATUS.get(status(plan.decision.grade), 2)


def _problem(path: Path) -> int:
    """Answer the problem file at `path` with one JSON object."""
    from evaluation.allocation import answer, read_problem

    said = answer(read_problem(path))
    say_json(said)
    return STATUS.get(str(said["status"]), 2)


def _plan(examined: "Examined", wanted: Wanted) -> "Plan":
    """Return the plan, explained and priced as far as was asked for."""
    from evaluation.planning.plan import explained, planned, priced

    plan = planned(examined.scored, wanted.mode)
    if wanted.rule_costs:
        plan = priced(plan, watched)
    return explained(plan, watched) if wanted.reasons else plan


def _more(plan: "Plan", wanted: Wanted) -> "More":
    """Return what was asked for beside the plan."""
    from evaluation.planning.budget_frontier import frontier_of
    from evaluation.planning.compared_scenarios import scenarios_of
    from evaluation.planning.fairness import equity_of
    from evaluation.planning.lot_steadiness import steadiness_of
    from evaluation.planning.more import More
    from evaluation.planning.other_plans import alternatives_of

    if not plan.decision.planned:
        return More()
    draws = wanted.steadiness
    return More(
        equity=equity_of(plan, watched) if wanted.equity else None,
        frontier=frontier_of(plan, progress=counting()) if wanted.frontier else None,
        alternatives=alternatives_of(plan, wanted.alternatives, watched),
        scenarios=scenarios_of(plan, watched) if wanted.scenarios else (),
        steadiness=steadiness_of(plan, draws, watched=watched) if draws else (),
    )
