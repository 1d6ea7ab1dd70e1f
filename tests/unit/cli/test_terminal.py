"""The language of the terminal, and tables that stay aligned with Chinese words in them."""

import pytest

from evaluation.cli.language import language
from evaluation.cli.terminal import aligned


@pytest.mark.parametrize(
    ("values", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_names_the_language(
    values: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese where the first variable that is set says so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert language() == lang


def test_columns_line_up() -> None:
    """A Chinese character takes the room of two Latin ones."""
    lines = aligned([["名次", "x"], ["1", "总分"]], right=[1]).split("\n")
    assert lines == ["名次     x", "1     总分"]
