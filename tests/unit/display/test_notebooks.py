"""The notebooks: thin, in both languages from one source, and they run."""

import ast
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from evaluation.core.text import LANGS, Lang
from evaluation.display.chooser import Chooser
from evaluation.display.face import Face
from evaluation.display.notebooks import SOURCE, prepare, written
from evaluation.display.opening import OpenDossier
from evaluation.display.widgets.controls import ControlPanel
from evaluation.display.year.year import Year
from evaluation.resources import shipped

ROOT = shipped("notebooks")
SHIPPED = sorted(ROOT.rglob("*.ipynb"))
SHOWN = (OpenDossier, Year, ControlPanel, Chooser)
SIMPLE = (ast.Expr, ast.Assign, ast.Import)


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    """Return the cells of one kind of the notebook at `path`."""
    every = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in every if cell["cell_type"] == kind]


def code(path: Path) -> list[str]:
    """Return the code of the notebook at `path`, cell by cell."""
    return ["".join(cell["source"]) for cell in cells(path, "code")]


def test_the_notebooks_are_those_of_their_source() -> None:
    """No notebook is out of date, missing or left over; ``nox -s docs`` writes them."""
    fresh = dict(written((ROOT / SOURCE).read_text("utf-8")))
    assert {path.relative_to(ROOT).as_posix() for path in SHIPPED} == set(fresh)
    assert [name for name in fresh if (ROOT / name).read_text("utf-8") != fresh[name]] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_notebooks_are_thin(path: Path) -> None:
    """One statement a cell, no loop, no function, no stored output; most of it is text."""
    for source in code(path):
        (statement,) = ast.parse(source).body
        assert isinstance(statement, SIMPLE), source
        assert sum(isinstance(node, ast.Call) for node in ast.walk(statement)) <= 2
    assert all(cell["outputs"] == [] for cell in cells(path, "code"))
    assert all(cell["execution_count"] is None for cell in cells(path, "code"))
    assert cells(path, "markdown")


def test_both_languages_do_the_same() -> None:
    """The Chinese and the English notebooks differ in text and in the name of the language only."""
    chinese, english = (
        sorted("\n".join(code(path)) for path in SHIPPED if path.parent.name == lang)
        for lang in LANGS
    )
    assert [text.replace('lang="zh"', 'lang="en"') for text in chinese] == english


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_every_cell_shows_a_result(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the shipped example no cell tells of an error; printed paper is left to the slow test."""
    monkeypatch.chdir(tmp_path)
    for path in prepare(Path("lab"), None, lang):
        monkeypatch.chdir(tmp_path / "lab")
        names: dict[str, Any] = {}
        for source in code(tmp_path / path):
            (statement,) = ast.parse(source).body
            if not isinstance(statement, ast.Expr):
                exec(source, names)
                continue
            if "print_document(" in source:
                continue
            shown = eval(source, names)
            if isinstance(shown, Face):
                assert shown.title not in ("无法继续", "This cannot go on"), shown.remarks
            assert isinstance(shown, SHOWN) or len(shown._repr_html_()) > 200
        monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("lang", LANGS)
def test_a_purchase_of_one_lot_is_evaluated(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cell names a lot that only the example has."""
    small = shipped("tenders") / "published" / "003-wb-quality-threshold"
    _, evaluate, *_ = prepare(tmp_path, small, lang)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for source in code(evaluate):
        (statement,) = ast.parse(source).body
        if not isinstance(statement, ast.Expr):
            exec(source, names)
            continue
        shown = eval(source, names)
        if isinstance(shown, Face):
            assert shown.title not in ("无法继续", "This cannot go on"), shown.remarks


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the package comes from a wheel, built and installed for this."""
    root, folder = ROOT.parent, tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    environment = {**os.environ, "PYTHONPATH": str(folder / "site")}
    asked = [sys.executable, "-c", "import evaluation; print(evaluation.__file__)"]
    found = subprocess.run(asked, env=environment, cwd=folder, capture_output=True, text=True)
    assert found.stdout.startswith(str(folder / "site"))
    return environment


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.filterwarnings("default")
def test_notebooks_run_from_a_wheel_in_an_empty_folder(
    lang: Lang, tmp_path: Path, installed: dict[str, str]
) -> None:
    """Each runs from top to bottom in Jupyter's own kernel, and no cell tells of an error."""
    import nbformat
    from nbclient import NotebookClient

    lab = ["-m", "evaluation.cli.main", "lab", "--folder", ".", "--lang", lang, "--prepare-only"]
    subprocess.run([sys.executable, *lab], env=installed, cwd=tmp_path, check=True)
    paths = sorted(tmp_path.glob("*.ipynb"))
    assert len(paths) == 7
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": str(tmp_path)}}
        NotebookClient(notebook, timeout=300, resources=resources).execute(env=installed)
        shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        html = [
            output.data["text/html"] for output in shown if "text/html" in output.get("data", {})
        ]
        assert html and not any("无法继续" in each or "cannot go on" in each for each in html)
        assert not [output for output in shown if output.output_type in ("error", "stream")]
    assert list((tmp_path / "out").glob(f"*.{lang}.pdf"))
