"""What ``tender law`` prints: a value with its citation, its dates and how sure we are."""

from collections.abc import Iterator

from evaluation.core.text import Lang, Text
from evaluation.law.parameter import Dated, days
from evaluation.law.source import NO_SOURCE
from evaluation.law.unit import show_value

_VALUE = Text("值", "value")
_CITE = Text("依据", "law")
_VALID = Text("适用期间", "in force")
_SINCE = Text("起始日", "first day")
_CERTAINTY = Text("可靠程度", "certainty")
_SOURCE = Text("来源", "read in")
_CHECKED = Text("查核日期", "looked up on")
_NOTE = Text("说明", "note")
_LOCAL = Text("本单位文件，代替所附的值", "your own file; it replaces the shipped value")
_SHIPPED = Text("所附的值", "shipped value")
_LATER = Text(
    "所问日期晚于查核日期，请核对是否已有变化", "asked for a later day: check for changes"
)


def describe(dated: Dated, lang: Lang) -> str:
    """Return all that is known about a value of the law, one line a fact.

    Example:
        >>> from datetime import date
        >>> from evaluation.law.book import law_book
        >>> print(describe(law_book().on("cn/law/query_within", date(2026, 3, 1)), "en"))
        cn/law/query_within  Time for a supplier’s query
          value: 7 working days
          law: Government Procurement Law, art. 52
          in force: from 2003-01-01
          certainty: found in the text
          read in: Government Procurement Law, full text (zeranlin/compliance-wiki)
          looked up on: 2026-11-22
    """
    return "\n".join([f"{dated.key}  {dated.title.say(lang)}", *_facts(dated, lang)])


def _facts(dated: Dated, lang: Lang) -> Iterator[str]:
    def fact(name: Text, said: str) -> str:
        return f"  {name.say(lang)}{_colon(lang)}{said}"

    yield fact(_VALUE, show_value(dated.value, dated.unit, lang))
    yield fact(_CITE, dated.cite.say(lang))
    yield fact(_VALID, days(dated.since, dated.until).say(lang))
    if dated.since_certainty is not dated.certainty:
        yield fact(_SINCE, dated.since_certainty.words.say(lang))
    yield fact(_CERTAINTY, dated.certainty.words.say(lang))
    if dated.source is not NO_SOURCE:
        yield fact(_SOURCE, dated.source.say(lang))
    yield fact(_CHECKED, str(dated.checked))
    if dated.day > dated.checked:
        yield f"  {_LATER.say(lang)}"
    if dated.note:
        yield fact(_NOTE, dated.note.say(lang))
    if dated.local:
        yield f"  {_LOCAL.say(lang)}"
    if dated.shipped:
        value = show_value(dated.shipped.value, dated.shipped.unit, lang)
        open_, close = ("（", "）") if lang == "zh" else (" (", ")")
        yield fact(_SHIPPED, f"{value}{open_}{dated.shipped.cite.say(lang)}{close}")


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "
