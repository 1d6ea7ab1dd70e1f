"""Signatures: what was signed stays, a changed byte shows, and nobody is trusted unasked."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from evaluation.core.errors import Unusable
from evaluation.reports.typesetting.pdf import write_pdf
from evaluation.signing import extra
from evaluation.signing.certificate import certificates, signer_of
from evaluation.signing.signing import sign_pdf, stamper_at
from evaluation.signing.validity import is_signed, validity
from tests.unit.signing.authority import (
    PASSPHRASE,
    Held,
    authority,
    bureau,
    clock,
    expert,
    stranger,
)

PAGE = '<html lang="zh"><head><title>公告</title></head><body><p>成交结果公告</p></body></html>'
SM2 = Path(__file__).parent / "sm2.p12"
"""Made with openssl: a self-signed certificate on the curve of SM2, passphrase 1234."""


@cache
def document() -> bytes:
    """Return a document as the toolkit writes it."""
    return write_pdf(PAGE)


def signed_by(who: Held, data: bytes) -> bytes:
    """Return `data` with the signature of `who`."""
    return sign_pdf(data, signer_of(who.pkcs12(), PASSPHRASE), reason="审定")


@cache
def signed() -> bytes:
    """Return the document signed by the bureau."""
    return signed_by(bureau(), document())


def test_a_signature_says_who_and_what() -> None:
    """The signer's name, an intact document, all of it covered, the authority that vouches."""
    (found,) = validity(signed(), [authority().trusted()])
    assert (found.who, found.issuer) == ("清河市文化和旅游局", "示例认证机构")
    assert found.intact and found.whole and not found.changed and found.holds
    assert found.trusted == "示例认证机构"
    assert found.claimed is not None and found.stamped is None
    assert "有效" in found.line("zh") and "intact" in found.line("en")


def test_what_was_there_stays_byte_for_byte() -> None:
    """Signing appends to the document, so that its own fingerprint can still be taken."""
    assert signed().startswith(document())
    assert is_signed(signed()) and not is_signed(document())


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_changed_byte_is_found(data: st.DataObject) -> None:
    """Whatever byte of the signed document is flipped, the signature no longer holds."""
    at = data.draw(st.integers(20, len(document()) - 1))
    changed = bytearray(signed())
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = validity(bytes(changed), [authority().trusted()])
    except Unusable:
        return
    assert not any(each.holds for each in found)


def test_an_appended_page_is_found() -> None:
    """A change that is appended, as editors do it, is told apart from a further signature."""
    import io

    from pypdf import PdfWriter

    writer = PdfWriter(io.BytesIO(signed()), incremental=True)
    writer.add_blank_page(100, 100)
    buffer = io.BytesIO()
    writer.write(buffer)
    (found,) = validity(buffer.getvalue(), [authority().trusted()])
    assert not found.whole and found.changed and not found.holds


def test_a_second_signature_leaves_the_first() -> None:
    """Two sign one after the other: both hold, the first no longer covers the whole file."""
    both = validity(signed_by(expert(), signed()), [authority().trusted()])
    assert [each.who for each in both] == ["清河市文化和旅游局", "评审组长 李"]
    assert all(each.holds and each.trusted for each in both)
    assert [each.whole for each in both] == [False, True]


def test_nobody_is_trusted_unasked() -> None:
    """Without a given certificate, or with that of a namesake, the signer is nobody known."""
    for roots in ([], [stranger().trusted()]):
        (found,) = validity(signed(), roots)
        assert found.holds and not found.trusted
        assert "没有可信证书" in found.line("zh")


def test_a_timestamp_proves_the_time() -> None:
    """With a timestamp server the time is proved, and by whom; a stranger's stamp is named as such."""
    stamper = DummyTimeStamper(clock().plain(), clock().private())
    data = sign_pdf(document(), signer_of(bureau().pkcs12(), PASSPHRASE), stamper=stamper)
    (found,) = validity(data, [authority().trusted()])
    assert found.holds and found.stamped is not None and found.stamped_by == "示例认证机构"
    (unknown,) = validity(data)
    assert unknown.stamped == found.stamped and not unknown.stamped_by


def test_a_timestamp_that_does_not_come_is_told() -> None:
    """A server that does not answer, or no address at all, is a sentence."""
    signer = signer_of(bureau().pkcs12(), PASSPHRASE)
    with pytest.raises(Unusable, match="no timestamp came"):
        sign_pdf(document(), signer, stamper=stamper_at("http://127.0.0.1:9/"))
    with pytest.raises(Unusable, match="starts with http"):
        stamper_at("file:///etc/passwd")


def test_a_certificate_that_cannot_be_used_is_told() -> None:
    """A wrong passphrase, another file, and an SM2 certificate are each a sentence."""
    with pytest.raises(Unusable, match="passphrase is wrong"):
        signer_of(bureau().pkcs12(), "wrong")
    with pytest.raises(Unusable, match=r"no PKCS#12"):
        signer_of(b"%PDF-1.7", PASSPHRASE)
    with pytest.raises(Unusable, match="SM2"):
        signer_of(SM2.read_bytes(), "1234")
    with pytest.raises(Unusable, match="no certificate"):
        list(certificates(b"nothing", "ca.pem"))


def test_what_is_no_document_is_told() -> None:
    """Signing or checking what is no PDF is a sentence, never a traceback."""
    with pytest.raises(Unusable):
        sign_pdf(b"hello", signer_of(bureau().pkcs12(), PASSPHRASE))
    with pytest.raises(Unusable):
        validity(b"hello")


def test_without_the_extra_one_sentence_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the person reads what to install."""
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    with pytest.raises(Unusable, match=r"pip install 'tender-evaluation\[sign\]'"):
        validity(signed())
