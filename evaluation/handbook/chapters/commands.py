"""The commands: what each does, and what may be written after it."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.core.table import Column, Table, row
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Block, Chapter, HandbookEntry, Prose, sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command as its own help describes it.

    Args:
        does: in a few words.
        usage: the line that its help begins with.
        takes: each word or option, and what its help says of it.
    """

    name: str
    does: Text
    usage: str
    takes: tuple[tuple[str, Text], ...]


_COLUMNS = (
    Column(key="option", head=Text("参数", "Word or option"), kind="code"),
    Column(key="says", head=Text("说明", "What it is")),
)


def chapter(commands: Iterable[Command]) -> Chapter:
    """Return the chapter on `commands`."""
    said = Text(
        "每个命令后加 --help 打印用法，加 --json 打印一个 JSON 对象。返回值：0 正常；1 档案有错误或复核不一致；"
        "2 无法读取或用法有误。错误写到标准错误，一次全部列出。",
        "Each command says with --help how it is used, and prints one JSON object with --json. Its "
        "status is 0 where all is fine, 1 where the dossier has errors or an audit differs, 2 where "
        "something cannot be read or was used wrongly. Errors go to standard error, all at once.",
    )
    return Chapter(
        key="commands",
        title=Text("命令", "Commands"),
        blocks=(Prose(said),),
        entries=tuple(map(_entry, commands)),
    )


def _entry(command: Command) -> HandbookEntry:
    blocks: list[Block] = [Prose(command.does), sample(command.usage)]
    if command.takes:
        rows = tuple(row(option, says) for option, says in command.takes)
        title = Text("参数", "Words and options")
        blocks.append(Table(key=command.name, title=title, columns=_COLUMNS, rows=rows))
    return HandbookEntry(
        key=f"command.{command.name}",
        kind="command",
        title=Text(f"tender {command.name}", f"tender {command.name}"),
        names=(f"tender {command.name}", command.name),
        blocks=tuple(blocks),
    )
