"""What the tables of a year are put together from."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from evaluation.charts.picture import Picture
from evaluation.core.exact import money
from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.core.wording import percent
from evaluation.display.face import Face
from evaluation.display.typed_face import TypedCell, TypedColumn, typed_face
from evaluation.display.year.year_records import DossierOfYear

BROKEN = Text(
    "{count} 份档案有错误，未计入；见全部项目一表。",
    "{count} dossiers have errors and are not counted; see the table of all tenders.",
)


def table(
    title: Text,
    heads: dict[str, Text],
    numeric: Sequence[str],
    rows: Iterable[tuple[TypedCell, ...]],
    remarks: tuple[str, ...],
    lang: Lang,
    pictures: tuple[Picture, ...] = (),
) -> Face:
    """Return a face from heads by key, of which `numeric` are numbers."""
    return typed_face(
        title=title.say(lang),
        columns=tuple(
            TypedColumn(key=key, head=head.say(lang), numeric=key in numeric)
            for key, head in heads.items()
        ),
        rows=tuple(rows),
        remarks=remarks,
        pictures=pictures,
        lang=lang,
    )


def remarks_on(entries: Sequence[DossierOfYear], lang: Lang) -> tuple[str, ...]:
    """Return what is to be said about dossiers that are not counted; nothing where all are."""
    wrong = sum(not entry.evaluation for entry in entries)
    return (broken(wrong, lang),) if wrong else ()


def broken(count: int, lang: Lang) -> str:
    """Return that `count` dossiers are not counted."""
    return BROKEN.say(lang).format(count=count)


def named(key: str) -> Text:
    """Return the word of the glossary for `key`."""
    return Text(term(key, "zh"), term(key, "en"))


def count_cell(number: int) -> TypedCell:
    """Return a whole number."""
    return TypedCell(str(number), number=number)


def money_cell(value: Decimal | None) -> TypedCell:
    """Return an amount; blank where there is none."""
    return TypedCell("") if value is None else TypedCell(money(value), number=value)


def share_cell(part: Decimal, whole: Decimal) -> TypedCell:
    """Return which part of `whole` that is; blank where the whole is 0."""
    if not whole:
        return TypedCell("")
    share = Fraction(part) / Fraction(whole)
    return TypedCell(percent(share, 1), number=share)


def bar_cell(share: Fraction) -> TypedCell:
    """Return a bar, `share` of its full length."""
    return TypedCell("", parts=(("", share),), whole=1)
