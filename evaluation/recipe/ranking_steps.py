"""The order of the bids, ties, the draw, and who is recommended, as the recipe says it."""

from collections.abc import Iterator

from evaluation.core.exact import decimal_of
from evaluation.core.glossary import term, word
from evaluation.core.text import LANGS, Lang, Text, normal
from evaluation.dossier.decided.ruling_kinds import decision_words
from evaluation.law.tie_steps import tie_step
from evaluation.recipe.step import Section, Step
from evaluation.scoring.drawn import draws
from evaluation.scoring.result import Evaluation

TITLE = Text("排名、并列、抽签、推荐", "Ranking, ties, the draw, recommendation")


def ranking(evaluation: Evaluation, lang: Lang) -> Section:
    """Return the steps from the totals to the recommendation."""
    parts = (_order(evaluation), _draw(evaluation, lang), _recommended(evaluation))
    return Section(title=TITLE, steps=tuple(step for part in parts for step in part))


def _order(evaluation: Evaluation) -> Iterator[Step]:
    yield Step(
        key="rank",
        what=Text("名次", "Rank"),
        says=Text(
            "逐包比较修约后的总分，总分相同的依次比较下列各项。名次 = 1 + 排在前面的响应数；各项都相同的"
            "同名次（并列）。",
            "Lot by lot, compare the rounded totals, then, among equal totals, the following one after "
            "the other. Rank = 1 + the number of bids before; equal in everything: tied, one rank.",
        ),
    )
    tie = {lang: word("ruling", "tie", lang) for lang in LANGS}
    for number, step in enumerate(evaluation.settings.tie_chain, start=1):
        says = tie_step(step).exactly
        yield Step(
            key=f"tie.{number}",
            what=Text(f"同分时第 {number} 步", f"Equal totals, step {number}"),
            value=step,
            says=Text(says.zh.format(**tie), says.en.format(**tie)),
        )


def _draw(evaluation: Evaluation, lang: Lang) -> Iterator[Step]:
    seed = normal(evaluation.dossier.tender.draw_seed or "")
    tie = {each: word("ruling", "tie", each) for each in LANGS}
    if any(ruling.what == "tie" for ruling in evaluation.dossier.rulings):
        drawn = ", ".join(sorted(decision_words("draw")))
        yield Step(
            key="ruled.tie",
            what=Text(f"决定：{tie['zh']}", f"Ruling: {tie['en']}"),
            value=tie[lang],
            says=Text(
                f"最后一条的“结论”写响应编号的，即为次序；写下列词之一的，由抽签决定：{drawn}。",
                f"The decision of the last one lists the bids in order, or says that they are drawn: {drawn}.",
            ),
        )
    if not seed:
        return
    yield Step(
        key="draw.seed",
        what=Text("抽签种子", "Seed of the draw"),
        value=seed,
        says=Text(
            f"开标前公布的公开随机值（“{term('draw_seed', 'zh')}”）。",
            f"The public value named before the opening ('{term('draw_seed', 'en')}').",
        ),
    )
    yield Step(
        key="draw.text",
        what=Text("抽签办法", "How it is drawn"),
        value="seed|tender|lot|bid",
        says=Text(
            "把种子、项目编号、包号、响应编号用“|”连接，取 UTF-8 编码的 SHA-256（64 位小写十六进制数字）；"
            "按它从小到大排列，最小的排第一。",
            "Join the seed and the ids of the tender, the lot and the bid by '|', and take the SHA-256 "
            "of that text in UTF-8 (64 small hexadecimal digits). The smallest comes first.",
        ),
    )
    for each in draws(evaluation):
        for place, ticket in enumerate(each.tickets, start=1):
            yield Step(
                key=f"drawn.{each.lot}.{place}",
                what=Text(
                    f"{each.lot} 第 {place}：{ticket.bid}",
                    f"{each.lot}, place {place}: {ticket.bid}",
                ),
                value=ticket.digest,
                says=Text(f"终端命令：{ticket.command}", f"In a terminal: {ticket.command}"),
            )


def _recommended(evaluation: Evaluation) -> Iterator[Step]:
    count, law = evaluation.settings.candidates, {dated.key: dated for dated in evaluation.law}
    yield Step(
        key="recommend.most",
        what=Text("推荐家数", "Bids to recommend"),
        value="" if count is None else str(count),
        says=Text(
            "按名次取前若干名（空白则全部）；遇到并列即止：并列的及其后的都不推荐。",
            "The first so many by rank (blank: all). A tie ends the list: neither the tied bids nor "
            "any behind them are recommended.",
        )
        if evaluation.method.scoring
        else Text(
            "不评分排名，推荐通过审查的响应。",
            "Nothing is ranked; the bid that passed the review is recommended.",
        ),
    )
    elimination = evaluation.method.elimination
    if elimination is None or elimination.share not in law or elimination.suppliers not in law:
        return
    share, fewest = law[elimination.share], law[elimination.suppliers]
    yield Step(
        key="eliminate.share",
        what=Text("淘汰比例", "Share eliminated"),
        value=f"{decimal_of(share.number):f}",
        says=Text(
            f"有名次的家数乘以此比例，向上取整，是须淘汰的家数。（{share.cite.zh}）",
            f"Times the number of ranked bids, rounded up: so many are left out. ({share.cite.en})",
        ),
    )
    yield Step(
        key="eliminate.fewest",
        what=Text("至少淘汰", "Fewest eliminated"),
        value=str(fewest.whole),
        says=Text(
            f"但不少于此数；推荐家数不超过其余。（{fewest.cite.zh}）",
            f"But no fewer than this; no more than the rest are recommended. ({fewest.cite.en})",
        ),
    )
