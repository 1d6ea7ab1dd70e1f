"""Floor 7: faces for notebooks: every result shows itself as the last line of a cell."""

from evaluation.display.opening import open_dossier

__all__ = ["open_dossier"]
