"""A small tender with a budget, a rule and two seals, and what is recorded of it."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.cli.main import main
from evaluation.ledger.ledger import NAME, ledger_of
from evaluation.pipeline import examine
from evaluation.planning.plan import planned
from evaluation.reports.document import WHOLE
from evaluation.reports.documents import make
from evaluation.reports.occasion import occasion_at
from evaluation.reports.papers.evaluation_report import DOCUMENT, day_of_record
from evaluation.reports.typesetting.pdf import Attachment
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook

SMALL = shipped("tenders") / "published" / "037-goldilocks-50-50" / "dossier.json"


@dataclass(frozen=True)
class Recorded:
    """What is on record: a workbook with a plan, a ledger, and a document that carries both."""

    home: Path
    workbook: bytes
    document: bytes

    @property
    def ledger(self) -> bytes:
        """The file of the ledger."""
        return (self.home / NAME).read_bytes()


def record(home: Path) -> Recorded:
    """Write the tender into the empty folder `home` and return what is recorded of it."""
    dossier = json.loads(SMALL.read_text("utf-8"))
    dossier["tender"]["budget"], dossier["lots"][0]["ceiling"] = "120", "100"
    dossier["policy"] = [{"id": "R1", "metric": "money", "sense": "at_most", "amount": "100"}]
    next(mark for mark in dossier["marks"] if mark["bid"] == "A")["mark"] = "70"
    (home / "dossier.json").write_text(json.dumps(dossier), "utf-8")
    for stage in ("notice", "opening"):
        assert main(["seal", stage, str(home), "--who", "Wang"]) == 0
    examined = examine(home)
    plan, ledger = planned(examined.scored), ledger_of(home)
    book = audit_workbook(examined.scored, "en", plan, checked=examined.checked, ledger=ledger)
    occasion = occasion_at(home, draft=True)
    day = day_of_record(occasion.dossier.tender)
    carried = [
        Attachment(name=name, content=data, changed=day)
        for name, data in (("x-audit.xlsx", book), (NAME, (home / NAME).read_bytes()))
    ]
    return Recorded(home, book, make(DOCUMENT, WHOLE, occasion, "en", attachments=carried))


def parts(data: bytes) -> dict[str, str]:
    """Return the XML of each sheet by its tab."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tabs = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        return {
            tab: archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            for number, tab in enumerate(tabs, start=1)
        }


def written(data: bytes, tab: str, xml: str) -> bytes:
    """Return the workbook `data` with another sheet `tab`."""
    number = [*parts(data)].index(tab) + 1
    return rewritten(data, f"xl/worksheets/sheet{number}.xml", lambda _: xml)


def rewritten(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """Return the workbook `data` with one part of it edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            mine = entry.filename == part
            new.writestr(entry, edit(content.decode()) if mine else content)
    return out.getvalue()
