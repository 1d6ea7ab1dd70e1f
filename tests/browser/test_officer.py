"""What an officer does in JupyterLab, done in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from evaluation.core.text import LANGS, Lang
from evaluation.dossier.reading.reading import read
from evaluation.ledger.ledger import ledger_of
from evaluation.resources import shipped
from tests.browser.jupyter import PATIENCE, browser, lab, notebook, run_all, started

pytestmark = [pytest.mark.needs("chromium")]

CELLS = (
    "import evaluation",
    'dossier = evaluation.read("qinghe-2026", lang="zh")',
    "dossier.budget_slider()",
    "dossier.print_button()",
    "dossier.ruling_form()",
)


@pytest.fixture
def page() -> Iterator[Page]:
    """Return a page of Chromium."""
    with browser() as opened:
        yield opened


def panel(page: Page, title: str) -> Locator:
    """Return the panel with this title, in sight."""
    found = page.locator(".tender-panel", has=page.locator(f"h4:text-is('{title}')")).last
    found.scroll_into_view_if_needed()
    return found


def line(within: Locator, named: str) -> Locator:
    """Return the control that is named so, within its panel."""
    label = within.page.locator(f".widget-label:text-is('{named}')")
    return within.locator(".widget-inline-hbox", has=label).locator("input, select, textarea")


def test_an_afternoon_in_the_lab(page: Page, tmp_path: Path) -> None:
    """The interface is Chinese, a slider moves its picture, a PDF opens, a ruling is in the sheet."""
    folder = tmp_path / "lab"
    notebook(folder / "afternoon.ipynb", *CELLS)
    with lab(folder, "zh") as (url, token):
        page.goto(f"{url}lab/tree/afternoon.ipynb?token={token}&reset")
        run_all(page)
        menus = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
        assert {"文件", "编辑"} <= set(menus)
        move_the_slider(page)
        print_the_cover(page, folder)
        enter_a_ruling(page, folder)


def move_the_slider(page: Page) -> None:
    """Go to the next budget: the line moves, and the words say that it is a trial."""
    found = panel(page, "预算前沿")
    place = "document.querySelector('.tender-mark i.line').style.left"
    before = page.evaluate(place)
    assert found.locator(".tender-chosen .trial").count() == 0
    found.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"before => {place} !== before", arg=before)
    found.locator(".tender-chosen .trial", has_text="试算").wait_for()


def print_the_cover(page: Page, folder: Path) -> None:
    """Print one document: its link leads to a PDF that opens."""
    found = panel(page, "打印文件")
    line(found, "文件").select_option(label="封面")
    found.locator("button", has_text="打印").click()
    link = found.locator("a", has_text=".pdf")
    link.wait_for()
    (path,) = (folder / "out").glob("*.pdf")
    assert len(PdfReader(path).pages) >= 1
    address = page.evaluate("link => link.href", link.element_handle())
    assert page.request.get(address).ok


def enter_a_ruling(page: Page, folder: Path) -> None:
    """Fill in the form: the row stands in the workbook and the line in the ledger."""
    found, dossier = panel(page, "登记评审决定"), folder / "qinghe-2026"
    line(found, "决定事项").select_option(label="并列处理")
    lot = read(dossier).usable().lot("L04")
    line(found, "对象").select_option(label=f"{lot.id} {lot.title}")
    for name, text in {"结论": "抽签", "理由": "总分、报价均相同。", "决定人": "评标委员会",
                       "时间": "2026-03-26 09:30", "经办人": "张三"}.items():  # fmt: skip
        line(found, name).fill(text)
    found.locator("button", has_text="登记").click()
    found.locator("h4:text-is('已登记')").wait_for()
    ruling = read(dossier).usable().rulings[-1]
    assert (ruling.what, ruling.subject, ruling.decision) == ("tie", "L04", "抽签")
    ledger = ledger_of(dossier)
    assert ledger and (ledger.entries[-1].what, ledger.entries[-1].who) == ("enter", "张三")


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_notebook_runs_in_the_browser(page: Page, tmp_path: Path, lang: Lang) -> None:
    """From top to bottom, without an error or a word on the error stream; forms are there."""
    folder = tmp_path / "lab"
    panels = 0
    with lab(folder, lang) as (url, token):
        for path in sorted((shipped("notebooks") / lang).glob("*.ipynb")):
            page.goto(f"{url}lab/tree/{path.name}?token={token}&reset")
            run_all(page)
            wrong = page.locator("[data-mime-type='application/vnd.jupyter.stderr']")
            assert wrong.all_inner_texts() == []
            panels += page.locator(".tender-panel").count()
            page.screenshot(path=tmp_path / f"{path.stem}.png", full_page=True)
            end_sessions(page, url, token)
    assert panels == 7


def end_sessions(page: Page, url: str, token: str) -> None:
    """End the kernels that run, so that those of many notebooks do not add up."""
    asked = {"Authorization": f"token {token}"}
    for session in page.request.get(f"{url}api/sessions", headers=asked).json():
        page.request.delete(f"{url}api/sessions/{session['id']}", headers=asked)


@pytest.mark.slow
def test_pages_without_code(page: Page, tmp_path: Path) -> None:
    """Voilà asks for its token, shows no code, and a trial answers."""
    pytest.importorskip("voila")
    folder = tmp_path / "lab"
    with started(folder, "zh", "--pages") as home:
        log = home / "log"
        while "token=" not in log.read_text("utf-8"):
            page.wait_for_timeout(200)
        address = log.read_text("utf-8").split("running at:\n")[1].split()[0]
        base, token = address.split("?token=")
        (name,) = (path.name for path in folder.glob("2-*.ipynb"))
        assert not page.request.get(f"{base}voila/render/{name}").text().count("tender-panel")
        page.goto(f"{base}voila/render/{name}?token={token}")
        found = panel(page, "试算：如果改一个数，结果会怎样")
        line(found, "满分改为").fill("40")
        page.keyboard.press("Tab")
        found.locator("h4", has_text="满分合计").wait_for(timeout=PATIENCE * 1000)
        assert "evaluation.read" not in page.locator("body").inner_text()
        (name,) = (path.name for path in folder.glob("5-*.ipynb"))
        page.goto(f"{base}voila/render/{name}?token={token}")
        found = panel(page, "打印文件")
        line(found, "文件").select_option(label="封面")
        found.locator("button", has_text="打印").click()
        link = found.locator("a", has_text="cover")
        link.wait_for()
        assert page.request.get(page.evaluate("link => link.href", link.element_handle())).ok
        assert not page.request.get(f"{base}voila/files/qinghe-2026/tender.xlsx").ok
