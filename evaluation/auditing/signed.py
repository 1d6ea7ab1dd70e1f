"""The signatures of a document, as a part of what its audit finds."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.core.errors import Unusable
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.signing.extra import INSTALL, installed
from evaluation.signing.validity import Signature, is_signed, validity
from evaluation.verdict import Difference, Verdict

if TYPE_CHECKING:
    from evaluation.signing.certificate import Certificate


def with_signatures(verdict: Verdict, path: Path, trust: Iterable["Certificate"] = ()) -> Verdict:
    """Return `verdict` on the PDF at `path` with what its signatures prove.

    A signature that no longer holds is a difference; one that cannot be checked here is said; where
    they cannot even be read, nothing is equal.

    Args:
        trust: certificates of authorities that are trusted.
    """
    data = path.read_bytes()
    if not is_signed(data):
        return verdict
    if not installed():
        unchecked = Text(f"文件有签名，未验证：{INSTALL}", f"signed, not checked: {INSTALL}")
        return replace(verdict, apart=(*verdict.apart, unchecked))
    try:
        signatures = validity(data, trust)
    except Unusable as problem:
        return replace(verdict, undone=(*verdict.undone, problem.text))
    unchecked_too = (
        Text(f"{each.who}：{each.problem.zh}", f"{each.who}: {each.problem.en}")
        for each in signatures
        if each.problem is not None
    )
    return replace(
        verdict,
        signatures=signatures,
        differences=(*(_broken(each, path.name) for each in signatures if _breaks(each)),
                     *verdict.differences),
        apart=(*verdict.apart, *unchecked_too),
    )  # fmt: skip


def _breaks(signature: Signature) -> bool:
    return signature.problem is None and not signature.holds


def _broken(signature: Signature, name: str) -> Difference:
    place = Place(name, "", signature.field)
    return Difference(place=place, recorded=signature.who, recomputed="", reason="signed")
