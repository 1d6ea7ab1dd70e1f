"""What a cell shows of the number it holds."""

from decimal import Decimal

import pytest

from evaluation.dossier.reading.formats import Shown, shown


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("0.95", "0%", Shown("percent", "95%")),
        ("0.955", "0%", Shown("percent", "96%")),
        ("0.1", "0.00%", Shown("percent", "10.00%")),
        ("16.5", "0", Shown("rounded", "17")),
        ("398000.4", "#,##0", Shown("rounded", "398,000")),
        ("398000", '"368,000"', Shown("words", "368,000")),
        ("398000", r"\3\6\8\,\0\0\0", Shown("words", "368,000")),
        ("5", '"1"0', Shown("words", "15")),
        ("5", '0"0"', Shown("words", "50")),
        ("128000", "#,##0,", Shown("scaled", "128")),
        ("1280000", '0.00,,"百万"', Shown("scaled", "1.28百万")),
        ("88", ";;;", Shown("hidden", "")),
        ("88", '"不详"', Shown("words", "不详")),
        ("-3", "0;0", Shown("sign", "3")),
        ("45000", "yyyy-mm-dd", Shown("date", "yyyy-mm-dd")),
        ("45000", '[$-804]yyyy"年"m"月"', Shown("date", '[$-804]yyyy"年"m"月"')),
        ("120", '[>=100]"90";0', Shown("words", "90")),
    ],
)
def test_another_value_is_seen(value: str, code: str, seen: Shown) -> None:
    """Whatever a person would take for another value is told, with what stands there."""
    assert shown(Decimal(value), code) == seen


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("88", "General"), ("88", "@"), ("88", "G/通用格式"), ("88.5", "0.0"), ("88.5", "0.00"),
        ("398000", "#,##0.00"), ("398000", '¥#,##0.00'), ("398000", '"¥"#,##0.00;[Red]-"¥"#,##0.00'),
        ("398000", "[$¥-804]#,##0"), ("398000", '#,##0.00"元"'), ("398000", '_ * #,##0.00_ '),
        ("-5", "0;(0)"), ("-5", "0"), ("-5", "[Red]-0;-0"), ("0", '0;-0;"-"'), ("0", "0;-0;0"),
        ("88.5", "# ?/?"), ("88.5", '0.0"分"'), ("88.5", "[Blue]General"), ("120", "[>=100]0;0.0"),
    ],
)  # fmt: skip
def test_ordinary_formats_are_quiet(value: str, code: str) -> None:
    """Formats that show the value itself, with its currency, unit or colour, are no finding."""
    assert shown(Decimal(value), code) is None
