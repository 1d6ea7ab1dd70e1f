"""Values of the law in a notebook."""

from collections.abc import Iterable

from evaluation.core.text import Lang
from evaluation.display.face import Face
from evaluation.law.parameter import Dated
from evaluation.tables.law import law_table

SHOWN = ("parameter", "law_value", "law", "in_force", "certainty", "checked", "law_key")


def law_face(values: Iterable[Dated], lang: Lang) -> Face:
    """Return values of the law; where each was read stands under the pointer."""
    return Face(table=law_table(values).only(*SHOWN), lang=lang)
