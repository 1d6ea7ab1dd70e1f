"""The codes of findings: what each means, why it stops, what to do, and the law."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from evaluation.checks.check_page import weight
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose

HEADS = {
    "means": Text("含义", "What it means"),
    "why": Text("原因", "Why"),
    "todo": Text("处理", "What to do"),
    "law": Text("依据", "Law"),
}
"""The parts of an entry, in order; the law may be left out."""

WEIGHT = Text("分量", "Weight")


def chapter() -> Chapter:
    """Return the chapter on codes that are not those of checks."""
    said = Text(
        "每一条问题都写明：位置、分量、代号、是什么、应当是什么、怎么办、依据。本章按代号说明读取、"
        "评审、封存、分配时会出现的代号；以检查名义提出的，见“检查”一章。",
        "Each finding says place, weight, code, what is, what should be, what to do, and the law. "
        "This chapter has the codes of reading, scoring, sealing and allocating; those of checks "
        "have a chapter of their own.",
    )
    return Chapter(
        key="codes",
        title=Text("代号", "Codes"),
        blocks=(Prose(said),),
        entries=tuple(entries()),
    )


def entries() -> Iterator[HandbookEntry]:
    """Yield an entry for each code, in their order."""
    for code, raw in sorted(_codes().items()):
        parts = {key: Text(**raw[key]) for key in ("title", *HEADS) if key in raw}
        weights = [weight(Severity(each)) for each in raw["weights"]]
        said = Text(
            "；".join(each.zh for each in weights), ", or ".join(each.en for each in weights)
        )
        yield HandbookEntry(
            key=f"code.{code}",
            kind="code",
            title=Text(f"{code} {parts['title'].zh}", f"{code} {parts['title'].en}"),
            names=(code,),
            blocks=(
                Prose(said, WEIGHT),
                *(Prose(parts[key], head) for key, head in HEADS.items() if key in parts),
            ),
        )


@cache
def _codes() -> dict[str, dict[str, dict[str, str]]]:
    """Return what the files of ``codes/`` say, by code."""
    folder = resources.files("evaluation.handbook").joinpath("codes")
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name in files:
        found |= tomllib.loads(folder.joinpath(name).read_text("utf-8"))
    return found
