"""The report on an audit says what it said."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from evaluation.auditing.folder import audit_at
from evaluation.auditing.verdict_report import view
from evaluation.core.text import LANGS, Lang
from evaluation.reports.occasion import Occasion
from evaluation.reports.typesetting.environment import render
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook
from tests.dossiers.recorded import parts, written
from tests.golden.plain import plain
from tests.golden.shelf import TENDERS

TENDER, SHEET = "two-envelopes", "Marks E1"


@pytest.mark.parametrize("lang", LANGS)
def test_a_changed_mark(
    lang: Lang,
    tmp_path: Path,
    occasion: Callable[[str], Occasion],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """What differs is told place by place, with the reason; the rest of the report stands."""
    path = tmp_path / "audit.xlsx"
    data = audit_workbook(occasion(TENDER).scored, "en")
    xml = parts(data)[SHEET].replace("<v>4</v>", "<v>3</v>", 1)
    path.write_bytes(written(data, SHEET, xml))
    source = shipped("tenders") / TENDERS[TENDER] / "dossier.json"
    html = render("verdict_report.html.j2", view(audit_at(path), source, lang), lang)
    golden(f"audit/{lang}/documents", {"verdict-report": plain(html)})
