"""``evaluation.check``: everything that is wrong with a dossier."""

from dataclasses import dataclass

from evaluation.core.text import Lang, Text
from evaluation.desk.looking_over import looked_over
from evaluation.display.evaluated import checks_face
from evaluation.display.face import Face
from evaluation.pipeline import Examined, examine
from evaluation.verbs.asked import Where, answering, path_of
from evaluation.verbs.findings import Findings
from evaluation.verbs.shown import Shown


def check(path: Where, *, lang: Lang | None = None) -> "CheckedDossier":
    """Return everything that is wrong with the dossier at `path`, and all that was looked at.

    Errors are what it is about, so they raise nothing.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there is nothing at `path` that can be read.

    Example:
        >>> from evaluation.resources import shipped
        >>> checked = check(shipped("tenders") / "qinghe-2026", lang="en")
        >>> checked.ok, len(checked.findings.errors), checked.findings.frame().columns[0]
        (True, 0, 'severity')
    """
    with answering(lang) as chosen:
        return CheckedDossier(looked_over(examine(path_of(path))), chosen)


@dataclass(frozen=True, slots=True, repr=False)
class CheckedDossier(Shown):
    """What is wrong with a dossier."""

    examined: Examined
    lang: Lang

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of a result."""
        return self.examined.problem is None

    @property
    def findings(self) -> Findings:
        """All that has to be put right or looked at, each with its cell."""
        return Findings(self.examined.findings, self.lang, self.examined.reading.path)

    @property
    def checks(self) -> Face:
        """Every check with its answer, also those that found nothing."""
        return checks_face(self.examined.checked, self.lang)

    def face(self) -> Face:
        """Return the findings as a table."""
        return self.findings.face()

    def line(self) -> str:
        """Return how many findings and checks there are."""
        checks = len(self.examined.checked)
        count = Text(f"检查 {checks} 项", f"{checks} checks").say(self.lang)
        return f"{self.findings.line()}; {count}"
