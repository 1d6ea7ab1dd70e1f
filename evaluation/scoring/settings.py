"""How this tender is scored: rounding stages, aggregation, tie chain, parameters of the total."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluation.core.exact import ratio, round_half_up
from evaluation.core.finding import Finding, Severity
from evaluation.core.glossary import vocabulary
from evaluation.core.text import Text
from evaluation.dossier.decided.tie_chain import named_steps
from evaluation.dossier.records import Dossier, Tender
from evaluation.dossier.schema import meant, sheet
from evaluation.law.method import Method
from evaluation.law.tie_steps import CRITERION_WORDS, TIE_STEPS

STAGES = tuple(vocabulary()["rounding_stage"])
"""Where a tender may round: a criterion's points, the sum of the points that are not price points,
the evaluated price, the price points, the total."""

_PLACES = re.compile(r"(.+?)\s*[= :：＝]\s*([0-6])")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"([A-Za-z_]+)\s*[= :：＝]\s*([0-9]{1,15}(?:\.[0-9]{1,15})?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a tender, read once.

    Args:
        places: decimals kept at each stage; a stage that is missing is not rounded.
        aggregation: how the experts' marks become one: mean, trimmed_mean, trimmed_total,
            median or consensus.
        tie_chain: what tells equal totals apart, first to last.
        parameters: numbers the formula of the total may use.
        candidates: how many bids are recommended at most; None where an elimination decides.
    """

    places: Mapping[str, int]
    aggregation: str
    tie_chain: tuple[str, ...]
    parameters: Mapping[str, Fraction]
    candidates: int | None

    def rounded(self, value: Fraction, stage: str) -> Fraction:
        """Return `value` rounded half up where the tender rounds at `stage`."""
        places = self.places.get(stage)
        return value if places is None else ratio(round_half_up(value, places))


def settings_of(dossier: Dossier, method: Method) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings that the tender names, or that its method implies.

    What cannot be understood is a finding: the cell, and what may stand there.
    """
    tender = dossier.tender
    places, about_places = _places(tender)
    chain, about_chain = _tie_chain(dossier)
    parameters, about_parameters = _parameters(tender)
    settings = Settings(
        places=places,
        aggregation=tender.aggregation,
        tie_chain=chain or method.tie_chain,
        parameters=parameters,
        candidates=tender.candidates or method.candidates,
    )
    return settings, (*about_places, *about_chain, *about_parameters, *_currency(tender))


def _currency(tender: Tender) -> Iterator[Finding]:
    """A currency that has no such code would be printed, and counted in hundredths whatever it is."""
    if not _CURRENCY.fullmatch(tender.currency) or tender.currency == "RMB":
        zh, en = (
            "人民币写 CNY，其他写三个大写字母",
            "write CNY for yuan, else the three capital letters",
        )
        yield _unclear(tender, "currency", tender.currency, zh, en)


def _places(tender: Tender) -> tuple[dict[str, int], list[Finding]]:
    places, found = dict[str, int](), list[Finding]()
    words = vocabulary()["rounding_stage"]
    for part in _parts(tender.rounding):
        match = _PLACES.fullmatch(part)
        stage = meant(words, match[1]) if match else None
        if match is None or stage is None or stage in places:
            zh = "、".join(text.zh for text in words.values())
            zh = f"每项写“阶段 位数”，阶段为 {zh}，各写一次，位数 0 至 6"
            en = f"write 'stage decimals', each stage once: {', '.join(words)}; decimals 0 to 6"
            found.append(_unclear(tender, "rounding", part, zh, en))
        else:
            places[stage] = int(match[2])
    if "total" not in places and not found:
        zh, en = (
            "请写明总分保留的小数位，如 总分 2",
            "write the decimals of the total, e.g. total 2",
        )
        found.append(_unclear(tender, "rounding", tender.rounding, zh, en))
    return {"total": 2, **places}, found


def _parameters(tender: Tender) -> tuple[dict[str, Fraction], list[Finding]]:
    parameters, found = dict[str, Fraction](), list[Finding]()
    for part in _parts(tender.parameters):
        match = _NUMBER.fullmatch(part)
        if match is None or match[1] in parameters:
            zh, en = "每项写“名称=数值”，各写一次", "write name=number, each name once"
            found.append(_unclear(tender, "parameters", part, zh, en))
        else:
            parameters[match[1]] = Fraction(match[2])
    return parameters, found


def _tie_chain(dossier: Dossier) -> tuple[tuple[str, ...], list[Finding]]:
    """What people decided about a tie always comes last: without it a tie could never end."""
    chain, found = list[str](), list[Finding]()
    for typed, step in named_steps(dossier):
        if step is None:
            zh = "、".join(each.name.zh for each in TIE_STEPS.values())
            en = ", ".join(TIE_STEPS)
            zh = f"可写 {zh}，或 {CRITERION_WORDS[1]} 加其代号"
            en = f"write {en}, or {CRITERION_WORDS[0]} and its code"
            found.append(_unclear(dossier.tender, "tie_chain", typed, zh, en))
        else:
            chain.append(step)
    whole = chain if "draw" in chain or not chain else [*chain, "draw"]
    return tuple(whole), found


def _parts(text: str | None) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in re.split(r"[;；,，>、\n]", text or ""))
    return tuple(filter(None, pieces))


def _unclear(tender: Tender, key: str, seen: str, zh: str, en: str) -> Finding:
    name = Text(
        zh=sheet("tender").column(key).label("zh"), en=sheet("tender").column(key).label("en")
    )
    return Finding(
        code="U102",
        severity=Severity.ERROR,
        message=Text(
            zh=f"“{name.zh}”中的“{seen[:60]}”无法理解；{zh}，请改正",
            en=f"'{seen[:60]}' in {name.en} is not understood; {en}",
        ),
        place=tender.at(key),
    )
