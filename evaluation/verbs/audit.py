"""``evaluation.audit``: a recorded result redone and compared, cell by cell."""

from dataclasses import dataclass
from pathlib import Path

from evaluation.core.text import Lang, Text
from evaluation.display.auditing import archive_face, verdict_face
from evaluation.display.face import Face
from evaluation.verbs.asked import Where, answering, path_of
from evaluation.verbs.shown import Shown
from evaluation.verdict import VERDICTS, Difference, Verdict, VerdictRow


def audit(path: Where, *, lang: Lang | None = None) -> "Audited":
    """Return what comes of redoing the result recorded at `path` by the law of its day.

    Args:
        path: the PDF of a report, an audit workbook, a dossier folder with its results, or a folder
            of many of them.
        lang: language of all that is shown; None for that of the environment.

    Raises:
        TenderError: there is no recorded result.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> from evaluation.workbook.audit_workbook import audit_workbook
        >>> tender = run(shipped("tenders") / "published" / "003-wb-quality-threshold")
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "audit.xlsx"
        ...     size = path.write_bytes(audit_workbook(tender, "en"))
        ...     verdict = audit(path, lang="en")
        >>> verdict.equal, len(verdict.differences)
        (True, 0)
    """
    with answering(lang) as chosen:
        return _audited(path_of(path), chosen)


@dataclass(frozen=True, slots=True, repr=False)
class Audited(Shown):
    """What an audit found.

    Args:
        what: the file or folder that was audited.
        equal: whether everything that was recorded comes out again.
        verdict: on one result; None where many were audited.
        rows: on many results, a row each, the worst first.
    """

    what: Path
    equal: bool
    lang: Lang
    verdict: Verdict | None = None
    rows: tuple[VerdictRow, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Each difference of one result with its place and likely reason, causes first."""
        return self.verdict.differences if self.verdict else ()

    def face(self) -> Face:
        """Return each difference, or each of many results, as a table."""
        if self.verdict is not None:
            return verdict_face(self.verdict, self.lang)
        return archive_face(self.what, self.rows, self.lang)

    def line(self) -> str:
        """Return the verdict in a word; of many results the worst one."""
        word = VERDICTS[self.verdict.word if self.verdict else self.rows[0].verdict]
        colon = Text("：", ": ").say(self.lang)
        return f"{self.what.name}{colon}{word.say(self.lang)}"


def _audited(path: Path, lang: Lang) -> Audited:
    from evaluation.auditing.archive_audit import audit_archive, results_in, worst_first
    from evaluation.auditing.folder import audit_at, is_dossier

    many = path.is_dir() and not is_dossier(path)
    found = results_in(path) if many else [path]
    if len(found) == 1:
        verdict = audit_at(found[0])
        return Audited(path, verdict.equal, lang, verdict=verdict)
    rows = tuple(worst_first(list(audit_archive(path, lang))))
    return Audited(path, all(row.verdict == "equal" for row in rows), lang, rows=rows)
