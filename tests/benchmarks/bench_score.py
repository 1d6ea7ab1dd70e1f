"""How long ``tender score`` takes on the full example, against only loading its workbooks."""

import sys
from tempfile import TemporaryDirectory

from timing import TENDER, compare

from evaluation.resources import shipped

LOAD = "import sys, openpyxl\nfor path in sys.argv[1:]: openpyxl.load_workbook(path)"

if __name__ == "__main__":
    example = shipped("tenders") / "qinghe-2026"
    workbooks = [str(path) for path in sorted(example.rglob("*.xlsx"))]
    with TemporaryDirectory() as out:
        score = (TENDER, "score", str(example), "--out", out, "--force")
        print("tender score / openpyxl.load_workbook of the same workbooks")
        compare(score, (sys.executable, "-c", LOAD, *workbooks), rounds=5, goal="at most 1.5")
