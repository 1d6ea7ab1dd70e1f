"""What README, CONTRIBUTING and CHANGELOG say is so."""

import ast
import re
import tomllib

import pytest

import evaluation
from evaluation.cli.commands import COMMANDS
from tests.project.source import ROOT, parsed, tracked

PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def sessions() -> set[str]:
    """Return the names of the sessions in noxfile.py."""
    return {
        node.name
        for node in parsed(ROOT / "noxfile.py").body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    }


def commands() -> set[str]:
    """Return the subcommands of ``tender``: the modules of the command line's floor."""
    return {path.stem for path in (ROOT / "evaluation" / "cli").glob("*.py")}


def read(page: str) -> str:
    """Return the text of `page`."""
    return (ROOT / page).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_named_sessions_exist(page: str) -> None:
    """Every nox session that a page names is in noxfile.py."""
    named = re.findall(r"(?:python3 noxfile\.py|nox(?: -db \w+)? -s) ([a-z]+)", read(page))
    assert set(named) <= sessions()


@pytest.mark.parametrize("page", PAGES)
def test_named_commands_exist(page: str) -> None:
    """Every subcommand of ``tender`` that a page shows can be run."""
    assert set(re.findall(r"[`/]tender ([a-z]+)", read(page))) <= commands()


@pytest.mark.parametrize(("page", "at"), [("README.md", 1), ("README.zh-CN.md", 0)])
def test_the_readme_lists_every_command(page: str, at: int) -> None:
    """The table of commands is that of ``tender --help``: all of them, in its words and order."""
    rows = re.findall(r"^\| `tender ([a-z]+)` \| (.+) \|$", read(page), re.MULTILINE)
    assert rows == [(name, does[at]) for name, does in COMMANDS.items()]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link to a file of the repository finds it."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page))
    assert not [link for link in links if not (ROOT / link).exists()]


def test_both_readmes_show_the_same_commands() -> None:
    """The Chinese README shows the commands and code of the English one, in the same order."""

    def code(page: str) -> list[str]:
        lines = re.findall(r"^(?:    |>>> ).+$", read(page), re.MULTILINE)
        return [re.sub(r"--lang \w+", "--lang", line) for line in lines]

    assert code("README.md") == code("README.zh-CN.md")


@pytest.mark.needs("git")
def test_the_tree_in_contributing_has_every_folder() -> None:
    """CONTRIBUTING.md shows every folder at the top of the repository, and no other."""
    shown = set(re.findall(r"^(\w+)/ ", read("CONTRIBUTING.md"), re.MULTILINE))
    top = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}
    assert shown == {name for name in top if not name.startswith(".")}


def test_one_version() -> None:
    """The package, the project file and the changelog name the same version."""
    version = PROJECT["project"]["version"]
    assert evaluation.__version__ == version
    assert re.search(rf"^## {re.escape(version)}\b", read("CHANGELOG.md"), re.MULTILINE)


def test_every_release_says_whom_it_concerns() -> None:
    """Each version in the changelog says which tenders can come out differently."""
    releases = re.split(r"^## ", read("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert releases
    assert all("*Concerns:*" in release for release in releases)


def test_the_lock_file_is_of_this_project_file() -> None:
    """uv.lock was written from the dependencies that pyproject.toml lists."""
    packages = tomllib.loads(read("uv.lock"))["package"]
    own = next(p for p in packages if p["name"] == PROJECT["project"]["name"])
    locked = {d["name"] for d in own["dependencies"]}
    groups = {g: {d["name"] for d in ds} for g, ds in own["dev-dependencies"].items()}

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[\[<>=!~; ]", r)[0] for r in requirements if isinstance(r, str)}

    assert names(PROJECT["project"]["dependencies"]) == locked
    for group, requirements in PROJECT["dependency-groups"].items():
        assert names(requirements) <= groups[group]
