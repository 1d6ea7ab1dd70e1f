"""Help and complaints about wrong words stand in the language of the person."""

import re

import pytest

from evaluation.cli.commands import COMMANDS
from evaluation.cli.parser import asked_lang
from evaluation.cli.running import parser_of
from evaluation.core.text import LANGS

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_described_in_both_languages(command: str) -> None:
    """In Chinese nothing of ours is left in English; in English no Chinese sentence is left."""
    chinese, english = (parser_of(command, lang) for lang in LANGS)
    for one, other in zip(chinese._actions, english._actions, strict=True):
        assert one.help and CHINESE.search(one.help), f"{command}: {one.dest} has no Chinese help"
        assert other.help and other.help != one.help, f"{command}: {other.dest} has no help"
    assert "usage" not in chinese.format_help() and "options:" not in chinese.format_help()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["seal"], "缺少 stage, dossier, --who"),
        (["check", ".", "--nothing"], "不认识 --nothing"),
        (["seal", "never", ".", "--who", "A"], "stage 不能是 'never'；可用：'notice', "),
        (["report", ".", "--issued", "today"], "--issued 不能是 'today'"),
        (["report", ".", "--bind", "--preview"], "--preview 不能与 --bind 同时使用"),
        (["check", "--explain"], "--explain 后面须写内容"),
        (["check", "--json=x"], "--json 后面不写内容，却有 'x'"),
        (["report", ".", "--t", "--l"], "--l 不明确；可用："),
    ],
)
def test_a_wrong_use_is_told_in_chinese(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the library would say in English is said in Chinese, with the same status."""
    with pytest.raises(SystemExit) as left:
        parser_of(words[0], "zh").parse_args(words[1:])
    told = capsys.readouterr().err
    assert left.value.code == 2 and said in told and "argument" not in told


def test_the_language_that_is_asked_for_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before that of the machine; both languages of documents are no language of help."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert asked_lang(["t", "--lang", "en"]) == "en" and asked_lang(["t"]) == "zh"
    assert asked_lang(["t", "--lang", "both"]) == "zh"
