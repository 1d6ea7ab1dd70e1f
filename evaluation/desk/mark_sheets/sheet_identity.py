"""Which tender, expert and issue a mark sheet belongs to, as it hides in the sheet itself."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from evaluation.core.text import Lang, Text
from evaluation.desk.mark_sheets.assignments import Assignment
from evaluation.desk.mark_sheets.blinding import sheet_seal

TAB = "identity"
"""A sheet that the menus of a spreadsheet program do not even offer to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetIdentity:
    """What a mark sheet says of itself.

    Args:
        tender: id.
        lots: ids, joined by semicolons.
        expert: id.
        issue: counted from 1 over all issues of the dossier.
        fingerprint: of the criteria and bids by which the expert marks.
        lang: in which its labels stand.
        seal: over all of these; only the dossier can write it.
    """

    tender: str
    lots: str
    expert: str
    issue: str
    fingerprint: str
    lang: str
    seal: str

    @classmethod
    def of(cls, assignment: Assignment, issue: int, lang: Lang, secret: bytes) -> Self:
        """Return the identity of the sheet that is written for `assignment`."""
        values = {
            "tender": assignment.tender.id,
            "lots": ";".join(part.lot.id for part in assignment.lots),
            "expert": assignment.expert.id,
            "issue": str(issue),
            "fingerprint": assignment.fingerprint,
            "lang": lang,
        }
        return cls(**values, seal=sheet_seal(values.values(), secret))

    @classmethod
    def read(cls, values: Mapping[str, str]) -> Self | None:
        """Return the identity that a hidden sheet holds; None where it holds none."""
        names = [field.name for field in fields(cls)]
        if {*names} - {*values}:
            return None
        return cls(**{name: values[name] for name in names})

    def genuine(self, secret: bytes) -> bool:
        """Return whether it was written with `secret` and not changed since."""
        *values, seal = self.values().values()
        return sheet_seal(values, secret) == seal

    def values(self) -> dict[str, str]:
        """Return all of it by name, in the order in which it is written."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def foot(self, lang: Lang) -> str:
        """Return what is printed at the foot of each page; the fingerprint by its first half."""
        half = self.fingerprint[:32]
        said = Text(
            f"项目 {self.tender} · 包 {self.lots} · 专家 {self.expert} · 第 {self.issue} 次发出 · "
            f"评审办法指纹 {half}",
            f"tender {self.tender} · lot {self.lots} · expert {self.expert} · issue {self.issue} · "
            f"method {half}",
        )
        return said.say(lang)
