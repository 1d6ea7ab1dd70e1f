"""A face: a table that shows itself in a notebook, and gives itself as frame, workbook, picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.charts.picture import Picture
from evaluation.core.table import Row, Table
from evaluation.core.text import Lang, Text
from evaluation.display.phrases import in_notebook

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A table as a person sees it: a title, remarks, pictures, rows that sort and filter.

    Args:
        pictures: where they say it sooner than the table.
        home: the dossier whose workbooks cells may link; without it they link what was written.

    Example:
        >>> from evaluation.core.table import column, row
        >>> from evaluation.core.text import Text
        >>> table = Table(key="points", title=Text("总分", "Points"), rows=(row("<b>", 9),),
        ...               columns=(column("tenderer"), column("total", "points", places=2)))
        >>> face = Face(table=table, lang="en")
        >>> "&lt;b&gt;" in face._repr_html_(), face.frame().loc[0, "total_number"].item()
        (True, 9.0)
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
        return tuple(in_notebook(text.say(self.lang)) for text in self.table.remarks)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below."""
        return tuple(in_notebook(text.say(self.lang)) for text in self.table.notes)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the table."""
        return self.table.rows

    def frame(self) -> "pd.DataFrame":
        """Return the table as a data frame: exact text, and `_number` columns for arithmetic."""
        return self.table.frame(self.lang)

    def save(self, path: str | Path, *, force: bool = False) -> "Face":
        """Write the table (.xlsx) or the pictures (.svg, .png, .pdf) to `path`, and tell where.

        It never raises: what cannot be written is told by the face that comes back. Several
        pictures are numbered.

        Args:
            force: replace a file that is there.
        """
        from evaluation.display.saving import saved_face

        return saved_face(self, Path(path), force=force)

    def __repr__(self) -> str:
        rows = Text("{}：{} 行", "{}: {} rows").say(self.lang)
        return f"<{rows.format(self.title, len(self.table.rows))}>"

    def _repr_html_(self) -> str:
        """Return the face as HTML; whatever was typed by somebody is escaped."""
        from evaluation.display.face_html import html_of

        return str(html_of(self))
