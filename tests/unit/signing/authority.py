"""A made-up certification authority: its own certificate, those of signers, a timestamp server."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as plain
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from evaluation.signing.certificate import Certificate

PASSPHRASE = "秘密 secret"
DER = serialization.Encoding.DER


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate with its key."""

    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def plain(self) -> plain.Certificate:
        """Return the certificate as the checking library wants it."""
        return plain.Certificate.load(self.certificate.public_bytes(DER))

    def trusted(self) -> Certificate:
        """Return the certificate as one that is trusted."""
        return Certificate(self.certificate.public_bytes(DER))

    def pem(self) -> bytes:
        """Return the certificate as text."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def private(self) -> keys.PrivateKeyInfo:
        """Return the key as the checking library wants it."""
        form = serialization.PrivateFormat.PKCS8
        return keys.PrivateKeyInfo.load(
            self.key.private_bytes(DER, form, serialization.NoEncryption())
        )

    def pkcs12(self) -> bytes:
        """Return key and certificate as a file under `PASSPHRASE`."""
        return pkcs12.serialize_key_and_certificates(
            b"signer", self.key, self.certificate, [authority().certificate],
            serialization.BestAvailableEncryption(PASSPHRASE.encode()),
        )  # fmt: skip


@cache
def authority() -> Held:
    """Return the authority; it vouches for itself."""
    return _issued("示例认证机构", authority=True)


@cache
def stranger() -> Held:
    """Return an authority that nobody gave as trusted, of the same name."""
    return _issued("示例认证机构", authority=True, again=1)


@cache
def bureau() -> Held:
    """Return the certificate of a bureau."""
    return _issued("清河市文化和旅游局")


@cache
def expert() -> Held:
    """Return the certificate of a second signer, on an elliptic curve."""
    return _issued("评审组长 李", key=ec.generate_private_key(ec.SECP256R1()))


@cache
def clock() -> Held:
    """Return the certificate of a timestamp server."""
    return _issued("示例时间戳", stamps=True)


def _issued(
    name: str,
    *,
    authority: bool = False,
    stamps: bool = False,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | None = None,
    again: int = 0,
) -> Held:
    own = key or rsa.generate_private_key(65537, 2048)
    by = own if authority else _authority().key
    since = datetime.now(UTC) - timedelta(days=1)
    usage = x509.KeyUsage(not authority, not authority, False, False, False, authority, authority,
                          False, False)  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("示例认证机构"))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number() + again)
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=365))
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(usage, critical=True)
    )
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return Held(own, builder.sign(by, hashes.SHA256()))


def _authority() -> Held:
    return authority()


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
