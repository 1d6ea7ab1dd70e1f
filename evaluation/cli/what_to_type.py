"""How a terminal says what helps: options and commands."""

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.core.next_step import Deed, Words
from evaluation.core.text import Lang, Text

STEPS: Words = {
    Deed.REPLACE: Text("，或加 --force", ", or say --force"),
    Deed.PRINT_DRAFT: Text("，或用 --draft 打印草稿", ", or print a draft with --draft"),
    Deed.SEAL: Text("（tender seal {stage}）", " (tender seal {stage})"),
    Deed.UNDO: Text("（tender undo {stage} --why）", " (tender undo {stage} --why)"),
    Deed.COLLECT: Text("（收回：tender collect）", " (tender collect)"),
    Deed.CONVERT: Text("（tender convert）", " (tender convert)"),
    Deed.LIST_LAW: Text("；全部参数可用 tender law 列出", "; `tender law` lists them all"),
    Deed.LIST_DOCUMENTS: Text("（tender report … --list 列出全部）", " (--list shows all)"),
    Deed.AWARD: Text("（tender award）", " (tender award)"),
    Deed.OTHER_FOLDER: Text("（--folder）", " with --folder"),
}


def sentence(problem: TenderError) -> Text:
    """Return what is wrong and what to type.

    Example:
        >>> from evaluation.core.next_step import NextStep
        >>> taken = Text("请换一个名称", "choose another name")
        >>> sentence(TenderError(taken, next_step=NextStep(Deed.REPLACE))).en
        'choose another name, or say --force'
    """
    return problem.worded(STEPS)


def line(finding: Finding, lang: Lang) -> str:
    """Return a finding as one line, with what to type."""
    return finding.worded(STEPS).line(lang)


def recorded(finding: Finding) -> dict[str, str]:
    """Return a finding as plain text fields, with what to type."""
    return finding.worded(STEPS).record()
