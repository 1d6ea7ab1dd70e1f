"""Facts that submitted files of different tenderers on one lot have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.check import Answer, Case
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.dossier.reading.traces import FileTrace


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A fact that files of several tenderers on a lot state alike.

    Args:
        fact: its name, such as ``author``.
        value: as the files state it.
        files: those that do, of two tenderers at least.
    """

    lot: str
    fact: str
    value: str
    files: tuple[FileTrace, ...]


def shared(
    case: Case, facts: Iterable[str], common: frozenset[str] = frozenset()
) -> Iterator[Shared]:
    """Yield what files of different tenderers have in common.

    Args:
        facts: the facts to compare.
        common: values in lower case that say nothing, such as the names that programs set.
    """
    bids = {bid.id: bid for bid in case.dossier.bids}
    found: dict[tuple[str, str, str], list[FileTrace]] = {}
    for trace in case.files:
        bid = bids.get(trace.bid)
        for fact in facts:
            value = trace.facts.get(fact, "").strip()
            if bid is not None and value and value.lower() not in common:
                found.setdefault((bid.lot, fact, value), []).append(trace)
    for (lot, fact, value), files in found.items():
        if len({bids[trace.bid].tenderer for trace in files}) > 1:
            yield Shared(lot=lot, fact=fact, value=value, files=tuple(files))


def answers(
    case: Case, facts: tuple[str, ...], words: dict[str, Text], common: frozenset[str] = frozenset()
) -> Iterator[Answer]:
    """Yield an answer for each shared fact, for files of nobody, or one for all files.

    Args:
        words: what each fact is called.
    """
    if not case.files:
        yield lacking(
            "档案中没有 submissions 文件夹；把各家响应文件放入 submissions/响应编号/ 即可比较",
            "the dossier has no folder submissions; put the files of each bid into submissions/<bid id>/",
        )
        return
    known = {bid.id for bid in case.dossier.bids}
    for folder in sorted({trace.bid for trace in case.files} - known):
        yield lacking(
            f"submissions/{folder} 不是响应编号，其中的文件没有比较；请改名",
            f"submissions/{folder} is no bid, so its files are not compared; rename it",
            subject=folder,
        )
    found = tuple(shared(case, facts, common))
    if not found:
        yield clear(figures={"files": str(len(case.files))})
    for each in found:
        bids = list(dict.fromkeys(trace.bid for trace in each.files))
        word = words[each.fact]
        yield raised(
            f"{each.lot}：{'、'.join(bids)} 的文件{word.zh}相同（{each.value}）；请评审小组向各供应商了解文件由谁制作，并记录",
            f"{each.lot}: files of {', '.join(bids)} state the same {word.en} ({each.value}); the panel should "
            "ask who made them and record it",
            *(Place(trace.file) for trace in each.files),
            subject=each.lot,
            figures={trace.file: each.value for trace in each.files},
        )
