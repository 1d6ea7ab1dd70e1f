"""What is wrong with a template: file and line, what it asked for, and what there is instead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from jinja2.utils import missing

from evaluation.core.errors import TenderError
from evaluation.core.text import Text
from evaluation.resources import shipped

FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template may go wrong with while it is read or filled."""

OURS = ("term",)
"""The filters that are ours."""

GLOBALS = ("view", "lang", "say", "logo")
"""The names that every template has."""

SHOWN = 12
"""How many of the names that exist a message shows."""

_NO_FILTER = re.compile(r"No (filter|test) named '(\w*)'")


class NoSuchName(TemplateError):
    """A name that a template, or a phrase, asks for and that does not exist."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Absent(StrictUndefined):
    """Stands in for what is not there: whoever prints, reads or asks it is told what there is."""

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if name is not None:
            text = _unsafe(obj, name) if exc is SecurityError else _fields(obj, str(name))
            self._undefined_exception = lambda _: NoSuchName(text)  # type: ignore[assignment]


def no_such(what: Text, name: str, known: Iterable[str]) -> Text:
    """Return that there is no `name`, and which names there are: close ones, or the first ones.

    Example:
        >>> no_such(Text("字段", "field"), "titel", ["id", "title", "buyer"]).en
        "there is no field 'titel'; close to it: title; all: buyer, id, title"
    """
    names = sorted(set(known))
    near = get_close_matches(name, names, 3)
    more = len(names) - SHOWN
    listed = names[:SHOWN]
    zh, en = "、".join(listed), ", ".join(listed)
    if more > 0:
        zh, en = f"{zh} 等 {len(names)} 个", f"{en} and {more} more"
    close = Text(f"相近的有：{'、'.join(near)}；", f"close to it: {', '.join(near)}; ")
    return Text(
        f"没有{what.zh}“{name}”；{close.zh if near else ''}现有：{zh or '无'}",
        f"there is no {what.en} '{name}'; {close.en if near else ''}all: {en or 'none'}",
    )


def broken(template: str, error: BaseException) -> TenderError:
    """Return the error that says what is wrong with `template`, and where."""
    place, what = _place(error, template), _what(error)
    return TenderError(
        Text(
            f"模板有误，{place}：{what.zh}；请改正该模板",
            f"the template is broken, {place}: {what.en}; correct it",
        )
    )


def _what(error: BaseException) -> Text:
    if isinstance(error, NoSuchName):
        return error.text
    if isinstance(error, TemplateNotFound):
        return no_such(Text("模板", "template"), str(error.name), _templates())
    if isinstance(error, RecursionError):
        return Text("模板引用了自己，没有尽头", "the template includes itself without end")
    filtered = _NO_FILTER.search(str(error))
    if filtered:
        kinds = {"filter": Text("过滤器", "filter"), "test": Text("判断", "test")}
        ours = {"filter": (*OURS, *FILTERS), "test": tuple(TESTS)}
        return no_such(kinds[filtered[1]], filtered[2], ours[filtered[1]])
    return Text(*[str(error) or type(error).__name__] * 2)


def _unsafe(holder: object, name: str) -> Text:
    there = names_of(holder)
    return Text(
        f"不允许读取“{name}”；现有字段：{'、'.join(there) or '无'}",
        f"reading '{name}' is not allowed; all: {', '.join(there) or 'none'}",
    )


def _fields(holder: object, name: str) -> Text:
    if holder is missing:
        return no_such(Text("名称", "name"), name, GLOBALS)
    if isinstance(holder, tuple | list):
        return Text(
            f"这里是 {len(holder)} 项的列表，没有“{name}”；请用 for 逐项读取",
            f"this is a list of {len(holder)}, which has no '{name}'; read it with for",
        )
    if isinstance(holder, str | int) or holder is None:
        return Text(f"这里是文字，没有“{name}”", f"this is text, which has no '{name}'")
    return no_such(Text("字段", "field"), name, names_of(holder))


def names_of(holder: object) -> list[str]:
    """Return the fields that a template may read from `holder`.

    Example:
        >>> from evaluation.tables.record_facts import Pair
        >>> names_of(Pair("budget", "1"))
        ['label', 'text']
    """
    if isinstance(holder, Mapping):
        return [str(key) for key in holder]
    kind = type(holder)
    own = [each.name for each in fields(holder)] if is_dataclass(holder) else _variables(holder)
    return own + [key for key in dir(kind) if isinstance(getattr(kind, key, None), property)]


def _variables(holder: object) -> list[str]:
    return list(getattr(holder, "__dict__", ()))


def _templates() -> list[str]:
    folder = shipped("templates")
    return [str(path.relative_to(folder)) for path in folder.rglob("*.j2")]


def _place(error: BaseException, template: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{_file(error.filename, error.name or template)}:{error.lineno}"
    place, trace = template, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".css", ".docx")):
            place = f"{_file(file, template)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _file(file: str | None, template: str) -> str:
    """A file of ours by its place among our templates, a bureau's own by the end of its path."""
    if file is None:
        return template
    path, ours = Path(file), shipped("templates")
    return str(path.relative_to(ours)) if path.is_relative_to(ours) else "/".join(path.parts[-2:])
