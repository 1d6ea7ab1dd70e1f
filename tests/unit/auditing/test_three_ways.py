"""Each way to tamper is named whether the workbook, the folder or the award PDF is at hand."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from evaluation.auditing.document_audit import audit_document_at
from evaluation.auditing.folder import audit_at
from evaluation.auditing.workbook import audit_workbook_at
from evaluation.verdict import Verdict
from tests.dossiers.recorded import Recorded, parts, rewritten, written

Tamper = Callable[[bytes], bytes]


def sheet(tab: str, pattern: str, by: str) -> Tamper:
    """Return what replaces the first `pattern` on the sheet `tab`."""

    def tamper(data: bytes) -> bytes:
        xml = parts(data)[tab]
        changed = re.sub(pattern, by, xml, count=1)
        assert changed != xml
        return written(data, tab, changed)

    return tamper


def names(data: bytes) -> bytes:
    """Return the workbook with a defined name that points one row further."""
    return rewritten(
        data, "xl/workbook.xml", lambda xml: re.sub(r"(prices_L1\">[^<]*\$J\$)5:", r"\g<1>6:", xml)
    )


def twice(data: bytes) -> bytes:
    """Return the workbook with a second sheet of marks by the same expert."""
    xml = parts(data)["Marks E1"]
    with_tab = rewritten(
        data, "xl/workbook.xml", lambda book: book.replace('name="Policy"', 'name="Marks E1b"')
    )
    return written(with_tab, "Marks E1b", xml)


VALUE = r'(<c r="{}"[^>]*>(?:<f>[^<]*</f>)?)<v>[^<]*</v>'
WAYS: dict[str, tuple[Tamper, str, str]] = {
    "a mark": (sheet("Marks E1", VALUE.format("D5"), r"\1<v>3</v>"), "Marks E1", "input"),
    "a total on record": (sheet("Scores", VALUE.format("K5"), r"\1<v>1</v>"), "Scores", "recorded"),
    "a law value": (sheet("Law", VALUE.format("B4"), r"\1<v>0</v>"), "Law", "law"),
    "a formula overwritten": (
        sheet("Scores", r'(<c r="J5"[^>]*>)<f>[^<]*</f>', r"\1"), "Scores", "overwritten",
    ),
    "a stored value": (sheet("Scores", VALUE.format("J5"), r"\1<v>1</v>"), "Scores", "cached"),
    "a hidden row": (sheet("Bids", r'<row r="3"', '<row hidden="1" r="3"'), "Bids", "hidden"),
    "a second sheet of marks": (twice, "Marks E1b", "sheet"),
    "a defined name": (names, "", "name"),
}  # fmt: skip


def alone(data: bytes, _: Recorded, folder: Path) -> Verdict:
    """Return the verdict on the workbook by itself."""
    path = folder / "award-audit.xlsx"
    path.write_bytes(data)
    return audit_workbook_at(path)


def at_home(data: bytes, recorded: Recorded, folder: Path) -> Verdict:
    """Return the verdict on the folder of the tender in which the workbook stands."""
    home = shutil.copytree(recorded.home, folder / "home")
    (home / "out").mkdir(exist_ok=True)
    (home / "out" / "award-audit.xlsx").write_bytes(data)
    return audit_at(home)


def inside(data: bytes, recorded: Recorded, folder: Path) -> Verdict:
    """Return the verdict on the award document that carries the workbook."""
    path = folder / "award.pdf"
    with pikepdf.open(io.BytesIO(recorded.document)) as file:
        file.attachments["x-audit.xlsx"].get_file().obj.write(data)
        file.save(path)
    return audit_document_at(path)


@pytest.mark.parametrize(
    "road",
    [alone, at_home, pytest.param(inside, marks=pytest.mark.slow)],
    ids=lambda it: it.__name__,
)
@pytest.mark.parametrize("way", WAYS)
def test_it_is_named(
    way: str,
    road: Callable[[bytes, Recorded, Path], Verdict],
    recorded: Recorded,
    tmp_path: Path,
) -> None:
    """Sheet and likely reason are said."""
    tamper, tab, reason = WAYS[way]
    verdict = road(tamper(recorded.workbook), recorded, tmp_path)
    assert (tab, reason) in {(each.place.sheet, each.reason) for each in verdict.differences}


def test_untouched_it_is_equal(recorded: Recorded, tmp_path: Path) -> None:
    """Workbook and folder are equal before anybody tampers."""
    for road in (alone, at_home):
        assert road(recorded.workbook, recorded, tmp_path).differences == ()
