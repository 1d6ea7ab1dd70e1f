"""What would be written is remembered as a reader finds it in the file."""

from pathlib import Path

import pytest

from evaluation.auditing.comparing import same
from evaluation.auditing.seen_workbook import SeenWorkbook
from evaluation.auditing.workbook_content import content_of
from evaluation.awarding.award import decided_award
from evaluation.core.text import Lang
from evaluation.pipeline import examine
from evaluation.planning.plan import planned
from evaluation.resources import shipped
from evaluation.workbook.audit_workbook import audit_workbook, fill_audit_workbook

PUBLISHED = sorted((shipped("tenders") / "published").glob("*-*"))[::4]


@pytest.mark.parametrize(
    ("dossier", "lang"),
    [(shipped("tenders") / "qinghe-2026", "zh"), *((folder, "en") for folder in PUBLISHED)],
    ids=lambda value: getattr(value, "name", value),
)
def test_memory_and_file_say_the_same(dossier: Path, lang: Lang, tmp_path: Path) -> None:
    """Tabs, names, formulas and values are those that are read from the written workbook."""
    examined = examine(dossier)
    evaluation = examined.scored
    plan = planned(evaluation) if dossier.name == "qinghe-2026" else None
    path, paper = tmp_path / "x.xlsx", SeenWorkbook()
    path.write_bytes(audit_workbook(evaluation, lang, plan, checked=examined.checked))
    award = decided_award(evaluation)
    fill_audit_workbook(paper, evaluation, lang, plan, award=award, checked=examined.checked)
    ours, theirs = paper.content(), content_of(path)
    assert list(ours.sheets) == list(theirs.sheets)
    assert ours.names == theirs.names
    for tab, sheet in theirs.sheets.items():
        mine = ours.sheets[tab].cells
        assert mine.keys() == sheet.cells.keys()
        for name, cell in sheet.cells.items():
            assert mine[name].formula == cell.formula
            assert same(cell.value, mine[name].value)


def test_an_unknown_way_to_write_is_no_silence() -> None:
    """A method that could change a cell and is not known here is an error."""
    with pytest.raises(AttributeError):
        _ = SeenWorkbook().add_worksheet("x").write_rich_string
