"""The shelf of golden texts: what stands there is what the toolkit has to say, to the letter."""

import difflib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from evaluation import __version__
from evaluation.core.text import LANGS
from evaluation.resources import shipped

SHELF = Path(__file__).parent

TENDERS = {"qinghe-2026": "qinghe-2026", "two-envelopes": "published/025-two-envelopes-70-30"}
"""The tenders whose texts are kept, by the name of their folder here."""

FOLDERS = frozenset(
    f"{name}/{lang}/{kind}"
    for lang in LANGS
    for name, kinds in {
        **dict.fromkeys(TENDERS, ("documents", "sheets", "tables", "terminal")),
        "qinghe-2026": ("documents", "sheets", "tables", "terminal", "faces", "forms"),
        "single-source": ("documents",),
        "audit": ("documents",),
        "broken": ("terminal",),
        "year": ("faces",),
        "toolkit": ("terminal", "blanks"),
    }.items()
    for kind in kinds
)
"""What the tests beside this file fill."""

HOW = "If this is meant, write the texts anew and read what changed:\n  pytest tests/golden --update-golden"

LINES = 400
"""More lines of differences than this nobody reads; the rest are counted."""

_VERSION = re.compile(rf"(tender(?:-evaluation)?[ =]){re.escape(__version__)}")


def steady(text: str) -> str:
    """Return `text` without what another version or another machine says differently."""
    shown = _VERSION.sub(r"\1VERSION", text).replace(str(shipped("tenders")), "tenders")
    return shown.rstrip("\n") + "\n"


def folders() -> set[str]:
    """Return the folders that stand on the shelf."""
    return {str(file.parent.relative_to(SHELF)) for file in SHELF.rglob("*.txt")}


def keep(folder: str, texts: Mapping[str, str], *, update: bool) -> None:
    """Hold `texts` against the files of `folder`, or write them there.

    Args:
        folder: below the shelf; nothing else may stand in it.
        texts: by the name of the file, without its suffix.
        update: whether to write.
    """
    found = {name: steady(text) for name, text in texts.items()}
    if update:
        _write(SHELF / folder, found)
        return
    told = list(differences(SHELF / folder, found))
    if told:
        more = [f"... and {len(told) - LINES} more lines"] if len(told) > LINES else []
        pytest.fail("\n".join([*told[:LINES], *more, "", HOW]), pytrace=False)


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def differences(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield, line by line, in what the files of `folder` and `texts` differ."""
    kept = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))}
    for name in sorted(kept.keys() | texts.keys()):
        place = "/".join((*folder.parts[-3:], f"{name}.txt"))
        if name not in texts:
            yield f"{place}: nothing gives this text any more"
        elif name not in kept:
            yield f"{place}: this text is new"
        else:
            before, now = kept[name].splitlines(), texts[name].splitlines()
            yield from difflib.unified_diff(
                before, now, f"kept/{place}", f"now/{place}", "", "", 2, ""
            )
