"""The template engine: sandboxed, strict, and deaf to everything outside the template folders.

Templates set words and looks around a view whose fields are text already; they compute nothing.
A bureau's own folder is asked first, so that it may replace a template, a partial, a style sheet,
or phrases one by one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from evaluation.core.errors import TenderError
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.reports import wording
from evaluation.resources import shipped

PHRASES = "phrases.toml"

_FIELD = re.compile(r"\{([a-z_]+)\}")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset("\u00ad\u200b\u2060\ufeff") | _BIDI


def template_folders(own: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that templates and pictures come from: the bureau's own, then ours."""
    return (own, shipped("templates")) if own is not None else (shipped("templates"),)


def fonts_folder(own: Path | None) -> Path | None:
    """Return where a bureau keeps font files of its own, beside its templates."""
    return own / "fonts" if own is not None else None


def render(template: str, view: object, lang: Lang, own: Path | None = None) -> str:
    """Return the document `template` with the words of `lang` and the text of `view`.

    Args:
        template: a file in the template folders, e.g. ``evaluation_report.html.j2``.
        view: the text of the document; the template reads it as ``view``.
        own: a bureau's own template folder.

    Raises:
        TenderError: the template is broken, or asks for a field or a phrase that does not exist;
            the message says file and line.
    """
    try:
        return environment(lang, own).get_template(template).render(view=view, lang=lang)
    except TemplateError as error:
        raise broken(template, error) from None


@cache
def environment(lang: Lang, own: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the engine for templates in `lang`: closed, and with words and figures at hand."""
    engine = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in template_folders(own)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    engine.globals.clear()
    engine.globals["say"] = _speaker(template_folders(own), lang)
    engine.filters.update(
        term=lambda key: term(key, lang),
        money=wording.amount,
        figure=wording.figure,
        day=lambda value: wording.day(value, lang),
        moment=lambda value: wording.moment(value, lang),
    )
    return engine


def visible(text: str) -> str:
    r"""Return `text` with signs that cannot be seen spelt out, and emoji asked for in black.

    Why:
        A name with a direction override reads as another name; a control character prints as
        nothing. Emoji would take a colour face of the machine unless told not to.

    Example:
        >>> visible("abc\u202e\x07")
        'abc[U+202E][U+0007]'
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_seen, text))


def _seen(character: str) -> str:
    if character in "\n\t":
        return character
    if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") or character in _HIDDEN:
        return f"[U+{ord(character):04X}]"
    if "\U0001f000" <= character <= "\U0001ffff" or "\u2300" <= character <= "\u2bff":
        return f"{character}\ufe0e"
    return "" if character == "\ufe0f" else character


def _printed(value: object) -> object:
    if isinstance(value, Markup | StrictUndefined):
        return value
    if not isinstance(value, str | int):
        raise TemplateError(f"a template prints text only, not {type(value).__name__}")
    return visible(str(value))


def _speaker(folders: tuple[Path, ...], lang: Lang) -> Callable[..., str]:
    phrases: dict[str, str] = {}
    for folder in reversed(folders):
        phrases.update(_phrases(folder / PHRASES, lang))

    def say(key: str, **fields: object) -> str:
        if key not in phrases:
            raise TemplateError(f"{PHRASES}: {key}?")
        return _FIELD.sub(lambda found: str(fields[found[1]]), phrases[key])

    return say


def _phrases(path: Path, lang: Lang) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    tables: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return {
        key: words[lang]
        for table in tables.values()
        for key, words in table.items()
        if lang in words
    }


def broken(template: str, error: TemplateError) -> TenderError:
    """Return the error that says what is wrong with `template`, and where."""
    line = _line(error, template)
    what = f"{line}: {error.message or error}"
    return TenderError(
        Text(f"模板有误，{what}；请改正该模板", f"the template is broken, {what}; correct it")
    )


def _line(error: TemplateError, template: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or template}:{error.lineno}"
    place, trace = template, error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix in (".j2", ".css"):
            place = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
