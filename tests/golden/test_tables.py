"""Every table says what it said, in both languages, and says it in that language alone."""

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

import pytest

import evaluation.tables
from evaluation.core.glossary import vocabulary
from evaluation.core.table import Table
from evaluation.core.text import LANGS, Lang, Text
from evaluation.law.book import law_book
from evaluation.law.method import methods
from evaluation.planning.fairness import equity_of
from evaluation.planning.plan import Plan
from evaluation.reports.documents import offers
from evaluation.reports.occasion import Occasion
from evaluation.reports.offered import offers_table
from evaluation.tables.awards import awards_table
from evaluation.tables.bids_to_award import bids_to_award_table
from evaluation.tables.bound_cases import bound_table
from evaluation.tables.checks import answers_table, checks_table
from evaluation.tables.criteria import criteria_table
from evaluation.tables.district_parts import district_parts_table
from evaluation.tables.fairer_plans import fairer_plans_table
from evaluation.tables.findings import findings_table
from evaluation.tables.law import law_table, parameters_table
from evaluation.tables.ledger import ledger_table
from evaluation.tables.left_lots import left_table
from evaluation.tables.marks import marks_table
from evaluation.tables.methods import methods_table
from evaluation.tables.opening import opening_table
from evaluation.tables.passed_over import overrides_table
from evaluation.tables.plan_lots import plan_table
from evaluation.tables.plan_rules import rules_table, tightest_rules_table
from evaluation.tables.prices import prices_table
from evaluation.tables.ranking import candidates_table, worked_ranking_table
from evaluation.tables.rulings import rulings_table
from evaluation.tables.screening import screening_table
from evaluation.tables.settings import settings_table
from tests.golden.shelf import TENDERS

Make = Callable[[Occasion], Table]

TABLES: Mapping[str, Make] = {
    "answers": lambda of: answers_table(of.checked),
    "awards": lambda of: awards_table(of.award),
    "bids_to_award": lambda of: bids_to_award_table(of.award),
    "candidates": lambda of: candidates_table(of.scored, of.scored.lots[0]),
    "checks": lambda of: checks_table(of.checked),
    "criteria": lambda of: criteria_table(of.scored),
    "findings": lambda of: findings_table(of.scored.findings),
    "law": lambda of: law_table(of.scored.law),
    "ledger": lambda of: ledger_table(of.ledger),
    "marks": lambda of: marks_table(of.scored, of.scored.lots[0], of.checked),
    "methods": lambda _: methods_table(methods()),
    "offers": lambda of: offers_table(offers(of)),
    "opening": lambda of: opening_table(of.dossier, of.dossier.lots[0]),
    "parameters": lambda of: parameters_table(law_book(), of.dossier.tender.published),
    "prices": lambda of: prices_table(of.scored, of.scored.lots[0]),
    "ranking": lambda of: worked_ranking_table(of.scored, of.scored.lots),
    "rulings": lambda of: rulings_table(of.dossier.rulings),
    "screening": lambda of: screening_table(of.scored, of.scored.lots),
    "settings": lambda of: settings_table(of.scored),
}
"""Every table by its key, made of a tender."""

PLAN: Mapping[str, Callable[[Plan], Table]] = {
    "bound": bound_table,
    "district_parts": lambda plan: district_parts_table(equity_of(plan)),
    "fairer_plans": lambda plan: fairer_plans_table(equity_of(plan)),
    "left": left_table,
    "overrides": overrides_table,
    "plan": plan_table,
    "rules": rules_table,
    "tightest_rules": tightest_rules_table,
}
"""Every table of a plan that takes no further search, by its key."""

ELSEWHERE = frozenset(
    {
        *("pairs", "no_plan", "worked_ranking"),
        *("budget_steps", "nearby_plans", "scenarios", "steadiness"),
        *("margins", "turning_marks", "left_out_experts", "drawn_panels"),
        *("audited_files", "differences", "likely_reasons", "signatures", "verdicts"),
    }
)
"""Tables of what they are given; and those that faces, terminal and audits keep as golden texts."""

KEYS = frozenset({"law_key", "document", "source", "clerk", "who", "time"})
"""Columns of names, the same in both languages."""

TYPED = frozenset({"submissions", "tender", "seal", *vocabulary()["stage"]})
"""Names of folders and words of commands that a sentence may tell a person to type."""

