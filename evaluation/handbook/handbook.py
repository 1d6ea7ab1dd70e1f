"""The whole handbook: its chapters in order."""

from collections.abc import Iterable

from evaluation.handbook.chapters import (
    allocation,
    checks,
    codes,
    commands,
    documents,
    first_day,
    formulas,
    json_form,
    language,
    methods,
    models,
    problem_file,
    rulings,
    sheets,
    stages,
)
from evaluation.handbook.chapters.commands import Command
from evaluation.handbook.handbook_entry import Chapter

BEFORE = (
    *(first_day, sheets, json_form, methods, formulas, language, models, rulings, stages),
    *(allocation, problem_file, documents),
)
AFTER = (checks, codes)
"""The chapters before and after that on the commands, which the command line tells."""


def chapters(known: Iterable[Command] = ()) -> tuple[Chapter, ...]:
    """Return every chapter, in the order of the book.

    Args:
        known: the commands there are; without any there is no chapter on them.
    """
    listed = tuple(known)
    told = (commands.chapter(listed),) if listed else ()
    before, after = ([each.chapter() for each in part] for part in (BEFORE, AFTER))
    return (*before, *told, *after)
