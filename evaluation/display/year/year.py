"""The door to many dossiers at once: a year in view, each broken dossier a row that says why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.table import Table
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face, internal, safely
from evaluation.display.sorting import wake_tables
from evaluation.display.what_to_write import sentence
from evaluation.display.year.district_faces import districts_face
from evaluation.dossier.reading.astray import OUTPUT
from evaluation.dossier.reading.dossier_files import DOCUMENT
from evaluation.dossier.reading.reading import read
from evaluation.pipeline import examine_reading
from evaluation.resources import shipped
from evaluation.tables.year.awards import awards_table
from evaluation.tables.year.competition import competition_table
from evaluation.tables.year.durations import durations_table
from evaluation.tables.year.entries import DossierOfYear
from evaluation.tables.year.lots import lots_table
from evaluation.tables.year.organisations import organisations_table
from evaluation.tables.year.tenders import tenders_table

if TYPE_CHECKING:
    import pandas as pd


def open_year(folder: str | Path | None = None, lang: Lang = "zh") -> "Year":
    """Return all dossiers in `folder`, which show themselves as a table; it never raises.

    Args:
        folder: dossiers in folders of their own, however deep; the shipped examples where none is
            named.
        lang: language of all that is shown.

    Example:
        >>> year = open_year(lang="en")
        >>> len(year.tenders().rows) > 20, open_year("nowhere", "en").time().title
        (True, 'This cannot go on')
    """
    wake_tables()
    path = shipped("tenders") if folder is None else Path(folder)
    try:
        entries = tuple(_entry(each, path) for each in _dossiers(path))
        if not entries:
            raise Unusable(
                Text(
                    f"{path} 中没有采购档案；请写明存放各项目档案的文件夹",
                    f"there are no dossiers in {path}; name the folder that holds them",
                )
            )
        return Year(lang, entries)
    except TenderError as problem:
        return Year(lang, (), problem)
    except Exception as problem:
        return Year(lang, (), internal(problem))


@dataclass(frozen=True, slots=True)
class Year:
    """Many dossiers in a notebook, as they were when they were opened.

    Args:
        problem: why there is nothing to show; None where there is.
    """

    lang: Lang
    entries: tuple[DossierOfYear, ...]
    problem: TenderError | None = None

    def __repr__(self) -> str:
        count = len(self.entries)
        told = Text(f"{count} 份采购档案", f"{count} dossiers").say(self.lang)
        return f"<{sentence(self.problem).say(self.lang) if self.problem else told}>"

    def _repr_html_(self) -> str:
        return self.tenders()._repr_html_()

    def frame(self) -> "pd.DataFrame":
        """Return the dossiers as a data frame; each other table has a frame of its own."""
        return self.tenders().frame()

    def tenders(self) -> Face:
        """Return every dossier: its size, or what is wrong with it."""
        return self._table(tenders_table)

    def lots(self) -> Face:
        """Return every lot with its bids and its first candidate."""
        return self._table(lots_table)

    def awards(self) -> Face:
        """Return every first candidate with its price and what it saves against the ceiling."""
        return self._table(awards_table)

    def districts(self) -> Face:
        """Return lots and money by district."""
        return self._face(districts_face)

    def organisations(self) -> Face:
        """Return bids, awards and money by organisation, and the share of social organisations."""
        return self._table(organisations_table)

    def competition(self) -> Face:
        """Return how many lots had how many bids."""
        return self._table(competition_table)

    def time(self) -> Face:
        """Return how long tenderers had, and how long the evaluation took."""
        return self._table(durations_table)

    def _table(self, make: Callable[[tuple[DossierOfYear, ...]], Table]) -> Face:
        return self._face(lambda entries, lang: Face(table=make(entries), lang=lang))

    def _face(self, make: Callable[[tuple[DossierOfYear, ...], Lang], Face]) -> Face:
        def made() -> Face:
            if self.problem is not None:
                raise self.problem
            return make(self.entries, self.lang)

        return safely(made, self.lang)


def _dossiers(folder: Path) -> Iterator[Path]:
    """Yield every folder in `folder` that holds input sheets, and every dossier as one file."""
    if not folder.is_dir():
        zh, en = f"没有文件夹 {folder}；请核对路径", f"there is no folder {folder}; check the path"
        raise Unusable(Text(zh, en))
    if (folder / DOCUMENT).is_file() or any(_books(folder)):
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith(".") and path.name != OUTPUT:
            yield from _dossiers(path)


def _books(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("*.xlsx") if not path.name.startswith("~$"))


def _entry(path: Path, folder: Path) -> DossierOfYear:
    """One broken dossier is a row, never the end of the year."""
    name = path.name if path == folder else path.relative_to(folder).as_posix()
    try:
        reading = read(path)
        examined = examine_reading(reading)
        problem = examined.problem or refusal(examined.findings)
        dossier = reading.dossier
    except TenderError as error:
        return DossierOfYear(name=name, problem=sentence(error))
    except Exception as error:
        return DossierOfYear(name=name, problem=internal(error).text)
    if examined.evaluation is not None:
        return DossierOfYear(name=name, dossier=dossier, evaluation=examined.evaluation)
    return DossierOfYear(name=name, dossier=dossier, problem=sentence(problem))
