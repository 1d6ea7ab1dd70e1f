"""A result that shows itself: a table in a notebook, a line at a prompt, a frame for pandas."""

import os
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.display.face import Face
from evaluation.display.sorting import wake_tables

if TYPE_CHECKING:
    import pandas as pd


class Shown(ABC):
    """What all results can do; each says of itself which table it is and which line."""

    __slots__ = ()

    @abstractmethod
    def face(self) -> Face:
        """Return the result as a table with its words."""

    @abstractmethod
    def line(self) -> str:
        """Return the result in one line."""

    def frame(self) -> "pd.DataFrame":
        """Return the table as a data frame: exact text, and `_number` columns for arithmetic."""
        return self.face().frame()

    def save(self, path: str | os.PathLike[str], *, force: bool = False) -> Face:
        """Write the table (.xlsx) or its pictures (.svg, .png, .pdf) to `path`, and tell where.

        Args:
            force: replace a file that is there.
        """
        return self.face().save(Path(path), force=force)

    def __repr__(self) -> str:
        return f"<{self.line()}>"

    def _repr_html_(self) -> str:
        wake_tables()
        return self.face()._repr_html_()
