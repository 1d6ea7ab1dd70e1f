"""The ledger: whatever is done to its lines is found and named."""

import hashlib
import random
import re
from pathlib import Path

import pytest

from evaluation.ledger.ledger import (
    BEGIN,
    Ledger,
    ledger_of,
    ledger_path,
    read_ledger,
    verify,
)
from tests.dossiers.sealed import placed, sealed

PATH = Path("ledger.jsonl")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a ledger of seven lines."""
    return sealed(placed(tmp_path_factory.mktemp("dossier"))).path.read_bytes()


def codes(ledger: Ledger) -> list[str]:
    """Return code and line of each fault."""
    return [f"{fault.code} {fault.place.cell}" for fault in ledger.faults]


def lines(data: bytes) -> list[bytes]:
    """Return the lines with their line feeds."""
    return data.splitlines(keepends=True)


def test_a_sound_ledger_has_no_fault(data: bytes) -> None:
    """It reads back to the bytes it was read from, and its head is the print of its last line."""
    ledger = read_ledger(PATH, data)
    assert (ledger.length, ledger.faults) == (7, ())
    assert "".join(f"{entry.line()}\n" for entry in ledger.entries).encode() == data
    assert verify(ledger, ledger.head, 7) == ()


def test_a_stranger_redoes_the_fingerprint_of_a_line(data: bytes) -> None:
    """Without its last member and with a line feed, a line has the fingerprint it ends in."""
    before = BEGIN
    for line in data.decode().splitlines():
        body = re.sub(r',"own":"[0-9a-f]*"\}$', "}", line)
        own = hashlib.sha256(f"{body}\n".encode()).hexdigest()
        assert line.endswith(f',"own":"{own}"}}')
        assert f'"before":"{before}"' in line
        before = own
    assert read_ledger(PATH, data).head == before


def test_any_flipped_byte_is_found(data: bytes) -> None:
    """One byte of the file changed to any other, 1,000 times at random: 1,000 found."""
    dice = random.Random(20260324)
    for _ in range(1000):
        at, change = dice.randrange(len(data)), dice.randrange(1, 256)
        damaged = data[:at] + bytes([data[at] ^ change]) + data[at + 1 :]
        assert read_ledger(PATH, damaged).faults, (at, change)


def test_a_flipped_byte_is_named_by_its_line(data: bytes) -> None:
    """A byte in the middle of line 3 is reported at line 3."""
    at = data.index(b"\n", data.index(b"\n") + 1) + 40
    damaged = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    assert codes(read_ledger(PATH, damaged)) == ["S101 3"]


@pytest.mark.parametrize("gone", range(6))
def test_a_cut_line_is_found(data: bytes, gone: int) -> None:
    """A line taken out anywhere but at the end leaves a number that does not follow."""
    rest = lines(data)
    del rest[gone]
    assert f"S102 {gone + 1}" in codes(read_ledger(PATH, b"".join(rest)))


@pytest.mark.parametrize("kept", range(7))
def test_a_cut_tail_is_found_by_a_document(data: bytes, kept: int) -> None:
    """Nothing in the file shows it; the head and length of a document do."""
    whole = read_ledger(PATH, data)
    short = read_ledger(PATH, b"".join(lines(data)[:kept]))
    assert short.faults == ()
    assert [fault.code for fault in verify(short, whole.head, whole.length)] == ["S103"]


def test_a_ledger_that_is_gone_is_found_by_a_document() -> None:
    """Where a document names a head, a ledger has to be there."""
    assert [fault.code for fault in verify(None, "0" * 64, 2)] == ["S103"]


@pytest.mark.parametrize("at", range(8))
def test_an_inserted_line_is_found(data: bytes, at: int) -> None:
    """A line put in twice is found, wherever it is put."""
    more = lines(data)
    more.insert(at, more[at % 7])
    assert read_ledger(PATH, b"".join(more)).faults


@pytest.mark.parametrize(("a", "b"), [(0, 1), (2, 5), (5, 6)])
def test_moved_lines_are_found(data: bytes, a: int, b: int) -> None:
    """Two lines that changed places are both named."""
    moved = lines(data)
    moved[a], moved[b] = moved[b], moved[a]
    found = codes(read_ledger(PATH, b"".join(moved)))
    assert {f"S102 {a + 1}", f"S102 {b + 1}"} <= {*found}


def test_a_rewritten_line_is_found_by_the_next(data: bytes) -> None:
    """A forger who also redoes the fingerprint of the line still breaks the chain after it."""
    forged = lines(data)
    body = re.sub(rb',"own":"[0-9a-f]*"\}\n$', b"}\n", forged[2]).replace("王敏".encode(), b"Wang")
    own = hashlib.sha256(body).hexdigest()
    forged[2] = body[:-2] + f',"own":"{own}"}}\n'.encode()
    assert codes(read_ledger(PATH, b"".join(forged))) == ["S102 3"]


def test_a_ledger_written_anew_is_found_by_a_document(data: bytes) -> None:
    """A last line that was written anew is sound in itself; the document has another head."""
    forged = lines(data)
    body = re.sub(rb',"own":"[0-9a-f]*"\}\n$', b"}\n", forged[6]).replace("王敏".encode(), b"Wang")
    forged[6] = body[:-2] + f',"own":"{hashlib.sha256(body).hexdigest()}"}}\n'.encode()
    again = read_ledger(PATH, b"".join(forged))
    assert again.faults == ()
    head = read_ledger(PATH, data).head
    assert [fault.code for fault in verify(again, head, 7)] == ["S104"]


def test_a_half_written_last_line_is_found(data: bytes) -> None:
    """A file that ends without a line feed was cut within its last line."""
    assert codes(read_ledger(PATH, data[:-1])) == ["S101 7"]
    assert codes(read_ledger(PATH, data[:-40])) == ["S101 7"]


@pytest.mark.parametrize("junk", [b"\xff\xfe\n", b"[]\n", b"{}\n", b"\n", b"[" * 100000 + b"\n"])
def test_what_is_no_ledger_is_a_fault_and_no_crash(junk: bytes) -> None:
    """Whatever stands in the file, reading ends in a finding."""
    assert codes(read_ledger(PATH, junk)) == ["S101 1"]


def test_where_the_ledger_stands(tmp_path: Path) -> None:
    """In a folder, or beside the one workbook or document under its name."""
    assert ledger_path(tmp_path) == tmp_path / "ledger.jsonl"
    for name in ("spring.xlsx", "spring.json"):
        assert ledger_path(tmp_path / name) == tmp_path / "spring.ledger.jsonl"
    assert ledger_of(tmp_path) is None


def test_messages_are_in_both_languages(data: bytes) -> None:
    """Each fault says what is wrong and what to do, in Chinese and in English."""
    broken = b"".join(reversed(lines(data)))[:-30]
    for fault in read_ledger(PATH, broken).faults:
        assert "备份" in fault.message.zh
        assert "backup" in fault.message.en
