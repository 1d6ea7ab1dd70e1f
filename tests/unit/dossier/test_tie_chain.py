"""A tie chain may be written in either language."""

from dataclasses import replace

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.decided.tie_chain import named_steps
from evaluation.law.tie_steps import TIE_STEPS
from tests.unit.dossier.dossiers import small


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_is_known_by_key_and_name(lang: Lang) -> None:
    """Key and name of a step mean the step, in whatever language the sheets are."""
    dossier = small()
    for key, step in TIE_STEPS.items():
        written = f"{key}; {step.name.say(lang)}"
        tender = replace(dossier.tender, tie_chain=written)
        assert [each for _, each in named_steps(replace(dossier, tender=tender))] == [key, key]


@pytest.mark.parametrize("typed", ["criterion T1", "评审因素 T1", "Criterion  T1"])
def test_a_criterion_is_a_step(typed: str) -> None:
    """The points for one criterion may decide; a criterion that is not there may not."""
    dossier = small()
    tender = replace(dossier.tender, tie_chain=f"{typed}；评审因素 T9")
    steps = named_steps(replace(dossier, tender=tender))
    assert [step for _, step in steps] == ["criterion T1", None]
