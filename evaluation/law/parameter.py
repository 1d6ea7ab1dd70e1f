"""A parameter of the law: what it was on each day, with the citation that says so."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import NoReturn

from evaluation.core.errors import LawError
from evaluation.core.exact import ratio
from evaluation.core.text import Text
from evaluation.law.certainty import Certainty
from evaluation.law.unit import Value, show_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of a timeline: a value and the days on which it holds.

    Args:
        until: last day; None where no end is known.
        value: None where the law sets no such limit in this stretch.
    """

    since: date
    until: date | None
    value: Value
    cite: Text
    source: Text
    certainty: Certainty
    since_certainty: Certainty
    note: Text | None

    def holds(self, day: date) -> bool:
        """Return whether the value was the law on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What the law says on one day; the value travels with its citation.

    Args:
        day: the day that was asked for.
        checked: the day on which somebody last compared the value with the text.
        local: whether the value comes from a bureau's own file laid over ours.
        shipped: what our own file says on that day, where a local one replaced it.
    """

    key: str
    title: Text
    day: date
    value: Value
    unit: str | None
    cite: Text
    source: Text
    since: date
    until: date | None
    certainty: Certainty
    since_certainty: Certainty
    checked: date
    note: Text | None
    local: bool
    shipped: "Dated | None"

    @property
    def number(self) -> Fraction:
        """The value as an exact number.

        Raises:
            LawError: it is no number.
        """
        if isinstance(self.value, bool) or not _is_number(self.value):
            self._not("数", "a number")
        return ratio(self.value)  # type: ignore[arg-type]

    @property
    def whole(self) -> int:
        """The value as a whole number.

        Raises:
            LawError: it is no whole number.
        """
        number = self.number
        if number.denominator != 1:
            self._not("整数", "a whole number")
        return number.numerator

    @property
    def flag(self) -> bool:
        """The value as a yes or no.

        Raises:
            LawError: it is neither.
        """
        if not isinstance(self.value, bool):
            self._not("是否值", "a yes or no")
        return self.value

    def _not(self, zh: str, en: str) -> NoReturn:
        raise LawError(
            Text(
                f"法规参数 {self.key} 在 {self.day} 的值"
                f"（{show_value(self.value, self.unit, 'zh')}）不是{zh}；请核对该参数文件",
                f"the law parameter {self.key} is not {en} on {self.day} "
                f"({show_value(self.value, self.unit, 'en')}); check its file",
            )
        )


def _is_number(value: Value) -> bool:
    return value is not None and not isinstance(value, str | Text | tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter with its whole timeline, oldest stretch first.

    Args:
        key: its path, such as ``cn/87/price_share_services_min``.
        unit: a key of `evaluation.law.unit.UNITS`, or None.
        shipped: our own parameter, where this one is a bureau's that replaces it.
    """

    key: str
    title: Text
    unit: str | None
    checked: date
    entries: tuple[Stretch, ...]
    local: bool = False
    shipped: "Parameter | None" = None

    def on(self, day: date) -> Dated:
        """Return what the law says on `day`.

        Args:
            day: the day that counts for the tender, never simply today.

        Raises:
            LawError: the dates known to us do not cover `day`.
        """
        dated = self.find(day)
        if dated is None:
            raise LawError(self._unknown(day))
        return dated

    def find(self, day: date) -> Dated | None:
        """Return what the law says on `day`, or None where the known dates do not cover it."""
        for entry in self.entries:
            if entry.holds(day):
                return self._dated(entry, day)
        return None

    def laid_over(self, shipped: "Parameter | None") -> "Parameter":
        """Return the parameter as a bureau's own that replaces `shipped`, if there is such."""
        return replace(self, local=True, shipped=shipped)

    def _dated(self, entry: Stretch, day: date) -> Dated:
        return Dated(
            key=self.key,
            title=self.title,
            day=day,
            value=entry.value,
            unit=self.unit,
            cite=entry.cite,
            source=entry.source,
            since=entry.since,
            until=entry.until,
            certainty=entry.certainty,
            since_certainty=entry.since_certainty,
            checked=self.checked,
            note=entry.note,
            local=self.local,
            shipped=self.shipped.find(day) if self.shipped else None,
        )

    def _unknown(self, day: date) -> Text:
        stretches = [(days(e.since, e.until), e.value) for e in self.entries]
        zh = "；".join(f"{span.zh}：{show_value(v, self.unit, 'zh')}" for span, v in stretches)
        en = "; ".join(f"{span.en}: {show_value(v, self.unit, 'en')}" for span, v in stretches)
        return Text(
            f"法规参数 {self.key}（{self.title.zh}）在 {day} 没有已知的值（已知：{zh}）；"
            f"请核对项目日期，或在本单位的法规文件夹 params/{self.key}.toml 中补充该日的值及其依据",
            f"the law parameter {self.key} ({self.title.en}) has no known value on {day} "
            f"(known: {en}); check the date of the tender, or add the value of that day "
            f"with its citation to params/{self.key}.toml in your own law folder",
        )


def days(since: date, until: date | None) -> Text:
    """Return the days from `since` to `until` in words.

    Example:
        >>> days(date(2021, 1, 1), date(2022, 6, 30)).en, days(date(2022, 7, 1), None).zh
        ('2021-01-01 to 2022-06-30', '2022-07-01 起')
    """
    if until is None:
        return Text(f"{since} 起", f"from {since}")
    return Text(f"{since} 至 {until}", f"{since} to {until}")


def day_before(day: date) -> date:
    """Return the day before `day`.

    Example:
        >>> day_before(date(2022, 7, 1))
        datetime.date(2022, 6, 30)
    """
    return day - timedelta(days=1)
