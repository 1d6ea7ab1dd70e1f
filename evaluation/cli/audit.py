"""``tender audit WHAT``: redoes a recorded result and says equal, or where it differs."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say, say_json, table, tell
from evaluation.core.errors import Unusable
from evaluation.core.files import must_be_free, place_file
from evaluation.core.table import Table
from evaluation.core.text import Lang, Text
from evaluation.core.wording import shortened
from evaluation.tables.differences import differences_table
from evaluation.tables.verdicts import verdicts_table
from evaluation.verdict import Verdict, VerdictRow

if TYPE_CHECKING:
    from evaluation.signing.certificate import Certificate

SHOWN = 40
"""Differences printed at most; ``--json`` gives all."""
LONGEST = 60
"""Signs of a value that are printed."""
SHOWN_COLUMNS = ("place", "recorded", "recomputed", "reason")

_ONE_PDF = Text(
    "--pdf 只用于一个结果；许多结果的结论写在 verdicts.xlsx 中",
    "--pdf is for one result; the verdicts on many are in verdicts.xlsx",
)
_NO_PARQUET = Text(
    "未安装可选组件，结论未另存为 Parquet；如需要，请运行 pip install 'tender-evaluation[parquet]'",
    "the verdicts are not written as Parquet too, which needs an optional part; if you want it, run "
    "pip install 'tender-evaluation[parquet]'",
)


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "what",
        type=Path,
        help=parser.says(
            "档案文件夹、审计工作簿、评审报告 PDF，或装有多个结果的文件夹",
            "dossier folder, audit workbook, PDF of a report, or a folder of many",
        ),
    )
    parser.add_argument(
        "--law",
        type=Path,
        metavar="FOLDER",
        help=parser.says(
            "本单位法规文件夹，代替工作簿或 PDF 中所带的规则",
            "a folder of own law, in place of that inside the workbook or PDF",
        ),
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        help=parser.says("存放多份复核结论的文件夹", "folder for many verdicts"),
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help=parser.says(
            "分派多份复核的 Dask 调度器（默认用本机全部核心）",
            "a Dask scheduler that spreads the work of many (default: all cores)",
        ),
    )
    parser.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        help=parser.says(
            "可信的签发机构证书（PEM 或 DER）；可写多次",
            "certificate of an authority that may vouch for signatures (PEM or DER); repeatable",
        ),
    )
    parser.add_argument(
        "--pdf",
        type=Path,
        help=parser.says(
            "另写一份可签字的复核结论 PDF", "also write the verdict as a PDF to sign off"
        ),
    )
    parser.takes_lang()
    parser.takes_json()


def run(options: argparse.Namespace) -> int:
    """Print the verdict; 0 where all is equal, 1 where something differs.

    Raises:
        Unusable: there is no recorded result.
    """
    from evaluation.auditing.archive_audit import calm
    from evaluation.auditing.folder import audit_at, is_dossier

    calm()
    lang: Lang = options.lang
    if options.what.is_dir() and not is_dossier(options.what):
        if options.pdf is not None:
            raise Unusable(_ONE_PDF)
        law, trust = _law(options.law), tuple(_trusted(options.trust))
        rows = _rows(options.what, lang, options.scheduler, law, trust)
        verdicts = verdicts_table(rows, options.what.name)
        if not options.json:
            first = replace(verdicts, rows=verdicts.rows[:SHOWN])
            say(table(first.only("verdict", "what", "first"), lang))
        _put(verdicts, options.out, lang)
        if options.json:
            say_json({"verdicts": verdicts.records()})
        return 0 if all(row.verdict == "equal" for row in rows) else 1
    if options.pdf is not None:
        must_be_free(options.pdf)
    verdict = audit_at(options.what, _law(options.law), _trusted(options.trust))
    if options.pdf is not None:
        _print(verdict, options.pdf, options.what, lang)
    if options.json:
        say_json(verdict.record())
        return 0 if verdict.equal else 1
    _say(verdict, lang)
    if len(verdict.differences) > SHOWN:
        more = len(verdict.differences) - SHOWN
        tell(Text(f"另有 {more} 处，见 --json", f"{more} more: --json").say(lang))
    return 0 if verdict.equal else 1


def _law(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise Unusable(
            Text(
                f"{folder} 不是文件夹；请给出本单位的法规文件夹",
                f"{folder} is no folder; name the folder with the bureau's own law",
            )
        )
    return folder


def _say(verdict: Verdict, lang: Lang) -> None:
    """Say the verdict, and the first differences with values that fit into a line."""
    few = (
        replace(
            each,
            recorded=shortened(each.recorded, LONGEST),
            recomputed=shortened(each.recomputed, LONGEST),
        )
        for each in verdict.differences[:SHOWN]
    )
    found = differences_table(verdict, few).only(*SHOWN_COLUMNS)
    for text in (found.title, *found.remarks):
        say(text.say(lang))
    if found.rows:
        say(table(found, lang))


def _print(verdict: Verdict, pdf: Path, what: Path, lang: Lang) -> None:
    """Write the verdict as a PDF, over nothing that is there."""
    from evaluation.auditing.verdict_report import verdict_report

    place_file(pdf, verdict_report(verdict, what, lang))
    tell(Text(f"审计复核报告：{pdf}", f"audit report: {pdf}").say(lang))


def _trusted(paths: Sequence[Path]) -> Iterator["Certificate"]:
    from evaluation.signing.certificate import certificates

    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            why = error.strerror or str(error)
            raise Unusable(
                Text(f"无法读取 {path}（{why}）", f"cannot read {path} ({why})")
            ) from None
        yield from certificates(data, path.name)


def _rows(
    archive: Path,
    lang: Lang,
    scheduler: str,
    law: Path | None,
    trust: tuple["Certificate", ...],
) -> list[VerdictRow]:
    """Audit an archive with progress on standard error, and return the verdicts, worst first."""
    from tqdm import tqdm

    from evaluation.auditing.archive_audit import audit_archive, results_in, worst_first

    total = len(results_in(archive))
    done = audit_archive(archive, lang, scheduler=scheduler, law=law, trust=trust)
    return worst_first(list(tqdm(done, total=total, disable=None)))


def _put(verdicts: Table, folder: Path, lang: Lang) -> None:
    """Write the table of verdicts, and say where it is."""
    from evaluation.auditing.archive_audit import parquet_of
    from evaluation.workbook.table_file import table_file

    path = folder / "verdicts.xlsx"
    place_file(path, table_file(verdicts, lang), force=True)
    if find_spec("pyarrow"):
        place_file(path.with_suffix(".parquet"), parquet_of(verdicts), force=True)
    else:
        tell(_NO_PARQUET.say(lang))
    tell(Text(f"复核结论：{path}", f"verdicts: {path}").say(lang))
