"""Which bids are scored, as the recipe says it."""

from collections.abc import Iterator

from evaluation.core.glossary import term, word
from evaluation.core.text import LANGS, Lang, Text
from evaluation.dossier.decided.ruling_kinds import decision_words
from evaluation.dossier.records import Dossier
from evaluation.law.method_parts import SERVICES
from evaluation.recipe.step import Section, Step
from evaluation.scoring.result import Evaluation

TITLE = Text("哪些响应进入评分", "Which bids are scored")

COUNTED = {
    "opening": Text("没有迟到的响应", "the bids that are not late"),
    "qualification": Text(
        "没有迟到、且没有未通过资格审查（阶段为“{zh}”）的响应",
        "the bids that are not late and failed no requirement of the stage '{en}'",
    ),
    "conformity": Text("通过审查的响应", "the bids that passed the review"),
    "final_quotes": Text("通过审查的响应", "the bids that passed the review"),
}

RULED = {
    "exclusion": Text(
        "有这种决定的响应不通过审查。", "A bid with such a ruling does not pass the review."
    ),
    "low_price": Text(
        "最后一条这种决定的“结论”不是下列各词之一的（不分大小写和全半角），不通过审查：{accepted}。",
        "The bid does not pass unless the decision of the last such ruling is one of these, whatever "
        "its capitals and width: {accepted}.",
    ),
    "price": Text(
        "最后一条这种决定的“结论”是数的，该数就是报价；是下列各词之一的，不通过审查：{rejected}。",
        "Where the decision of the last such ruling is a number, that is the quote; where it is one "
        "of {rejected}, the bid does not pass.",
    ),
    "fewer": Text(
        "有这种决定的包，最少家数以“经决定的最少家数”为准。",
        "For a lot with such a ruling, the fewest bids are those 'after a ruling' below.",
    ),
    "negotiated": Text(
        "最后一条这种决定的“结论”是谈判后的报价，代替原报价和更正后的报价。",
        "The decision of the last such ruling is the negotiated quote; it comes before any other.",
    ),
}
"""The kinds of ruling that decide on a bid, or on a lot."""


def admission(evaluation: Evaluation, lang: Lang) -> Section:
    """Return the steps from all bids to those that are scored."""
    parts = (_figures(evaluation, lang), _ruled(evaluation.dossier, lang), _fewest(evaluation))
    return Section(title=TITLE, steps=tuple(step for part in parts for step in part))


def _figures(evaluation: Evaluation, lang: Lang) -> Iterator[Step]:
    tender, method = evaluation.dossier.tender, evaluation.method
    yield Step(
        key="admit.ceiling",
        what=Text("限价", "Ceiling"),
        value="ceiling or budget" if method.ceiling_from_budget else "ceiling",
        says=Text(
            "报价高于所投包的最高限价的，不通过审查。"
            + (
                "没有最高限价的，比预算。"
                if method.ceiling_from_budget
                else "没有最高限价的，不比。"
            ),
            "A bid whose quote is above the ceiling of its lot does not pass the review. "
            + (
                "Where there is no ceiling, the budget of the lot takes its place."
                if method.ceiling_from_budget
                else "Where there is no ceiling, there is no limit."
            ),
        ),
    )
    yield Step(
        key="admit.deadline",
        what=Text("截止时间", "Deadline"),
        value=f"{tender.deadline:%Y-%m-%d %H:%M:%S}" if tender.deadline else "",
        says=Text(
            "递交时间晚于它的，迟到，不通过审查。没有写时间的，不算迟到。",
            "A bid received later is late and does not pass. A blank time is not late.",
        ),
    )
    if evaluation.dossier.screening:
        heads = [term(key, lang) for key in ("screening", "pass")]
        yield Step(
            key="admit.screening",
            what=Text("审查", "Screening"),
            value=word("flag", "no", lang),
            says=Text(
                f"“{heads[0]}”表中有一行的“{heads[1]}”写此词的，不通过审查。",
                f"A bid with this word under {heads[1]} in any row of the sheet {heads[0]} does not "
                "pass.",
            ),
        )


def _ruled(dossier: Dossier, lang: Lang) -> Iterator[Step]:
    made = {ruling.what for ruling in dossier.rulings}
    words = {
        "accepted": ", ".join(sorted(decision_words("accepted"))),
        "rejected": ", ".join(sorted(decision_words("rejected"))),
    }
    for kind in (kind for kind in RULED if kind in made):
        text = RULED[kind]
        yield Step(
            key=f"ruled.{kind}",
            what=Text(
                f"决定：{word('ruling', kind, 'zh')}", f"Ruling: {word('ruling', kind, 'en')}"
            ),
            value=word("ruling", kind, lang),
            says=Text(text.zh.format(**words), text.en.format(**words)),
        )


def _fewest(evaluation: Evaluation) -> Iterator[Step]:
    """Yield how many bids each lot needs; fewer suffice where the law or a ruling says so."""
    law = {dated.key: dated for dated in evaluation.law}
    services = evaluation.dossier.tender.purchase == "services"
    ruled = any(ruling.what == "fewer" for ruling in evaluation.dossier.rulings)
    stage = {lang: word("screening_stage", "qualification", lang) for lang in LANGS}
    kind = {lang: word("ruling", "fewer", lang) for lang in LANGS}
    for rule in evaluation.method.minimum_bids:
        if rule.key not in law:
            continue
        wanted = law[rule.key].whole
        fewer = {each.when: law[each.key].whole for each in rule.exceptions if each.key in law}
        counted = COUNTED[rule.stage]
        zh, en = counted.zh.format(**stage), counted.en.format(**stage)
        yield Step(
            key=f"fewest.{rule.stage}",
            what=Text("最少家数", "Fewest bids"),
            value=str(min(wanted, fewer.get(SERVICES, wanted)) if services else wanted),
            says=Text(
                f"所数：{zh}。少于此数的包采购失败，不评分。（{rule.cite.zh}）",
                f"Counted are {en}. A lot with fewer fails and is not scored. ({rule.cite.en})",
            ),
        )
        if ruled:
            yield Step(
                key=f"fewest.{rule.stage}.ruled",
                what=Text("经决定的最少家数", "Fewest bids after a ruling"),
                value=str(min(fewer.values(), default=1)),
                says=Text(
                    f"有“{kind['zh']}”决定的包，以此数为准。",
                    f"This number counts for a lot with a ruling '{kind['en']}'.",
                ),
            )
    yield Step(
        key="fewest.left",
        what=Text("无人可评", "Nobody left"),
        value="1",
        says=Text(
            "没有响应通过审查、或全部低于最低分的包，采购失败。",
            "A lot fails where no bid passes the review, or all stay below a minimum.",
        ),
    )
