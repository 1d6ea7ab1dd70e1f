"""JupyterLab or Voilà as the command starts them, and the system's Chromium to look at them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from evaluation.core.text import Lang

PATIENCE = 180
"""Seconds for whatever has to happen; a machine may be busy with other work."""

OWN = (
    "HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
)  # fmt: skip
"""Folders that a test keeps to itself."""

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


ENDS = {
    "MappingKernelManager": {"cull_idle_timeout": 300, "cull_interval": 60},
    "ServerApp": {"shutdown_no_activity_timeout": 600},
}
"""So that the server ends by itself where the test was killed."""


def notebook(path: Path, *cells: str) -> None:
    """Write a notebook with `cells` to `path`."""
    every = [
        {"cell_type": "code", "id": f"cell-{at}", "metadata": {}, "source": cell,
         "execution_count": None, "outputs": []}
        for at, cell in enumerate(cells)
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    said = {"cells": every, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said), "utf-8")


@contextmanager
def started(folder: Path, lang: Lang, *options: str) -> Iterator[Path]:
    """Run ``tender lab`` on the working folder `folder`; give its runtime folder, and end it."""
    home = folder.parent / "jupyter"
    own = {name: str(home / name.lower()) for name in OWN}
    for path in own.values():
        Path(path).mkdir(parents=True, exist_ok=True)
    (home / "jupyter_config_dir" / "jupyter_server_config.json").write_text(
        json.dumps(ENDS), "utf-8"
    )
    words = ["--folder", str(folder), "--lang", lang, "--no-browser", "--allow-root", *options]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "evaluation.cli.main", "lab", *words],
            env={**os.environ, **own},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield home
    finally:
        _ended(process)


@contextmanager
def lab(folder: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    """Run JupyterLab on the working folder `folder`; give its address and its token."""
    with started(folder, lang) as home:
        runtime = home / "jupyter_runtime_dir"
        until = time.monotonic() + PATIENCE
        while not (found := [*runtime.glob("jpserver-*.json")]):
            assert time.monotonic() < until, (home / "log").read_text("utf-8")
            time.sleep(0.2)
        said = json.loads(found[0].read_text("utf-8"))
        yield said["url"], said["token"]


@contextmanager
def browser() -> Iterator[Page]:
    """Give a page of Chromium, tall enough for a notebook; errors of its scripts fail the test."""
    import shutil

    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        page = chromium.new_page(viewport={"width": 1300, "height": 3000})
        page.set_default_timeout(PATIENCE * 1000)
        try:
            yield page
        finally:
            chromium.close()


def run_all(page: Page) -> None:
    """Run the open notebook from top to bottom, and wait until every cell has a number."""
    idle = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
    page.wait_for_selector(idle)
    page.wait_for_timeout(4000)  # the kernel is told of before it listens
    count = page.locator(".jp-CodeCell").count()
    page.locator(".jp-Cell").first.click()
    page.keyboard.press("Escape")
    for _ in range(page.locator(".jp-Cell").count()):
        page.keyboard.press("Shift+Enter")
    page.wait_for_function(
        "wanted => [...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"
        ".filter(each => /\\d/.test(each.textContent)).length >= wanted",
        arg=count,
    )
    page.wait_for_selector(idle)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    """End the server and all that it started, whatever became of the test."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, kind)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            continue
        return
