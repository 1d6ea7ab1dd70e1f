"""Every first candidate of a year with its quote, and what that saves against the ceiling."""

from collections.abc import Sequence
from fractions import Fraction

from evaluation.core.glossary import vocabulary
from evaluation.core.table import Cell, Row, Table, column, row
from evaluation.core.text import Text
from evaluation.core.wording import figure
from evaluation.dossier.parties import members_line
from evaluation.dossier.records import Tenderer
from evaluation.scoring.result import Score
from evaluation.tables.year.entries import DossierOfYear, LotOfYear, lots_of
from evaluation.tables.year.remarks import left_uncounted

NO_TYPE = Text("未注明", "not stated")


def awards_table(entries: Sequence[DossierOfYear]) -> Table:
    """Return a row for each lot that has a first candidate."""
    return Table(
        key="awards",
        title=Text("第一候选人", "First candidates"),
        columns=(
            column("tender", "code", term="tender_id"),
            column("lot", "code"),
            column("tenderer", term="first_candidate"),
            column("type"),
            column("total", "points"),
            column("price", "money", term="quote"),
            column("currency", "code"),
            column("ceiling", "money"),
            column("saved", "percent", places=1),
        ),
        rows=tuple(_row(each, each.first) for each in lots_of(entries) if each.first),
        remarks=left_uncounted(entries),
    )


def type_of(tenderer: Tenderer) -> Text:
    """Return the kind of organisation in words, or that it is not stated."""
    return vocabulary()["type"][tenderer.type] if tenderer.type else NO_TYPE


def _row(each: LotOfYear, first: Score) -> Row:
    saved = None
    if each.price is not None and each.ceiling:
        saved = 1 - Fraction(each.price) / Fraction(each.ceiling)
    return row(
        each.tender,
        each.lot.id,
        _who(each, first),
        type_of(first.tenderer),
        _total(each, first),
        each.price,
        each.currency,
        each.ceiling,
        saved,
    )


def _who(each: LotOfYear, first: Score) -> Cell:
    """The first candidate; under the pointer, who forms a consortium."""
    scored = each.entry.evaluation
    members = None if scored is None else members_line(scored.dossier, first.tenderer)
    return Cell(first.tenderer.name, hint=members)


def _total(each: LotOfYear, first: Score) -> Cell:
    """The total with the decimals to which its own tender rounds."""
    if first.total is None or each.entry.evaluation is None:
        return Cell()
    said = figure(first.total, each.entry.evaluation.settings.places["total"])
    return Cell(first.total, shown=Text(said, said))
