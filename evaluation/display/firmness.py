"""How firm the ranking is: margins, single marks, each expert left out, panels drawn again.

Every face says what it does not mean: a close race is nobody's fault and changes no result.
"""

from fractions import Fraction
from pathlib import Path

from evaluation.core.exact import round_half_up
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.dossier.records import Dossier
from evaluation.law.tie_steps import tie_step
from evaluation.scoring.result import Evaluation
from evaluation.stability.leave_out import leave_out
from evaluation.stability.margin import margins, turns
from evaluation.stability.resample import Placed, places, redrawn

CLOSE = Text(
    "分差小只说明竞争激烈，不说明谁该胜出，也不改变结果。",
    "A small margin says that the race is close. It does not say who should win, and changes no result.",
)
SINGLE = Text(
    "每位专家使第一名易位（或并列）所需的最小单项改动。这是算术，不是对专家的评价：合议评分本来就取决于每个人；评分不得据此修改。",
    "The least change of one mark of each expert after which another is first, or shares the first "
    "place. This is arithmetic and no judgement of the expert: a panel's result rests on every "
    "member. No mark may be changed because of it.",
)
ALL_COUNT = Text(
    "去掉一位专家后重新排名，只说明差距大小；不说明这位专家打分不当，法规要求全体成员的评分都计入，结果不变。",
    "The ranking without each expert says how close the race is. It does not say that the expert "
    "marked wrongly: the law counts every member, and the result stays.",
)
NO_VOTE = Text(
    "按同样人数重新抽取专家 {draws} 次（有放回，可重做），看各响应得第一名的次数。这不是投票，也不是“更优”"
    "的概率，只说明名次多大程度上取决于恰好是哪些专家；结果不变。",
    "The panel was drawn again {draws} times, as many experts, with replacement; anybody can redo "
    "it. The share of first places is no vote and no probability of being the better bid. It says "
    "how much the ranking owes to who happened to sit on the panel, and changes no result.",
)
HOLDS = Text("第一名不变", "the same is first")
TURNS = Text("第一名改变", "another is first")


