"""The floors of the package: who may import whom."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

from tests.project.source import Module, floors, imports, modules, part_of, rooms

PARTS = {module.part for module in modules()} - {""}
HEAVY = {
    *("pandas", "numpy", "matplotlib", "pulp", "highspy", "weasyprint", "openpyxl"),
    *("xlsxwriter", "ipywidgets", "IPython", "jupyterlab"),
}


def own_imports(module: Module) -> list[tuple[int, str]]:
    """Return line and part for each import of another part of the package."""
    found = [
        (line, part_of(name))
        for line, name in imports(module.tree)
        if name.split(".")[0] == "evaluation"
    ]
    return [(line, part) for line, part in found if part in PARTS and part != module.part]


def test_the_tree_in_contributing_is_the_tree_of_the_package() -> None:
    """CONTRIBUTING.md shows every part of the package with its floor, and no part that is not."""
    assert set(floors()) == PARTS


def test_imports_go_down() -> None:
    """A module imports only from floors below its own; neighbours do not import each other."""
    level = floors()
    wrong = [
        f"{module}:{line}: {module.part} (floor {level[module.part]}) imports {part}"
        f" (floor {level[part]}); only lower floors may be imported"
        for module in modules()
        if module.part in level
        for line, part in own_imports(module)
        if part in level and level[part] >= level[module.part]
    ]
    assert not wrong, "\n".join(wrong)


def test_rooms_within_a_part_go_down() -> None:
    """A room of a part imports only from rooms that the part's docstring lists below it."""
    wrong = []
    for part in (module for module in modules() if module.path.parent.parent.name == "evaluation"):
        level = rooms(part) if part.path.name == "__init__.py" else {}
        inside = f"{part.name}."
        for module in (each for each in modules() if each.name.startswith(inside)):
            room = module.name.split(".")[2]
            for line, name in imports(module.tree):
                other = name.split(".")[2] if name.startswith(inside) else room
                if other != room and level.get(other, -1) >= level.get(room, len(level)):
                    wrong.append(f"{module}:{line}: {room} imports {other}, which is not below it")
    assert not wrong, "\n".join(wrong)


def test_every_folder_of_a_part_has_its_level() -> None:
    """A part with folders lists each of them, lowest first, in the docstring of its ``__init__``."""
    packages = {module.name: module for module in modules() if module.path.name == "__init__.py"}
    alone = [
        name
        for name in packages
        if name.count(".") == 2
        and name.split(".")[2] not in rooms(packages[name.rpartition(".")[0]])
    ]
    assert not alone, "\n".join(alone)


def test_no_circle_of_imports() -> None:
    """No two modules need each other, wherever their imports stand.

    The package itself stands apart: its verbs are loaded when they are asked for.
    """
    known = {module.name for module in modules()} - {"evaluation"}
    needs = {
        module.name: {
            found
            for _, name in imports(module.tree)
            for found in [name if name in known else name.rpartition(".")[0]]
            if found in known and found != module.name
        }
        for module in modules()
        if module.name in known
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        raise AssertionError(" imports ".join(reversed(circle.args[1]))) from None


def test_the_root_loads_no_part() -> None:
    """``import evaluation`` loads nothing else, so that every start is quick."""
    before = "import sys; before = set(sys.modules); import evaluation"
    loaded = f"{before}; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert run.stdout.split() == ["evaluation"]


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    """No module imports a slow library at its top; functions do, when they need it."""
    wrong = [
        f"{module}:{line}: import {name} inside the function that uses it"
        for module in modules()
        for statement in module.tree.body
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for line, name in imports(statement)
        if name.split(".")[0] in HEAVY
    ]
    assert not wrong, "\n".join(wrong)


def test_one_module_talks_to_pulp() -> None:
    """PuLP is imported in the allocation model alone, so that another version is one change."""
    users = {m.part for m in modules() for _, name in imports(m.tree) if name[:4] == "pulp"}
    assert users <= {"allocation"}
