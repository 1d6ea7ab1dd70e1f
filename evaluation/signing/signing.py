"""A signature into a PDF: PAdES B-B, with a trusted time B-T."""

import io
from typing import TYPE_CHECKING

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.signing.extra import apart, need

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

DIGEST = "sha256"
WAIT = 20
"""Seconds that a timestamp server is given."""


def sign_pdf(
    data: bytes,
    signer: "SimpleSigner",
    *,
    reason: str = "",
    place: str = "",
    stamper: "TimeStamper | None" = None,
) -> bytes:
    """Return the PDF `data` with one more signature; what was there stays as it is, byte for byte.

    Args:
        signer: as `evaluation.signing.certificate.signer_of` returns it.
        reason: why it is signed, as readers show it; empty for none.
        place: where, likewise.
        stamper: who proves the time; without one the time is what this machine says.

    Raises:
        Unusable: no PDF, or one that must not be changed, or no timestamp came.
    """
    need()
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.timestamps import TimestampRequestError

    writer = _opened(data)
    metadata = PdfSignatureMetadata(
        field_name=f"Signature{_signatures(writer) + 1}",
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
        location=place or None,
    )
    try:
        made = PdfSigner(metadata, signer, timestamper=stamper)
        signed = apart(lambda: made.sign_pdf(writer))
    except (TimestampRequestError, OSError) as error:
        says = str(error)[:160]
        raise Unusable(
            Text(
                f"没有取得时间戳（{says}）；请核对服务器地址和网络，或不加时间戳",
                f"no timestamp came ({says}); check the address and the network, or sign without one",
            )
        ) from None
    return bytes(signed.getvalue())


def stamper_at(url: str) -> "TimeStamper":
    """Return the timestamp server (RFC 3161) at `url`.

    Raises:
        Unusable: `url` is no web address.
    """
    need()
    from pyhanko.sign.timestamps import HTTPTimeStamper

    if not url.startswith(("http://", "https://")):
        raise Unusable(
            Text(
                f"时间戳服务器地址“{url}”应以 http:// 或 https:// 开头",
                f"the address of a timestamp server starts with http:// or https://, not '{url}'",
            )
        )
    return HTTPTimeStamper(url, timeout=WAIT)


def _opened(data: bytes) -> "IncrementalPdfFileWriter":
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
    except (PdfError, ValueError, KeyError) as error:
        says = str(error)[:160]
        raise Unusable(
            Text(f"不是可以签名的 PDF（{says}）", f"this is no PDF that can be signed ({says})")
        ) from None
    if writer.prev.encrypted:
        raise Unusable(
            Text(
                "PDF 已加密，不能签名；请先解密", "the PDF is encrypted; decrypt it before signing"
            )
        )
    return writer


def _signatures(writer: "IncrementalPdfFileWriter") -> int:
    return len(list(writer.prev.embedded_signatures))
