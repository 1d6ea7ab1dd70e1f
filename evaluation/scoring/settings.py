"""How this tender is scored: rounding stages, aggregation, tie chain, parameters of the total."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluation.core.exact import ratio, round_half_up
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Tender
from evaluation.dossier.schema import sheet
from evaluation.law.method import Method

STAGES = ("criterion", "technical", "evaluated", "price", "total")
"""Where a tender may round: a criterion's points, the sum of the points that are not price points,
the evaluated price, the price points, the total."""

TIE_STEPS = ("quote", "evaluated_price", "technical", "received", "draw")
"""What may tell equal totals apart; the first four are figures, ``draw`` is a ruling."""

_PLACES = re.compile(r"([A-Za-z_]+)\s*[= :：＝]\s*([0-6])")
_NUMBER = re.compile(r"([A-Za-z_]+)\s*[= :：＝]\s*([0-9]{1,15}(?:\.[0-9]{1,15})?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a tender, read once.

    Args:
        places: decimals kept at each stage; a stage that is missing is not rounded.
        aggregation: how the experts' marks become one: mean, trimmed_mean, median or consensus.
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


def settings_of(dossier: Dossier, method: Method, found: list[Finding]) -> Settings:
    """Return the settings that the tender names, or that its method implies.

    Args:
        found: takes what cannot be understood: the cell, and what may stand there.
    """
    tender = dossier.tender
    return Settings(
        places=_places(tender, found),
        aggregation=tender.aggregation,
        tie_chain=_tie_chain(dossier, found) or method.tie_chain,
        parameters=_parameters(tender, found),
        candidates=tender.candidates or method.candidates,
    )


def _places(tender: Tender, found: list[Finding]) -> dict[str, int]:
    places: dict[str, int] = {}
    before = len(found)
    for part in _parts(tender.rounding):
        match = _PLACES.fullmatch(part)
        if match is None or match[1] not in STAGES or match[1] in places:
            zh = f"每项写“阶段 位数”，阶段为 {'、'.join(STAGES)}，各写一次，位数 0 至 6"
            en = f"write 'stage decimals', each stage once: {', '.join(STAGES)}; decimals 0 to 6"
            found.append(_unclear(tender, "rounding", part, zh, en))
        else:
            places[match[1]] = int(match[2])
    if "total" not in places and len(found) == before:
        zh, en = (
            "请写明总分保留的小数位，如 total 2",
            "write the decimals of the total, e.g. total 2",
        )
        found.append(_unclear(tender, "rounding", tender.rounding, zh, en))
    return {"total": 2, **places}


def _parameters(tender: Tender, found: list[Finding]) -> dict[str, Fraction]:
    parameters: dict[str, Fraction] = {}
    for part in _parts(tender.parameters):
        match = _NUMBER.fullmatch(part)
        if match is None or match[1] in parameters:
            zh, en = "每项写“名称=数值”，各写一次", "write name=number, each name once"
            found.append(_unclear(tender, "parameters", part, zh, en))
        else:
            parameters[match[1]] = Fraction(match[2])
    return parameters


def _tie_chain(dossier: Dossier, found: list[Finding]) -> tuple[str, ...]:
    """What people decided about a tie always comes last: without it a tie could never end."""
    codes = {f"criterion {criterion.code}" for criterion in dossier.criteria}
    steps = _parts(dossier.tender.tie_chain)
    for step in steps:
        if step not in TIE_STEPS and step not in codes:
            zh = f"可写 {'、'.join(TIE_STEPS)}，或 criterion 加评审因素代号"
            en = f"write {', '.join(TIE_STEPS)}, or criterion and its code"
            found.append(_unclear(dossier.tender, "tie_chain", step, zh, en))
    known = tuple(step for step in steps if step in TIE_STEPS or step in codes)
    return known if "draw" in known or not known else (*known, "draw")


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
