"""A parameter read from its file; a timeline with a gap, an overlap or no citation is refused."""

from dataclasses import replace
from datetime import date

from evaluation.core.text import Text
from evaluation.law import toml_table as fields
from evaluation.law.certainty import Certainty
from evaluation.law.parameter import Parameter, Stretch, day_before
from evaluation.law.source import Sources
from evaluation.law.toml_table import TomlTable, read_table
from evaluation.law.unit import SHARE, UNITS, Value


def read_parameter(written: str, key: str, sources: Sources) -> Parameter:
    """Return the parameter that a file describes.

    Args:
        written: the TOML in it.
        key: its path below ``params``, without ``.toml``.
        sources: what the source keys of the file stand for.

    Raises:
        LawError: the file is faulty; every fault is listed.
    """
    file = read_table(written, f"params/{key}.toml")
    title = file.take("title", fields.words)
    unit = file.maybe("unit", fields.one_of({name: name for name in UNITS}))
    checked = file.take("checked", fields.day)
    tables = file.tables("value")
    file.close()
    if not tables:
        file.fault("value", Text("至少需要一个值", "at least one value is needed"))
    entries = [_entry(table, unit, sources) for table in tables]
    file.refuse()
    entries = _timeline(entries, tables)
    file.refuse()
    return Parameter(key=key, title=title, unit=unit, checked=checked, entries=tuple(entries))


def _entry(table: TomlTable, unit: str | None, sources: Sources) -> Stretch:
    certainty = table.take("certainty", fields.one_of(Certainty))
    entry = Stretch(
        since=table.take("since", fields.day),
        until=table.maybe("until", fields.day),
        value=table.maybe("value", fields.value),
        cite=table.take("cite", fields.words),
        source=sources.text(table, "source", certainty),
        certainty=certainty,
        since_certainty=table.maybe("since_certainty", fields.one_of(Certainty)) or certainty,
        note=table.maybe("note", fields.words),
    )
    table.close()
    _check_entry(table, entry, unit)
    return entry


def _check_entry(table: TomlTable, entry: Stretch, unit: str | None) -> None:
    if entry.value is None and entry.note is None:
        text = Text("没有值时须在 note 中说明原因", "without a value, the note must say why")
        table.fault("value", text)
    if unit == SHARE and not _are_shares(entry.value):
        text = Text("比例应写成 0 至 1 的数", "a share is written as a number from 0 to 1")
        table.fault("value", text)
    if entry.certainty is Certainty.AT_LATEST:
        text = Text("仅用于 since_certainty", "is for since_certainty only")
        table.fault("certainty", text)


def _are_shares(value: Value) -> bool:
    items = value if isinstance(value, tuple) else (value,)
    return all(
        item is None or (not isinstance(item, bool | str | Text) and 0 <= item <= 1)
        for item in items
    )


def _timeline(entries: list[Stretch], tables: list[TomlTable]) -> list[Stretch]:
    """Return `entries`, each ending the day before the next; note gaps and overlaps."""
    closed = []
    for table, entry, following in zip(tables, entries, [*entries[1:], None], strict=True):
        end = day_before(following.since) if following else entry.until
        if end is not None and end < entry.since:
            _timeline_fault(table, "since", entry.since, end)
        elif entry.until not in (None, end):
            _timeline_fault(table, "until", entry.until, end)
        closed.append(replace(entry, until=end))
    for table, entry in zip(tables[1:], entries[1:], strict=True):
        if entry.since_certainty is Certainty.AT_LATEST:
            text = Text("只有最早的值可以用 at-latest", "only the oldest value can be at-latest")
            table.fault("since_certainty", text, "L904")
    return closed


def _timeline_fault(table: TomlTable, field: str, found: date | None, end: date | None) -> None:
    text = Text(
        f"时间线有空档或重叠：{found} 与 {end} 不衔接；各值应按日期先后排列、首尾相接",
        f"the timeline has a gap or an overlap: {found} does not fit {end}; "
        "values stand oldest first, each ending the day before the next begins",
    )
    table.fault(field, text, "L904")
