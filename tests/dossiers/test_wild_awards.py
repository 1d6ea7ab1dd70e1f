"""Decisions drawn at random, right or wrong: each is answered with findings, and its drafts print."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest

from evaluation.awarding.award import award_of, plan_of, proposal_of
from evaluation.core.errors import Unusable
from evaluation.core.glossary import vocabulary
from evaluation.core.text import LANGS
from evaluation.desk.entering.award_rows import Confirmed, next_row, proposed_rows, revoked_row
from evaluation.dossier.records import Award, Dossier
from evaluation.reports.documents import all_documents, offers, page
from evaluation.reports.occasion import occasion_of
from evaluation.scoring.evaluate import evaluate
from evaluation.tables.awards import awards_table
from tests.dossiers.random_awards import random_award

DAYS = tuple(datetime(2026, 3, day, 10) for day in (20, 27, 27, 28))  # noqa: DTZ001 - local time
LATER = Confirmed(who="李局长", when=datetime(2026, 4, 1, 10))  # noqa: DTZ001 - local time
AWARDS = tuple(document for document in all_documents() if document.awards)


def wild(random: Random, dossier: Dossier) -> Iterator[Award]:
    """Yield rows of the sheet Awards that anybody might type."""
    for _ in range(random.randint(1, 6)):
        lot = random.choice(dossier.lots).id
        bids = [bid.id for bid in dossier.bids if bid.lot == lot]
        bid = random.choice((None, *bids, *bids, dossier.bids[0].id))
        quote = next((each.quote for each in dossier.bids if each.id == bid), None)
        yield Award(
            lot=lot,
            bid=bid,
            basis=random.choice(tuple(vocabulary()["award_basis"])),
            awarded=random.choice((None, Decimal(80000), quote)),
            funded_level=random.choice((None, None, 80, 100)),
            reason=random.choice((None, "理由。")),
            who="李局长",
            when=random.choice(DAYS),
        )


def answered(seed: int) -> None:
    """Check that four wild decisions on the tender of `seed` are told, shown and drafted."""
    random, dossier = Random(seed), random_award(seed)
    bare = evaluate(dossier)
    plan = plan_of(bare)
    for _ in range(4):
        awards = tuple(wild(random, dossier))
        scored = replace(bare, dossier=replace(dossier, awards=awards))
        now, proposal = award_of(scored, plan), proposal_of(scored, plan)
        for row in (
            lambda: proposed_rows(proposal, now, LATER, "zh"),  # noqa: B023 - called at once
            lambda: next_row(now, awards[0].lot, "理由", LATER),  # noqa: B023 - called at once
            lambda: revoked_row(now, awards[0].lot, "理由", LATER),  # noqa: B023 - called at once
        ):
            try:
                assert row()
            except Unusable as refused:
                assert refused.text.zh
        occasion = occasion_of(scored, issued=date(2026, 4, 3), draft=True)
        for lang in LANGS:
            assert awards_table(proposal, now).texts(lang)
        for offer in offers(occasion, AWARDS):
            assert offer.impossible is None
            for subject in offer.copies.subjects[:2]:
                assert "。。" not in page(offer.document, subject, occasion, random.choice(LANGS))


@pytest.mark.parametrize("seed", [4, 17])
def test_a_wild_decision_is_answered(seed: int) -> None:
    """Whatever is typed, nobody meets an exception."""
    answered(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(20, 120, 10))
def test_many_wild_decisions_are_answered(first: int) -> None:
    """So it is for a hundred tenders."""
    for seed in range(first, first + 10):
        answered(seed)
