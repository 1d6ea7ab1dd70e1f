"""The certificate that signs, from a PKCS#12 file, and the certificates that are trusted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaluation.core.errors import Unusable
from evaluation.core.text import Text
from evaluation.signing.extra import need

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

SM2_CURVE = "1.2.156.10197.1.301"
"""The object identifier of the curve of SM2 (GB/T 32918)."""

SM2 = Text(
    "国密 SM2 证书不受支持；请向证书机构申领 RSA 或 ECDSA 算法的 PDF 签名证书，或用单位的国密签章系统签章",
    "SM2 certificates are not supported; ask the authority for an RSA or ECDSA certificate, or sign "
    "with the bureau's own SM2 seal system",
)


def signer_of(pkcs12: bytes, passphrase: str) -> "SimpleSigner":
    """Return what signs, from a PKCS#12 file (.p12, .pfx).

    Raises:
        Unusable: the passphrase is wrong, the file is damaged, holds no key, or the key is SM2.
    """
    need()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12 as container
    from pyhanko.sign.signers import SimpleSigner

    try:
        key, own, _ = container.load_key_and_certificates(pkcs12, passphrase.encode() or None)
    except UnsupportedAlgorithm as error:
        raise _unsupported(str(error)) from None
    except ValueError:
        raise Unusable(
            Text(
                "打不开证书文件：口令不对，或文件不是 PKCS#12（.p12、.pfx）；请核对口令和文件",
                "the certificate cannot be opened: the passphrase is wrong, or the file is no PKCS#12 "
                "(.p12, .pfx); check both",
            )
        ) from None
    if key is None or own is None:
        raise Unusable(
            Text(
                "证书文件中没有私钥和证书；签名需要二者，请导出含私钥的 .p12",
                "the file lacks the private key or the certificate; export a .p12 with both",
            )
        )
    signer: SimpleSigner = SimpleSigner.load_pkcs12_data(pkcs12, [], passphrase.encode() or None)
    return signer


def _unsupported(says: str) -> Unusable:
    if SM2_CURVE in says:
        return Unusable(SM2)
    return Unusable(
        Text(
            f"证书的算法不受支持（{says}）；请使用 RSA 或 ECDSA 证书",
            f"the algorithm of the certificate is not supported ({says}); use RSA or ECDSA",
        )
    )


def is_sm2(certificate: "Certificate") -> bool:
    """Return whether the key of `certificate` is on the curve of SM2."""
    parameters = certificate.public_key["algorithm"]["parameters"]
    return certificate.public_key.algorithm == "ec" and SM2_CURVE in str(parameters.native)


def certificates(data: bytes, name: str) -> Iterator["Certificate"]:
    """Yield the certificates in a file: one in DER, or any number in PEM.

    Args:
        name: of the file, for the message.

    Raises:
        Unusable: it holds no certificate.
    """
    need()
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    try:
        if not pem.detect(data):
            yield _whole(Certificate.load(data, strict=True))
            return
        for kind, _, each in pem.unarmor(data, multiple=True):
            if kind == "CERTIFICATE":
                yield _whole(Certificate.load(each, strict=True))
    except ValueError:
        raise Unusable(
            Text(
                f"{name} 不是证书文件（PEM 或 DER）；请给出可信机构的证书",
                f"{name} is no certificate (PEM or DER); name the certificate of a trusted authority",
            )
        ) from None


def _whole(certificate: "Certificate") -> "Certificate":
    """Return `certificate` once all of it can be read."""
    certificate.native  # noqa: B018 - parses every field
    return certificate
