"""Facts that a table of choices gives the points of "other", although they resemble a listed label."""

import re
from collections.abc import Iterator

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.records import Dossier
from evaluation.formula.model import Model
from evaluation.formula.tree import TextWord, walk
from evaluation.scoring.criteria import Models

_BESIDE = re.compile(
    r"[(\[【〔][^)\]】〕]*[)\]】〕]|[\s\-_.,:;·、，。]|(?:等?级|等次|星级?|类|档|grade|class|level)"
)
_CHINESE = str.maketrans("一二三四五六七八九壹贰叁肆伍", "12345678912345")
_CONDITION = re.compile(
    r"^[<>=≥≤＞＜]|^\d+(?:\.\d+)?\s*[-~～—至]\s*\d|\d\s*(?:份|个|人|次|年|名|场)?\s*(?:以上|以下|及以上)"
)
_RUN = re.compile(r"a{2,}")


def resembling(dossier: Dossier, models: Models) -> Iterator[Finding]:
    """Yield the facts that fall to "other" and look like a label that the table lists."""
    listed = {code: _labels(model) for code, model in models.items() if model.key == "choice"}
    for fact in dossier.facts:
        labels = listed.get(fact.criterion, ())
        if not isinstance(fact.value, str) or normal(fact.value).lower() in {
            normal(each).lower() for each in labels
        }:
            continue
        near = [each for each in labels if _alike(fact.value, each)]
        if near:
            yield Finding(
                code="C110",
                severity=Severity.ERROR,
                message=Text(
                    f"{fact.bid} 的“{fact.value}”不是列出的选项，会按“其他”计分，但与“{near[0]}”相近；"
                    f"是“{near[0]}”的，请照写，确属其他的，请写“其他”",
                    f"'{fact.value}' of {fact.bid} is not listed and would get the points of 'other', but "
                    f"it resembles '{near[0]}'; write '{near[0]}' where that is meant, and 'other' where "
                    "it is none of them",
                ),
                place=fact.at("value"),
            )


def numeric_labels(dossier: Dossier, models: Models) -> Iterator[Finding]:
    """Yield criteria whose table of choices lists conditions on numbers, which no fact would meet."""
    for criterion in dossier.criteria:
        model = models.get(criterion.code)
        if model is None or model.key != "choice":
            continue
        facts = [fact for fact in dossier.facts if fact.criterion == criterion.code]
        numeric = any(not isinstance(fact.value, str) for fact in facts)
        odd = [each for each in _labels(model) if _CONDITION.search(normal(each)) or numeric]
        if odd:
            yield Finding(
                code="C111",
                severity=Severity.ERROR,
                message=Text(
                    f"“{criterion.title}”的选项表列出了“{odd[0]}”，选项只按文字比对，数值不会落入；"
                    "数值请写成区间，如 [3,) 10; [1,3) 5; [0,1) 0",
                    f"the table of '{criterion.title}' lists '{odd[0]}', but choices are compared as words, "
                    "so no number falls into it; write intervals for numbers, such as "
                    "[3,) 10; [1,3) 5; [0,1) 0",
                ),
                place=criterion.at("model"),
            )


def _labels(model: Model) -> tuple[str, ...]:
    return tuple(part.text for part in walk(model.formula.tree) if isinstance(part, TextWord))


def _alike(seen: str, label: str) -> bool:
    """Whether two labels differ in nothing but manner of writing, or one stands in the other."""
    one, other = _bare(seen), _bare(label)
    return bool(one) and bool(other) and (one == other or other in one)


def _bare(text: str) -> str:
    """The label without what people add: brackets, 级, Chinese numerals, AAAAA for 5A.

    Example:
        >>> _bare("五A级（2024年）"), _bare("AAAAA"), _bare("5A")
        ('5a', '5a', '5a')
    """
    plain = _BESIDE.sub("", normal(text).lower()).translate(_CHINESE)
    return _RUN.sub(lambda run: f"{len(run[0])}a", plain)