WORD = re.compile(r"[A-Za-z]{3,}")
RAW = re.compile(r"\b[a-z]+_[a-z_]+\b")


@pytest.fixture(scope="module")
def made(
    occasion: Callable[[str], Occasion], plan: Callable[[str], Plan | None]
) -> Callable[[str], Mapping[str, Table]]:
    """What gives every table of a tender, made once."""

    @cache
    def of(tender: str) -> Mapping[str, Table]:
        planned = plan(tender)
        tables = {key: make(occasion(tender)) for key, make in TABLES.items()}
        return tables | ({key: make(planned) for key, make in PLAN.items()} if planned else {})

    return of


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tender", TENDERS)
def test_tables(
    tender: str,
    lang: Lang,
    made: Callable[[str], Mapping[str, Table]],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No table loses a head, a cell or a sentence."""
    golden(
        f"{tender}/{lang}/tables", {key: said(table, lang) for key, table in made(tender).items()}
    )


def said(table: Table, lang: Lang) -> str:
    """Return all that a table says, a row a line; what unfolds stands below its row."""
    lines = [f"# {table.title.say(lang)}", *(text.say(lang) for text in table.remarks)]
    lines.append(" | ".join(table.heads(lang)))
    for row, texts in zip(table.rows, table.texts(lang), strict=True):
        shown = (" / ".join(text.splitlines()) for text in texts)
        lines.append(f"{' | '.join(shown)}{f' [{row.look}]' if row.look else ''}")
        lines += [f"  {line.say(lang)}" for cell in row.cells for line in cell.lines]
    lines += [text.say(lang) for text in table.notes]
    lines += [table.empty.say(lang)] if table.empty and not table.rows else []
    return "\n".join(lines)


def test_every_table_is_kept() -> None:
    """A table that no golden text holds is told."""
    found = {
        name.removesuffix("_table")
        for module in pkgutil.iter_modules(evaluation.tables.__path__)
        for name, made in vars(import_module(f"evaluation.tables.{module.name}")).items()
        if name.endswith("_table") and name[0] != "_" and callable(made)
    }
    assert found - ELSEWHERE - TABLES.keys() - PLAN.keys() == set()


def test_a_figure_has_one_name(made: Callable[[str], Mapping[str, Table]]) -> None:
    """A key has the same head in every table of an evaluation."""
    heads: dict[str, set[Text]] = {}
    for tender in TENDERS:
        for column in (column for key in TABLES for column in made(tender)[key].columns):
            heads.setdefault(column.key, set()).add(column.head)
    assert {key: names for key, names in heads.items() if len(names) > 1} == {}


@pytest.mark.parametrize("tender", TENDERS)
def test_chinese_is_chinese(
    tender: str, occasion: Callable[[str], Occasion], made: Callable[[str], Mapping[str, Table]]
) -> None:
    """In Chinese no word of ours is English, and no key of ours stands where a word should."""
    typed = {word.lower() for word in WORD.findall(repr(occasion(tender).dossier))}
    wrong = [
        f"{key}: {text}"
        for key, table in made(tender).items()
        for text, english in _ours(table)
        if _untranslated(text, english, typed)
    ]
    assert wrong == []


def _ours(table: Table) -> Iterator[tuple[str, str]]:
    """Each text of a table in Chinese and in English, but for names that a person types."""
    shown = [table.title, *table.remarks, *table.notes, *(column.head for column in table.columns)]
    yield from ((text.zh, text.en) for text in shown)
    for zh, en, row in zip(table.texts("zh"), table.texts("en"), table.rows, strict=True):
        for column, one, other in zip(table.columns, zh, en, strict=True):
            if column.key not in KEYS and column.kind != "code":
                yield one, other
        yield from ((line.zh, line.en) for cell in row.cells for line in cell.lines)


def _untranslated(text: str, english: str, typed: set[str]) -> bool:
    """Whether a word stands in both languages that nobody typed into the dossier."""
    both = set(WORD.findall(text)) & set(WORD.findall(english))
    left = {word for word in both if word.islower() and word not in typed | TYPED}
    raw = [word for word in RAW.findall(text) if not set(word.split("_")) <= typed]
    return bool(left) or bool(raw)
