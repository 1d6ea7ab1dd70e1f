"""The folders that travel with the package: templates, tenders, notebooks."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the shipped folder `name`: inside an installed package, or at the top of a checkout.

    Args:
        name: ``templates``, ``tenders`` or ``notebooks``.

    Raises:
        FileNotFoundError: there is no such folder in either place.

    Example:
        >>> shipped("templates").is_dir()
        True
    """
    installed = PACKAGE / f"_{name}"
    if installed.is_dir():
        return installed
    beside = PACKAGE.parent / name
    if beside.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    raise FileNotFoundError(f"no folder {name!r} in this installation: no {installed}, no {beside}")
