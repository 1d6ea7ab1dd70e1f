"""The sheet Record: what was evaluated, by which rules, by which program; the fingerprints."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from evaluation import __version__
from evaluation.core.glossary import term, vocabulary, word
from evaluation.core.text import Text
from evaluation.dossier.fingerprint import fingerprint_of, fingerprints
from evaluation.dossier.writing.addresses import reference
from evaluation.law.tie_steps import tie_step
from evaluation.ledger.history import history
from evaluation.scoring.drawn import draws
from evaluation.workbook.names import NAMES, parameter_name
from evaluation.workbook.page import Book, Figure, Page

if TYPE_CHECKING:
    from evaluation.planning.plan import Plan

TITLE = Text("存证记录", "Record")
SAYS = Text(
    "项目、规则、程序版本、各输入表的指纹、抽签办法和台账。指纹是单元格内容的 SHA-256，与文件格式、列的次序"
    "和语言无关；内容改动一处，指纹即不同。",
    "The tender, the rules, the version of the program and the fingerprint of each input sheet. A "
    "fingerprint is the SHA-256 of what the cells say, whatever the file, the order of the columns "
    "or the language; changing one cell changes it.",
)
HEADS = {
    "item": Text("事项", "Item"),
    "value": Text("内容", "Value"),
    "note": Text("说明", "Note"),
}
WIDTHS = {"item": 46, "value": 70, "note": 60}
_PLACES = Text("保留小数位：", "Decimals kept: ")
_NOT_ROUNDED = Text("不修约", "not rounded")
_RECIPE = Text(
    "逐行 JSON 数组（列键与值相间，空格不列），UTF-8，以换行结束",
    "one JSON array a row (column key, value, …; no blanks), UTF-8, each ended by a line feed",
)


@dataclass(frozen=True, slots=True)
class _RecordLine:
    item: str
    value: Figure
    note: str = ""
    name: str = ""
    """Defined name of the cell of the value, where formulas use it."""


def write_record(book: Book, plan: "Plan | None") -> None:
    """Write the facts of the evaluation, and the names under which formulas use them.

    Args:
        plan: what the budget funds, where the workbook says.
    """
    page = Page(book, "record")
    page.head(TITLE, SAYS, HEADS, WIDTHS, freeze=1)
    parts = (_tender, _settings, _named, _draws, partial(_plan, plan=plan), _fingerprints, _ledger)
    lines = [line for part in parts for line in part(book)]
    for row, line in enumerate(lines, start=page.first):
        page.text(row, "item", line.item, "bid")
        page.put(row, "value", line.value, "named" if line.name else "text")
        page.text(row, "note", line.note, "small")
        if line.name:
            page.name(line.name, reference(page.tab, row, page.columns["value"]))
    page.close()


def _say(book: Book, zh: str, en: str) -> str:
    return Text(zh, en).say(book.lang)


def _tender(book: Book) -> Iterator[_RecordLine]:
    tender, method, lang = book.evaluation.dossier.tender, book.evaluation.method, book.lang
    yield _RecordLine(term("tender_id", lang), tender.id)
    yield _RecordLine(term("tender_title", lang), tender.title)
    yield _RecordLine(term("buyer", lang), tender.buyer)
    day = _say(book, "适用公告日有效的法律", "the law in force on this day applies")
    yield _RecordLine(term("published", lang), tender.published.isoformat(), day)
    certainty = method.certainty.words.say(lang)
    yield _RecordLine(
        term("method", lang),
        f"{method.title.say(lang)} ({method.key})",
        f"{method.cite.say(lang)} — {certainty}",
    )
    yield _RecordLine(_say(book, "程序", "Program"), f"tender-evaluation {__version__}")


def _settings(book: Book) -> Iterator[_RecordLine]:
    settings, method, lang = book.evaluation.settings, book.evaluation.method, book.lang
    if method.total:
        best = (
            _say(book, "高者优先", "highest first")
            if method.direction == "highest"
            else _say(book, "低者优先", "lowest first")
        )
        yield _RecordLine(_say(book, "总分公式", "Formula of the total"), method.total, best)
    yield _RecordLine(term("aggregation", lang), word("aggregation", settings.aggregation, lang))
    for stage, title in vocabulary()["rounding_stage"].items():
        places = settings.places.get(stage)
        kept = _NOT_ROUNDED.say(lang) if places is None else str(places)
        yield _RecordLine(f"{_PLACES.say(lang)}{title.say(lang)}", kept)
    chain = [tie_step(step).order.say(lang) for step in settings.tie_chain]
    yield _RecordLine(
        term("tie_chain", lang),
        " → ".join(chain),
        method.tie_cite.say(lang) if method.tie_cite else "",
    )


def _named(book: Book) -> Iterator[_RecordLine]:
    """Yield the numbers that formulas use by name."""
    settings, law = book.evaluation.settings, {dated.key: dated for dated in book.evaluation.law}
    if settings.candidates is not None:
        yield _RecordLine(
            term("candidates", book.lang),
            settings.candidates,
            NAMES["candidates"],
            NAMES["candidates"],
        )
    for name, value in settings.parameters.items():
        own = parameter_name(name)
        yield _RecordLine(f"{term('parameters', book.lang)}: {name}", value, own, own)
    elimination = book.evaluation.method.elimination
    keys = {"share": elimination.share, "fewest": elimination.suppliers} if elimination else {}
    for which, key in keys.items():
        if key in law:
            cite = f"{law[key].cite.say(book.lang)} ({NAMES[which]})"
            yield _RecordLine(law[key].title.say(book.lang), law[key].number, cite, NAMES[which])


def _draws(book: Book) -> Iterator[_RecordLine]:
    """Yield a line for each tied bid that was drawn: its digest and the command that repeats it."""
    for drawn in draws(book.evaluation):
        for place, ticket in enumerate(drawn.tickets, start=1):
            drawn_as = _say(
                book, f"抽签：{drawn.lot} 第 {place}", f"Draw: {drawn.lot}, place {place}"
            )
            yield _RecordLine(f"{drawn_as} {ticket.bid}", ticket.digest, ticket.command)


def _plan(book: Book, plan: "Plan | None") -> Iterator[_RecordLine]:
    """Yield who could be funded, and how firmly the plan stands; the audit plans again by this."""
    if plan is None:
        return
    from evaluation.planning.plan_words import GRADES, MODES

    mode, proof = MODES[plan.mode].say(book.lang), GRADES[plan.decision.grade].say(book.lang)
    kind = word("allocation_mode", plan.mode, book.lang)
    yield _RecordLine(term("allocation_mode", book.lang), kind, mode)
    yield _RecordLine(_say(book, "资金分配的证明等级", "Proof of the allocation"), proof)


def _ledger(book: Book) -> Iterator[_RecordLine]:
    """Yield length and head of the ledger, then each line of it in words."""
    if book.ledger is None:
        yield _RecordLine(_say(book, "台账", "Ledger"), _say(book, "无台账", "no ledger"))
        return
    yield _RecordLine(_say(book, "台账行数", "Length of the ledger"), book.ledger.length)
    yield _RecordLine(_say(book, "台账末行指纹", "Head of the ledger"), book.ledger.head)
    for told in history(book.ledger):
        item = _say(book, f"台账第 {told.number} 行", f"Ledger, line {told.number}")
        yield _RecordLine(item, f"{told.time}  {told.who}  {told.what.say(book.lang)}", told.reason)


def _fingerprints(book: Book) -> Iterator[_RecordLine]:
    whole = _say(book, "各表指纹逐行“键 指纹”的 SHA-256", "SHA-256 of the lines 'key fingerprint'")
    yield _RecordLine(
        _say(book, "总指纹（印在各文件页脚）", "Fingerprint in the foot of each document"),
        fingerprint_of(book.evaluation.dossier),
        whole,
    )
    tabs, note = book.sources.where.tabs, _RECIPE.say(book.lang)
    for key, digest in fingerprints(book.evaluation.dossier).items():
        expert = key.removeprefix("marks ")
        tab = tabs.get(key) or f"{term('marks', book.lang)} {expert}"
        yield _RecordLine(f"{_say(book, '指纹', 'Fingerprint')}: {tab}", digest, note)
        note = ""
