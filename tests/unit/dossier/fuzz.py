"""Reads damaged, hostile and absurd workbooks until one of them gets through.

    python fuzz.py FIRST COUNT

runs the cases FIRST … FIRST+COUNT-1, each made from its number alone, after the crafted ones where
FIRST is 0. A case is right where it ends in a result, or in findings. The process may not take more
than a gigabyte; it prints what it took.
"""

import io
import random
import re
import resource
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from evaluation.core.errors import TenderError
from evaluation.core.finding import Finding
from evaluation.dossier.reading.reading import read
from evaluation.dossier.writing.workbooks import workbook_bytes
from evaluation.pipeline import run
from evaluation.resources import shipped

Parts = dict[str, bytes]

MEMORY = 2**30
SOURCE = "published/025-two-envelopes-70-30"
HEAD = (
    b'<?xml version="1.0"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
NUMBERS = [
    "0", "-0", "1", "-1", "1e308", "-1e308", "1e-320", "NaN", "INF", "2958466", "60", "0.1", "1e400",
    "99999999999999999999", "1.0000000000000002", "abc", "", " 7 ", "0x10", "١", "1,5", "true",
]  # fmt: skip
NAMES = [
    "A1",
    "XFD1048576",
    "xfd1048576",
    "ZZZ9999999",
    "A0",
    "1A",
    "",
    "A-1",
    "AAAA1",
    "B2",
    "R1C1",
]
TYPES = ["n", "s", "str", "b", "e", "d", "inlineStr", "x", ""]
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def parts_of(data: bytes) -> Parts:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """Return a workbook of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def flipped(data: bytes, dice: random.Random) -> bytes:
    """Return `data` with some bytes changed, cut out or repeated."""
    changed = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 5, 30])):
        if not changed:
            break
        at, length = dice.randrange(len(changed)), dice.choice([1, 2, 8, 100])
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case _:
                changed[at] ^= 1 << dice.randrange(8)
    return bytes(changed)


def odd_cells(xml: bytes, dice: random.Random) -> bytes:
    """Return the part of a sheet with odd names, types, styles and values in some cells."""
    text = xml.decode("utf-8", "replace")
    odd = [
        (r'(<c[^>]* r=")[^"]*', NAMES),
        (r'(<c[^>]* s=")[^"]*', ["0", "9999", "-1", "x"]),
        (r'(<c[^>]* t=")[^"]*', TYPES),
        (r"(<v>)[^<]*", NUMBERS),
        (r'(<row[^>]* r=")[^"]*', ["0", "1", "1048577", "-5", "9" * 30, "x"]),
        (r'(<mergeCell ref=")[^"]*', [*NAMES, "A1:XFD1048576", "B2:A1"]),
        (r'(<dimension ref=")[^"]*', [*NAMES, "A1:XFD1048576"]),
    ]
    share = dice.choice([0.02, 0.2, 1])
    for pattern, values in dice.sample(odd, dice.randint(1, 4)):
        text = re.sub(
            pattern,
            lambda hit, values=values: (  # type: ignore[misc]
                hit[1] + dice.choice(values) if dice.random() < share else hit[0]
            ),
            text,
        )
    return text.encode()


def mutated(base: Parts, dice: random.Random) -> bytes:
    """Return the workbook `base` with one kind of damage."""
    parts = dict(base)
    name = dice.choice([*parts, *(part for part in parts if "sheet" in part.lower())])
    match dice.randrange(9):
        case 0:
            return flipped(zipped(parts), dice)
        case 1:
            whole = zipped(parts)
            return whole[: dice.randrange(len(whole))]
        case 2:
            parts[name] = flipped(parts[name], dice)
        case 3:
            del parts[name]
        case 4:
            parts[name] = parts[dice.choice(list(parts))]
        case 5:
            parts[dice.choice([name.upper(), "/" + name, name + "x"])] = parts.pop(name)
        case 6:
            parts[name] = parts[name].replace(b"?>", b"?>" + ENTITIES, 1)
        case 7:
            parts[name] = dice.choice(
                [b"", b"\0" * 1000, "<a>é</a>".encode("utf-16"), b"<a>" * 5000]
            )
        case _:
            for each in [part for part in parts if part.startswith("xl/worksheets/")]:
                parts[each] = odd_cells(parts[each], dice)
    return zipped(parts)


def crafted(base: Parts) -> Iterator[tuple[str, bytes]]:
    """Yield hostile workbooks that chance would not find, each with its name."""

    def sheets(xml: bytes, strings: bytes = base["xl/sharedStrings.xml"]) -> bytes:
        parts = {name: xml if "worksheets/sheet" in name else data for name, data in base.items()}
        return zipped({**parts, "xl/sharedStrings.xml": strings})

    def grid(rows: bytes, after: bytes = b"") -> bytes:
        return HEAD + b"<sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"

    long = b"<sst>" + b"<si><t>" + b"a" * 2_000_000 + b"</t></si>" + b"</sst>"
    shared = b"".join(b'<row r="%d"><c t="s"><v>0</v></c></row>' % row for row in range(1, 5000))
    yield "empty file", b""
    yield "an old workbook renamed", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 5000
    yield "a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 500
    yield "zeros, a thousand to one", sheets(b" " * 80_000_000)
    yield "rows without end", sheets(grid(b"<row><c><v>1</v></c></row>" * 1_500_000))
    yield "a cell in the last corner", sheets(grid(b'<row><c r="XFD1048576"><v>1</v></c></row>'))
    yield "the same in small letters", sheets(grid(b'<row><c r="xfd1048576"><v>1</v></c></row>'))
    yield "a far cell on every sheet", sheets(grid(b'<row><c r="A1000000"><v>1</v></c></row>'))
    yield "thousands of columns", sheets(grid(b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>"))
    yield "one long text in every cell", sheets(grid(shared), strings=long)
    yield "a text number out of range", sheets(grid(b'<row><c t="s"><v>999999999</v></c></row>'))
    yield "tags within tags", sheets(grid(b"<row>" * 200_000))
    merged = b'<mergeCell ref="A1:XFD1048576"/>' * 100_000
    yield "merged without end", sheets(grid(b"", b"<mergeCells>" + merged + b"</mergeCells>"))
    laughs = HEAD.replace(b"?>", b"?>" + ENTITIES) + b"<a>&c;</a></worksheet>"
    yield "a billion laughs", sheets(laughs)
    yield "a thousand parts", zipped({**base, **{f"x{at}.xml": b"" for at in range(3000)}})
    twice = io.BytesIO(zipped(base))
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("xl/Workbook.xml", base["xl/workbook.xml"])
    yield "two parts of one name", twice.getvalue()
    yield "a tail", zipped(base) + b"\0" * 1000
    yield "a damaged directory", zipped(base).replace(b"PK\x01\x02", b"PK\x01\x03", 1)
    yield "sizes that lie", zipped(base)[:-22] + b"PK\x05\x06" + b"\xff" * 18


def outcome(path: Path) -> str:
    """Return what no user should see, the traceback of an exception that is no sentence."""
    try:
        found: tuple[Finding, ...] = read(path).findings
        found += run(path).findings
    except TenderError as problem:
        found = problem.findings
    except BaseException as problem:  # a panic of the reader is none of Exception
        if isinstance(problem, KeyboardInterrupt):
            raise
        return "".join(traceback.format_exception(problem))
    return "" if all(each.line("zh") and each.line("en") for each in found) else "says nothing"


def cases(first: int, count: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each case by name, to be made when its turn comes."""
    base = parts_of(workbook_bytes(read(shipped("tenders") / SOURCE).usable(), "en"))
    if first == 0:
        for name, data in crafted(base):
            yield name, partial(bytes, data)
    for number in range(first, first + count):
        yield f"{number}", partial(mutated, base, random.Random(number))


def own_peak() -> int:
    """Return the most memory that this process itself took, in bytes.

    Why:
        What `getrusage` says begins with the size of the process that started this one.
    """
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) * 1024


def main(first: int, count: int) -> int:
    """Run the cases; 1 at the first that gets through."""
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.xlsx"
        for name, make in cases(first, count):
            sys.stdout.write(f"\ncase {name}: ")
            sys.stdout.flush()
            path.write_bytes(make())
            problem = outcome(path)
            if problem:
                sys.stdout.write(f"{problem}\n")
                return 1
    peak = own_peak()
    sys.stdout.write(f"\npeak {peak}\n")
    return 0 if peak < MEMORY else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2])))
