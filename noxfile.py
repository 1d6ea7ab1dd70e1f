"""Everything that is run on this project.

    python3 noxfile.py demo     the main job, on the tender that comes with the toolkit
    python3 noxfile.py tests    the tests

Both need nothing but Python with pip and venv: started like this, the file makes ``.venv``, puts
nox there and hands over to it. Who has nox says ``nox -l`` and ``nox -s NAME``.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
OUT = ROOT / "out" / "demo"

SYSTEM: dict[str, Callable[[], object]] = {
    "python3-venv": lambda: importlib.util.find_spec("ensurepip"),
    "libpangoft2-1.0-0": lambda: find_library("pangoft2-1.0"),
    "libharfbuzz-subset0": lambda: find_library("harfbuzz-subset"),
    "libreoffice-calc-nogui": lambda: shutil.which("soffice"),
    "poppler-utils": lambda: shutil.which("pdftoppm"),
    "qpdf": lambda: shutil.which("qpdf"),
    "chromium": lambda: shutil.which("chromium") or shutil.which("google-chrome"),
}
"""What pip cannot bring: the Debian package, and whether this machine has it already."""

PDF = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
"""Pango lays out pages; with HarfBuzz's subsetter a Chinese page takes 0.4 seconds, not 20."""

# uv and pip shall trust the same certificates, and uv shall not fetch a Python of its own.
os.environ.setdefault("UV_SYSTEM_CERTS", "1")
os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")


def succeeds(*command: str | Path) -> bool:
    """Return whether `command` ran to a good end; it reads no input."""
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode == 0


def provide(*packages: str) -> None:
    """Install the Debian `packages` that are missing; where we may not, name them in one line."""
    missing = [package for package in packages if not SYSTEM[package]()]
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *missing]
    become = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        become = ["sudo", "--non-interactive", *become]
    allowed = shutil.which("apt-get") and shutil.which(become[0]) and succeeds(*become, "true")
    if allowed:
        succeeds(*become, "apt-get", "update", "--quiet")
        if succeeds(*become, *install):
            return
    names = " ".join(missing)
    print(f"Missing on this machine: {names}. Install: sudo apt-get install {names}", flush=True)


def locked() -> Path:
    """Return a file of the versions in uv.lock, in the form that pip and uv both take."""
    import tomllib

    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    lines = []
    for package in packages:
        if "registry" not in package["source"]:
            continue
        where = " or ".join(f"({marker})" for marker in package.get("resolution-markers", ()))
        pin = f"{package['name']}=={package['version']}"
        lines.append(f"{pin} ; {where}" if where else pin)
    file = ROOT / ".nox" / "locked.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def once(folder: Path, wanted: tuple[str, ...], install: Callable[[], object]) -> None:
    """Call `install` unless its last call for `folder` was for the same things and versions."""
    facts = [sys.version, *wanted]
    facts += [(ROOT / name).read_text("utf-8") for name in ("pyproject.toml", "uv.lock")]
    digest = hashlib.sha256("\0".join(facts).encode()).hexdigest()
    stamp = folder / "installed.sha256"
    if not stamp.exists() or stamp.read_text("utf-8") != digest:
        install()
        stamp.write_text(digest, "utf-8")


def fill_venv(*wanted: str) -> None:
    """Install `wanted` into ``.venv``: by uv where it is there, or else by venv and pip."""
    pins = ("--quiet", "--constraint", locked(), *wanted)
    print(f"Installing {wanted[-1].replace('.', 'the toolkit')} into {VENV} ...", flush=True)
    if uv := shutil.which("uv"):
        made = succeeds(uv, "venv", "-q", "--allow-existing", "--python", sys.executable, VENV)
        if made and succeeds(uv, "pip", "install", "--python", PYTHON, *pins):
            return
        print("uv could not; once more with pip.", flush=True)
    provide("python3-venv")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check")
    if not (succeeds(sys.executable, "-m", "venv", VENV) and succeeds(*pip, "install", *pins)):
        sys.exit(f"Could not install {' '.join(wanted)} into {VENV}; the reason stands above.")


def has_nox() -> bool:
    """Return whether ``.venv`` works and has nox."""
    look = "import importlib.util, sys; sys.exit(not importlib.util.find_spec('nox'))"
    return Path(PYTHON).exists() and succeeds(PYTHON, "-c", look)


