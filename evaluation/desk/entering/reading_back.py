"""What is entered is read back before it is put in place: nothing may differ but what was entered."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.core.errors import TenderError, Unusable, refusal
from evaluation.core.finding import has_errors
from evaluation.core.place import Place
from evaluation.core.text import Text
from evaluation.desk.entering.spot import Spot
from evaluation.dossier.fingerprint import canonical
from evaluation.dossier.reading.reading import Reading, read
from evaluation.dossier.record import Record, Value
from evaluation.dossier.records import Dossier
from evaluation.ledger.ledger import ledger_of
from evaluation.ledger.stage_changes import stage_findings


def read_again(reading: Reading, workbook: str, data: bytes) -> Reading:
    """The dossier as it would be read with `data` as one of its workbooks."""
    with TemporaryDirectory() as place:
        copy = Path(place) / reading.path.name
        folder = copy if reading.path.is_dir() else copy.parent
        source = reading.path if reading.path.is_dir() else reading.path.parent
        for name in {table.workbook for table in reading.tables}:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if (source / name).is_dir():  # a bureau's own law
                shutil.copytree(source / name, folder / name, dirs_exist_ok=True)
            else:
                shutil.copyfile(source / name, folder / name)
        (folder / workbook).write_bytes(data)
        return replace(read(copy), path=reading.path)


def refuse_faults(before: Reading, after: Reading, spot: Spot) -> None:
    """Refuse what brings new errors, or changes a sheet that is sealed.

    Raises:
        TenderError: every place is named.
    """
    new = [finding for finding in after.findings if finding not in before.findings]
    if after.dossier is None or has_errors(new):
        raise refusal(new)
    ledger = ledger_of(before.path)
    if ledger is None or before.dossier is None:
        return
    known = stage_findings(ledger, before.dossier)
    if ledger.faults:
        raise refusal(ledger.faults)
    sealed = [each for each in stage_findings(ledger, after.dossier) if each not in known]
    if has_errors(sealed):
        raise TenderError(
            Text(
                f"“{spot.sheet}”所属阶段已封存，没有写入",
                f"the stage of the sheet {spot.sheet} is sealed; nothing was written",
            ),
            sealed,
        )


def written(after: Reading, key: str, place: Place, values: Mapping[str, Value]) -> Record:
    """The record at `place`, if it says exactly what was entered."""
    records: tuple[Record, ...] = getattr(after.dossier, key)
    for record in records:
        origin = record.origin
        if Place(origin.workbook, origin.sheet, f"{origin.row + 1}") != place:
            continue
        if all(_equal(getattr(record, name), value) for name, value in values.items()):
            return record
    raise Unusable(
        Text(
            f"{place} 写入后读回的内容与所填不同，没有写入；请核对该行各单元格的格式",
            f"{place} would not read back as it was entered, so nothing was written; look at the "
            "formats of the cells of that row",
        )
    )


def _equal(one: Value, other: Value) -> bool:
    return canonical(one) == canonical(other)


def refuse_side_effects(
    before: Dossier, there: Dossier, key: str, now: Sequence[Record], old: Record | None
) -> None:
    """Nothing but what is entered may differ."""
    rest = tuple(each for each in getattr(before, key) if each is not old)
    kept = tuple(each for each in getattr(there, key) if not any(each is one for one in now))
    blank: dict[str, tuple[()]] = {key: ()}
    if rest != kept or replace(before, **blank) != replace(there, **blank):  # type: ignore[arg-type]
        raise Unusable(
            Text(
                "写入会改动其他内容，没有写入；请直接在表格中填写",
                "writing it would change something else, so nothing was written; fill in the sheet "
                "itself",
            )
        )
    if old is not None and old in now:
        raise Unusable(Text("与已有决定相同，没有写入", "it is there already; nothing was written"))
    if any(each in rest for each in now):
        raise Unusable(
            Text("同样的决定已经登记，没有写入", "it is there already; nothing was written")
        )
