"""``tender score DOSSIER``: scores a tender, prints the ranking, writes the audit workbook."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from evaluation.cli.terminal import aligned, say, say_json, tell
from evaluation.core.exact import money
from evaluation.core.finding import Severity, has_errors
from evaluation.core.language import language
from evaluation.core.text import Lang, Text
from evaluation.outcome import document
from evaluation.pipeline import examine
from evaluation.scoring.result import Evaluation, LotResult, Score


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("--out", type=Path, help="folder for the audit workbook (default: ./out)")
    parser.add_argument("--lang", choices=("zh", "en"), default=language())
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--force", action="store_true", help="replace a workbook that is there")


def run(options: argparse.Namespace) -> int:
    """Print the outcome of each lot; 1 where the dossier has errors."""
    examined = examine(options.dossier)
    evaluation = examined.scored
    if options.json:
        say_json(document(evaluation))
    else:
        _print(evaluation, options.lang)
    if options.out is not None or not options.json:
        from evaluation.printing.workbooks import write_workbook

        out = options.out or Path("out")
        path = write_workbook(examined, out, options.lang, force=options.force)
        tell(Text(f"审计工作簿：{path}", f"audit workbook: {path}").say(options.lang))
    return 1 if has_errors(evaluation.findings) else 0


def _print(evaluation: Evaluation, lang: Lang) -> None:
    tender = evaluation.dossier.tender
    say(f"{tender.id} {tender.title}")
    for result in evaluation.lots:
        say("")
        say(f"{result.lot.id} {result.lot.title}")
        say(_lot(result, evaluation.settings.places, lang))
    notable = [f for f in evaluation.findings if f.severity is not Severity.NOTE]
    if notable:
        say("")
    for finding in notable:
        say(finding.line(lang))


HEAD = Text(
    "名次|响应|供应商|报价|技术商务|价格分|总分",
    "rank|bid|tenderer|quote|technical|price points|total",
)


def _lot(result: LotResult, places: Mapping[str, int | None], lang: Lang) -> str:
    lines = []
    if result.failure is not None:
        lines.append(result.failure.message.say(lang))
    if result.ranked:
        rows = [HEAD.say(lang).split("|"), *(_row(score, places, lang) for score in result.ranked)]
        lines.append(aligned(rows, right=(0, 3, 4, 5, 6)))
    for score in result.scores:
        for reason in score.reasons:
            lines.append(f"-  {score.bid.id} {score.tenderer.name}: {reason.message.say(lang)}")
    candidates = ", ".join(result.candidates)
    if candidates:
        lines.append(Text(f"推荐候选：{candidates}", f"candidates: {candidates}").say(lang))
    return "\n".join(lines)


def _row(score: Score, places: Mapping[str, int | None], lang: Lang) -> list[str]:
    from evaluation.core.wording import figure

    technical = places.get("technical", places.get("criterion"))
    tied = Text("（并列）", " (tied)").say(lang) if score.tied else ""
    return [
        f"{score.rank}{tied}",
        score.bid.id,
        score.tenderer.name,
        money(score.price.quote) if score.price else "",
        figure(score.technical, technical) if score.technical is not None else "",
        figure(score.price_points, places.get("price")) if score.price_points is not None else "",
        f"{score.total:f}",
    ]
