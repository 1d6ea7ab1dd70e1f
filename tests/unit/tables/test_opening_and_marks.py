"""The opening record, the marks and the methods as tables."""

from dataclasses import replace

from evaluation.law.method import methods
from evaluation.scoring.result import Evaluation
from evaluation.tables.marks import marks_table
from evaluation.tables.methods import methods_table
from evaluation.tables.opening import opening_table


def test_closed_prices_are_no_column(evaluation: Evaluation) -> None:
    """While the price envelopes are closed, nothing about a price stands in the record."""
    dossier = evaluation.dossier
    lot = dossier.lots[0]
    assert "quote" in [column.key for column in opening_table(dossier, lot).columns]
    closed = replace(dossier, bids=tuple(replace(bid, quote=None) for bid in dossier.bids))
    keys = {column.key for column in opening_table(closed, lot).columns}
    assert not {"quote", "quote_words"} & keys


def test_the_highest_mark_of_a_criterion_is_deepest(evaluation: Evaluation) -> None:
    """Shades run from 0 to 1 within a criterion, and each mark knows its cell."""
    table = marks_table(evaluation, evaluation.lots[0], ())
    shades = [cell.shade for row in table.rows for cell in row.cells if cell.shade is not None]
    assert min(shades) == 0 and max(shades) == 1
    assert all(cell.place for row in table.rows for cell in row.cells[2:] if cell.value is not None)


def test_every_method_has_its_law() -> None:
    """Key, name, law, and the day from which it may be used."""
    rows = methods_table(methods()).texts("zh")
    assert len(rows) == len(methods()) and all(law for _, _, law, *_ in rows)
