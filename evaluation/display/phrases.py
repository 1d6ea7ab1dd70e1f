"""Messages that were written for the command line, said for a notebook."""

from evaluation.core.text import Lang, Text

OPTIONS = {"--force": "force=True", "--draft": "draft=True"}
"""An option of the command line, and what is written into the brackets of a cell instead."""

COMMAND = "tender "

TERMINAL = Text(
    "以 tender 开头的是命令：在菜单“文件 → 新建 → 终端”中运行。",
    "What begins with tender is a command: run it under File, New, Terminal.",
)


def in_notebook(text: str) -> str:
    """Return `text` with what is written in a cell in place of options of the command line.

    Example:
        >>> in_notebook("report.pdf is there already; choose another name, or say --force")
        'report.pdf is there already; choose another name, or say force=True'
    """
    for option, written in OPTIONS.items():
        text = text.replace(option, written)
    return text


def on_commands(texts: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """Return how to run a command, where one of `texts` names one."""
    named = any(f"{COMMAND}{word}" in text for text in texts for word in WORDS)
    return (TERMINAL.say(lang),) if named else ()


WORDS = ("seal", "undo", "convert", "sheets", "collect", "draw")
"""Commands that have no call in a notebook."""
