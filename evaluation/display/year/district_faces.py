"""The picture that stands with the districts of a year."""

from collections.abc import Iterator, Sequence

from evaluation.charts.district_bars import district_bars
from evaluation.charts.picture import Datum, Picture
from evaluation.core.exact import money
from evaluation.core.text import Lang, Text
from evaluation.core.wording import unit_of_money
from evaluation.display.face import Face
from evaluation.planning.plan_words import NO_DISTRICT
from evaluation.tables.year.districts import district_sums, districts_table
from evaluation.tables.year.entries import DossierOfYear

QUOTED = Text("第一候选人报价", "Quotes of first candidates")


def districts_face(entries: Sequence[DossierOfYear], lang: Lang) -> Face:
    """Return lots and money by district, with a picture of each currency."""
    return Face(table=districts_table(entries), lang=lang, pictures=tuple(_bars(entries, lang)))


def _bars(entries: Sequence[DossierOfYear], lang: Lang) -> Iterator[Picture]:
    """A picture of each currency with districts to compare."""
    sums = district_sums(entries)
    for currency in sorted({currency for _, currency in sums}):
        bars = [
            (district or NO_DISTRICT.say(lang), Datum(asked, money(asked)), None)
            for (district, of), asked in sorted(sums.items())
            if of == currency
        ]
        if len(bars) > 1:
            unit = unit_of_money(currency, lang)
            yield district_bars(bars, unit=unit, lang=lang, what=QUOTED.say(lang))
