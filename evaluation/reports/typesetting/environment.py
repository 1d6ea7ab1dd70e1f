"""The template engine: sandboxed, strict, and deaf to everything outside the template folders.

Templates set words and looks around a view whose fields are text already; they compute nothing.
A bureau's own folder is asked first, so that it may replace a template, a partial, a style sheet,
or phrases one by one.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from evaluation.core.errors import Unusable
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.reports.typesetting.broken_template import FAULTS, Absent, broken
from evaluation.reports.typesetting.logo import logo_in
from evaluation.reports.typesetting.template_phrases import speaker
from evaluation.resources import shipped

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset("\u00ad\u200b\u2060\ufeff") | _BIDI

_ENDLESS, _TEN = re.compile(r"[^\s\u2e80-\U0003ffff]{100,}"), re.compile(r".{10}")


def template_folders(own: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that templates and pictures come from: the bureau's own, then ours."""
    return (own, shipped("templates")) if own is not None else (shipped("templates"),)


def own_folder(given: Path | None, dossier: Path) -> Path | None:
    """Return a bureau's own template folder: the one it names, else ``templates`` in the dossier.

    Raises:
        Unusable: there is no such folder.
    """
    if given is not None:
        if not given.is_dir():
            raise Unusable(
                Text(
                    f"没有模板文件夹“{given}”；请核对路径",
                    f"there is no template folder {given}; check the path",
                )
            )
        return given
    inside = dossier / "templates"
    return inside if inside.is_dir() and not inside.is_symlink() else None


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
            the message says file and line, and what there is instead.
    """
    logo = logo_in(own)
    try:
        return environment(lang, own).get_template(template).render(view=view, lang=lang, logo=logo)
    except FAULTS as error:
        raise broken(template, error) from None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Computes nothing: ``*`` and ``**`` would let a template ask for any amount of memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        raise TemplateError(f"a template computes nothing: {operator}")


class _Inside(FileSystemLoader):
    """Reads no file that a link leads to outside the template folders."""

    def get_source(self, environment: Environment, template: str) -> Any:  # noqa: ANN401
        source, name, fresh = super().get_source(environment, template)
        folders = [Path(folder).resolve() for folder in self.searchpath]
        if not any(Path(name or "").resolve().is_relative_to(folder) for folder in folders):
            raise TemplateNotFound(template)
        return source, name, fresh


@cache
def environment(lang: Lang, own: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the engine for templates in `lang`: closed, and with words and figures at hand."""
    engine = _Sandbox(
        loader=_Inside([str(folder) for folder in template_folders(own)]),
        autoescape=True,
        undefined=Absent,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    engine.globals.clear()
    engine.globals["say"] = speaker(template_folders(own), lang)
    engine.filters["term"] = lambda key: term(key, lang)
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


def breakable(text: str) -> str:
    r"""Return `text` with places to break, which nobody sees, in words that no line can hold.

    Why:
        For each of its lines a word of 5,000 letters is measured to its end, which takes minutes.
        Fingerprints are shorter than that, and are copied from the page as they are.

    Example:
        >>> breakable("x" * 64) == "x" * 64, breakable("x" * 130).count("\u200b")
        (True, 13)
    """
    return _ENDLESS.sub(lambda word: _TEN.sub("\\g<0>\u200b", word[0]), text)


def _seen(character: str) -> str:
    if character in "\n\t":
        return character
    if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") or character in _HIDDEN:
        return f"[U+{ord(character):04X}]"
    if "\U0001f000" <= character <= "\U0001ffff" or "\u2300" <= character <= "\u2bff":
        return f"{character}\ufe0e"
    return "" if character == "\ufe0f" else character


def _printed(value: object) -> object:
    if isinstance(value, Markup | Absent):
        return value
    if not isinstance(value, str | int):
        raise TemplateError(f"a template prints text only, not {type(value).__name__}")
    return breakable(visible(str(value)))