def margins_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return the points between neighbours of every ranking, the closest first."""
    dossier = evaluation.dossier
    ordered = sorted(margins(evaluation), key=lambda each: (each.points, each.lot, each.rank))
    return typed_face(
        title=Text("相邻名次的分差", "Margins between ranks").say(lang),
        columns=(
            _column("lot", lang),
            TypedColumn(key="rank", head=Text("名次", "Rank").say(lang), numeric=True),
            TypedColumn(key="ahead", head=Text("在前", "Ahead").say(lang)),
            TypedColumn(key="behind", head=Text("在后", "Behind").say(lang)),
            TypedColumn(key="points", head=Text("分差", "Points").say(lang), numeric=True),
            TypedColumn(
                key="decided", head=Text("同分时由何决定", "If equal, decided by").say(lang)
            ),
        ),
        rows=tuple(
            (
                TypedCell(each.lot),
                TypedCell(str(each.rank), number=each.rank),
                TypedCell(_name(dossier, each.ahead)),
                TypedCell(_name(dossier, each.behind)),
                TypedCell(f"{each.points:f}", number=each.points),
                TypedCell(tie_step(each.decided_by).order.say(lang) if each.decided_by else ""),
            )
            for each in ordered
        ),
        remarks=(CLOSE.say(lang),),
        lang=lang,
    )


def turns_face(evaluation: Evaluation, overlay: Path | None, lang: Lang) -> Face:
    """Return for each lot and expert the least change of one mark that turns the first place."""
    dossier, found = evaluation.dossier, turns(evaluation, overlay=overlay)
    ordered = sorted(found, key=lambda each: (abs(each.change), each.lot, each.expert))
    return typed_face(
        title=Text("改动一项评分能否使第一名易位", "Could one mark turn the first place").say(lang),
        columns=(
            _column("lot", lang),
            _column("expert", lang),
            _column("bid", lang),
            _column("criterion", lang),
            TypedColumn(key="mark", head=Text("现评分", "Mark").say(lang), numeric=True),
            TypedColumn(key="turned", head=Text("易位时", "Would turn at").say(lang), numeric=True),
            TypedColumn(key="change", head=Text("相差", "Change").say(lang), numeric=True),
            TypedColumn(key="first", head=Text("届时第一名", "Then first").say(lang)),
        ),
        rows=tuple(
            (
                TypedCell(each.lot),
                TypedCell(each.expert),
                TypedCell(_name(dossier, each.bid)),
                TypedCell(each.criterion),
                TypedCell(f"{each.mark:f}", number=each.mark),
                TypedCell(f"{each.turned:f}", number=each.turned),
                TypedCell(f"{each.change:+f}", number=abs(each.change)),
                TypedCell(", ".join(_name(dossier, bid) for bid in sorted(each.first))),
            )
            for each in ordered
        ),
        remarks=(SINGLE.say(lang),),
        lang=lang,
    )


def left_out_face(evaluation: Evaluation, overlay: Path | None, lang: Lang) -> Face:
    """Return the ranking of each lot without each expert, and whether its first place holds."""
    dossier, lots = evaluation.dossier, tuple(leave_out(evaluation, overlay=overlay))
    return typed_face(
        title=Text("去掉任一专家后的排名", "The ranking without each expert").say(lang),
        columns=(
            _column("lot", lang),
            TypedColumn(key="without", head=Text("去掉的专家", "Without").say(lang)),
            TypedColumn(key="holds", head=Text("第一名", "First place").say(lang)),
            TypedColumn(key="first", head=Text("届时第一名", "Then first").say(lang)),
            TypedColumn(key="ranking", head=Text("届时排名", "Then ranked").say(lang)),
        ),
        rows=tuple(
            (
                TypedCell(lot.lot),
                TypedCell(each.expert),
                TypedCell((HOLDS if each.holds else TURNS).say(lang), look=_look(each.holds)),
                TypedCell(", ".join(_name(dossier, bid) for bid in sorted(each.first))),
                TypedCell(" › ".join(each.ranking)),
            )
            for lot in lots
            for each in lot.without
        ),
        remarks=(ALL_COUNT.say(lang), *(lot.said.say(lang) for lot in lots if not lot.holds)),
        lang=lang,
    )


def redrawn_face(evaluation: Evaluation, draws: int, overlay: Path | None, lang: Lang) -> Face:
    """Return how often each bid is first when the panel is drawn again `draws` times."""
    placed = places(evaluation, redrawn(evaluation, draws, overlay=overlay))
    return typed_face(
        title=Text("重新抽取专家后的名次", "The panel drawn again").say(lang),
        columns=(
            _column("lot", lang),
            _column("bid", lang),
            TypedColumn(key="rank", head=Text("名次", "Rank").say(lang), numeric=True),
            TypedColumn(
                key="first", head=Text("第一名次数", "Times first").say(lang), numeric=True
            ),
            TypedColumn(key="share", head=Text("占比", "Share").say(lang), numeric=True),
            TypedColumn(key="bar", head=""),
            TypedColumn(key="places", head=Text("各名次次数", "Times at each rank").say(lang)),
        ),
        rows=tuple(_placed(each, evaluation.dossier, lang) for each in placed),
        remarks=(NO_VOTE.say(lang).format(draws=draws),),
        lang=lang,
    )


def _placed(each: Placed, dossier: Dossier, lang: Lang) -> tuple[TypedCell, ...]:
    between = Text("第 {} 名 {} 次", "{}: {}")
    places = (between.say(lang).format(rank, times) for rank, times in each.places.items())
    first = each.places.get(1, 0)
    return (
        TypedCell(each.lot),
        TypedCell(_name(dossier, each.bid), look="strong" if each.rank == 1 else ""),
        TypedCell("" if each.rank is None else str(each.rank), number=each.rank),
        TypedCell(str(first), number=first),
        *_share(each.first),
        TypedCell(Text("；", "; ").say(lang).join(places)),
    )


def _share(share: Fraction) -> tuple[TypedCell, TypedCell]:
    """The share in per cent, and as a bar."""
    percent = f"{round_half_up(share * 100, 1)}%"
    return TypedCell(percent, number=share), TypedCell(percent, parts=((percent, share),), whole=1)


def _column(key: str, lang: Lang) -> TypedColumn:
    return TypedColumn(key=key, head=term(key, lang))


def _look(holds: bool) -> str:
    return "" if holds else "warning"


def _name(dossier: Dossier, bid: str) -> str:
    offered = next(each for each in dossier.bids if each.id == bid)
    return f"{bid} {dossier.tenderer(offered.tenderer).name}"
