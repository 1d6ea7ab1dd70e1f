"""How this tender is scored: rounding stages, aggregation, tie chain, parameters of the total."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluation.core.errors import TenderError
from evaluation.core.exact import exact, ratio, round_half_up
from evaluation.core.text import Text
from evaluation.dossier.records import Tender
from evaluation.law.method import Method

STAGES = ("criterion", "technical", "evaluated", "price", "total")
"""Where a tender may round: a criterion's points, the sum of the points that are not price points,
the evaluated price, the price points, the total."""

TIE_STEPS = ("quote", "evaluated_price", "technical", "received", "draw")
"""What may tell equal totals apart; the first four are figures, ``draw`` is a ruling."""

_PAIR = re.compile(r"\s*([A-Za-z_]+)\s*[= :：＝]\s*([0-9.]+)\s*\Z")


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


def settings_of(tender: Tender, method: Method) -> Settings:
    """Return the settings that `tender` names, or that its method implies.

    Raises:
        TenderError: a setting cannot be understood; the text says which and what may stand there.
    """
    places = {stage: int(value) for stage, value in _pairs(tender.rounding, STAGES).items()}
    if "total" not in places:
        raise TenderError(
            Text(
                zh=f"“小数位与修约阶段”为“{tender.rounding}”，缺少 total；请写明总分保留的小数位，如 total 2",
                en=f"Rounding is '{tender.rounding}' and lacks total; write the decimals of the total, e.g. total 2",
            )
        )
    return Settings(
        places=places,
        aggregation=tender.aggregation,
        tie_chain=_tie_chain(tender.tie_chain) or method.tie_chain,
        parameters={key: ratio(value) for key, value in _pairs(tender.parameters or "").items()},
        candidates=tender.candidates or method.candidates,
    )


def _pairs(text: str, allowed: tuple[str, ...] = ()) -> dict[str, Decimal]:
    pairs: dict[str, Decimal] = {}
    for part in filter(None, (piece.strip() for piece in re.split(r"[;；,，\n]", text))):
        match = _PAIR.match(part)
        if match is None or (allowed and match[1] not in allowed) or match[1] in pairs:
            names = "、".join(allowed) or "name=value"
            raise TenderError(
                Text(
                    zh=f"“{text}”中的“{part}”无法理解；每项写“名称 数值”，以分号分隔，名称可为 {names}，不得重复",
                    en=f"'{part}' in '{text}' is not understood; write 'name number' pairs separated by ';', "
                    f"each name once: {', '.join(allowed) or 'name=value'}",
                )
            )
        pairs[match[1]] = exact(match[2])
    return pairs


def _tie_chain(text: str | None) -> tuple[str, ...]:
    steps = tuple(filter(None, (piece.strip() for piece in re.split(r"[;；,，>、\n]", text or ""))))
    for step in steps:
        if step not in TIE_STEPS and not step.startswith("criterion "):
            raise TenderError(
                Text(
                    zh=f"“同分处理顺序”中的“{step}”无法理解；可写 {'、'.join(TIE_STEPS)} 或 criterion 代号",
                    en=f"'{step}' in Tie chain is not understood; use {', '.join(TIE_STEPS)} or criterion CODE",
                )
            )
    return steps
