"""Problem files that cannot be used: one clear sentence each, all at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.allocation import problem_from_text, read_problem
from evaluation.core.errors import Unusable


def good() -> dict[str, Any]:
    """Return a file with nothing wrong."""
    return {
        "funds": {"2026": 100},
        "lots": [
            {
                "id": "L1",
                "mandatory": False,
                "district": "D1",
                "category": "K2",
                "tags": ["rural"],
                "options": [
                    {
                        "id": "B1",
                        "organisation": "O7",
                        "value": 8,
                        "uses": {"2026": 9},
                        "tags": ["social"],
                    }
                ],
            },
            {"id": "L2", "options": [{"id": "B1", "value": 8}]},
        ],
        "rules": [
            {
                "id": "rural",
                "metric": "money",
                "of": {"tags": ["rural"]},
                "at_least_share": "0.45",
                "text": {"en": "rural"},
            },
            {"id": "awards", "metric": "count", "each": "organisation", "at_most": 3},
            {"id": "custom", "terms": [["L1", "B1", 5], ["L2", "B1", -3]], "at_most": 0},
        ],
        "exclusive": [["L1", "L2"]],
        "requires": [["L1", "L2"]],
        "objective": ["value", "least_spend"],
    }


def changed(path: tuple[str | int, ...], value: object) -> str:
    """Return the good file as text with one place changed."""
    data = good()
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return json.dumps(data)


def complaints(text: str) -> list[tuple[str, str, str]]:
    """Return code, place and sentence of everything said about `text`."""
    with pytest.raises(Unusable) as caught:
        problem_from_text(text, "p.json")
    for finding in caught.value.findings:
        assert finding.message.zh and finding.message.en
    return [(f.code, str(f.place), f.message.en) for f in caught.value.findings]


def test_the_format_is_read_as_described() -> None:
    """Every field arrives where it belongs."""
    problem = problem_from_text(json.dumps(good()))
    assert problem.funds == {"2026": 100}
    assert problem.lots[0].options[0].organisations == ("O7",)
    assert problem.rules[0].text is not None
    assert problem.rules[0].text.zh == "rural"
    assert [str(goal) for goal in problem.goals] == ["value", "least_spend"]


OPTION = ("lots", 0, "options", 0)
NOBODY = {"id": "r", "metric": "count", "of": {"lot": "L2"}, "at_most": 3}
"""Selects a lot that says nothing of district or organisation."""


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        (("funds", "2026"), -1, "F104", "p.json[funds.2026]"),
        (("funds", "2026"), 1.5, "F102", "p.json[funds.2026]"),
        (("funds", "2026"), "100", "F102", "p.json[funds.2026]"),
        (("funds", "2026"), True, "F102", "p.json[funds.2026]"),
        (("funds", "2026"), None, "F102", "p.json[funds.2026]"),
        (("funds", "2026"), 10**18, "F103", "p.json[funds.2026]"),
        (("funds",), [], "F101", "p.json[funds]"),
        (("lots",), {}, "F101", "p.json[lots]"),
        (("lots", 1, "id"), "L1", "F108", "p.json[lots[1]]"),
        (("lots", 1, "id"), 7, "F101", "p.json[lots[1].id]"),
        (("lots", 0, "colour"), "red", "F105", "p.json[lots[0].colour]"),
        (("lots", 0, "mandatory"), "yes", "F101", "p.json[lots[0].mandatory]"),
        ((*OPTION, "value"), 2.0, "F102", "p.json[lots[0].options[0].value]"),
        ((*OPTION, "value"), -2, "F104", "p.json[lots[0].options[0].value]"),
        ((*OPTION, "uses"), {"2027": 1}, "F107", "p.json[lots[0].options[0].uses.2027]"),
        ((*OPTION, "uses"), {"2026": -9}, "F104", "p.json[lots[0].options[0].uses.2026]"),
        ((*OPTION, "rank"), 0, "F104", "p.json[lots[0].options[0].rank]"),
        (("rules", 0, "of"), {"tags": ["urban"]}, "F116", "p.json[rules[0]]"),
        (("rules", 0, "of"), {"colour": ["red"]}, "F105", "p.json[rules[0].of.colour]"),
        (("rules", 0, "at_least_share"), 0.45, "F115", "p.json[rules[0].at_least_share]"),
        (("rules", 0, "at_least_share"), "1.5", "F115", "p.json[rules[0].at_least_share]"),
        (("rules", 0, "at_least_share"), "45%", "F115", "p.json[rules[0].at_least_share]"),
        (("rules", 0, "metric"), "speed", "F114", "p.json[rules[0].metric]"),
        (("rules", 0, "metric"), ["money"], "F114", "p.json[rules[0].metric]"),
        (("rules", 1, "each"), "planet", "F114", "p.json[rules[1].each]"),
        (("rules", 1, "each"), {}, "F114", "p.json[rules[1].each]"),
        (("rules", 1), {**NOBODY, "each": "district"}, "F116", "p.json[rules[1]]"),
        (("rules", 1, "at_most"), -1, "F104", "p.json[rules[1].at_most]"),
        (("rules", 1, "terms"), [], "F111", "p.json[rules[1]]"),
        (("rules", 1, "base"), {}, "F111", "p.json[rules[1]]"),
        (("rules", 1), {"id": "r", "metric": "count"}, "F112", "p.json[rules[1]]"),
        (("rules", 2, "terms"), [], "F116", "p.json[rules[2]]"),
        (("rules", 2, "terms"), [["L9", "B1", 1]], "F107", "p.json[rules[2].terms[0]]"),
        (("rules", 2, "terms"), [["L1", "B1"]], "F113", "p.json[rules[2].terms[0]]"),
        (("rules", 2, "id"), "rural", "F108", "p.json[rules[2]]"),
        (("rules", 2, "id"), "funds.2026", "F108", "p.json[rules[2].id]"),
        (("exclusive",), [["L1", "L9"]], "F107", "p.json[exclusive[0]]"),
        (("exclusive",), [["L1", "L1"]], "F109", "p.json[exclusive[0]]"),
        (("requires",), [["L1"]], "F109", "p.json[requires[0]]"),
        (("objective",), ["fame"], "F110", "p.json[objective[0]]"),
        (("objective",), [], "F110", "p.json[objective]"),
    ],
)
def test_each_fault_is_one_sentence_at_its_place(
    path: tuple[str | int, ...], value: object, code: str, place: str
) -> None:
    """The place is named, and what to do is said, in both languages."""
    assert (code, place) in [(c, p) for c, p, _ in complaints(changed(path, value))]


STRANGE: list[object] = [
    *(None, True, -1, 1.5, 10**18, 10**45, -(10**18), "", " ", "x", "0.5", "\x00"),
    *([], {}, [[]], [{}], {"a": 1}, {"": []}, [None], ["x"], [["x"]], float("nan"), float("inf")),
]


def places(part: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path to every part of `part`."""
    inner = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    return [path, *(found for key, value in inner for found in places(value, (*path, key)))]


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_nothing_strange_at_any_place_ends_otherwise_than_in_a_sentence(strange: object) -> None:
    """Each place of the file with each strange value: read, or refused with findings."""
    for path in places(good())[1:]:
        try:
            problem_from_text(changed(path, strange))
        except Unusable as refused:
            assert refused.findings, path


