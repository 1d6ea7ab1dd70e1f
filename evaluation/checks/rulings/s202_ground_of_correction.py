"""S202: a mark is corrected on one of the four grounds of the law only."""

from collections.abc import Iterable

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.core.finding import Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Lang, Text
from evaluation.dossier.decided.corrections import ground_of
from evaluation.dossier.records import Ruling


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each corrected mark."""
    kinds = {criterion.code: criterion.kind for criterion in case.dossier.criteria}
    for ruling in case.dossier.rulings:
        if ruling.what != "correction":
            continue
        said = ground_of(ruling)
        if said is None:
            yield _raised(
                ruling,
                f"更正理由没有写明法定情形；请以{_grounds('zh')}之一开头，再写事实",
                f"the reason of the correction names no ground of the law; begin it with "
                f"{_grounds('en')}, then the facts",
            )
        elif not said[1]:
            yield _raised(
                ruling,
                "更正理由只有情形，没有事实；请补写是什么错误、依据什么",
                "the reason of the correction names the ground and no facts; add what was wrong",
            )
        elif said[0] == "objective" and kinds.get(ruling.criterion or "") != "objective":
            yield _raised(
                ruling,
                f"理由是客观因素评分不一致，但 {ruling.criterion} 不是客观因素；请核对",
                f"the ground is a differing objective mark, and {ruling.criterion} is not objective; "
                "check it",
            )
        else:
            yield clear(ruling.subject, ruling.at("reason"), figures={"ground": said[0]})


def _grounds(lang: Lang) -> str:
    words = [text.say(lang) for text in vocabulary()["correction"].values()]
    if lang == "zh":
        return "".join(f"“{word}”" for word in words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _raised(ruling: Ruling, zh: str, en: str) -> Answer:
    return raised(zh, en, ruling.at("reason"), subject=ruling.subject)


CHECK = Check(
    code="S202",
    title=Text("评分更正的法定情形", "Ground of a corrected mark"),
    says=Text(
        "评分更正没有写明四种法定情形之一及其事实。",
        "The reason of a corrected mark does not name one of the four grounds, with the facts.",
    ),
    cite=Text("财政部令第87号第六十四条", "Order 87, art. 64"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "评审决定：评分更正的理由；评审因素：类型", "Rulings: reason of a correction; Criteria"
    ),
    example=Text("理由写“重新考虑后调高”。", "The reason is 'raised after reconsideration'."),
    innocent=Text("情形属实，只是没有按词开头写。", "The ground is there, in other words."),
)
