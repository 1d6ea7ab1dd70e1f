"""``tender allocate``: which lots the budget funds, with what proves it and why the rest is left."""

import argparse
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.language import language
from evaluation.cli.progress import watched
from evaluation.cli.terminal import say, say_json, table, tell
from evaluation.core.errors import Unusable
from evaluation.core.exact import money
from evaluation.core.placing import file_name, place_file
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from evaluation.planning.plan import Plan

STATUS = {"optimal": 0, "gap": 0, "infeasible": 1}
"""The exit status for each answer; 2 where nobody can say."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, nargs="?", help="folder, workbook or JSON document")
    parser.add_argument("--problem", type=Path, help="an allocation problem as a JSON file instead")
    parser.add_argument(
        "--mode",
        choices=("rank-bound", "portfolio"),
        default="rank-bound",
        help="who may be funded: the first candidate of each lot, or any ranked bid",
    )
    parser.add_argument("--out", type=Path, help="folder for the audit workbook (default: ./out)")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--force", action="store_true", help="replace a workbook that is there")


def run(options: argparse.Namespace) -> int:
    """Print the allocation; 1 where no plan keeps all rules, 2 where nobody can say.

    Raises:
        TenderError: the dossier or its policy has errors.
        Unusable: a file cannot be read, or neither or both kinds of input are named.
    """
    if (options.problem is None) == (options.dossier is None):
        raise Unusable(
            Text(
                "请给出采购档案，或用 --problem 给出问题文件", "name a dossier, or a --problem file"
            )
        )
    return _problem(options.problem) if options.problem else _dossier(options)


def _problem(path: Path) -> int:
    """Answer the problem file at `path` with one JSON object."""
    from evaluation.allocation import answer, read_problem

    said = answer(read_problem(path))
    say_json(said)
    return STATUS.get(str(said["status"]), 2)


def _dossier(options: argparse.Namespace) -> int:
    from evaluation.allocation.answer import status
    from evaluation.pipeline import run as score
    from evaluation.planning.document import document
    from evaluation.planning.plan import allocate

    lang: Lang = options.lang
    plan = allocate(score(options.dossier), options.mode, watched)
    if options.json:
        say_json(document(plan))
    else:
        say("\n".join(_lines(plan, lang)))
    if plan.decision.planned and (options.out is not None or not options.json):
        path = write_plan(plan, options.out or Path("out"), lang, options.force)
        tell(Text(f"审计工作簿：{path}", f"audit workbook: {path}").say(lang))
    return STATUS.get(status(plan.decision.grade), 2)


def write_plan(plan: "Plan", folder: Path, lang: Lang, force: bool) -> Path:
    """Write the audit workbook with the plan into `folder` and return its path."""
    from evaluation.workbook.audit import audit_workbook

    tender = plan.evaluation.dossier.tender
    path = folder / f"{file_name(tender.id)}-allocation-audit.xlsx"
    data = audit_workbook(plan.evaluation, lang, plan)
    if not (path.is_file() and path.read_bytes() == data):
        place_file(path, data, force=force)
    return path


def _lines(plan: "Plan", lang: Lang) -> Iterator[str]:
    from evaluation.planning.words import MODES, certificate

    tender = plan.evaluation.dossier.tender
    yield f"{tender.id} {tender.title}"
    yield MODES[plan.mode].say(lang)
    for finding in plan.findings:
        yield finding.line(lang)
    yield ""
    if plan.decision.planned:
        yield from _plan(plan, lang)
    yield from (sentence.say(lang) for sentence in certificate(plan))
    yield from (sentence.say(lang) for sentence in plan.conflict)


HEAD = Text(
    "区域|包号|名称|安排|响应|供应商|总分|金额|价值",
    "district|lot|title|funded|bid|tenderer|points|money|value",
)
RULES = Text("规则|实际||限额|结余|作用", "rule|reached||limit|to spare|effect")
FUNDED, NOT = Text("是", "yes"), Text("否", "no")


def _plan(plan: "Plan", lang: Lang) -> Iterator[str]:
    from evaluation.planning.plan import named
    from evaluation.planning.words import binding, districts, passed_over

    rows = [HEAD.say(lang).split("|")]
    for district in districts(plan):
        for lot, option in district.lots:
            cells = [district.name.say(lang), lot.id, _short(lot.title)]
            if option is None:
                rows.append([*cells, NOT.say(lang), *[""] * 5])
                continue
            bid = plan.built.bids[lot.id, option.id]
            who = plan.evaluation.dossier.tenderer(bid.organisation).name
            figures = [f"{bid.points:f}", money(_whole(plan, option.money)), str(option.value)]
            rows.append([*cells, FUNDED.say(lang), option.id, who, *figures])
        rows.append(
            [
                "",
                "",
                "",
                str(district.funded),
                "",
                "",
                "",
                money(district.spent),
                str(district.value),
            ]
        )
    yield table(rows, right=(6, 7, 8))
    yield ""
    rows = [RULES.say(lang).split("|")]
    for kept in plan.rules:
        row = kept.tightest
        name = f"{named(Text(kept.id, kept.id)).say(lang)} {row.each}".strip()
        figures = [row.shown(row.activity), row.sense.say(lang), row.shown(row.limit)]
        rows.append([name, *figures, row.shown(row.slack), binding(kept).say(lang)])
    yield table(rows, right=(1, 3, 4))
    yield ""
    yield from (passed_over(each).say(lang) for each in plan.overrides)
    for left in plan.left:
        yield from (sentence.say(lang) for sentence in left.sentences)
    yield ""


def _whole(plan: "Plan", amount: int) -> Fraction:
    return Fraction(amount, plan.facts.minor)


def _short(title: str) -> str:
    return title if len(title) <= 24 else f"{title[:23]}…"
