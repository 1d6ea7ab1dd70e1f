"""Whose marks count: what was written, then what the panel ruled about it."""

from decimal import Decimal

import pytest

from evaluation.core.finding import Finding
from evaluation.dossier.decided.counting import counted_marks, disagreement
from evaluation.dossier.decided.seats import seated
from evaluation.dossier.records import Dossier
from tests.builder import Change
from tests.unit.checks.scored import EXPERTS, dossier_of, mark, ruling


def counted(dossier: Dossier, found: list[Finding], bid: str = "B1") -> dict[str, str]:
    """Return the marks that count for the plan of a bid, and note what is wrong."""
    experts = {expert.id: expert for expert in seated(dossier, "L1")}
    own = next(each for each in dossier.bids if each.id == bid)
    criterion = next(each for each in dossier.criteria if each.code == "T1")
    marks, wrong = counted_marks(dossier, own, criterion, experts)
    found += wrong
    return {expert: f"{value:f}" for expert, value in marks.items()}


@pytest.mark.parametrize(
    ("ruled", "changed"),
    [
        ((), {}),
        ((ruling("void", "B1", None, expert="E2"),), {"E2": None}),
        ((ruling("void", "B1", None, expert="E2", criterion="T2"),), {}),
        ((ruling("void", "B2", None, expert="E2"),), {}),
        ((ruling("recusal", "E2", None),), {"E2": None}),
        ((ruling("correction", "B1", "40.5", expert="E2", criterion="T1"),), {"E2": "40.5"}),
        ((ruling("correction", "B1", "40.5", expert="E2", criterion="T2"),), {}),
    ],
)
def test_a_ruling_moves_the_mark_it_names(
    ruled: tuple[Change, ...], changed: dict[str, str | None]
) -> None:
    """A void or a recusal removes a mark, a correction replaces it; all other marks stay."""
    found: list[Finding] = []
    before, after = counted(dossier_of(), found), counted(dossier_of(*ruled), found)
    assert list(before) == list(EXPERTS)
    expected = {e: value for e, value in {**before, **changed}.items() if value is not None}
    assert after == expected
    assert not found


def test_the_last_correction_counts() -> None:
    """A later ruling about the same mark replaces an earlier one, whatever the order of the rows."""
    late = ruling("correction", "B1", "41", expert="E2", criterion="T1", when="2026-03-25T11:00:00")
    early = ruling("correction", "B1", "40", expert="E2", criterion="T1")
    assert counted(dossier_of(late, early), [])["E2"] == "41"


def test_a_consensus_stands_alone() -> None:
    """An agreed mark stands in place of all marks of the panel."""
    dossier = dossier_of(ruling("consensus", "B1", "44", criterion="T1"))
    assert counted(dossier, []) == {"consensus": "44"}


@pytest.mark.parametrize("decided", ["51", "50.5"])
def test_a_ruling_keeps_the_range(decided: str) -> None:
    """A corrected mark above the maximum is an error at the ruling."""
    found: list[Finding] = []
    counted(dossier_of(ruling("correction", "B1", decided, expert="E2", criterion="T1")), found)
    assert [(each.code, each.place.cell) for each in found] == [("R106", "1/decision")]


def test_a_blank_is_named_and_never_zero() -> None:
    """A mark that is missing is an error that names the expert; nothing stands in its place."""
    found: list[Finding] = []

    def blank(document: dict[str, list[dict[str, str]]]) -> None:
        key = {"expert": "E3", "bid": "B1", "criterion": "T1"}
        document["marks"] = [row for row in document["marks"] if not key.items() <= row.items()]

    assert "E3" not in counted(dossier_of(blank), found)
    assert [each.code for each in found] == ["M101"]
    assert "E3" in found[0].message.en


def test_experts_differ_on_an_objective_criterion() -> None:
    """One expert who differs is enough; on a subjective criterion nobody has to agree."""
    dossier = dossier_of(mark("E3", "B2", "O", "4"))
    bid = dossier.bids[1]
    kinds = {criterion.code: criterion for criterion in dossier.criteria}
    same, one = dict.fromkeys(EXPERTS, Decimal(5)), {"E1": Decimal(5), "E3": Decimal(4)}
    assert disagreement(dossier, bid, kinds["O"], same) is None
    assert disagreement(dossier, bid, kinds["T1"], one) is None
    differing = disagreement(dossier, bid, kinds["O"], one)
    assert differing is not None
    assert differing.code == "M102"
