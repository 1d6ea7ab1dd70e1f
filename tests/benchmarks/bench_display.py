"""First useful picture of the full example in a notebook, against the command line doing the same.

Both start Python, read the dossier, score it and say the ranking, or find the plan; neither writes
a workbook. The kernel itself is started before: that is JupyterLab's time. The plan in a notebook
is drawn as well, for which matplotlib alone takes about a second.
"""

import sys

from timing import TENDER, compare

from evaluation.resources import shipped

EXAMPLE = str(shipped("tenders") / "qinghe-2026")
OPEN = f"from evaluation.display.opening import open_dossier as o; d = o({EXAMPLE!r}, 'zh'); "


def shown(what: str) -> tuple[str, ...]:
    """Return the command that opens the example as a notebook does, and shows `what` of it."""
    return sys.executable, "-c", f"{OPEN}d.{what}._repr_html_()"


if __name__ == "__main__":
    for what, command in (("ranking()", "score"), ("allocation()", "allocate")):
        print(f"{what} in a notebook / tender {command} --json")
        compare(shown(what), (TENDER, command, EXAMPLE, "--json"), rounds=5, goal="at most 2")