def test_all_faults_are_said_at_once() -> None:
    """Nobody mends a file one fault a run."""
    data = good()
    data["funds"]["2026"] = -1
    data["lots"][0]["options"][0]["value"] = 1.5
    data["rules"][0]["of"] = {"tags": ["urban"]}
    assert [code for code, _, _ in complaints(json.dumps(data))] == ["F104", "F102", "F116"]


@pytest.mark.parametrize(
    "text", ["", "[", "[1,]", "\x00", "[" * 100_000, '{"funds": {}, "lots": NaN}', "5", "null"]
)
def test_text_that_is_no_problem_is_refused(text: str) -> None:
    """No traceback of a parser reaches anybody."""
    with pytest.raises(Unusable):
        problem_from_text(text)


def test_a_field_that_stands_twice_is_refused() -> None:
    """JSON readers would silently keep the last one."""
    assert complaints('{"funds": {"a": 1, "a": 2}, "lots": []}')[0][0] == "F108"


def test_missing_funds_are_not_taken_for_unlimited_money() -> None:
    """Without funds nothing would bound the plan."""
    assert complaints('{"lots": []}')[0][0] == "F106"


def test_files_are_read_with_and_without_byte_order_mark(tmp_path: Path) -> None:
    """Editors on Windows write the mark."""
    file = tmp_path / "p.json"
    file.write_text("\ufeff" + json.dumps(good()), encoding="utf-8")
    assert read_problem(file).lots[0].id == "L1"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing files, folders and foreign encodings are said, not raised."""
    (tmp_path / "gbk.json").write_bytes("规则".encode("gbk"))
    for name in ("none.json", "gbk.json", "."):
        with pytest.raises(Unusable):
            read_problem(tmp_path / name)


def test_a_file_that_is_wrong_all_over_is_not_read_to_its_end() -> None:
    """A hundred places are enough to see what is wrong; a million would never be printed."""
    lots = [{"id": f"L{k}", "options": [{"id": "B", "value": 1.5}]} for k in range(500)]
    with pytest.raises(Unusable, match="the first 100") as caught:
        problem_from_text(json.dumps({"funds": {"f": 1}, "lots": lots}))
    assert len(caught.value.findings) == 100


def test_half_a_character_is_refused() -> None:
    """It could not be written into any answer."""
    text = json.dumps(good()).replace("custom", "\\ud800")
    with pytest.raises(Unusable, match="half a character"):
        problem_from_text(text)
    assert problem_from_text(json.dumps(good()).replace("custom", "\\ud83d\\ude00"))


def test_a_file_too_large_to_be_read_is_refused_at_once(tmp_path: Path) -> None:
    """100 MB are not held in memory to be found wrong."""
    file = tmp_path / "p.json"
    with file.open("wb") as hole:
        hole.truncate(100 << 20)
    with pytest.raises(Unusable, match="larger than 64 MiB"):
        read_problem(file)
