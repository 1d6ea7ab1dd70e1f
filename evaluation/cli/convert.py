"""``tender convert SOURCE TARGET``: a dossier from one form into another, without loss."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from evaluation.cli.parser import DOSSIER, Parser
from evaluation.cli.terminal import say, tell
from evaluation.core.errors import Unusable
from evaluation.core.files import place_file
from evaluation.core.language import language
from evaluation.core.text import Lang, Text
from evaluation.dossier.reading.astray import OUTPUT
from evaluation.dossier.reading.derived import derived_tabs
from evaluation.dossier.reading.traces import SUBMISSIONS
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
    own: Lang = "en" if dossier.tender.language == "en" else "zh"
    lang: Lang = options.lang or own
    for finding in reading.findings:
        tell(finding.line(options.lang or language()))
    old = _write(dossier, target, lang, options.force)
    _tell_left(reading.path, options.lang or language())
    if old is not None:
        said = Text(f"原文件夹保留为 {old}", f"the old folder is kept as {old}")
        say(said.say(options.lang or language()))
    say(Text(f"已写入 {target}", f"wrote {target}").say(options.lang or language()))
    return 0


def _tell_left(source: Path, lang: Lang) -> None:
    """Say once what stays with the source, and why."""
    left = [*_left(source)]
    if left:
        zh, en = "、".join(each.zh for each in left), "; ".join(each.en for each in left)
        tell(
            Text(
                f"没有转换，仍在 {source}：{zh}；请一并保留原档案",
                f"not converted, and still with {source}: {en}; keep the source",
            ).say(lang)
        )


def _left(source: Path) -> Iterator[Text]:
    """Yield what a dossier may have besides its sheets and its own law."""
    if ledger_of(source) is not None:
        yield Text(
            "台账和封存记录（证明的是原档案何时由谁封存）",
            "the ledger and its seals (they say who closed the source, and when)",
        )
    if _holds(source / OUTPUT) or _recorded(source):
        yield Text(
            "计算结果、文件及其签名（以新档案重做）",
            "results, documents and their signatures (they are made anew from the new dossier)",
        )
    if _holds(source / SUBMISSIONS):
        yield Text(
            "供应商提交的文件（不是表）", "the files that tenderers handed in (they are no sheets)"
        )
    if _holds(source / "templates"):
        yield Text("本单位的模板（不影响结果）", "your own templates (no result rests on them)")


def _holds(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _recorded(source: Path) -> bool:
    """Whether the source is an audit workbook, of which the inputs alone are a dossier."""
    if source.suffix.lower() != ".xlsx" or not source.is_file():
        return False
    from evaluation.auditing.workbook_content import tabs_of

    return bool(derived_tabs(tabs_of(source)))


def _write(dossier: Dossier, target: Path, lang: Lang, force: bool) -> Path | None:
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

    return write_folder(dossier, target, lang, force=force)


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
