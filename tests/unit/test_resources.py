"""Finding the folders that travel with the package."""

from pathlib import Path

import pytest

from evaluation import resources


def folders(root: Path, *names: str) -> Path:
    """Make the folders `names` and an empty package under `root`; return the package."""
    for name in ("evaluation", *names):
        (root / name).mkdir(parents=True)
    return root / "evaluation"


def test_an_installed_package_uses_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder inside the package comes before one that happens to lie beside it."""
    package = folders(tmp_path, "evaluation/_tenders", "tenders")
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.shipped("tenders") == package / "_tenders"


def test_a_checkout_uses_the_folder_at_its_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout the live folder beside the package is found."""
    monkeypatch.setattr(resources, "PACKAGE", folders(tmp_path, "tenders"))
    (tmp_path / "pyproject.toml").touch()
    assert resources.shipped("tenders") == tmp_path / "tenders"


def test_a_stranger_beside_the_package_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of that name beside an installed package belongs to somebody else."""
    monkeypatch.setattr(resources, "PACKAGE", folders(tmp_path, "tenders"))
    with pytest.raises(FileNotFoundError, match="tenders"):
        resources.shipped("tenders")
