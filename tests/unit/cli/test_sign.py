"""``tender sign`` writes a signed document beside the one that it leaves alone."""

from functools import cache
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.reports.typesetting.pdf import write_pdf
from evaluation.signing.validity import validity
from tests.unit.signing.authority import PASSPHRASE, bureau


@cache
def document() -> bytes:
    """Return a document as the toolkit writes it."""
    return write_pdf('<html lang="zh"><head><title>公告</title></head><body>公告</body></html>')


def test_the_command_signs_into_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``tender sign`` reads the passphrase from the environment or a file, and overwrites nothing."""
    path, certificate = tmp_path / "notice.pdf", tmp_path / "bureau.p12"
    path.write_bytes(document())
    certificate.write_bytes(bureau().pkcs12())
    words = ["sign", str(path), "--certificate", str(certificate), "--lang", "en"]
    monkeypatch.delenv("TENDER_PASSPHRASE", raising=False)
    assert main(words) == 2
    monkeypatch.setenv("TENDER_PASSPHRASE", PASSPHRASE)
    assert main(words) == 0
    assert path.read_bytes() == document()
    (found,) = validity((tmp_path / "notice-signed.pdf").read_bytes())
    assert found.holds
    assert main(words) == 2
    assert "there already" in capsys.readouterr().err
    secret = tmp_path / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", "utf-8")
    assert main([*words, "--passphrase-file", str(secret), "--out", str(tmp_path / "b.pdf")]) == 0
