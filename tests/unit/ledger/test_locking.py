"""One writer at a time; a writer that died stops nobody."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from evaluation.core.errors import Unusable
from evaluation.ledger.locking import only_writer, write_safely

HOLD = """
import sys, time
from pathlib import Path
from evaluation.ledger.locking import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(path: Path) -> subprocess.Popen[str]:
    """Return another process that writes `path` and does not end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_refused_in_words(tmp_path: Path) -> None:
    """Who comes second is told who writes, and nothing is written."""
    path = tmp_path / "ledger.jsonl"
    with holder(path) as first:
        with pytest.raises(Unusable) as refused, only_writer(path, patience=0.1):
            pass
        assert str(first.pid) in refused.value.text.en
        assert "台账" in refused.value.text.zh
        first.kill()


def test_a_lock_of_a_dead_writer_stops_nobody(tmp_path: Path) -> None:
    """After a kill the lock file is still there, and the next writer goes on at once."""
    path = tmp_path / "ledger.jsonl"
    with holder(path) as first:
        first.kill()
    assert (tmp_path / ".ledger.jsonl.lock").exists()
    start = time.monotonic()
    with only_writer(path):
        assert time.monotonic() - start < 2
    assert [*tmp_path.iterdir()] == []


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    """Who comes a moment too early gets its turn."""
    path = tmp_path / "ledger.jsonl"
    with holder(path) as first:
        end = subprocess.Popen(["sh", "-c", f"sleep 0.3; kill {first.pid}"])
        with only_writer(path, patience=20):
            pass
        end.wait()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A place that is no folder ends in a sentence, for the lock and for the file."""
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(Unusable, match="cannot write"), only_writer(tmp_path / "file" / "l.jsonl"):
        pass
    with pytest.raises(Unusable, match="cannot write"):
        write_safely(tmp_path / "file" / "l.jsonl", b"")


def test_what_is_written_stands_there(tmp_path: Path) -> None:
    """New content replaces old, and nothing else is left in the folder."""
    for data in (b"one", b"two"):
        write_safely(tmp_path / "copies" / "a.jsonl", data)
    assert (tmp_path / "copies" / "a.jsonl").read_bytes() == b"two"
    assert [each.name for each in (tmp_path / "copies").iterdir()] == ["a.jsonl"]
