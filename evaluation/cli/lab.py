"""``tender lab [DOSSIER]``: opens JupyterLab with the notebooks in a working folder.

With ``--pages`` Voilà shows the same notebooks as pages without code. Both ask for a token of their
own, and answer this computer alone.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from evaluation.cli.parser import Parser
from evaluation.cli.terminal import say
from evaluation.core.errors import Unusable
from evaluation.core.files import place_file
from evaluation.core.text import Lang, Text

SETTINGS = Path(".jupyter") / "lab" / "user-settings"
"""Inside the working folder, so that nobody's own settings are touched."""

LOCALES: dict[Lang, str] = {"zh": "zh_CN", "en": "default"}

PASSED = ("--no-browser", "--allow-root")
"""Options that go to JupyterLab as they are."""

LAB = ("jupyterlab",)
PAGES = (
    "voila", "--token", "--Voila.ip=127.0.0.1", "--template=lab",
    r"--VoilaConfiguration.file_allowlist=['out/.*\.(pdf|png|svg|xlsx)']",
)  # fmt: skip
"""The program that shows the notebooks, and what it is told."""

TAKEN = ("--no-browser",)
"""What of `PASSED` Voilà takes too; it never refuses to run as root."""

WINDOWS = {"windowingMode": "defer"}
"""Cells that are out of sight are drawn as well, so that forms and pictures stay as they are."""


def arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "dossier",
        type=Path,
        nargs="?",
        help=parser.says(
            "文件夹、工作簿或 JSON 文件；不写则打开示例",
            "folder, workbook or JSON document; else the example",
        ),
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path("tender-lab"),
        help=parser.says("工作文件夹", "working folder"),
    )
    parser.takes_lang()
    parser.add_argument(
        "--pages",
        action="store_true",
        help=parser.says("不显示代码的页面（Voilà）", "pages without code (Voilà)"),
    )
    parser.add_argument(
        "--port",
        type=int,
        help=parser.says("端口（默认用空闲端口）", "port to answer on (default: a free one)"),
    )
    parser.add_argument(
        "--prepare-only",
        action="store_true",
        help=parser.says("不启动 JupyterLab", "do not start JupyterLab"),
    )
    for option in PASSED:
        parser.add_argument(
            option,
            action="store_true",
            help=parser.says("转给 JupyterLab", "passed to JupyterLab"),
        )


def run(options: argparse.Namespace) -> int:
    """Prepare the working folder and become JupyterLab.

    Raises:
        Unusable: there is no such dossier, or the notebooks in the folder open another one.
    """
    from evaluation.display.notebooks import prepare

    paths = prepare(options.folder, options.dossier, options.lang)
    write_settings(options.folder, options.lang)
    for path in paths:
        say(Text(f"笔记本：{path}", f"notebook: {path}").say(options.lang))
    if options.prepare_only:
        return 0
    folder = options.folder.resolve()
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(folder / SETTINGS)}
    # In place of this process, so that whoever stops it stops JupyterLab.
    os.chdir(folder)
    asked = vars(options)
    passed = [each for each in PASSED if asked[each.removeprefix("--").replace("-", "_")]]
    passed += [] if options.port is None else [f"--port={options.port}"]
    command = with_pages(passed) if options.pages else with_lab(passed, paths[0].name)
    os.execve(sys.executable, command, environment)


def with_lab(passed: Sequence[str], first: str) -> list[str]:
    """Return the command that shows the notebooks of the folder it is started in.

    Args:
        passed: options of JupyterLab.
        first: the notebook that opens at once.
    """
    return [sys.executable, "-m", *LAB, *passed, first]


def with_pages(passed: Sequence[str]) -> list[str]:
    """Return the command that shows them as pages without code, chosen from a list.

    Raises:
        Unusable: Voilà is not installed.
    """
    if find_spec(PAGES[0]) is None:
        raise Unusable(
            Text(
                "没有安装 Voilà；请安装 tender-evaluation[pages]，或不加 --pages",
                "Voilà is not installed; install tender-evaluation[pages], or leave out --pages",
            )
        )
    taken = [each for each in passed if each in TAKEN or each.startswith("--port=")]
    return [sys.executable, "-m", *PAGES, *taken]


def write_settings(folder: Path, lang: Lang) -> None:
    """Write the settings of JupyterLab into the working folder; those that are there stay."""
    for name, values in {
        "translation-extension/plugin": {"locale": locale(lang)},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "notebook-extension/tracker": WINDOWS,
    }.items():
        path = folder / SETTINGS / "@jupyterlab" / f"{name}.jupyterlab-settings"
        if not path.exists():
            place_file(path, json.dumps(values).encode())


def locale(lang: Lang) -> str:
    """Return what JupyterLab calls the language, where its words are installed; else its own."""
    packs = {pack.name for pack in entry_points(group="jupyterlab.languagepack")}
    return LOCALES[lang] if LOCALES[lang] in packs else "default"
