"""The money of a year: first candidates, districts, organisations; never mixing currencies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.charts.district_bars import district_bars
from evaluation.charts.picture import Datum, Picture
from evaluation.core.exact import money
from evaluation.core.glossary import word
from evaluation.core.text import Lang, Text
from evaluation.core.wording import percent, unit_of_money
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell
from evaluation.display.year.year_cells import (
    count_cell,
    money_cell,
    named,
    remarks_on,
    share_cell,
    table,
)
from evaluation.display.year.year_records import DossierOfYear, LotOfYear, key_of, lots_of, social
from evaluation.dossier.records import Tenderer
from evaluation.planning.plan_words import NO_DISTRICT

FIRST = Text(
    "金额为第一候选人的报价，不同币种分别合计，包多的币种在前；尚无第一候选人的包不计。",
    "Money is what first candidates ask, added up by currency, the one of most lots first; lots without "
    "a first candidate are not counted.",
)
SOCIAL_SHARE = Text(
    "{currency}：社会组织获 {lots} 个包，金额 {money}，占已注明类型者的 {share}。",
    "{currency}: social organisations have {lots} lots and {money}, {share} of the money of those "
    "whose type is stated.",
)
QUOTED = Text("第一候选人报价", "Quotes of first candidates")
SAME = Text(
    "同一组织按统一社会信用代码认定，没有代码的按名称认定。",
    "An organisation is known by its credit code, or where it has none by its name.",
)
NO_TYPE = Text("未注明", "not stated")


def awards_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return every first candidate with its price and what it saves against the ceiling."""
    heads = {
        "tender": Text("项目编号", "Tender"),
        "lot": named("lot"),
        "tenderer": Text("第一候选人", "First candidate"),
        "type": Text("组织类型", "Type"),
        "total": Text("总分", "Total"),
        "price": Text("报价", "Quote"),
        "currency": named("currency"),
        "ceiling": Text("最高限价", "Ceiling"),
        "saved": Text("低于限价", "Below the ceiling"),
    }
    return table(
        Text("第一候选人", "First candidates"),
        heads,
        ("total", "price", "ceiling", "saved"),
        (_award(each, each.first.tenderer, lang) for each in lots_of(entries) if each.first),
        remarks_on(entries, lang),
        lang,
    )


def _award(each: LotOfYear, tenderer: Tenderer, lang: Lang) -> tuple[TypedCell, ...]:
    total = each.first.total if each.first else None
    saved = None
    if each.price is not None and each.ceiling:
        saved = 1 - Fraction(each.price) / Fraction(each.ceiling)
    return (
        TypedCell(each.tender),
        TypedCell(each.lot.id),
        TypedCell(tenderer.name),
        TypedCell(_type(tenderer, lang)),
        TypedCell("" if total is None else f"{total:f}", number=total),
        money_cell(each.price),
        TypedCell(each.currency),
        money_cell(each.ceiling),
        TypedCell("") if saved is None else TypedCell(percent(saved, 1), number=saved),
    )


def districts_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return lots and money by district, each currency by itself."""
    lots, awarded = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    sums: dict[tuple[str, str], Decimal] = {}
    for each in lots_of(entries):
        key = (each.lot.district or NO_DISTRICT.say(lang), each.currency)
        lots[key] += 1
        awarded[key] += each.first is not None
        sums[key] = sums.get(key, Decimal(0)) + (each.price or Decimal(0))
    of = Counter(each.currency for each in lots_of(entries))
    heads = {
        "district": named("district"),
        "currency": named("currency"),
        "lots": Text("包数", "Lots"),
        "awards": Text("已有第一候选人", "With a first candidate"),
        "money": Text("金额", "Money"),
    }
    face = table(
        Text("按区域", "By district"),
        heads,
        ("lots", "awards", "money"),
        (
            (
                TypedCell(key[0]),
                TypedCell(key[1]),
                count_cell(lots[key]),
                count_cell(awarded[key]),
                money_cell(sums[key]),
            )
            for key in sorted(lots, key=lambda key: (-of[key[1]], key[1], key[0]))
        ),
        (FIRST.say(lang), *remarks_on(entries, lang)),
        lang,
        tuple(_bars(sums, lang)),
    )
    return face


def _bars(sums: dict[tuple[str, str], Decimal], lang: Lang) -> Iterable[Picture]:
    """A picture of each currency with districts to compare."""
    for currency in sorted({currency for _, currency in sums}):
        bars = [
            (district, Datum(money_, money(money_)), None)
            for (district, of), money_ in sorted(sums.items())
            if of == currency
        ]
        if len(bars) > 1:
            unit = unit_of_money(currency, lang)
            yield district_bars(bars, unit=unit, lang=lang, what=QUOTED.say(lang))


def organisations_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return bids, awards and money by organisation, and the share of social organisations."""
    who: dict[tuple[str, str], Tenderer] = {}
    bids, awards = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    sums: dict[tuple[str, str], Decimal] = {}
    for each in lots_of(entries):
        for score in each.result.scores:
            key = (key_of(score.tenderer), each.currency)
            who.setdefault(key, score.tenderer)
            bids[key] += 1
            if score is each.first:
                awards[key] += 1
                sums[key] = sums.get(key, Decimal(0)) + (each.price or Decimal(0))
    heads = {
        "tenderer": named("tenderer"),
        "type": Text("组织类型", "Type"),
        "bids": Text("响应数", "Bids"),
        "awards": Text("第一候选包数", "Lots as first candidate"),
        "money": Text("金额", "Money"),
        "currency": named("currency"),
        "share": Text("占该币种金额", "Share of that money"),
    }
    whole, of = _whole(sums), Counter(each.currency for each in lots_of(entries))
    return table(
        Text("按组织", "By organisation"),
        heads,
        ("bids", "awards", "money", "share"),
        (
            (
                TypedCell(who[key].name),
                TypedCell(_type(who[key], lang)),
                count_cell(bids[key]),
                count_cell(awards[key]),
                money_cell(sums.get(key, Decimal(0))),
                TypedCell(key[1]),
                share_cell(sums.get(key, Decimal(0)), whole.get(key[1], Decimal(0))),
            )
            for key in sorted(bids, key=lambda key: (-of[key[1]], -sums.get(key, Decimal(0)), key))
        ),
        (
            FIRST.say(lang),
            SAME.say(lang),
            *_social(who, awards, sums, lang),
            *remarks_on(entries, lang),
        ),
        lang,
    )


def _social(
    who: dict[tuple[str, str], Tenderer],
    awards: Counter[tuple[str, str]],
    sums: dict[tuple[str, str], Decimal],
    lang: Lang,
) -> Iterable[str]:
    stated = {key: each for key, each in sums.items() if social(who[key]) is not None}
    for currency, whole in sorted(_whole(stated).items()):
        keys = [key for key in stated if key[1] == currency and social(who[key])]
        part = sum((stated[key] for key in keys), Decimal(0))
        yield SOCIAL_SHARE.say(lang).format(
            currency=currency,
            lots=sum(awards[key] for key in keys),
            money=money(part),
            share=share_cell(part, whole).text,
        )


def _type(tenderer: Tenderer, lang: Lang) -> str:
    if tenderer.type is None:
        return NO_TYPE.say(lang)
    return word("type", tenderer.type, lang)


def _whole(sums: dict[tuple[str, str], Decimal]) -> dict[str, Decimal]:
    whole: dict[str, Decimal] = {}
    for (_, currency), each in sums.items():
        whole[currency] = whole.get(currency, Decimal(0)) + each
    return whole
