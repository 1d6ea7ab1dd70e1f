"""Fingerprints and the ledger, hashed as the recipe says."""

# ruff: noqa: ANN001, ANN201, D103

import hashlib
import json
import re
from datetime import date, datetime
from decimal import Decimal

from tests.second_road.arithmetic import decimal, seconds, split

NUMBERS = ("money", "decimal", "whole", "fact")


def sha256(lines):
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def packed(parts):
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def written(book, cell, says):
    kind, _, words = re.search(r"\[(\w+)( (\w+))?\]", says).groups()
    if cell in (None, ""):
        return ""
    known = {word: key for key, word in book.under(f"word.{words}.").items()} if words else {}
    if kind in ("choices", "ids"):
        return ";".join(known.get(part, part) for part in split(cell))
    if isinstance(cell, datetime) and kind == "time":
        return f"{seconds(cell):%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if kind in NUMBERS and not isinstance(cell, str):
        value = Decimal(repr(cell))
        return f"{value.normalize():f}" if value else "0"
    return known.get(cell, str(cell))


def prints(book):
    found = {}
    for sheet in book.under("sheet."):
        lines = []
        for row in book.rows(sheet):
            texts = [
                (key, written(book, row.get(key), book.says[f"column.{sheet}.{key}"]))
                for key in book.under(f"column.{sheet}.")
            ]
            lines.append(packed([part for key, text in texts if text for part in (key, text)]))
        found[sheet] = sha256(lines)
    experts = sorted({expert for expert, _, _ in book.marks})
    for expert in experts:
        lines = [
            packed([bid, code, f"{decimal(mark).normalize():f}" if mark else "0"])
            for (who, bid, code), mark in book.marks.items()
            if who == expert
        ]
        found[f"marks {expert}"] = sha256(sorted(lines))
    return found


def ledger_faults(book, data):
    """What is wrong with the ledger whose bytes are `data`."""
    lines, before, faults = data.decode().splitlines(), book.steps["ledger"], []
    for at, line in enumerate(lines, 1):
        own = json.loads(line)["own"]
        if sha256([line.replace(f',"own":"{own}"', "")]) != own:
            faults.append(f"ledger line {at}: it was changed")
        if json.loads(line)["before"] != before:
            faults.append(f"ledger line {at}: it does not follow the line before")
        before = own
    if len(lines) < int(book.steps["ledger.length"]):
        faults.append("ledger: its tail was cut")
    elif (
        json.loads(lines[int(book.steps["ledger.length"]) - 1])["own"] != book.steps["ledger.head"]
    ):
        faults.append("ledger: its head is another one")
    return faults
