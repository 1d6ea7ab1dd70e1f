"""The phrases of the templates: ours, and over them a bureau's own, one by one."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.text import Lang, Text
from evaluation.reports.typesetting.broken_template import NoSuchName, no_such

PHRASES = "phrases.toml"

_FIELD = re.compile(r"\{([a-z_]+)\}")


def speaker(folders: Iterable[Path], lang: Lang) -> Callable[..., str]:
    """Return the function by which templates say a phrase in `lang`.

    Args:
        folders: asked in this order.

    Raises:
        TenderError: a file of phrases cannot be read.
    """
    phrases: dict[str, str] = {}
    for folder in reversed(tuple(folders)):
        phrases.update(_phrases(folder / PHRASES, lang))

    def say(key: str, **fields: object) -> str:
        if key not in phrases:
            raise NoSuchName(no_such(Text("短语", "phrase"), key, phrases))

        def filled(found: re.Match[str]) -> str:
            if found[1] not in fields:
                what = Text(f"短语 {key} 的字段", f"field of the phrase {key}")
                raise NoSuchName(no_such(what, found[1], fields))
            return str(fields[found[1]])

        return _FIELD.sub(filled, phrases[key])

    return say


def _phrases(path: Path, lang: Lang) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, Text(*[str(error)] * 2)) from None
    found: dict[str, str] = {}
    for name, table in tables.items():
        for key, words in table.items() if isinstance(table, dict) else [(name, table)]:
            if not isinstance(words, dict) or not all(isinstance(w, str) for w in words.values()):
                raise _unreadable(path, _shape(key))
            if lang in words:
                found[key] = words[lang]
    return found


def _shape(key: str) -> Text:
    example = f'{key} = {{ zh = "…", en = "…" }}'
    return Text(
        f"短语“{key}”应当写在一个表中，如 [ours] 之下写 {example}",
        f"the phrase '{key}' has to stand in a table, such as [ours], as {example}",
    )


def _unreadable(path: Path, why: Text) -> TenderError:
    return TenderError(
        Text(
            f"短语文件 {path.name} 读不了：{why.zh}",
            f"the file of phrases {path.name} cannot be read: {why.en}",
        )
    )
