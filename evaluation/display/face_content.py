"""What a face holds: a table with its title, remarks and notes in one language, and pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.charts.picture import Picture
from evaluation.core.table import Row, Table
from evaluation.core.text import Lang

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceContent:
    """A table as a person is to see it: a title, remarks, pictures, rows.

    Args:
        pictures: where they say it sooner than the table.
        home: the dossier whose workbooks cells may link; without it they link what was written.
    """

    table: Table
    lang: Lang
    pictures: tuple[Picture, ...] = ()
    home: Path | None = None

    @property
    def title(self) -> str:
        """Its heading."""
        return self.table.title.say(self.lang)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands above pictures and rows."""
        return tuple(text.say(self.lang) for text in self.table.remarks)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below."""
        return tuple(text.say(self.lang) for text in self.table.notes)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the table."""
        return self.table.rows

    def frame(self) -> "pd.DataFrame":
        """Return the table as a data frame: exact text, and `_number` columns for arithmetic."""
        return self.table.frame(self.lang)
