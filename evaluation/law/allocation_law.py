"""What a procurement method allows where a budget cannot fund every lot."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.method_parts import one_word
from evaluation.law.toml_table import TomlTable

MODES = ("rank-bound", "serial", "portfolio")
"""The ways of choosing among lots, from the strictest to the freest."""
STANDINGS = {
    "free": Text("可以采用", "may decide"),
    "announced": Text(
        "采购文件事先公布的，可以采用", "may decide where the documents announced it"
    ),
    "comparison": Text("只可用于比较", "for comparison only"),
}
"""On what condition a mode may decide."""
AWARDED = {
    "first": Text("第一候选人", "the first candidate"),
    "candidates": Text("全部候选人", "every candidate"),
}
"""Who is awarded a lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeLaw:
    """Whether a mode of allocation may decide who is funded.

    Args:
        when: ``free``; ``announced``: only by a rule that the documents announced;
            ``comparison``: never, it may only be shown beside the plan that decides.
        cite: the law that says so; None where the method's file says nothing on the mode.
    """

    when: str
    cite: Text | None = None


SILENT = MappingProxyType(
    {mode: ModeLaw(when="announced" if mode == MODES[0] else "comparison") for mode in MODES}
)
"""What a method allows whose file says nothing: the strictest mode, if announced."""


def read_allocation(table: TomlTable | None) -> tuple[str, Mapping[str, ModeLaw]]:
    """Return who is awarded a lot and what each mode needs, from the table ``allocation``.

    A mode that the table leaves out is as in `SILENT`.
    """
    if table is None:
        return "first", SILENT
    awards = table.maybe("awards", one_word(*AWARDED)) or "first"
    given = {mode: part for mode in MODES if (part := table.table(mode)) is not None}
    table.close()
    return awards, MappingProxyType({**SILENT, **{m: _mode(part) for m, part in given.items()}})


def _mode(table: TomlTable) -> ModeLaw:
    mode = ModeLaw(
        when=table.take("when", one_word(*STANDINGS)), cite=table.take("cite", fields.words)
    )
    table.close()
    return mode
