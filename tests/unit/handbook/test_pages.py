"""The web pages stand by themselves: every link leads somewhere, and the search finds everything."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from evaluation.cli.described import handbook
from evaluation.core.text import LANGS, Lang
from evaluation.handbook.pages import INDEX, web_pages

BOOK = handbook()
FILES = {lang: web_pages(BOOK, lang) for lang in LANGS}
LINK = re.compile(r'(?:href|src)="([^"]+)"')


def decoded(lang: Lang) -> dict[str, str]:
    """Return the pages, the style and the scripts as text."""
    files = FILES[lang].items()
    return {name: data.decode() for name, data in files if not name.startswith("fonts/")}


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_to_a_page_and_an_entry(lang: Lang) -> None:
    """A link names a file that is written with it, and a place that is on that page."""
    pages = decoded(lang)
    for name, text in pages.items():
        for link in LINK.findall(text) if name.endswith(".html") else ():
            file, _, place = link.partition("#")
            assert (file or name) in {*pages, "handbook.pdf"}, link
            assert not place or f'id="{place}"' in pages[file or name], link


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_fetched_from_elsewhere(lang: Lang) -> None:
    """No page, style or script names an address of the network."""
    assert not [name for name, text in decoded(lang).items() if "http" in text]


@pytest.mark.parametrize("lang", LANGS)
def test_the_faces_come_with_the_pages(lang: Lang) -> None:
    """Every font file that the style names is there: a machine may have no Chinese face."""
    named = set(re.findall(r"url\(([^)]+)\)", decoded(lang)["handbook.css"]))
    assert named and named == {name for name in FILES[lang] if name.startswith("fonts/")}


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_knows_every_entry(lang: Lang) -> None:
    """Each entry is in the index, with the page and the place where it stands."""
    pages = decoded(lang)
    found = json.loads(pages[INDEX].removeprefix("const ENTRIES = ").rstrip().removesuffix(";"))
    assert len(found) == sum(len(chapter.entries) for chapter in BOOK)
    for record in found:
        file, _, place = record["at"].partition("#")
        assert f'id="{place}"' in pages[file]
        assert record["title"] and record["names"] and record["text"]


@pytest.mark.slow
@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("lang", "word", "first"),
    [("zh", "D003", "codes.html#code-D003"), ("en", "lowest ratio", "formulas.html#formula-low")],
)
def test_a_browser_finds_an_entry(tmp_path: Path, lang: Lang, word: str, first: str) -> None:
    """Opened from a folder, without any server, the search puts the entry first."""
    for name, data in FILES[lang].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page = f"{(tmp_path / 'index.html').as_uri()}#?{word.replace(' ', '%20')}"
    dump = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page]
    text = subprocess.run(dump, capture_output=True, check=True, text=True).stdout
    assert re.search(rf'<a href="{re.escape(first)}[^"]*" class="first">', text)
