"""The tables of a year: tenders, lots, competition, time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from evaluation.core.exact import round_half_up
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell
from evaluation.display.year.year_cells import (
    bar_cell,
    broken,
    count_cell,
    named,
    remarks_on,
    share_cell,
    table,
)
from evaluation.display.year.year_records import DossierOfYear, LotOfYear, lots_of


def tenders_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return every dossier: its size, or what is wrong with it."""
    heads = {
        "folder": Text("档案", "Dossier"),
        "tender": Text("项目编号", "Tender"),
        "title": Text("名称", "Title"),
        "published": Text("公告日期", "Published"),
        "lots": Text("包数", "Lots"),
        "bids": Text("响应数", "Bids"),
        "awards": Text("已有第一候选人的包", "Lots with a first candidate"),
        "state": Text("状态", "State"),
    }
    wrong = sum(not entry.evaluation for entry in entries)
    return table(
        Text("全部项目", "All tenders"),
        heads,
        ("lots", "bids", "awards"),
        (_tender(entry, lang) for entry in entries),
        (broken(wrong, lang),) if wrong else (),
        lang,
    )


def _tender(entry: DossierOfYear, lang: Lang) -> tuple[TypedCell, ...]:
    dossier = entry.dossier
    scored = Text("已评审", "evaluated").say(lang)
    state = TypedCell(entry.problem, look="error") if entry.problem else TypedCell(scored)
    if dossier is None:
        return (TypedCell(entry.name), *[TypedCell("")] * 6, state)
    lots = entry.evaluation.lots if entry.evaluation else ()
    awards = count_cell(sum(bool(result.candidates) for result in lots))
    return (
        TypedCell(entry.name),
        TypedCell(dossier.tender.id),
        TypedCell(dossier.tender.title),
        TypedCell(dossier.tender.published.isoformat()),
        count_cell(len(dossier.lots)),
        count_cell(len(dossier.bids)),
        awards if entry.evaluation else TypedCell(""),
        state,
    )


def lots_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return every lot with its bids and its first candidate."""
    heads = {
        "tender": Text("项目编号", "Tender"),
        "lot": named("lot"),
        "title": Text("名称", "Title"),
        "district": named("district"),
        "category": named("category"),
        "bids": Text("响应数", "Bids"),
        "admitted": Text("通过审查", "Admitted"),
        "ranked": Text("进入排名", "Ranked"),
        "first": Text("第一候选人", "First candidate"),
    }
    return table(
        Text("全部采购包", "All lots"),
        heads,
        ("bids", "admitted", "ranked"),
        (_lot(each) for each in lots_of(entries)),
        remarks_on(entries, lang),
        lang,
    )


def _lot(each: LotOfYear) -> tuple[TypedCell, ...]:
    failure = each.result.failure
    return (
        TypedCell(each.tender),
        TypedCell(each.lot.id),
        TypedCell(each.lot.title),
        TypedCell(each.lot.district or ""),
        TypedCell(each.lot.category or ""),
        count_cell(len(each.result.scores)),
        count_cell(sum(score.admitted for score in each.result.scores)),
        count_cell(len(each.result.ranked)),
        TypedCell(
            each.first.tenderer.name if each.first else "—", hint=failure.code if failure else ""
        ),
    )


def competition_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return how many lots had how many bids."""
    received = [len(each.result.scores) for each in lots_of(entries)]
    count = Counter(received)
    heads = {
        "bids": Text("每包响应数", "Bids on a lot"),
        "lots": Text("包数", "Lots"),
        "share": Text("占比", "Share"),
        "bar": Text("", ""),
    }
    mean = Fraction(sum(received), len(received)) if received else Fraction(0)
    said = Text(
        f"{len(received)} 个包，平均每包 {round_half_up(mean, 2)} 份响应；只有一份响应的包 {count[1]} 个。",
        f"{len(received)} lots with {round_half_up(mean, 2)} bids on average; {count[1]} lots have a "
        "single bid.",
    )
    return table(
        Text("竞争程度", "Competition"),
        heads,
        ("bids", "lots", "share"),
        (
            (
                count_cell(bids),
                count_cell(count[bids]),
                share_cell(Decimal(count[bids]), Decimal(len(received))),
                bar_cell(Fraction(count[bids], max(count.values()))),
            )
            for bids in sorted(count)
        ),
        (said.say(lang), *remarks_on(entries, lang)),
        lang,
    )


def time_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return how long tenderers had, and how long the evaluation took."""
    heads = {
        "tender": Text("项目编号", "Tender"),
        "published": Text("公告", "Published"),
        "deadline": Text("响应截止", "Deadline"),
        "evaluated": Text("评审", "Evaluated"),
        "to_respond": Text("响应期（日）", "Days to respond"),
        "to_evaluate": Text("截止至评审（日）", "Days from deadline to evaluation"),
    }
    dossiers = [entry.dossier for entry in entries if entry.dossier]
    rows = []
    for tender in (dossier.tender for dossier in dossiers):
        due = tender.deadline.date() if tender.deadline else None
        rows.append(
            (
                TypedCell(tender.id),
                TypedCell(tender.published.isoformat()),
                TypedCell(due.isoformat() if due else ""),
                TypedCell(tender.evaluated.isoformat() if tender.evaluated else ""),
                _days(tender.published, due),
                _days(due, tender.evaluated),
            )
        )
    return table(
        Text("时间", "Time"),
        heads,
        ("to_respond", "to_evaluate"),
        rows,
        (
            Text(
                "日历日；档案没有写明的日期留空。", "Calendar days; blank where no day is stated."
            ).say(lang),
        ),
        lang,
    )


def _days(since: date | None, until: date | None) -> TypedCell:
    return count_cell((until - since).days) if since and until else TypedCell("")
