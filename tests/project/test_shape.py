"""The shape of the code: short files, short functions, telling names, a test for each module."""

import ast

from tests.project.source import PACKAGE, ROOT, imports, modules, parsed

FILE_LINES = 400
FUNCTION_LINES = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

TESTS = ROOT / "tests"
PYTHON = [*PACKAGE.rglob("*.py"), *TESTS.rglob("*.py"), ROOT / "noxfile.py"]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def length(function: Function) -> int:
    """Return the lines of `function` without its docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def test_files_are_short() -> None:
    """A file holds one unit - one check, one sheet, one command - and ends before line 400."""
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in PYTHON}
    long = [f"{p.relative_to(ROOT)}: {n} lines" for p, n in lines.items() if n > FILE_LINES]
    assert not long, "\n".join(long)


def test_functions_are_short() -> None:
    """A function does one thing, in at most 60 lines besides its docstring."""
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length(node)} lines"
        for path in PYTHON
        for node in ast.walk(parsed(path))
        if isinstance(node, Function) and length(node) > FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_names_say_what_is_inside() -> None:
    """No file or folder is called after nothing in the field."""
    parts = {part for path in PYTHON for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not parts & EMPTY_NAMES


def test_arguments_are_read_where_a_command_begins() -> None:
    """What was typed is data for nobody: `run` reads it, and hands on what has names and types."""
    beyond = [
        f"{module}:{node.lineno}: {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, Function) and node.name != "run"
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.annotation is not None and "Namespace" in ast.unparse(argument.annotation)
    ]
    assert not beyond, "\n".join(beyond)


NAMED_FOR_OTHERS = ("cli", "verbs", "tables", "papers", "chapters")
"""Rooms whose modules bear the names of commands, verbs, subjects, documents and chapters."""


def test_no_class_name_stands_twice() -> None:
    """A class name leads to one class of the package."""
    found: dict[str, list[str]] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(f"{module}:{node.lineno}")
    twice = [f"{name}: {', '.join(at)}" for name, at in found.items() if len(at) > 1]
    assert not twice, "\n".join(twice)


def test_no_file_name_stands_twice() -> None:
    """A file name leads to one module, but where modules are named for commands and the like."""
    found: dict[str, list[str]] = {}
    for module in modules():
        free = module.path.parent.name in NAMED_FOR_OTHERS or module.path.stem == "__init__"
        if not free:
            found.setdefault(module.path.stem, []).append(str(module))
    twice = [" and ".join(at) for at in found.values() if len(at) > 1]
    assert not twice, "\n".join(twice)


def reached(part: str) -> set[str]:
    """Return the modules of `part` that its unit tests import, directly or not, or are named after."""
    own = {module.name: module for module in modules() if module.part == part}
    unit = TESTS / "unit"
    files = [*(unit / part).rglob("*.py"), *unit.glob(f"test_{part}.py")]
    waiting = [name for file in files for _, name in imports(parsed(file))]
    named = {file.stem.removeprefix("test_") for file in files}
    waiting += [name for name, module in own.items() if module.path.stem in named]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        for module in {name, name.rpartition(".")[0]} & (own.keys() - found):
            found.add(module)
            inner = [name for _, name in imports(own[module].tree)]
            # What finds modules by their files reaches all of them.
            waiting += list(own) if "pkgutil" in inner else inner
    return found


def test_every_module_has_a_unit_test() -> None:
    """tests/unit mirrors the package: the tests of a part reach each of its modules."""
    tested = {name for part in {module.part for module in modules()} for name in reached(part)}
    alone = [
        str(module)
        for module in modules()
        if module.path.name != "__init__.py" and module.name not in tested
    ]
    assert not alone, "no unit test of its own part reaches these:\n" + "\n".join(alone)


def test_every_unit_test_has_its_floor() -> None:
    """No folder of tests/unit is left over from a part of the package that is gone."""
    folders = {path.name for path in (TESTS / "unit").iterdir() if any(path.rglob("*.py"))}
    parts = {module.part for module in modules()}
    assert {name.removesuffix(".py").removeprefix("test_") for name in folders} <= parts


def test_every_test_states_its_promise() -> None:
    """Each test function says in its docstring what a user can rely on."""
    mute = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, Function) and node.name.startswith("test_")
        if not ast.get_docstring(node)
    ]
    assert not mute, "\n".join(mute)


def test_every_folder_of_modules_is_a_package() -> None:
    """Each folder with Python files has its ``__init__.py``, or type checkers would pass it by."""
    folders = {module.path.parent for module in modules()}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").is_file()]
