"""Words that betray a factor are found; words that only look like them are not."""

import re
import tomllib
from importlib import resources

import pytest

from evaluation.checks.notice.found_words import betraying

WORDS = tomllib.loads(
    resources.files("evaluation.checks.notice").joinpath("words.toml").read_text("utf-8")
)

FOUND = [
    ("size", "注册资金不低于300万元"),
    ("size", "上年度营业额每500万元得1分"),
    ("size", "Annual revenue above 5 million: 2 points"),
    ("founding", "成立年限每满一年得0.5分"),
    ("founding", "Established for at least three years"),
    ("region", "获得省内行业奖项的每个2分"),
    ("region", "local contracts of the last three years"),
    ("form", "央企、国企得5分"),
    ("form", "headquartered in the district"),
    ("qualification", "提供营业执照得1分"),
    ("unquantified", "方案优、良、中、差分别得10、8、5、2分"),
    ("unquantified", "具有合理性、针对性"),
    ("unquantified", "内容贴合实际，操作性强"),
    ("unquantified", "Excellent, good, fair, poor"),
    ("comparison", "对各投标人之间进行横向对比"),
    ("comparison", "compared with the other bids"),
    ("floor", "设最低限价80000元"),
    ("floor", "报价低于预算70%的按无效处理"),
    ("floor", "bids must not be below 80,000"),
]
NOT_FOUND = [
    ("size", "团队人员持证人数每人1分"),
    ("founding", "项目负责人从业满5年"),
    ("region", "同类业绩（不限地区、不限采购人）"),
    ("region", "熟悉本市文化资源的讲解词"),
    ("form", "在服务区内设两个服务点"),
    ("unquantified", "四项各5分，每缺一个要素扣1.5分"),
    ("comparison", "得分＝9×本供应商承诺量÷最高承诺量"),
    ("floor", "不得低于采购需求的基本量"),
    ("floor", "投标报价不得低于其成本"),
    ("range", "2023年至2025年完成的合同"),
]


@pytest.mark.parametrize(("group", "text"), FOUND)
def test_what_the_law_does_not_allow_is_found(group: str, text: str) -> None:
    """Phrases as they stand in real documents are found under their rule."""
    assert betraying(text, group)


@pytest.mark.parametrize(("group", "text"), NOT_FOUND)
def test_what_is_allowed_is_left_alone(group: str, text: str) -> None:
    """Phrases that share a word with a forbidden one, and mean something else, are not found."""
    assert not betraying(text, group)


@pytest.mark.parametrize("group", WORDS)
def test_every_word_is_a_pattern(group: str) -> None:
    """Each entry of the word lists can be read, finds nothing in nothing, and stands once."""
    listed = WORDS[group]["zh"] + WORDS[group]["en"]
    assert len(set(listed)) == len(listed)
    assert not any(re.compile(each).search("") for each in listed)
