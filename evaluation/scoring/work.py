"""What one run of the scoring works with: the tender, its rules, and what was found on the way."""

from dataclasses import dataclass, field

from evaluation.core.finding import Finding
from evaluation.dossier.records import Dossier
from evaluation.law.book import LawBook
from evaluation.law.method import Method
from evaluation.law.parameter import Dated
from evaluation.scoring.criteria import Models
from evaluation.scoring.settings import Settings


@dataclass(slots=True, kw_only=True)
class Work:
    """One run of the scoring.

    Args:
        found: every finding so far; an error among them leaves no result.
        looked_up: every law parameter that was applied; the report prints them.
    """

    dossier: Dossier
    method: Method
    settings: Settings
    book: LawBook
    models: Models
    found: list[Finding] = field(default_factory=list)
    looked_up: list[Dated] = field(default_factory=list)

    def law(self, key: str) -> Dated:
        """Return the law parameter `key` on the day of the notice."""
        value = self.book.on(key, self.dossier.tender.published)
        if value not in self.looked_up:
            self.looked_up.append(value)
        return value
