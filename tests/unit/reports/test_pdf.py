"""Promises about the PDF itself."""

import io
import re
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from evaluation.core.errors import TenderError
from evaluation.reports.typesetting.pdf import Attachment, write_pdf

PAGE = '<!doctype html><html lang="zh-CN"><title>公告</title><p>清河</p></html>'


@pytest.mark.parametrize(
    "element",
    [
        '<img src="http://x.test/a.png">',
        '<img src="file:///etc/passwd">',
        '<img src="../../pyproject.toml">',
        '<img src="//x.test/a.png">',
        '<link rel="stylesheet" href="https://x.test/a.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>@import url(http://x.test/b.css);</style>",
        "<style>p { background: url(ftp://x.test/q) }</style><p>a",
        "<style>@font-face { font-family: a; src: url(http://x.test/f) }</style>",
        '<embed src="file:///etc/passwd">',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="http://x.test/a.png" width="5" height="5"/></svg>',
    ],
)
def test_nothing_is_fetched(element: str, tmp_path: Path) -> None:
    """Whatever a page asks for outside the template folders is refused by name."""
    with pytest.raises(TenderError, match="nothing is fetched"):
        write_pdf(PAGE + element, folders=[tmp_path])


def test_a_picture_beside_the_template_is_read(tmp_path: Path) -> None:
    """A logo in the template folder prints."""
    logo = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    (tmp_path / "logo.svg").write_text(logo)
    assert write_pdf(PAGE + '<img src="logo.svg" alt="logo">', folders=[tmp_path])


def test_archival_tagged_and_named() -> None:
    """PDF/A-3a with structure, language, title and an attachment with its relationship."""
    carried = Attachment(name="a.xlsx", content=b"PK", changed=datetime(2026, 3, 24))  # noqa: DTZ001
    data = write_pdf(PAGE, attachments=[carried])
    assert data == write_pdf(PAGE, attachments=[carried])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["dc:title"] == "公告"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert "/StructTreeRoot" in pdf.Root
        assert "/OutputIntents" in pdf.Root
        assert {str(each.AFRelationship) for each in pdf.Root.AF} == {"/Source"}
        assert bytes(pdf.attachments["a.xlsx"].get_file().read_bytes()) == b"PK"


def test_only_our_faces_are_embedded() -> None:
    """Emoji, Arabic, Hebrew and rare ideographs print in faces that travel with the package."""
    data = write_pdf(PAGE + "<p>😀\ufe0e عربي שלום 𠮷 <b>𠮷 清</b>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(each.BaseFont) for each in pdf.objects if _is_font(each)}
    assert names
    assert all(re.search(r"tender-(song|hei|wide|other)", name) for name in names), names


def _is_font(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
