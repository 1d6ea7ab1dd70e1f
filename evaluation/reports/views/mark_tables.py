"""Marks and points as tables that fit a page: bids across, split into even groups where many."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from evaluation.core.glossary import term, word
from evaluation.core.text import Lang, Text
from evaluation.core.wording import NONE, figure, most_places, plain, shortened
from evaluation.dossier.decided.corrections import replaced_marks
from evaluation.dossier.records import Criterion, Dossier
from evaluation.reports.views.evaluation_view import (
    MarkBlock,
    MarkRow,
    MarkTable,
    PointsRow,
    PointsTable,
)
from evaluation.scoring.result import LotResult, Points, Score
from evaluation.scoring.settings import Settings
from evaluation.tables.record_facts import Pair

BIDS_ACROSS = 8
"""Bids that a landscape page holds with names that can be read."""

NAME = 40
"""Characters of a name that the head of a column shows; the lists show all of it."""

CRITERIA_ACROSS = 12
"""Criteria that a landscape page holds beside the name of the bid."""

AS_GIVEN = Text("{}（原评分）", "{} (as first given)")

Item = TypeVar("Item")


def even_groups(items: Sequence[Item], most: int) -> tuple[tuple[Item, ...], ...]:
    """Return `items` in groups of at most `most`, as even as they can be.

    Example:
        >>> [len(group) for group in even_groups(range(30), 8)]
        [8, 8, 7, 7]
    """
    count = -(-len(items) // most)
    size, longer = divmod(len(items), count) if count else (0, 0)
    ends = [size * n + min(n, longer) for n in range(count + 1)]
    return tuple(tuple(items[a:b]) for a, b in itertools.pairwise(ends))


def mark_tables(
    dossier: Dossier, result: LotResult, settings: Settings, lang: Lang
) -> tuple[MarkTable, ...]:
    """Return the marks of each expert for each criterion that experts mark."""
    scores = [score for score in result.scores if score.points]
    marked = [
        criterion
        for criterion in dossier.criteria_of(result.lot.id)
        if any(each.marks for score in scores for each in _points(score, criterion))
    ]
    if not marked:
        return ()
    groups = even_groups(scores, BIDS_ACROSS)
    original = _original(dossier)
    return tuple(
        MarkTable(
            part=part_of(n, len(groups)),
            heads=tuple(
                Pair(score.bid.id, shortened(score.tenderer.name, NAME)) for score in group
            ),
            blocks=tuple(
                _block(dossier, each, group, settings, lang, original.get(each.code, {}))
                for each in marked
            ),
        )
        for n, group in enumerate(groups)
    )


def points_tables(
    dossier: Dossier, result: LotResult, settings: Settings
) -> tuple[PointsTable, ...]:
    """Return the points of each bid for each criterion, as they enter the total."""
    scores = [score for score in result.scores if score.points]
    groups = even_groups(dossier.criteria_of(result.lot.id), CRITERIA_ACROSS) if scores else ()
    return tuple(
        PointsTable(
            part=part_of(n, len(groups)),
            last=n + 1 == len(groups),
            heads=tuple(Pair(each.title, plain(each.max_points * each.weight)) for each in group),
            rows=_points_rows(scores, group, settings),
        )
        for n, group in enumerate(groups)
    )


def _points_rows(
    scores: Sequence[Score], criteria: Iterable[Criterion], settings: Settings
) -> tuple[PointsRow, ...]:
    columns = [
        _column([_value(score, criterion) for score in scores], criterion, settings)
        for criterion in criteria
    ]
    return tuple(
        PointsRow(
            bid=score.bid.id,
            tenderer=score.tenderer.name,
            cells=tuple(column[n] for column in columns),
            total=figure(score.total, settings.places["total"]),
            rank=NONE if score.rank is None else str(score.rank),
        )
        for n, score in enumerate(scores)
    )


def part_of(number: int, count: int) -> str:
    """Return which part of a table this is; nothing where there is one alone.

    Example:
        >>> part_of(0, 4), part_of(0, 1)
        ('1/4', '')
    """
    return f"{number + 1}/{count}" if count > 1 else ""


def _points(score: Score, criterion: Criterion) -> Iterable[Points]:
    return (each for each in score.points if each.criterion.code == criterion.code)


def _value(score: Score, criterion: Criterion) -> Fraction | None:
    return next((each.value for each in _points(score, criterion)), None)


def _column(
    values: Sequence[Fraction | None], criterion: Criterion, settings: Settings
) -> tuple[str, ...]:
    places = settings.places.get("price" if criterion.kind == "price" else "criterion")
    return tuple(
        figure(value, most_places(values) if places is None else places) for value in values
    )


Given = Mapping[str, Mapping[str, Decimal]]
"""Marks as they were given, by expert and bid."""


def _original(dossier: Dossier) -> dict[str, dict[str, dict[str, Decimal]]]:
    """Return, by criterion, every mark that a ruling replaced, as it was given."""
    found: dict[str, dict[str, dict[str, Decimal]]] = {}
    for each in replaced_marks(dossier):
        found.setdefault(each.criterion, {}).setdefault(each.expert, {})[each.bid] = each.was
    return found


def _block(
    dossier: Dossier,
    criterion: Criterion,
    scores: Sequence[Score],
    settings: Settings,
    lang: Lang,
    original: Given,
) -> MarkBlock:
    marks = [next((each.marks for each in _points(score, criterion)), {}) for score in scores]
    voters = [expert.id for expert in dossier.panel if any(expert.id in each for each in marks)]
    voters += sorted({key for each in marks for key in each} - set(voters))
    given = [
        (_voter(dossier, voter, lang), [each.get(voter) for each in marks]) for voter in voters
    ]
    given += _replaced(dossier, scores, lang, original)
    places = most_places(mark for _, row in given for mark in row)
    rows = [
        MarkRow(head=head, cells=tuple(figure(mark, places) for mark in row)) for head, row in given
    ]
    sums = _column([_value(score, criterion) for score in scores], criterion, settings)
    return MarkBlock(
        code=criterion.code,
        title=criterion.title,
        note=_note(criterion, lang),
        rows=(*rows, MarkRow(head="", cells=sums, sum=True)),
    )


def _replaced(
    dossier: Dossier, scores: Sequence[Score], lang: Lang, original: Given
) -> list[tuple[str, list[Decimal | None]]]:
    """A row for each expert whose marks for these bids were replaced: the marks as given."""
    bids = [score.bid.id for score in scores]
    return [
        (AS_GIVEN.say(lang).format(_voter(dossier, expert, lang)), [was.get(bid) for bid in bids])
        for expert, was in sorted(original.items())
        if not was.keys().isdisjoint(bids)
    ]


def _voter(dossier: Dossier, id: str, lang: Lang) -> str:
    names = {expert.id: f"{expert.id} {expert.name}" for expert in dossier.panel}
    return names.get(id) or word("aggregation", id, lang)


def _note(criterion: Criterion, lang: Lang) -> str:
    most = f"{term('max_points', lang)} {plain(criterion.max_points)}"
    if criterion.weight == Decimal(1):
        return most
    return f"{most} · {term('weight', lang)} {plain(criterion.weight)}"
