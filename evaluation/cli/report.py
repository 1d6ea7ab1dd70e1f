"""``tender report DOSSIER``: prints the evaluation report as PDF, Chinese and English."""

import argparse
from pathlib import Path

from evaluation.cli.language import language
from evaluation.cli.terminal import say
from evaluation.core.placing import place_file
from evaluation.core.text import LANGS, Lang, Text
from evaluation.pipeline import run as score_dossier
from evaluation.scoring.result import Evaluation

NAME = "report"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("dossier", type=Path, help="folder, workbook or JSON document")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for the PDFs")
    parser.add_argument("--lang", choices=(*LANGS, "both"), default="both")
    parser.add_argument(
        "--draft",
        action="store_true",
        help="print 草稿 / DRAFT across each page; a tie may be open",
    )
    parser.add_argument("--templates", type=Path, help="folder with templates of your own")
    parser.add_argument("--force", action="store_true", help="replace a report that is there")


def run(options: argparse.Namespace) -> int:
    """Write the reports and say where they are.

    Raises:
        TenderError: the dossier has errors, or a tie for a recommended place is open.
    """
    evaluation = score_dossier(options.dossier)
    langs: tuple[Lang, ...] = LANGS if options.lang == "both" else (options.lang,)
    for lang in langs:
        path = write_report(
            evaluation,
            options.out,
            lang,
            force=options.force,
            draft=options.draft,
            own=options.templates,
        )
        say(Text(f"评审报告：{path}", f"evaluation report: {path}").say(language()))
    return 0


def write_report(
    evaluation: Evaluation,
    folder: Path,
    lang: Lang,
    *,
    force: bool = False,
    draft: bool = False,
    own: Path | None = None,
) -> Path:
    """Write the evaluation report into `folder` and return its path; it carries the audit workbook.

    Raises:
        TenderError: the result is not fit to be printed, and this is no draft.
        Unusable: a file is there and `force` is not given.
    """
    from evaluation.reports.evaluation_report import day_of_record, evaluation_report
    from evaluation.reports.pdf import Attachment
    from evaluation.workbook.audit import audit_workbook

    tender = evaluation.dossier.tender
    workbook = Attachment(
        name=f"{tender.id}-audit.xlsx",
        content=audit_workbook(evaluation, lang),
        changed=day_of_record(tender),
        description=Text("审计工作簿", "audit workbook").say(lang),
    )
    path = folder / f"{tender.id}-evaluation-report.{'draft.' if draft else ''}{lang}.pdf"
    data = evaluation_report(evaluation, lang, draft=draft, attachments=[workbook], own=own)
    if not (path.is_file() and path.read_bytes() == data):
        place_file(path, data, force=force)
    return path
