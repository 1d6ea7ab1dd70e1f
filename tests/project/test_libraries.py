"""The libraries of the package: what it imports is what pyproject.toml lists."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.project.source import ROOT, imports, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def plain(name: str) -> str:
    """Return the name of a distribution in its normal form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_imported_library_is_listed() -> None:
    """Nothing is imported that came along with another library only by chance."""
    extras = PROJECT["optional-dependencies"].values()
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    listed = {plain(re.split(r"[\[<>=!~; ]", line)[0]) for line in lines}
    known = packages_distributions()
    missing = {
        f"{module}:{line}: {name}"
        for module in modules()
        for line, name in imports(module.tree)
        if (top := name.split(".")[0]) not in {*sys.stdlib_module_names, "evaluation"}
        if not listed & set(map(plain, known.get(top, ())))
    }
    assert not missing, "\n".join(sorted(missing))
