"""``tender lab [DOSSIER]``: opens JupyterLab with the notebooks in a working folder."""

import argparse
import json
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

from evaluation.cli.language import language
from evaluation.cli.terminal import say
from evaluation.core.placing import place_file
from evaluation.core.text import LANGS, Lang, Text

SETTINGS = Path(".jupyter") / "lab" / "user-settings"
"""Inside the working folder, so that nobody's own settings are touched."""

LOCALES: dict[Lang, str] = {"zh": "zh_CN", "en": "default"}

PASSED = ("--no-browser", "--allow-root")
"""Options that go to JupyterLab as they are."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "dossier", type=Path, nargs="?", help="folder, workbook or JSON document; else the example"
    )
    parser.add_argument("--folder", type=Path, default=Path("tender-lab"), help="working folder")
    parser.add_argument("--lang", choices=LANGS, default=language())
    parser.add_argument("--prepare-only", action="store_true", help="do not start JupyterLab")
    for option in PASSED:
        parser.add_argument(option, action="store_true", help="passed to JupyterLab")


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
    asked = vars(options)
    passed = [each for each in PASSED if asked[each.removeprefix("--").replace("-", "_")]]
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(folder / SETTINGS)}
    command = [sys.executable, "-m", "jupyterlab", *passed, paths[0].name]
    # In place of this process, so that whoever stops it stops JupyterLab.
    os.chdir(folder)
    os.execve(sys.executable, command, environment)


def write_settings(folder: Path, lang: Lang) -> None:
    """Write the settings of JupyterLab into the working folder; those that are there stay."""
    for name, values in {
        "translation-extension/plugin": {"locale": locale(lang)},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    }.items():
        path = folder / SETTINGS / "@jupyterlab" / f"{name}.jupyterlab-settings"
        if not path.exists():
            place_file(path, json.dumps(values).encode())


def locale(lang: Lang) -> str:
    """Return what JupyterLab calls the language, where its words are installed; else its own."""
    packs = {pack.name for pack in entry_points(group="jupyterlab.languagepack")}
    return LOCALES[lang] if LOCALES[lang] in packs else "default"
