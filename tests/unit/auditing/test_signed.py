"""The audit of a signed document tells of its signatures, and a broken one is a difference."""

import shutil
from pathlib import Path

import pytest

from evaluation.auditing import signed
from evaluation.auditing.archive_audit import audit_archive
from evaluation.auditing.folder import audit_at
from evaluation.auditing.signed import with_signatures
from evaluation.reports.typesetting.pdf import write_pdf
from evaluation.signing.certificate import signer_of
from evaluation.signing.signing import sign_pdf
from evaluation.verdict import Verdict
from tests.dossiers.recorded import Recorded
from tests.unit.signing.authority import PASSPHRASE, authority, bureau

EQUAL = Verdict(what="notice.pdf", tender="T1", compared=9, differences=())
PAGE = '<html lang="zh"><head><title>公告</title></head><body><p>公告</p></body></html>'


def document() -> bytes:
    """Return a signed document."""
    return sign_pdf(write_pdf(PAGE), signer_of(bureau().pkcs12(), PASSPHRASE))


def test_a_signature_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Who signed stands in the verdict and its record; nothing else is printed."""
    path = tmp_path / "notice.pdf"
    path.write_bytes(document())
    verdict = with_signatures(EQUAL, path, [authority().trusted()])
    assert verdict.equal and [each.who for each in verdict.signatures] == ["清河市文化和旅游局"]
    assert "清河市文化和旅游局" in str(verdict.record()["signatures"])
    assert with_signatures(EQUAL, path).signatures[0].trusted == ""
    assert capfd.readouterr() == ("", "")


def test_a_broken_signature_is_a_difference(tmp_path: Path) -> None:
    """One byte changed after signing: the verdict differs, and names the signature."""
    path, data = tmp_path / "notice.pdf", bytearray(document())
    data[600] ^= 1
    path.write_bytes(data)
    (found,) = with_signatures(EQUAL, path).differences
    assert (found.reason, found.recorded) == ("signed", "清河市文化和旅游局")


def test_a_folder_and_an_archive_tell_of_signatures(recorded: Recorded, tmp_path: Path) -> None:
    """Each signed document of a folder is told of; a broken signature there is a difference."""
    home = shutil.copytree(recorded.home, tmp_path / "archive" / "home")
    (home / "out").mkdir()
    signer = signer_of(bureau().pkcs12(), PASSPHRASE)
    (home / "out" / "award-signed.pdf").write_bytes(sign_pdf(recorded.document, signer))
    scan = bytearray(document())
    scan[600] ^= 1
    (home / "out" / "scan.pdf").write_bytes(scan)
    verdict = audit_at(home, trust=[authority().trusted()])
    assert [each.holds for each in verdict.signatures] == [True, False]
    assert [(each.place.workbook, each.reason) for each in verdict.differences] == [
        ("scan.pdf", "signed")
    ]
    (row,) = audit_archive(tmp_path / "archive", "en", workers=1)
    assert (row.verdict, row.differences) == ("differs", 1)
    assert "scan.pdf" in row.first
    assert row.signatures.count("清河市文化和旅游局") == 2
    assert "BROKEN" in row.signatures


def test_a_signature_that_cannot_be_read_is_never_equal(tmp_path: Path) -> None:
    """Where the library cannot read the signatures the verdict is not equal, and says why."""
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"%PDF-1.7 /ByteRange and nothing else")
    assert with_signatures(EQUAL, path).word == "undone"


def test_an_unsigned_document_says_nothing(tmp_path: Path) -> None:
    """Without a signature the verdict stays as it is."""
    path = tmp_path / "notice.pdf"
    path.write_bytes(write_pdf(PAGE))
    assert with_signatures(EQUAL, path) is EQUAL


def test_without_the_extra_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is missing the verdict says that signatures were not checked."""
    path = tmp_path / "notice.pdf"
    path.write_bytes(document())
    monkeypatch.setattr(signed, "installed", lambda: False)
    assert "pip install" in with_signatures(EQUAL, path).apart[-1].en
