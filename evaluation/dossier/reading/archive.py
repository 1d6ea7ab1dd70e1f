"""A folder of many dossiers: a year of tenders."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from evaluation.dossier.reading.dossier_files import DOCUMENT
from evaluation.dossier.reading.tab_names import key_of
from evaluation.dossier.reading.xml_parts import parse_xml

LARGEST_LIST = 1_000_000
"""Bytes of the list of sheets in a workbook that are looked at."""


def dossiers_in(folder: Path) -> list[Path]:
    """Return the folders below `folder` that each hold a dossier; none where it holds one itself.

    Why:
        A dossier may keep its workbooks in folders of its own, so a folder counts as another
        dossier only where it has a sheet Tender, or a workbook that cannot be opened to see.
    """
    if not folder.is_dir() or _holds_sheets(folder):
        return []
    return [each for inside in _folders(folder) for each in _dossiers(inside)]


def _dossiers(folder: Path) -> list[Path]:
    if _holds_sheets(folder):
        books = (book for book in _books(folder) if not book.name.startswith("~$"))
        tender = (folder / DOCUMENT).is_file() or any("tender" in _keys(book) for book in books)
        return [folder] if tender else []
    return [each for inside in _folders(folder) for each in _dossiers(inside)]


def _holds_sheets(folder: Path) -> bool:
    return (folder / DOCUMENT).is_file() or any(_books(folder))


def _books(folder: Path) -> list[Path]:
    """The workbooks of a folder, whatever letters their endings have."""
    return [each for each in sorted(folder.iterdir()) if each.suffix.lower() == ".xlsx"]


def _folders(folder: Path) -> Iterator[Path]:
    inside = (each for each in sorted(folder.iterdir()) if not each.is_symlink())
    return (each for each in inside if each.is_dir() and not each.name.startswith("."))


def _keys(book: Path) -> set[str | None]:
    """The sheets of a workbook by their tabs; the sheet Tender where that cannot be seen."""
    keys: set[str | None] = set()

    def note(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            keys.add(key_of(attributes.get("name", "")))

    try:
        with zipfile.ZipFile(book) as parts, parts.open("xl/workbook.xml") as part:
            parse_xml(part.read(LARGEST_LIST), note)
    except (OSError, KeyError, zipfile.BadZipFile, expat.ExpatError):
        return {"tender"}
    return keys
