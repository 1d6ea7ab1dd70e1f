"""The workbooks that people fill in ask what they asked."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from evaluation.cli.main import main
from evaluation.core.text import LANGS, Lang
from evaluation.resources import shipped
from tests.golden.shelf import TENDERS


@pytest.mark.parametrize("lang", LANGS)
def test_blanks(
    lang: Lang, tmp_path: Path, golden: Callable[[str, Mapping[str, str]], None]
) -> None:
    """No sheet, column, hint or refusal of the empty dossier and of a mark sheet goes missing."""
    empty, issued = tmp_path / "new", tmp_path / "issued"
    dossier = copytree(shipped("tenders") / TENDERS["qinghe-2026"], tmp_path / "dossier")
    who = ["--who", "Wang", "--expert", "E01", "--lang", lang]
    assert main(["new", str(empty), "--lang", lang]) == 0
    assert main(["sheets", str(dossier), "--out", str(issued), *who]) == 0
    (sheet,) = issued.rglob("E01*.xlsx")
    books = {
        "tender": empty / "tender.xlsx",
        "bids": empty / "bids.xlsx",
        "marks": empty / "marks" / "E01.xlsx",
        "mark-sheet": sheet,
    }
    texts = {name: "\n".join(words(load_workbook(path))) for name, path in books.items()}
    golden(f"toolkit/{lang}/blanks", texts)


def words(book: Any) -> Iterator[str]:  # noqa: ANN401 - openpyxl publishes no types
    """Yield the rows of each sheet, and once each what its cells say to who fills them in."""
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue  # it seals the file, and is another each time
        yield f"# {sheet.title}"
        for row in sheet.iter_rows():
            line = " | ".join(
                " / ".join(str("" if cell.value is None else cell.value).splitlines())
                for cell in row
            ).rstrip(" |")
            if line:
                yield line
        notes = (cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment)
        asks = (
            " | ".join(filter(None, (each.promptTitle, each.prompt, each.error, choices(each))))
            for each in sheet.data_validations.dataValidation
        )
        yield from dict.fromkeys(f"[{said}]" for said in (*notes, *asks))


def choices(validation: Any) -> str:  # noqa: ANN401
    """Return the list to choose from, if there is one."""
    return str(validation.formula1) if validation.type == "list" else ""
