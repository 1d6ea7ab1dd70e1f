"""The first day: from an empty folder to a sealed award, command by command."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from evaluation.core.text import Text
from evaluation.handbook.handbook_entry import Chapter, HandbookEntry, Prose, sample


def chapter() -> Chapter:
    """Return the chapter on the first day."""
    said = Text(
        "本章用一个小例子走完一次采购，从新建档案到封存成交，大约半小时。命令照抄即可，一步一条；每条命令"
        "都可以加 --help 查看用法。",
        "This chapter walks a small tender from a new dossier to a sealed award, in about half an hour. "
        "Type the commands as they stand, one a step; each says with --help how it is used.",
    )
    return Chapter(
        key="first_day",
        title=Text("第一天", "The first day"),
        blocks=(Prose(said),),
        entries=tuple(
            HandbookEntry(
                key=f"first_day.{number}",
                kind="page",
                title=Text(
                    f"第 {number} 步　{step['title']['zh']}",
                    f"Step {number}: {step['title']['en']}",
                ),
                blocks=(Prose(Text(**step["text"])), sample(step["command"])),
            )
            for number, step in enumerate(_steps(), start=1)
        ),
    )


def commands() -> tuple[str, ...]:
    """Return the commands of the first day, in order."""
    return tuple(step["command"] for step in _steps())


@cache
def _steps() -> list[dict[str, Any]]:
    raw = resources.files("evaluation.handbook").joinpath("first_day.toml").read_text("utf-8")
    return list(tomllib.loads(raw)["step"])
