"""``tender convert SOURCE TARGET``: a dossier from one form into another, without loss."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.terminal import say, tell
from evaluation.core.errors import Unusable
from evaluation.core.files import place_file
from evaluation.core.language import language
from evaluation.core.text import Lang, Text
from evaluation.dossier.reading.dossier_files import LAW, law_files
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import ledger_of

FOREIGN = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et", ".csv", ".pdf", ".docx", ".doc"})
"""Endings that say a file, but none that a dossier is written to."""


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("source", type=Path, help=DOSSIER.say(parser.lang))
    parser.add_argument(
        "target",
        type=Path,
        help=parser.says("名称.json、名称.xlsx 或文件夹", "NAME.json, NAME.xlsx, or a folder"),
    )
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        help=parser.says("表头和标签的语言", "language of heads and labels"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=parser.says("覆盖已有的内容", "replace what is there"),
    )


def run(options: argparse.Namespace) -> int:
    """Read the source, refuse it where it has errors, and write the target."""
    from evaluation.dossier.reading.reading import read

    source, target = options.source, options.target
    _refuse_target(source, target)
    reading = read(source)
    dossier = reading.usable()
    law = law_files(reading.path)
    _refuse_loss(law, target)
    own: Lang = "en" if dossier.tender.language == "en" else "zh"
    lang: Lang = options.lang or own
    for finding in reading.findings:
        tell(finding.line(options.lang or language()))
    old = _write(dossier, target, lang, options.force, law)
    _tell_ledger(reading.path, options.lang or language())
    if old is not None:
        said = Text(f"原文件夹保留为 {old}", f"the old folder is kept as {old}")
        say(said.say(options.lang or language()))
    say(Text(f"已写入 {target}", f"wrote {target}").say(options.lang or language()))
    return 0


def _refuse_loss(law: Mapping[str, bytes], target: Path) -> None:
    """A single file has no room for a bureau's own law, and without it comes to another result."""
    if law and target.suffix.lower() in (".json", ".xlsx"):
        raise Unusable(
            Text(
                f"档案带有本单位规则（{LAW} 文件夹，{len(law)} 个文件），{target.suffix} 文件放不下，"
                "结果会不同；请转换为文件夹",
                f"the dossier has law of its own ({len(law)} files in {LAW}), for which a "
                f"{target.suffix} has no room, so its result would be another; convert it into a "
                "folder",
            )
        )


def _tell_ledger(source: Path, lang: Lang) -> None:
    """Say that what was sealed stays with the source."""
    if ledger_of(source) is not None:
        tell(
            Text(
                f"台账和封存记录只属于 {source}，没有转换；请一并保留原档案",
                f"the ledger and its seals belong to {source} and are not converted; keep the source",
            ).say(lang)
        )


def _write(
    dossier: Dossier, target: Path, lang: Lang, force: bool, law: Mapping[str, bytes]
) -> Path | None:
    """Write `dossier` in the form that the name of `target` says."""
    if target.suffix.lower() == ".json":
        from evaluation.dossier.writing.document_writing import write_document

        place_file(target, write_document(dossier).encode(), force=force)
        return None
    if target.suffix.lower() == ".xlsx":
        from evaluation.dossier.writing.workbooks import write_workbook

        write_workbook(dossier, target, lang, force=force)
        return None
    from evaluation.dossier.writing.folder_writing import write_folder

    return write_folder(dossier, target, lang, force=force, beside=law)


def _refuse_target(source: Path, target: Path) -> None:
    if target.suffix.lower() in FOREIGN:
        raise Unusable(
            Text(
                f"不能写成 {target.suffix}；目标请写 .xlsx、.json 或文件夹名",
                f"cannot write {target.suffix}; name an .xlsx, a .json or a folder",
            )
        )
    inside = source.is_dir() and source.resolve() in target.resolve().parents
    if inside:
        raise Unusable(
            Text(
                f"{target} 在来源文件夹内，写入后同一表会出现两次；请写到文件夹之外",
                f"{target} lies inside the source, where every sheet would stand twice; "
                "write it outside",
            )
        )
