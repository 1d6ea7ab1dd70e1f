"""The law book: every parameter by its key, read from its file only when it is asked for."""

import re
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from evaluation.core.errors import LawError
from evaluation.core.next_step import Deed, NextStep
from evaluation.core.text import Text, normal
from evaluation.law.law_files import NO_LAW, LawFiles, LawFolder
from evaluation.law.parameter import Dated, Parameter
from evaluation.law.parameter_file import read_parameter
from evaluation.law.source import Sources, read_sources

__all__ = ["Dated", "LawBook", "Parameter", "law_book"]

SHIPPED = LawFolder(Path(__file__).parent)
"""The law that ships with the package."""

_PARAMS = "params/"
_KEY = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)+")


class LawBook:
    """Parameters of the law, ours and, laid over them, a bureau's own.

    Args:
        files: ``params/<jurisdiction>/<source>/<name>.toml`` and, where they name sources,
            ``sources.toml``.
        under: the book whose parameters this one replaces or adds to.
    """

    def __init__(self, files: LawFiles, under: "LawBook | None" = None) -> None:
        self._files = files
        self._under = under
        self._read: dict[str, Parameter] = {}

    def on(self, key: str, day: date) -> Dated:
        """Return what the parameter `key` says on `day`.

        Raises:
            LawError: there is no such parameter, or its known dates do not cover `day`.

        Example:
            >>> book = law_book()
            >>> book.on("cn/87/price_share_services_min", date(2026, 3, 1)).value
            Decimal('0.10')
            >>> book.on("cn/46/deduction_small_micro_max", date(2022, 6, 30)).value
            Decimal('0.10')
            >>> book.on("cn/46/deduction_small_micro_max", date(2022, 7, 1)).value
            Decimal('0.20')
        """
        return self.parameter(key).on(day)

    def parameter(self, key: str) -> Parameter:
        """Return the parameter `key` with its whole timeline.

        Raises:
            LawError: there is no such parameter, or its file is faulty.
        """
        if key not in self._read:
            self._read[key] = self._load(key)
        return self._read[key]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all parameters in alphabetical order; no file is opened."""
        own = {
            name.removeprefix(_PARAMS).removesuffix(".toml")
            for name in self._files
            if name.startswith(_PARAMS)
        }
        return tuple(sorted(own.union(self._under.keys() if self._under else ())))

    def search(self, text: str) -> tuple[Parameter, ...]:
        """Return the parameters with `text` in their key, title or citation, in any language.

        Example:
            >>> [found.key for found in law_book().search("Caiku [2015] No. 124")]
            ['cn/2015_124/consultation_services_suppliers_min']
        """
        wanted = normal(text).casefold()
        every = (self.parameter(key) for key in self.keys())
        return tuple(found for found in every if wanted in _haystack(found))

    @cached_property
    def sources(self) -> Sources:
        """The papers that the files of this book may name."""
        below = self._under.sources.papers if self._under else {}
        return Sources({**below, **read_sources(self._files)})

    def _load(self, key: str) -> Parameter:
        name = f"{_PARAMS}{key}.toml"
        below = self._under.parameter(key) if self._under and key in self._under else None
        if _KEY.fullmatch(key) and name in self._files:
            sources = self.sources
            own = read_parameter(self._files[name], key, sources)
            return own.laid_over(below) if self._under else own
        if below is None:
            raise self._no_such(key)
        return below

    def __contains__(self, key: str) -> bool:
        """Return whether there is a parameter `key`; no file is opened."""
        here = bool(_KEY.fullmatch(key)) and f"{_PARAMS}{key}.toml" in self._files
        return here or (self._under is not None and key in self._under)

    def _no_such(self, key: str) -> LawError:
        near = ", ".join(get_close_matches(key, self.keys(), 3))
        zh, en = (f"；相近的有：{near}", f"; close to it: {near}") if near else ("", "")
        return LawError(
            Text(f"没有法规参数 {key}{zh}", f"there is no law parameter {key}{en}"),
            next_step=NextStep(Deed.LIST_LAW),
        )


@cache
def _shipped() -> LawBook:
    return LawBook(SHIPPED)


def law_book(own: LawFiles = NO_LAW) -> LawBook:
    """Return the law book that ships with the package, or a bureau's own laid over it."""
    return LawBook(own, _shipped()) if own else _shipped()


def _haystack(found: Parameter) -> str:
    cites = " ".join(f"{entry.cite.zh} {entry.cite.en}" for entry in found.entries)
    return normal(f"{found.key} {found.title.zh} {found.title.en} {cites}").casefold()
