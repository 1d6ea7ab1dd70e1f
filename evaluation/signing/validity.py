"""What the signatures in a PDF prove: who, when, whether a byte was changed, who vouches for it."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from evaluation.core.errors import Unusable
from evaluation.core.table import joined
from evaluation.core.text import Lang, Text
from evaluation.signing.certificate import SM2, Certificate, is_sm2, loaded
from evaluation.signing.extra import apart, need

MARK = b"/ByteRange"
"""Stands in every signed PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What one signature proves.

    Args:
        field: its name in the document.
        who: the name in the certificate of the signer.
        issuer: the name of the authority that issued it.
        serial: number of the certificate, hexadecimal.
        claimed: when the signer says to have signed; None where nothing is said.
        stamped: the time in its timestamp; None without one, or with a broken one.
        stamped_by: the given certificate that vouches for the timestamp server; empty where none.
        intact: whether the signed bytes are as they were, and the signature is that of the key.
        whole: whether it covers the whole file.
        changed: whether something other than a further signature was added afterwards.
        trusted: the given certificate that vouches for the signer; empty where none does.
        problem: why it cannot be checked here; None where it can.
    """

    field: str
    who: str
    issuer: str
    serial: str
    claimed: datetime | None = None
    stamped: datetime | None = None
    stamped_by: str = ""
    intact: bool = False
    whole: bool = False
    changed: bool = False
    trusted: str = ""
    problem: Text | None = None

    @property
    def holds(self) -> bool:
        """Whether the document is what was signed, whoever did; trust is a question of its own."""
        return self.intact and not self.changed and self.problem is None

    def record(self) -> dict[str, object]:
        """Return the signature as plain fields, for JSON."""
        return {
            "field": self.field,
            "who": self.who,
            "issuer": self.issuer,
            "serial": self.serial,
            "claimed": _time(self.claimed),
            "timestamp": _time(self.stamped),
            "timestamp_trusted_by": self.stamped_by,
            "intact": self.intact,
            "covers_whole_file": self.whole,
            "changed_afterwards": self.changed,
            "trusted_by": self.trusted,
            "problem": self.problem.en if self.problem else "",
        }

    def line(self, lang: Lang) -> str:
        """Return the signature as one line of text."""
        return f"{self.who}: {self.proves.say(lang)}"

    @property
    def proves(self) -> Text:
        """What the signature proves, and what it does not."""
        return joined(self._says(), "; ", "; ")

    def _says(self) -> Iterator[Text]:
        if self.problem is not None:
            yield self.problem
            return
        if self.intact:
            yield Text("签名有效，签名后内容未改动", "intact, nothing signed was changed")
        else:
            yield Text("签名无效：签名后内容被改动", "BROKEN: what was signed has been changed")
        if self.changed:
            yield Text("签名后另加了内容", "something was added after signing")
        elif not self.whole:
            yield Text("其后另有签名", "further signatures follow")
        if self.stamped and self.stamped_by:
            proved = f"{_time(self.stamped)}"
            yield Text(f"时间戳证明不晚于 {proved}", f"a trusted timestamp proves {proved}")
        elif self.stamped:
            proved = f"{_time(self.stamped)}"
            yield Text(
                f"时间戳 {proved}（来源未经证明）", f"timestamp {proved} of an unknown server"
            )
        else:
            claimed = _time(self.claimed) or "—"
            yield Text(f"自称签于 {claimed}（无时间戳）", f"says {claimed} (no timestamp)")
        if self.trusted:
            yield Text(f"由可信证书“{self.trusted}”证明", f"vouched for by {self.trusted}")
        else:
            yield Text(
                f"没有可信证书证明签名人身份（签发者：{self.issuer}）",
                f"no trusted certificate vouches for the signer (issued by {self.issuer})",
            )


def is_signed(data: bytes) -> bool:
    """Return whether the PDF `data` carries a signature; this needs no extra.

    Example:
        >>> is_signed(b"%PDF-1.7")
        False
    """
    return MARK in data


def validity(data: bytes, trust: Iterable[Certificate] = ()) -> tuple[Signature, ...]:
    """Return what each signature in the PDF `data` proves, the first made first.

    Nothing is fetched from the network. A certificate is judged at the time that its timestamp
    proves, or else at the time that the signer claims, so that the answer is the same on any day.

    Args:
        trust: certificates of authorities that are trusted.

    Raises:
        Unusable: no PDF, or the extra is not installed.
    """
    need()
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        embedded = list(PdfFileReader(io.BytesIO(data)).embedded_signatures)
    except Exception as error:  # whatever a damaged or strange file provokes
        says = f"{type(error).__name__}: {error}"[:160]
        raise Unusable(
            Text(f"无法读取 PDF 中的签名（{says}）", f"the signatures cannot be read ({says})")
        ) from None
    roots = [root for each in trust for root in loaded(each.der)]
    return tuple(_signature(each, roots) for each in embedded)


def _signature(embedded: Any, roots: list[Any]) -> Signature:  # noqa: ANN401
    """Return what one signature of the library proves; what it cannot check says why."""
    certificate = embedded.signer_cert
    own = Signature(
        field=str(embedded.field_name),
        who=_name(certificate),
        issuer=_issuer(certificate),
        serial=f"{certificate.serial_number:x}",
    )
    if is_sm2(certificate):
        return replace(own, problem=SM2)
    try:
        status = _status(embedded, roots)
    except Exception as error:  # whatever a damaged or strange signature provokes
        says = f"{type(error).__name__}: {error}"[:160]
        return replace(own, problem=Text(f"无法验证（{says}）", f"cannot be checked ({says})"))
    stamp = status.timestamp_validity
    proves = stamp is not None and stamp.intact and stamp.valid
    return replace(
        own,
        claimed=status.signer_reported_dt,
        stamped=stamp.timestamp if proves else None,
        stamped_by=_root(stamp) if proves and stamp.trusted else "",
        intact=bool(status.intact and status.valid),
        whole=status.coverage.name == "ENTIRE_FILE",
        changed=not _only_signed_since(status),
        trusted=_root(status) if status.trusted else "",
    )


def _status(embedded: Any, roots: list[Any]) -> Any:  # noqa: ANN401
    """Return what the library says: of the time of the timestamp, or else the time that is claimed."""
    claimed = embedded.self_reported_timestamp or datetime(1970, 1, 1, tzinfo=UTC)
    status = _status_at(embedded, roots, claimed)
    stamp = status.timestamp_validity
    return status if stamp is None else _status_at(embedded, roots, stamp.timestamp)


def _status_at(embedded: Any, roots: list[Any], moment: datetime) -> Any:  # noqa: ANN401
    from pyhanko.sign.validation import (  # type: ignore[attr-defined]
        ValidationContext,
        validate_pdf_signature,
    )
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    context = ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=moment,
    )
    usage = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
    )
    return apart(
        lambda: validate_pdf_signature(
            embedded, signer_validation_context=context, key_usage_settings=usage
        )
    )


def _only_signed_since(status: Any) -> bool:  # noqa: ANN401
    level = status.modification_level
    return bool(status.docmdp_ok) and (
        level is None or level.name in ("NONE", "LTA_UPDATES", "FORM_FILLING")
    )


def _root(status: Any) -> str:  # noqa: ANN401
    return _name(status.validation_path.trust_anchor.certificate)


def _name(certificate: Any) -> str:  # noqa: ANN401
    return _common(certificate.subject)


def _issuer(certificate: Any) -> str:  # noqa: ANN401
    return _common(certificate.issuer)


def _common(name: Any) -> str:  # noqa: ANN401 - a name of asn1crypto
    known = name.native.get("common_name") or name.native.get("organization_name")
    return str(known or name.human_friendly)


def _time(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC") if moment else ""
