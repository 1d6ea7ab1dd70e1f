"""Floor 9: faces for notebooks: every result shows itself as the last line of a cell."""

from evaluation.display.auditing import audit
from evaluation.display.opening import open_dossier
from evaluation.display.widgets.chooser import choose_dossier
from evaluation.display.year.year import open_year

__all__ = ["audit", "choose_dossier", "open_dossier", "open_year"]
