"""The evaluation report of the full example, from workbooks to PDF, against its HTML alone.

Ours reads, scores and checks the tender, makes the audit workbook, sets and prints the report;
WeasyPrint is given the finished HTML.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import TENDER, compare

from evaluation.reports.document import WHOLE
from evaluation.reports.documents import all_documents, page
from evaluation.reports.occasion import occasion_at
from evaluation.resources import shipped

if __name__ == "__main__":
    example = shipped("tenders") / "qinghe-2026"
    document = next(each for each in all_documents() if each.key == "evaluation_report")
    with TemporaryDirectory() as out:
        html = Path(out) / "report.html"
        html.write_text(page(document, WHOLE, occasion_at(example), "zh"), "utf-8")
        ours = (TENDER, "report", str(example), "--lang", "zh", "--out", out, "--force")
        theirs = (sys.executable, str(Path(__file__).with_name("plain.py")), str(html))
        print("tender report / WeasyPrint alone on its HTML")
        compare(ours, theirs, rounds=3, goal="less than 2")
