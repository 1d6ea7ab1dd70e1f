"""Each expert marks alone first: no agreed mark is older than the last sheet that came back."""

from collections.abc import Iterator
from datetime import datetime

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import Ledger

CITE = Text("财政部令第87号第五十五条、第六十二条", "Order 87, arts. 55, 62")


def agreed_too_early(ledger: Ledger, dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each consensus ruling dated before all experts' marks were collected.

    Args:
        ledger: each line ``collect`` names an expert among its details.
        dossier: with the rulings, dated by the clock on the wall.
    """
    first: dict[str, datetime] = {}
    for entry in ledger.entries:
        if entry.what == "collect" and "expert" in entry.details:
            first.setdefault(entry.details["expert"], entry.time.replace(tzinfo=None))
    for ruling in dossier.rulings:
        late = sorted(expert for expert, time in first.items() if time > ruling.when)
        if ruling.what == "consensus" and late:
            who, made = ", ".join(late), f"{ruling.when:%Y-%m-%d %H:%M}"
            yield Finding(
                code="S108",
                severity=Severity.ERROR,
                message=Text(
                    f"对 {ruling.subject} 的合议评分写于 {made}，此时 {who} 的独立评分尚未收回；"
                    "请核对时间，或重新合议",
                    f"the agreed mark for {ruling.subject} is of {made}, before the marks of {who} "
                    "were collected; check the time, or agree anew",
                ),
                place=ruling.at("when"),
                cite=CITE,
            )
