"""The checkout as the structure tests see it: files, syntax trees, imports, floors."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "evaluation"
ROOMS = re.compile(r"^Rooms, lowest first:\n((?: {4}.*\n?)+)", re.MULTILINE)
TREE_LINE = re.compile(r"^  (\w+)(?:/|\.py) +(\d+) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """The dotted name, ``evaluation.core.exact``."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def part(self) -> str:
        """The folder or file below ``evaluation`` that it belongs to; empty for the root."""
        return part_of(self.name)

    @property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return parsed(self.path)

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


def part_of(name: str) -> str:
    """Return the part of the package that the module `name` belongs to."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of the file at `path`."""
    return ast.parse(path.read_text("utf-8"), str(path))


def modules() -> list[Module]:
    """Return every module of the package."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that `tree` imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # ``from evaluation import law`` imports a part, ``from evaluation import __version__``
            # does not; the longer name serves both.
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def floors() -> dict[str, int]:
    """Return the floor of each part of the package, as the tree in CONTRIBUTING.md says."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return {part: int(floor) for part, floor in TREE_LINE.findall(text)}


def rooms(part: Module) -> dict[str, int]:
    """Return the level of each room of a part, as the docstring of its ``__init__`` lists them."""
    listed = ROOMS.search(ast.get_docstring(part.tree) or "")
    levels = listed[1].split("<") if listed else []
    return {name: at for at, level in enumerate(levels) for name in re.findall(r"\w+", level)}


@cache
def tracked() -> list[Path]:
    """Return the files under version control."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [file for file in files if file.is_file()]
