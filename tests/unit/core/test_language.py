"""The language of a person, where nobody says it."""

import pytest

from evaluation.core.language import language


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
