"""Every error of the broken dossiers is told in the words in which it was told."""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from evaluation.core.finding import Finding, Severity
from evaluation.core.text import LANGS, Lang
from evaluation.pipeline import examine
from tests.dossiers.test_broken import CASES, FOLDER, changed


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """The errors of each broken dossier, by the name of its case."""
    found = {}
    for path in CASES:
        dossier = json.loads((FOLDER / "base.json").read_text("utf-8"))
        for change in tomllib.loads(path.read_text("utf-8"))["change"]:
            changed(dossier, change)
        found[path.stem] = wrong(dossier, tmp_path_factory.mktemp("broken"))
    return found


def wrong(dossier: object, folder: Path) -> list[Finding]:
    """Return the errors of `dossier`, put into `folder`."""
    (folder / "dossier.json").write_text(json.dumps(dossier), "utf-8")
    return [each for each in examine(folder).findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("lang", LANGS)
def test_errors(
    lang: Lang,
    errors: Mapping[str, list[Finding]],
    golden: Callable[[str, Mapping[str, str]], None],
) -> None:
    """No error loses its place, what is, what should be, what to do, or the law."""
    lines = [f"{case}: {each.line(lang)}" for case, found in errors.items() for each in found]
    golden(f"broken/{lang}/terminal", {"errors": "\n".join(lines)})
