"""Sealed sheets and the ledger under attack: flipped bytes, other programs, a killed process."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evaluation.core.finding import has_errors
from evaluation.dossier.reading.reading import read
from evaluation.dossier.records import Dossier
from evaluation.dossier.writing.document_writing import write_document
from evaluation.law.method import STAGES
from evaluation.ledger.ledger import BEGIN, Ledger, ledger_of, ledger_path
from evaluation.ledger.sealing import seal
from evaluation.ledger.stage_changes import stage_findings, stage_state
from evaluation.resources import shipped
from tests.dossiers.sealed import NOON, WHO, dossier_of, placed, sealed

QINGHE = shipped("tenders") / "qinghe-2026"

Step = str | int


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dossier, Ledger]:
    """Return the shipped example as one JSON document, its dossier, and all stages sealed."""
    path = tmp_path_factory.mktemp("example") / "example.json"
    path.write_text(write_document(dossier_of(QINGHE)), "utf-8")
    return path, dossier_of(path), sealed(path)


def leaves(part: Any, way: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:  # noqa: ANN401
    """Yield the way to each value of a JSON document."""
    if isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from leaves(inner, (*way, step))
    else:
        yield way


def flipped(value: str | bool, dice: random.Random) -> str | bool:
    """Return `value` with one bit of one byte of its UTF-8 form changed."""
    if isinstance(value, bool):
        return not value
    while True:
        data = bytearray(value.encode())
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        try:
            return data.decode()
        except UnicodeDecodeError:
            continue  # no file of text can hold it


def put(document: Any, way: tuple[Step, ...], value: str | bool) -> str | bool:  # noqa: ANN401
    """Set the value at `way` and return the one that stood there."""
    for step in way[:-1]:
        document = document[step]
    old: str | bool = document[way[-1]]
    document[way[-1]] = value
    return old


def seen(text: str, ledger: Ledger, folder: Path, good: Dossier) -> bool | None:
    """Return whether the damage is reported; None where every cell still says the same."""
    path = folder / "damaged.json"
    path.write_text(text, "utf-8")
    reading = read(path)
    if reading.dossier == good:
        return None
    if reading.dossier is None or has_errors(reading.findings):
        return True
    return has_errors(stage_findings(ledger, reading.dossier))


def missed(example: tuple[Path, Dossier, Ledger], trials: int, folder: Path) -> list[str]:
    """Flip one byte of one cell `trials` times; return the cells where nobody noticed."""
    path, good, ledger = example
    document, dice = json.loads(path.read_text("utf-8")), random.Random(20260324)
    ways, gone, done, same = [*leaves(document)], list[str](), 0, 0
    while done < trials:
        way = dice.choice(ways)
        old = put(document, way, "")
        value = flipped(old, dice)
        put(document, way, value)
        found = seen(json.dumps(document), ledger, folder, good)
        put(document, way, old)
        done += found is not None
        same += found is None
        if found is False:
            gone.append(f"{way}: {old!r} -> {value!r}")
    assert same < trials / 10
    return gone


def test_a_flipped_byte_of_a_sealed_cell_is_found(
    example: tuple[Path, Dossier, Ledger], tmp_path: Path
) -> None:
    """One bit in one cell of the shipped example, 100 times at random: 100 found."""
    assert missed(example, 100, tmp_path) == []


@pytest.mark.slow
def test_a_thousand_flipped_bytes_are_found(
    example: tuple[Path, Dossier, Ledger], tmp_path: Path
) -> None:
    """The same, 1,000 times: 1,000 found."""
    assert missed(example, 1000, tmp_path) == []


def test_a_flipped_byte_of_a_kept_copy_is_found(example: tuple[Path, Dossier, Ledger]) -> None:
    """One byte of a copy in the ledger's folder, 100 times at random: 100 found."""
    _, _, ledger = example
    dice, copies = random.Random(7), sorted(ledger.folder.iterdir())
    for _ in range(100):
        copy = dice.choice(copies)
        whole = copy.read_bytes()
        at = dice.randrange(len(whole))
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :])
        assert ledger.kept(copy.stem) is None
        copy.write_bytes(whole)


@pytest.mark.needs("soffice")
def test_saving_every_workbook_anew_raises_no_alarm(tmp_path: Path) -> None:
    """LibreOffice opens and saves all workbooks of the example; every stage is still sealed."""
    folder = tmp_path / "tender"
    shutil.copytree(QINGHE, folder)
    ledger = sealed(folder)
    books = sorted(folder.rglob("*.xlsx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), *map(str, books)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for book in books:
        saved = tmp_path / "saved" / book.name
        assert saved.read_bytes() != book.read_bytes()
        saved.replace(book)
    reading = read(folder)
    assert reading.dossier is not None
    assert not has_errors(reading.findings)
    assert stage_findings(ledger, reading.dossier) == ()
    assert {*stage_state(ledger, reading.dossier).values()} == {"sealed"}


def test_other_forms_of_a_dossier_raise_no_alarm(example: tuple[Path, Dossier, Ledger]) -> None:
    """The same tender as a folder of workbooks and as a document has the same fingerprints."""
    _, _, ledger = example
    assert stage_findings(ledger, dossier_of(QINGHE)) == ()


WORK = """
import sys
from datetime import datetime
from pathlib import Path
from evaluation.ledger.ledger import ledger_of
from evaluation.dossier.reading.reading import read
from evaluation.ledger.sealing import seal, undo
path = Path(sys.argv[1])
dossier, now = read(path).dossier, datetime.fromisoformat("2026-03-24T12:00:00+08:00")
print("ready", flush=True)
while True:
    for stage in ("notice", "opening", "screening", "technical_marks"):
        if stage not in (ledger.sealed if (ledger := ledger_of(path)) else ()):
            print(seal(path, dossier, stage, who="x", time=now).length, flush=True)
    print(undo(path, "notice", who="x", why="y", time=now).length, flush=True)
"""


def killed(folder: Path, dice: random.Random) -> int:
    """Seal and undo without end in another process, kill it, and return the length it had told."""
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(dice.random() * 0.05)
        process.kill()
        return int((process.stdout.read().split() or ["0"])[-1])


def survives(folder: Path, kills: int) -> None:
    """Kill sealing `kills` times at random; each time nothing is lost and nothing half done."""
    dice, head, length = random.Random(kills), BEGIN, 0
    dossier = dossier_of(placed(folder))
    for _ in range(kills):
        told = max(killed(folder, dice), length)
        ledger = ledger_of(folder)
        if ledger is None:
            assert told == 0
            continue
        assert ledger.faults == ()
        assert ledger.length in (told, told + 1), "a line that was told is lost"
        assert length == 0 or ledger.entries[length - 1].own == head, "an old line was changed"
        assert stage_findings(ledger, dossier) == ()
        head, length = ledger.head, ledger.length
    closed = ledger.sealed if ledger else {}
    following = next(stage for stage in STAGES if stage not in closed)
    seal(folder, dossier, following, who=WHO, time=NOON)
    left = {each.name for each in folder.iterdir()} - {"dossier.json", "ledger", "ledger.jsonl"}
    assert left == set()
    assert ledger_path(folder).is_file()


def test_a_killed_process_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    """Sealing and undoing are killed 20 times at random: nothing lost, nothing half done."""
    survives(tmp_path / "tender", 20)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    """The same, 200 times."""
    survives(tmp_path / "tender", 200)
