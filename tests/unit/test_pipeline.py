"""Reading, scoring and checks speak together: everything at once, and nothing twice."""

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation import pipeline
from evaluation.checks.check import Case, Checked, State
from evaluation.core.errors import TenderError
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.pipeline import Examined, examine, run
from evaluation.resources import shipped
from tests.unit.checks.good import GOOD

EXAMPLE = shipped("tenders") / "qinghe-2026"
MARKS = [
    {"expert": f"E{e}", "bid": f"B{lot}{n}", "criterion": code, "mark": str(20 - n)}
    for e in range(1, 6) for lot in (1, 2) for n in range(1, 5) for code in ("T1", "T2")
]  # fmt: skip
FACTS = [
    {"bid": f"B{lot}{n}", "criterion": code, "value": value}
    for lot in (1, 2) for n in range(1, 5) for code, value in (("N", "2"), ("G", "4A"))
]  # fmt: skip


def written(folder: Path, **changes: object) -> Path:
    """Return the path of the good dossier with marks, some of its sheets replaced."""
    document = {**GOOD, "marks": MARKS, "facts": FACTS, **changes}
    path = folder / "dossier.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def errors(examined: Examined) -> list[str]:
    """Return the codes of the errors."""
    return sorted(f.code for f in examined.findings if f.severity is Severity.ERROR)


def test_a_dossier_in_order_is_scored_and_checked(tmp_path: Path) -> None:
    """A result comes with the answer of every check and the law that scoring and checks applied."""
    examined = examine(written(tmp_path))
    assert examined.evaluation is not None
    assert examined.problem is None
    keys = [value.key for value in examined.evaluation.law]
    assert {"cn/87/committee_members_min", "cn/law/tender_period_min"} <= set(keys)
    assert len(keys) == len(set(keys))
    assert run(written(tmp_path)).findings == examined.findings


def test_errors_of_scoring_and_of_checks_come_together(tmp_path: Path) -> None:
    """A blank mark stops the scoring, and the faults of notice and panel are told all the same."""
    panel = [{**member, "chair": member["id"] == "E5"} for member in GOOD["panel"]]
    tender = {**GOOD["tender"], "small_rate": "0.05"}
    path = written(tmp_path, marks=MARKS[1:], panel=panel, tender=tender)
    examined = examine(path)
    assert errors(examined) == ["L106", "M101", "P105"]
    assert examined.evaluation is None
    with pytest.raises(TenderError) as refused:
        run(path)
    assert refused.value.findings == examined.findings
    assert "3 errors" in refused.value.text.en


def test_an_error_of_a_check_alone_stops_the_result(tmp_path: Path) -> None:
    """Where only a check finds an error there is no result either, and the checks are all there."""
    examined = examine(written(tmp_path, tender={**GOOD["tender"], "small_rate": "0.05"}))
    assert examined.evaluation is None
    assert errors(examined) == ["L106"]
    assert len(examined.checked) > 60


def test_errors_of_reading_and_of_checks_come_together(tmp_path: Path) -> None:
    """A cell that cannot be read does not hide what the checks find elsewhere, nor is it told twice."""
    bids = [{**bid, "quote": "170,000"} if bid["id"] == "B11" else bid for bid in GOOD["bids"]]
    tender = {**GOOD["tender"], "small_rate": "0.05"}
    found = errors(examine(written(tmp_path, bids=bids, tender=tender)))
    assert "L106" in found
    assert len([code for code in found if code.startswith("D")]) == 1


def test_without_a_known_method_the_sentence_of_the_law_stands(tmp_path: Path) -> None:
    """A method that does not exist is said in one sentence; no check guesses a method."""
    examined = examine(written(tmp_path, tender={**GOOD["tender"], "method": "cn_opn"}))
    assert any("cn_opn" in finding.message.en for finding in examined.findings)
    assert examined.evaluation is None
    assert examined.checked == ()


def test_a_problem_of_no_cell_keeps_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stops the scoring as a whole is said in its own words beside the errors of checks."""

    def refuse(*_: object, **settings: object) -> None:
        raise TenderError(Text("无法评审", "cannot be scored"))

    monkeypatch.setattr(pipeline, "evaluate", refuse)
    examined = examine(written(tmp_path, tender={**GOOD["tender"], "small_rate": "0.05"}))
    assert examined.problem is not None
    assert examined.problem.text.en == "cannot be scored"
    assert examined.problem.findings == examined.findings
    assert errors(examined) == ["L106"]


def test_nothing_is_told_twice() -> None:
    """No two findings about the full example have one code, place and wording."""
    findings = examine(EXAMPLE).findings
    assert max(Counter((f.code, f.place, f.message.en) for f in findings).values()) == 1


def test_checks_see_who_won_and_can_ask_for_another_ranking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After scoring, checks know the admitted bids and the winners, and may score a variant."""
    seen: list[Case] = []

    def watch(case: Case) -> tuple[Checked, ...]:
        seen.append(case)
        return ()

    monkeypatch.setattr(pipeline, "run_checks", watch)
    examine(written(tmp_path))
    (case,) = seen
    assert case.admitted == {bid["id"] for bid in GOOD["bids"]}
    assert case.winners == {"L01": "B11", "L02": "B21"}
    assert case.rescore is not None
    assert case.rescore(case.dossier, "L02")[0] == "B21"


def test_the_full_example_is_clean() -> None:
    """Nothing is raised about the example but what its story tells, and no check breaks down."""
    examined = examine(EXAMPLE)
    assert not [c.check.code for c in examined.checked if c.state is State.FAILED]
    own = {c.check.code for c in examined.checked if c.check.code[0] in "CLNPT"}
    raised = {c.check.code for c in examined.checked if c.state is State.RAISED}
    assert own & raised == {"N120"}  # the lots cost more than there is, as the document announced
    told = [f.severity for f in examined.findings if f.code == "N120"]
    assert told == [Severity.NOTE]


def test_nobody_is_above_a_ceiling_in_another_unit(tmp_path: Path) -> None:
    """A ceiling in 万元 is named, and no bid is told to ask too much before it is put right."""
    lots = [{**lot, "ceiling": "18"} for lot in GOOD["lots"]]
    found = errors(examine(written(tmp_path, lots=lots)))
    assert "Q210" in found
    assert "Q103" not in found
