"""The tie chain that a tender names: what each of its words means, in either language."""

import re

from evaluation.core.text import normal
from evaluation.dossier.records import Dossier
from evaluation.dossier.schema import meant
from evaluation.law.tie_steps import CRITERION, CRITERION_WORDS, TIE_STEPS

_BETWEEN = re.compile(r"[;；,，>、\n]")


def named_steps(dossier: Dossier) -> tuple[tuple[str, str | None], ...]:
    """Return each step as the tender writes it, with the key of what it means; None where nothing.

    Example:
        >>> from datetime import date
        >>> from evaluation.dossier.records import Tender
        >>> tender = Tender(id="T", title="t", buyer="b", method="m", published=date(2026, 3, 2),
        ...                 tie_chain="报价; draw; luck")
        >>> named_steps(Dossier(tender=tender))
        (('报价', 'quote'), ('draw', 'draw'), ('luck', None))
    """
    typed = (piece.strip() for piece in _BETWEEN.split(dossier.tender.tie_chain or ""))
    return tuple((each, _step(each, dossier)) for each in typed if each)


def _step(typed: str, dossier: Dossier) -> str | None:
    codes = {criterion.code for criterion in dossier.criteria}
    word, _, code = normal(typed).partition(" ")
    if word.lower() in CRITERION_WORDS and code in codes:
        return f"{CRITERION}{code}"
    return meant({key: step.name for key, step in TIE_STEPS.items()}, typed)
