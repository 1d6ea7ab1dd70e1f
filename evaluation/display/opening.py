"""The door to a dossier from a notebook: whatever is asked of it, a face comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.text import Lang, Text
from evaluation.display.checks import checks_face
from evaluation.display.face import Face
from evaluation.display.findings import findings_face, problem_face
from evaluation.display.law import law_face
from evaluation.display.marks import marks_face
from evaluation.display.ranking import ranking_face
from evaluation.display.screening import screening_face
from evaluation.dossier.reading import Reading, read
from evaluation.law.book import law_book
from evaluation.pipeline import Examined, examine_reading, law_folder
from evaluation.scoring.result import Evaluation, LotResult


def open_dossier(path: str | Path, lang: Lang = "zh") -> "OpenDossier":
    """Return the dossier at `path`, which shows its findings; it never raises for bad sheets.

    Args:
        path: folder, workbook or JSON document.
        lang: language of all that is shown.

    Example:
        >>> from evaluation.resources import shipped
        >>> dossier = open_dossier(shipped("tenders") / "qinghe-2026", "en")
        >>> dossier.ranking("L01").frame().loc[0, ["rank", "total"]].tolist()
        ['1', '89.33']
        >>> open_dossier("nowhere", "en").ranking().title
        'This cannot go on'
    """
    try:
        reading = read(Path(path))
        return OpenDossier(Path(path), lang, reading, examine_reading(reading))
    except TenderError as problem:
        return OpenDossier(Path(path), lang, problem=problem)
    except Exception as problem:
        return OpenDossier(Path(path), lang, problem=_internal(problem))


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier in a notebook: as it was when it was opened.

    Args:
        problem: why it could not even be read; None where it could.
    """

    path: Path
    lang: Lang
    reading: Reading | None = None
    examined: Examined | None = None
    problem: TenderError | None = None

    def _repr_html_(self) -> str:
        return self.findings()._repr_html_()

    def findings(self) -> Face:
        """Return everything that has to be put right or looked at, each with its cell."""
        return self._face(self._findings)

    def checks(self) -> Face:
        """Return every check with its answer."""
        return self._face(lambda: checks_face(self._examined().checked, self.lang))

    def screening(self) -> Face:
        """Return which bids were admitted, and why the others were not."""
        return self._face(lambda: screening_face(self._scored(), self.lang))

    def marks(self, lot: str) -> Face:
        """Return the marks on the lot with id `lot` as a heat table."""
        checked = self._examined().checked if self.examined else ()
        return self._face(lambda: marks_face(self._scored(), self._lot(lot), checked, self.lang))

    def ranking(self, lot: str | None = None) -> Face:
        """Return the ranking of the lot with id `lot`, or of all lots."""
        return self._face(lambda: ranking_face(self._scored(), self._lots(lot), self.lang))

    def law(self, key: str | None = None) -> Face:
        """Return the values of the law that were applied, or the one with `key`."""
        return self._face(lambda: self._law(key))

    def documents(self) -> Face:
        """Return every document, and whether it can be made now."""
        return self._face(self._documents)

    def print_document(
        self, key: str = "evaluation_report", folder: str | Path = "out", *, force: bool = False
    ) -> Face:
        """Print the document with `key` into `folder`, and return links to its copies.

        Args:
            key: as `documents` lists it.
            folder: made where it is not there.
            force: replace other files of the same name.
        """
        return self._face(lambda: self._print(key, Path(folder), force=force))

    def _face(self, make: Callable[[], Face]) -> Face:
        """What `make` gives; where it cannot, the reason, and never a traceback."""
        try:
            return make()
        except TenderError as problem:
            return problem_face(problem, self.lang)
        except Exception as problem:
            return problem_face(_internal(problem), self.lang)

    def _examined(self) -> Examined:
        if self.examined is None:
            raise self.problem or refusal(())
        return self.examined

    def _scored(self) -> Evaluation:
        examined = self._examined()
        if examined.evaluation is None:
            raise examined.problem or refusal(examined.findings)
        return examined.evaluation

    def _lots(self, id: str | None) -> tuple[LotResult, ...]:
        return self._scored().lots if id is None else (self._lot(id),)

    def _lot(self, id: str) -> LotResult:
        lots = {result.lot.id: result for result in self._scored().lots}
        if id not in lots:
            known = ", ".join(lots)
            raise Unusable(
                Text(f"没有采购包 {id}；有：{known}", f"no lot {id}; there are: {known}")
            )
        return lots[id]

    def _findings(self) -> Face:
        examined = self._examined()
        dossier = self.reading.dossier if self.reading else None
        title = f"{dossier.tender.id} {dossier.tender.title}" if dossier else str(self.path)
        remarks = (examined.problem.text.say(self.lang),) if examined.problem else ()
        return findings_face(examined.findings, self.lang, title=title, remarks=remarks)

    def _law(self, key: str | None) -> Face:
        evaluation = self._scored()
        if key is None:
            return law_face(evaluation.law, self.lang)
        book = law_book(law_folder(self.path))
        return law_face([book.on(key, evaluation.dossier.tender.published)], self.lang)

    def _documents(self) -> Face:
        from evaluation.display.documents import documents_face
        from evaluation.reports.occasion import occasion_at

        self._unchanged()
        return documents_face(occasion_at(self.path), self.lang)

    def _print(self, key: str, folder: Path, *, force: bool) -> Face:
        from evaluation.display.documents import print_document, printed_face
        from evaluation.reports.occasion import occasion_at

        self._unchanged()
        occasion = occasion_at(self.path)
        return printed_face(
            print_document(occasion, key, folder, self.lang, force=force), self.lang
        )

    def _unchanged(self) -> None:
        """Nothing is printed that differs from what was shown.

        Raises:
            TenderError: the sheets were changed since the dossier was opened.
        """
        self._examined()
        if read(self.path) != self.reading:
            raise TenderError(
                Text(
                    "打开之后表格已改动；请重新运行打开档案的单元格",
                    "the sheets were changed since the dossier was opened; run the cell that "
                    "opens it again",
                )
            )


def _internal(problem: Exception) -> TenderError:
    what = f"{type(problem).__name__}: {problem}"
    return TenderError(
        Text(
            f"程序内部错误（{what}）；没有结果。请报告这句话",
            f"an internal error ({what}); there is no result. Please report this sentence",
        )
    )
