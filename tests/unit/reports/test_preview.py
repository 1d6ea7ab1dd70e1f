"""Promises about web pages that look like the PDFs: whole in one file, and closed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.cli.main import main
from evaluation.core.errors import TenderError
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.folder_writing import write_folder
from evaluation.reports.typesetting.preview import preview

PAGE = '<html lang="zh-CN"><head><title>清河</title></head><body><p>清河'


def test_a_page_is_whole(tmp_path: Path) -> None:
    """Faces and pictures are inside; nothing refers to anything outside, and nothing may run."""
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    style = "<style>p { background: url('logo.svg') }</style></head>"
    html = preview(PAGE.replace("</head>", style) + '<img alt="" src="logo.svg">', [tmp_path])
    text = html.decode()
    assert "default-src 'none'" in text
    assert text.count("data:image/svg+xml;base64,") == 2
    assert text.count("data:font/otf;base64,") == 4
    refers = re.findall(r"""(?:src=|href=|url\()["']?([^"')]+)""", text)
    assert all(each.startswith("data:") for each in refers)


@pytest.mark.parametrize("source", ["http://x.test/a.png", "../secret.png", "file:///etc/passwd"])
def test_nothing_is_fetched(source: str, tmp_path: Path) -> None:
    """A picture from elsewhere is an error that names it, as it is for the PDF."""
    with pytest.raises(TenderError, match=re.escape(source)):
        preview(PAGE + f'<img alt="" src="{source}">', [tmp_path])


def test_text_without_a_face_is_refused() -> None:
    """What the PDF could not print, the preview does not show."""
    with pytest.raises(TenderError, match=r"U\+12000"):
        preview(PAGE + "\U00012000")


def test_what_would_be_refused_is_shown_as_a_draft(
    make_dossier: Callable[..., Dossier], tmp_path: Path
) -> None:
    """With an error open the page bears 草稿, and its name says so; others are as they would be."""
    write_folder(replace(make_dossier(4, tie=True), rulings=()), tmp_path / "dossier", "zh")
    out = tmp_path / "out"
    words = ["report", str(tmp_path / "dossier"), "--preview", "--lang", "zh", "--out", str(out)]
    assert main([*words, "--only", "cover,candidate_recommendation"]) == 0
    drafts = {path.name: 'class="draft">草稿' in path.read_text("utf-8") for path in out.iterdir()}
    assert drafts == {
        "QHWL-2026-017-candidate-recommendation.draft.zh.html": True,
        "QHWL-2026-017-cover.zh.html": False,
    }
