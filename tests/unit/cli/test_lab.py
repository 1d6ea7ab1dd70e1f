"""``tender lab`` prepares a working folder and opens JupyterLab in it."""

import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from evaluation.cli.lab import locale, with_lab, with_pages
from evaluation.cli.main import main
from evaluation.resources import shipped

EXAMPLE = shipped("tenders") / "qinghe-2026"


def lab(folder: Path, *words: str) -> int:
    """Run ``tender lab`` for the working folder `folder` without starting anything."""
    return main(["lab", "--folder", str(folder), "--lang", "zh", "--prepare-only", *words])


def test_the_folder_has_notebooks_the_example_and_settings(tmp_path: Path) -> None:
    """The notebooks of the language, the example to try them on, and the interface language."""
    assert lab(tmp_path / "lab") == 0
    names = {path.stem for path in (tmp_path / "lab").glob("*.ipynb")}
    assert names == {path.stem for path in (shipped("notebooks") / "zh").glob("*.ipynb")}
    assert (tmp_path / "lab" / "qinghe-2026" / "tender.xlsx").is_file()
    (settings,) = (tmp_path / "lab").rglob("translation-extension/plugin.jupyterlab-settings")
    assert json.loads(settings.read_text("utf-8")) == {"locale": locale("zh")}


def test_nothing_of_the_officer_is_overwritten(tmp_path: Path) -> None:
    """A notebook, a sheet or a setting that was changed stays as it is."""
    lab(tmp_path)
    changed = [path for path in tmp_path.rglob("*") if path.is_file()]
    for path in changed:
        with path.open("a", encoding="utf-8") as file:
            file.write(" ")
    before = {path: path.read_bytes() for path in changed}
    assert lab(tmp_path) == 0
    assert {path: path.read_bytes() for path in changed} == before


def test_the_notebooks_open_the_dossier_that_was_named(tmp_path: Path) -> None:
    """Whatever characters its path holds; the example is not copied then."""
    dossier = tmp_path / 'it\'s "我的" \\ 项目'
    dossier.mkdir()
    assert lab(tmp_path / "lab", str(dossier)) == lab(tmp_path / "lab", str(dossier)) == 0
    (notebook,) = (tmp_path / "lab").glob("2-*.ipynb")
    code = [c for c in json.loads(notebook.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    names: dict[str, Any] = {"evaluation": SimpleNamespace(read=lambda path, lang: path)}
    exec("".join(code[1]["source"]), names)
    assert names["dossier"] == str(dossier)
    assert not (tmp_path / "lab" / "qinghe-2026").exists()


def test_a_folder_for_another_dossier_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Notebooks that would open another dossier than the one named are not passed off for it."""
    lab(tmp_path)
    assert lab(tmp_path, str(EXAMPLE)) == 2
    assert "--folder" in capsys.readouterr().err


def test_a_dossier_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    assert lab(tmp_path / "lab", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "lab").exists()


def test_jupyterlab_starts_in_the_folder_with_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens the first notebook; ``--no-browser`` is passed on."""
    started: dict[str, Any] = {}

    def become(program: str, command: list[str], environment: dict[str, str]) -> None:
        started.update(command=command, env=environment, cwd=Path.cwd())
        raise SystemExit

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "execve", become)
    with pytest.raises(SystemExit):
        main(["lab", "--folder", str(tmp_path), "--lang", "en", "--no-browser"])
    assert started["command"][1:] == [
        "-m", "jupyterlab", "--no-browser", "1-prepare-and-check.ipynb"
    ]  # fmt: skip
    assert started["cwd"] == tmp_path.resolve()
    assert Path(started["env"]["JUPYTERLAB_SETTINGS_DIR"]).is_dir()


def test_jupyterlab_or_pages_are_started() -> None:
    """Options are passed on; pages ask for a token, answer here alone and give out results only."""
    shown = with_lab(["--allow-root", "--port=8899"], "1.ipynb")
    assert shown[1:] == ["-m", "jupyterlab", "--allow-root", "--port=8899", "1.ipynb"]
    pytest.importorskip("voila")
    pages = with_pages(["--no-browser", "--allow-root", "--port=8899"])
    assert pages[2] == "voila" and {"--token", "--Voila.ip=127.0.0.1", "--no-browser"} <= {*pages}
    assert "--port=8899" in pages and "--allow-root" not in pages
