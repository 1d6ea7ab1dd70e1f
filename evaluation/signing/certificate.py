"""The certificate that signs, from a PKCS#12 file, and the certificates that are trusted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.signing.extra import need

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

SM2_CURVE = "1.2.156.10197.1.301"
"""The object identifier of the curve of SM2 (GB/T 32918)."""

SM2 = Text(
    "国密 SM2 证书不受支持；请向证书机构申领 RSA 或 ECDSA 算法的 PDF 签名证书，或用单位的国密签章系统签章",
    "SM2 certificates are not supported; ask the authority for an RSA or ECDSA certificate, or sign "
    "with the bureau's own SM2 seal system",
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of an authority that is trusted.

    Args:
        der: the certificate itself, in DER.
    """

    der: bytes


def signer_of(pkcs12: bytes, passphrase: str) -> "SimpleSigner":
    """Return what signs, from a PKCS#12 file (.p12, .pfx).

    Raises:
        Unusable: the passphrase is wrong, the file is damaged, holds no key, or the key is SM2.
    """
    need()
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(
            pkcs12, [], passphrase.encode() or None
        )
    except AttributeError:  # the library asks nothing of a file without a key
        raise Unusable(
            Text(
                "证书文件中没有私钥和证书；签名需要二者，请导出含私钥的 .p12",
                "the file lacks the private key or the certificate; export a .p12 with both",
            )
        ) from None
    except ValueError as error:
        raise _unusable(error.__cause__) from None
    return signer


def _unusable(cause: BaseException | None) -> Unusable:
    says = str(cause)
    if SM2_CURVE in says:
        return Unusable(SM2)
    if type(cause).__name__ == "UnsupportedAlgorithm":
        return Unusable(
            Text(
                f"证书的算法不受支持（{says}）；请使用 RSA 或 ECDSA 证书",
                f"the algorithm of the certificate is not supported ({says}); use RSA or ECDSA",
            )
        )
    return Unusable(
        Text(
            "打不开证书文件：口令不对，或文件不是 PKCS#12（.p12、.pfx）；请核对口令和文件",
            "the certificate cannot be opened: the passphrase is wrong, or the file is no PKCS#12 "
            "(.p12, .pfx); check both",
        )
    )


def is_sm2(certificate: Any) -> bool:  # noqa: ANN401 - a certificate of the library
    """Return whether the key of `certificate` is on the curve of SM2."""
    parameters = certificate.public_key["algorithm"]["parameters"]
    return certificate.public_key.algorithm == "ec" and SM2_CURVE in str(parameters.native)


def certificates(data: bytes, name: str) -> Iterator[Certificate]:
    """Yield the certificates in a file: one in DER, or any number in PEM.

    Args:
        name: of the file, for the message.

    Raises:
        Unusable: it holds no certificate.
    """
    need()
    try:
        found = loaded(data)
    except ValueError:
        found = []
    if not found:
        raise Unusable(
            Text(
                f"{name} 不是证书文件（PEM 或 DER）；请给出可信机构的证书",
                f"{name} is no certificate (PEM or DER); name the certificate of a trusted authority",
            )
        )
    yield from (Certificate(each.dump()) for each in found)


def loaded(data: bytes) -> list[Any]:
    """Return the certificates in `data` as the library knows them, each read to its end.

    Raises:
        ValueError: one of them is damaged.
    """
    from pyhanko.keys import load_certs_from_pemder_data

    found = list(load_certs_from_pemder_data(data))
    for each in found:
        each.native  # noqa: B018 - reads every field
    return found