def start(arguments: list[str]) -> int:
    """Run the sessions in `arguments` through nox in ``.venv``, and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said here before anything fails obscurely
        sys.exit(f"Python 3.11 or later is needed; {sys.executable} is {sys.version.split()[0]}.")
    if not has_nox():
        fill_venv("nox")
    by_uv = shutil.which("uv") and "\nuv = " in (VENV / "pyvenv.cfg").read_text("utf-8")
    backend = "uv" if by_uv else "virtualenv"
    named = ["--session", *arguments] if arguments[:1] and arguments[0][0] != "-" else arguments
    nox = [PYTHON, "-m", "nox", "--noxfile", __file__, "--default-venv-backend", backend]
    return subprocess.run([*nox, *(named or ["--list"])], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))

import nox  # noqa: E402 - it is not there before start() has put it there

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "types", "tests", "wheel"]

PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")


def install(session: nox.Session, *wanted: str, groups: tuple[str, ...] = ()) -> None:
    """Install `wanted` and the dependency `groups` into the session, at the versions of uv.lock."""
    wanted += nox.project.dependency_groups(PROJECT, *groups)
    pins = ("--constraint", str(locked()))
    folder = Path(session.virtualenv.location)
    once(folder, wanted, lambda: session.install(*pins, *wanted))


LIVE = ("--editable", ".")
"""The package as it stands in the checkout."""


@nox.session(venv_backend="none")
def demo(session: nox.Session) -> None:
    """Install the toolkit into .venv and take the full example from bids to letters, audited."""
    provide(*PDF)
    once(VENV, LIVE, lambda: fill_venv(*LIVE))
    session.run(str(BIN / "tender"), "demo", "--out", str(OUT), *session.posargs, external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests but the slow ones. Arguments after -- go to pytest."""
    provide(*SYSTEM)
    install(session, *LIVE, groups=("test",))
    session.run("pytest", *(session.posargs or ("-n", "2", "--dist", "loadfile")))


TELLING = (
    *("tests/unit/allocation", "tests/unit/workbook", "tests/unit/reports", "tests/unit/charts"),
    *("tests/unit/dossier", "tests/dossiers", "tests/second_road"),
)
"""The tests that lean on libraries: solvers, spreadsheets, PDFs, faces; and the shipped tenders."""


def run_unlocked(session: nox.Session, *how: str) -> None:
    """Run telling tests with other versions than those of uv.lock, chosen by uv as `how` says."""
    provide(*SYSTEM)
    session.install("uv")
    wanted = nox.project.dependency_groups(PROJECT, "test")
    place = ("--python", session.virtualenv.location)
    session.run("uv", "pip", "install", "--no-config", *place, *how, *LIVE, *wanted)
    session.run("pytest", *(session.posargs or TELLING))


@nox.session(reuse_venv=False)
def newest(session: nox.Session) -> None:
    """Run telling tests with the newest release of everything that pyproject.toml lets in."""
    run_unlocked(session, "--upgrade")


@nox.session(reuse_venv=False)
def oldest(session: nox.Session) -> None:
    """Run telling tests with the oldest releases that pyproject.toml lets in."""
    run_unlocked(session, "--resolution", "lowest-direct")


@nox.session
def slow(session: nox.Session) -> None:
    """Run the slow tests."""
    provide(*SYSTEM)
    install(session, *LIVE, groups=("test",))
    session.run("pytest", "-m", "slow", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and layout with ruff."""
    install(session, groups=("lint",))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy, strictly."""
    install(session, *LIVE, groups=("lint",))
    session.run("mypy")


@nox.session(reuse_venv=False)
def wheel(session: nox.Session) -> None:
    """Build sdist and wheel, install the wheel alone, and run the demo away from the checkout."""
    provide(*PDF)
    dist = Path(session.create_tmp()).resolve()
    shutil.rmtree(dist)
    dist.mkdir()
    session.install("build")
    session.run("python", "-m", "build", "--outdir", str(dist))
    session.install("--constraint", str(locked()), *map(str, dist.glob("*.whl")))
    session.chdir(dist)
    session.run("tender", "demo", "--out", str(dist / "demo"))


@nox.session
def bench(session: nox.Session) -> None:
    """Measure; each figure is a ratio of two things timed in one run. After --: file names."""
    install(session, *LIVE, groups=("bench",))
    named = session.posargs or ["bench_*"]
    for file in sorted(f for name in named for f in ROOT.glob(f"tests/benchmarks/**/{name}.py")):
        session.run("python", str(file))


@nox.session
def docs(session: nox.Session) -> None:
    """Write pages of checks, notebooks and Word templates anew from what they are made from."""
    install(session, *LIVE)
    session.run("python", "-m", "evaluation.checks.check_page")
    session.run("python", "-m", "evaluation.display.notebooks")
    session.run("python", "-m", "tests.word_template")


@nox.session
def lock(session: nox.Session) -> None:
    """Write uv.lock anew from pyproject.toml. After --: --upgrade, or --upgrade-package NAME."""
    session.install("uv")
    session.run("uv", "lock", "--no-config", *session.posargs)
