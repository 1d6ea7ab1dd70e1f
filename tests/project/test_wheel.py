"""The wheel carries all that the toolkit needs at work."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.source import ROOT, tracked

FIND = """
import sys; sys.path.insert(0, sys.argv[1])
from evaluation.resources import shipped
print(shipped(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "content")
    return folder / "content"


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["templates", "tenders", "notebooks"])
def test_shipped_folders_travel_in_the_wheel(wheel: Path, name: str) -> None:
    """Templates, tenders and notebooks are in the wheel, and nothing made from them."""
    source = ROOT / name
    kept = {p.relative_to(source) for p in tracked() if p.is_relative_to(source)}
    inside = wheel / "evaluation" / f"_{name}"
    assert kept <= {p.relative_to(inside) for p in inside.rglob("*")}
    assert not [p for p in inside.rglob("*") if "out" in p.parts or p.name.startswith("~$")]


@pytest.mark.parametrize("name", ["templates", "tenders", "notebooks"])
def test_an_installed_package_finds_its_own_folders(wheel: Path, name: str) -> None:
    """`shipped` finds the folders inside an installed package, not those of a checkout."""
    if not (wheel / "evaluation" / f"_{name}").is_dir():
        pytest.skip(f"{name}/ is empty")
    run = [sys.executable, "-I", "-c", FIND, wheel, name]
    found = subprocess.run(run, check=True, capture_output=True, text=True, cwd=wheel)
    assert found.stdout.strip() == str(wheel / "evaluation" / f"_{name}")


@pytest.mark.needs("git")
def test_data_files_of_the_package_travel_too(wheel: Path) -> None:
    """Law, methods, glossary and the type marker are in the wheel."""
    source = ROOT / "evaluation"
    inside = wheel / "evaluation"
    kept = {p.relative_to(source) for p in tracked() if p.is_relative_to(source)}
    assert kept <= {p.relative_to(inside) for p in inside.rglob("*")}
