"""What must not stand in a public repository: paths and hosts of somebody's machine, secrets."""

import re
from pathlib import Path

import pytest

from tests.project.source import ROOT, tracked

MACHINE_PATH = re.compile(r"(?<![\w.~}:/-])/(?:home|root|work|tmp|opt|Users|mnt)/\w")
HOST = re.compile(r"https?://(?:[^/@\s\"'<>]*@)?([\w.-]+(?::\d+)?)")
PRIVATE_HOST = re.compile(r":\d+$|^\d|^localhost|^[\w-]+$|\.(?:internal|local|lan|corp|home)$")
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|://[^/\s:@\"']+:[^/\s@\"']+@")
TEXT = {
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".lock",
    ".css",
    ".html",
    ".jinja",
    ".j2",
    ".json",
    ".ipynb",
    "",
}

pytestmark = pytest.mark.needs("git")


def lines() -> list[tuple[Path, int, str]]:
    """Return path, number and text of each line of the tracked text files."""
    return [
        (path.relative_to(ROOT), number, line)
        for path in tracked()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
    ]


@pytest.mark.parametrize("pattern", [MACHINE_PATH, SECRET], ids=["path", "secret"])
def test_no_line_names_a_machine(pattern: re.Pattern[str]) -> None:
    """No tracked file holds a path of one person's machine, a password or a private key."""
    found = [
        f"{path}:{number}: {line[:100]}" for path, number, line in lines() if pattern.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_line_names_a_private_host() -> None:
    """Every address in a tracked file, the lock file among them, is one that everybody reaches."""
    found = {
        f"{path}:{number}: {host}"
        for path, number, line in lines()
        for host in HOST.findall(line)
        if PRIVATE_HOST.search(host) and not host.startswith("127.0.0.1")
    }
    assert not found, "\n".join(sorted(found))


def test_what_is_made_is_not_tracked() -> None:
    """Outputs, environments, caches and a spreadsheet program's lock files stay out."""
    made = re.compile(r"(^|/)(out|dist|\.venv|\.nox|__pycache__|\.ipynb_checkpoints)/|(^|/)[.]?~")
    names = [str(path.relative_to(ROOT)) for path in tracked()]
    assert not [name for name in names if made.search(name)]
