"""The verdict on paper: what was audited and by what, every difference, and lines to sign on."""

import io
import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from evaluation import __version__
from evaluation.auditing.verdict_report import FILES, MOST, verdict_report, view
from evaluation.cli.main import main
from evaluation.core.place import Place
from evaluation.core.text import LANGS, Lang, Text
from evaluation.verdict import REASONS, Difference, Verdict

EQUAL = Verdict(
    what="audit.xlsx",
    tender="T-2026-1",
    compared=26311,
    differences=(),
    apart=(Text("投标文件不在手边", "the submitted files are not at hand"),),
    title="公共文化服务采购",
    day=date(2026, 3, 2),
)


def differing(number: int) -> Verdict:
    """Return a verdict with so many differences, of every reason."""
    reasons = list(REASONS)
    return replace(
        EQUAL,
        differences=tuple(
            Difference(
                place=Place("audit.xlsx", "总分计算", f"Q{at + 5}"),
                recorded=f"80.{at:03}",
                recomputed=f"81.{at:03}",
                reason=reasons[at * len(reasons) // number],
            )
            for at in range(number)
        ),
    )


def words(data: bytes) -> str:
    """Return what the pages print, without blanks."""
    pages = PdfReader(io.BytesIO(data)).pages
    return "".join("".join((page.extract_text() or "").split()) for page in pages)


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """Return a file that was audited."""
    path = tmp_path / "audit.xlsx"
    path.write_bytes(b"a workbook")
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_an_equal_result_is_called_equal(audited: Path, lang: Lang) -> None:
    """File, its SHA-256, version, day of the law, count, what was not compared: all stand there."""
    said = words(verdict_report(EQUAL, audited, lang))
    told = {"zh": ("一致", "2026年3月2日", "投标文件不在手边", "复核人"),
            "en": ("Equal", "2March2026", "thesubmittedfilesarenotathand", "Auditor")}  # fmt: skip
    for part in (*told[lang], sha256(b"a workbook").hexdigest(), __version__, "26,311", "T-2026-1"):
        assert part in said
    assert not re.search("不一致：|Differsin", said)


@pytest.mark.parametrize("lang", LANGS)
def test_each_difference_is_a_row(audited: Path, lang: Lang) -> None:
    """Eighty differences: where, recorded, recomputed, likely reason, each on its own row."""
    verdict = differing(80)
    said = words(verdict_report(verdict, audited, lang))
    for each in verdict.differences:
        assert "".join(str(each.place).split()) in said
        assert each.recorded in said and each.recomputed in said
    assert all("".join(text.say(lang).split()) in said for text in REASONS.values())


def test_beyond_the_most_the_record_has_all(audited: Path) -> None:
    """Where more differ than are printed, the count is right and the carried record has each."""
    verdict = differing(MOST + 5)
    assert view(verdict, audited, "en").more == "5"
    small = verdict_report(differing(3), audited, "en")
    with pikepdf.open(io.BytesIO(small)) as pdf:
        record = json.loads(pdf.attachments["verdict.json"].get_file().read_bytes())
    assert len(record["differences"]) == 3 and record["law_day"] == "2026-03-02"


def test_every_file_of_a_folder_counts(tmp_path: Path) -> None:
    """A folder's files are listed; those beyond the list change the common fingerprint."""
    for number in range(FILES + 3):
        (tmp_path / f"{number:03}.xlsx").write_text(str(number), "utf-8")
    first = view(EQUAL, tmp_path, "en")
    assert (len(first.files.rows), first.left_out) == (FILES, "3")
    (tmp_path / f"{FILES + 2:03}.xlsx").write_text("changed", "utf-8")
    assert view(EQUAL, tmp_path, "en").fingerprint != first.fingerprint


@pytest.mark.parametrize("lang", LANGS)
def test_archival_and_the_same_bytes(audited: Path, lang: Lang) -> None:
    """PDF/A-3 with tags, intent, record attached and named, as the standard names them; no clock."""
    data = verdict_report(differing(7), audited, lang)
    assert data == verdict_report(differing(7), audited, lang)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
        assert "/OutputIntents" in pdf.Root and "/AF" in pdf.Root
        assert str(pdf.Root.Lang) == {"zh": "zh-CN", "en": "en"}[lang]


@pytest.mark.needs("qpdf")
def test_qpdf_finds_nothing(audited: Path) -> None:
    """A program that knows nothing of ours checks the file and finds no fault."""
    path = audited.with_name("verdict.pdf")
    path.write_bytes(verdict_report(differing(40), audited, "zh"))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_a_file_says_stays_text(audited: Path) -> None:
    """A recorded value that looks like markup is printed as it stands."""
    strange = Difference(
        place=Place("a.xlsx", "<b>", "A1"), recorded="<script>1</script>", recomputed="{{ 1 }}",
        reason="recorded",
    )  # fmt: skip
    said = words(verdict_report(replace(EQUAL, differences=(strange,)), audited, "en"))
    assert "<script>1</script>" in said and "{{1}}" in said


def test_the_command_refuses_one_paper_for_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An archive has a table of verdicts; a PDF of one verdict is refused before the work."""
    assert main(["audit", str(tmp_path), "--pdf", str(tmp_path / "v.pdf"), "--lang", "en"]) == 2
    assert "--pdf is for one result" in capsys.readouterr().err
