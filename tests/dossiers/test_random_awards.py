"""Random tenders, decided as proposed: plan, decision and every paper say the same."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from evaluation.awarding.award import TenderAward, award_of, plan_of, proposal_of
from evaluation.awarding.lot_award import money_of_option, no_candidate, no_plan
from evaluation.cli.main import main
from evaluation.core.finding import Severity
from evaluation.core.text import LANGS, Lang
from evaluation.core.wording import amount
from evaluation.dossier.parties import full_name
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.pipeline import run
from evaluation.planning.plan import Plan, explained
from evaluation.reports.copies import former_winners
from evaluation.reports.document import Subject
from evaluation.reports.documents import all_documents, make, offers, page
from evaluation.reports.occasion import Occasion, occasion_of
from evaluation.scoring.evaluate import evaluate
from evaluation.scoring.result import Evaluation
from tests.dossiers.awarded import rows_of
from tests.dossiers.random_awards import random_award, sound_award

BY_KEY = {document.key: document for document in all_documents()}
PER_WINNER = ("award_letter", "contract_data", "acceptance_form", "performance_form")
NEVER_AWARDED = frozenset({"correction_notice", "revocation_letter"})
ISSUED = date(2026, 4, 1)


def decided(evaluation: Evaluation, plan: Plan | None) -> TenderAward:
    """Return the award of a tender that is decided as proposed; nothing may be against it.

    Nor may anything be against a part of it, while the other lots are still to be decided.
    """
    rows = tuple(rows_of(proposal_of(evaluation, plan)))
    lots = tuple(dict.fromkeys(row.lot for row in rows))
    for part in (lots[:1], lots[1:], lots):
        awards = tuple(row for row in rows if row.lot in part)
        dossier = replace(evaluation.dossier, awards=awards)
        award = award_of(replace(evaluation, dossier=dossier), plan)
        wrong = [each.message.en for each in award.findings if each.severity is Severity.ERROR]
        assert wrong == [], part
    return award


def check_award(award: TenderAward) -> None:
    """Check that the decision is what plan or ranking say, within lot, fund and budget."""
    plan, tender = award.plan, award.evaluation.dossier.tender
    given = {(lot.id, each.score.bid.id): (each.level, each.amount)
             for lot in award.lots for each in lot.given}  # fmt: skip
    assert all(lot.given or lot.why for lot in award.lots)
    if plan is None:
        every = award.evaluation.method.awards == "candidates"
        assert list(given) == [
            (lot.id, bid)
            for lot in award.lots
            if no_candidate(award.evaluation, lot.result) is None
            for bid in lot.result.candidates[: None if every else 1]
        ]
        return
    if no_plan(plan) is not None:
        assert not given
        return
    tied = {lot.id for lot in award.lots if no_candidate(award.evaluation, lot.result)}
    bids = plan.built.bids
    assert given == {
        (lot.id, bids[lot.id, option.id].bid): (
            bids[lot.id, option.id].level,
            money_of_option(plan, option),
        )
        for lot, option in plan.decision.funded()
        if lot.id not in tied
    }
    for (lot, _), (_, money) in given.items():
        most = award.lot(lot).result.lot.budget
        assert money is not None and (most is None or money <= most)
    assert tender.budget is None or award.spent <= tender.budget


FOOT = re.compile(
    r"(?:—\d+—)?R-\d+·(?:Fingerprint|数据指纹)[0-9a-f]{64}(?:noledger|无台账)(?:—\d+—)?"
)
"""The foot of a page, which may stand in the middle of a sentence."""


def text_of(key: str, subject: Subject, occasion: Occasion, lang: Lang, *, printed: bool) -> str:
    """Return what a copy of a document says, without white space: from the PDF, or as it is set."""
    if printed:
        data = make(BY_KEY[key], subject, occasion, lang)
        said = "".join(each.extract_text() for each in PdfReader(BytesIO(data)).pages)
    else:
        html = page(BY_KEY[key], subject, occasion, lang)
        said = unescape(re.sub(r"<[^>]*>", "", html.partition("<body")[2]))
    return FOOT.sub("", "".join(said.split()))


def papers(occasion: Occasion, seed: int) -> Iterator[tuple[str, Subject, str]]:
    """Yield every copy of every paper of the award; the first of each kind is read from its PDF."""
    lang = LANGS[seed % 2]
    wanted = [document for document in all_documents()
              if document.awards and document.key not in NEVER_AWARDED]  # fmt: skip
    for offer in offers(occasion, wanted):
        assert offer.impossible is None, (offer.document.key, offer.impossible)
        tied = {"P101"} if offer.document.per == "tender" else set()
        against = {finding.code for finding in offer.against}
        assert against <= tied | {"W115"}, offer.against
        for place, subject in enumerate(offer.copies.subjects if not against else ()):
            key = offer.document.key
            yield key, subject, text_of(key, subject, occasion, lang, printed=place == 0)


def check_papers(award: TenderAward, seed: int) -> None:
    """Check that every paper names who is awarded what, and every other bid is told the reason."""
    occasion = occasion_of(award.evaluation, issued=ISSUED)
    if not award.decided:
        assert all(not each.final for each in offers(occasion, [BY_KEY["award_letter"]]))
        return
    lang, dossier = LANGS[seed % 2], award.evaluation.dossier
    made = list(papers(occasion, seed))
    winners = [(lot.id, each) for lot in award.lots for each in lot.given]
    for key in PER_WINNER:
        told = [(s.the_lot.lot.id, s.the_score.bid.id) for name, s, _ in made if name == key]
        wanted = [(lot, each.score.bid.id) for lot, each in winners]
        assert told == (wanted if key != "performance_form" or occasion.chinese else [])
    for key, subject, text in made:
        assert "。。" not in text, key
        for lot, each in winners:
            mine = subject.score is not None and subject.the_score.bid.id == each.score.bid.id
            if key == "result_announcement" or (key in PER_WINNER and mine):
                name = "".join(full_name(dossier, each.score.tenderer).say(lang).split())
                assert name in text, (key, lot, name)
                assert each.amount is None or amount(each.amount) in text, (key, lot)
        if key == "result_letter":
            lot_award = award.lot(subject.the_lot.lot.id)
            assert all(amount(each.amount) in text for each in lot_award.given if each.amount)
            if not lot_award.given:
                why = (lot_award.why.say(lang) if lot_award.why else "").rstrip("。.")
                assert "".join(why.split()) in text
    letters = {
        s.the_score.bid.id for name, s, _ in made if name in ("award_letter", "result_letter")
    }
    for each_lot in award.lots:
        if each_lot.rows:
            assert {score.bid.id for score in each_lot.result.ranked} <= letters


def redone(seed: int) -> None:
    """Decide the tender of `seed` as proposed, and check decision and papers."""
    evaluation = evaluate(random_award(seed))
    plan = plan_of(evaluation)
    award = decided(evaluation, explained(plan) if plan is not None else None)
    check_award(award)
    check_papers(award, seed)


@pytest.mark.parametrize("seed", range(5))
def test_plan_decision_and_papers_agree(seed: int) -> None:
    """Whatever method, policy, mode and money there is, all of them say the same."""
    redone(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(5, 305, 20))
def test_plan_decision_and_papers_of_many_agree(first: int) -> None:
    """So they do for three hundred tenders."""
    for seed in range(first, first + 20):
        redone(seed)


def entered(seed: int, folder: Path) -> None:
    """Decide a tender in a folder by the command line, move a lot and take one back."""
    write_folder(sound_award(seed), folder, LANGS[seed % 2])
    said = ["award", str(folder), "--who", "王芳", "--confirmed", "李局长", "--when"]
    before = run(folder)
    proposal = proposal_of(before, plan_of(before))
    assert main(["award", str(folder)]) == 0
    assert (main([*said, "2026-03-27 10:00"]) == 0) == any(lot.basis for lot in proposal.lots)
    check_papers(_held(folder), seed)
    given = [lot for lot in proposal.lots if lot.given]
    for lot in given[:1]:
        change = [*said, "2026-04-01 10:00", "--why", "书面放弃", "--revoke", lot.id]
        assert main(change) == 0
        assert _held(folder).lot(lot.id).given == ()
    for lot in given[-1:]:
        had = {each.score.bid.id for each in lot.given}
        further = [bid for bid in lot.result.candidates if bid not in had]
        change = [*said, "2026-04-02 10:00", "--why", "不能履约", "--next", lot.id]
        moved = main(change) == 0
        assert not moved or _held(folder).lot(lot.id).given[0].score.bid.id in further
    check_changes(_held(folder), LANGS[seed % 2])


def check_changes(award: TenderAward, lang: Lang) -> None:
    """Check that each former winner has its letter and stands in the notice, if they may go out."""
    occasion = occasion_of(award.evaluation, issued=date(2026, 4, 3))
    former = [score for lot in award.lots for score in former_winners(occasion, lot.result)]
    names = ["".join(score.tenderer.name.split()) for score in former]
    for offer in offers(occasion, [document for document in all_documents() if document.awards]):
        assert offer.impossible is None
        key, subjects = offer.document.key, offer.copies.subjects if offer.final else ()
        texts = [text_of(key, each, occasion, lang, printed=False) for each in subjects]
        if key == "revocation_letter" and offer.final:
            assert len(texts) == len(names)
            assert all(name in text for name, text in zip(names, texts, strict=True))
        if key == "correction_notice" and texts:
            assert all(name in texts[0] for name in names)


def _held(folder: Path) -> TenderAward:
    """The award as it stands in the folder, which nobody speaks against at the first decision."""
    made = run(folder)
    plan = plan_of(made)
    award = award_of(made, explained(plan) if plan is not None else None)
    if all(row.when.month == 3 for row in made.dossier.awards):
        assert [each for each in award.findings if each.severity is Severity.ERROR] == []
        check_award(award)
    return award


@pytest.mark.parametrize("seed", [14, 19])
def test_an_award_is_entered_moved_and_taken_back(seed: int, tmp_path: Path) -> None:
    """What the command enters into a folder is read back as it was proposed."""
    entered(seed, tmp_path / "tender")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 60))
def test_awards_of_many_are_entered(seed: int, tmp_path: Path) -> None:
    """So it is for forty tenders in folders."""
    entered(seed, tmp_path / "tender")
