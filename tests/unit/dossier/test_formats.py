"""What a cell shows of the number it holds."""

from decimal import Decimal

import pytest

from evaluation.dossier.reading.rendering import ShownNumber, shown


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("0.95", "0%", ShownNumber("percent", "95%")),
        ("0.955", "0%", ShownNumber("percent", "96%")),
        ("0.1", "0.00%", ShownNumber("percent", "10.00%")),
        ("16.5", "0", ShownNumber("rounded", "17")),
        ("398000.4", "#,##0", ShownNumber("rounded", "398,000")),
        ("398000", '"368,000"', ShownNumber("words", "368,000")),
        ("398000", r"\3\6\8\,\0\0\0", ShownNumber("words", "368,000")),
        ("5", '"1"0', ShownNumber("words", "15")),
        ("5", '0"0"', ShownNumber("words", "50")),
        ("128000", "#,##0,", ShownNumber("scaled", "128")),
        ("1280000", '0.00,,"百万"', ShownNumber("scaled", "1.28百万")),
        ("88", ";;;", ShownNumber("hidden", "")),
        ("88", '"不详"', ShownNumber("words", "不详")),
        ("-3", "0;0", ShownNumber("sign", "3")),
        ("45000", "yyyy-mm-dd", ShownNumber("date", "yyyy-mm-dd")),
        ("45000", '[$-804]yyyy"年"m"月"', ShownNumber("date", '[$-804]yyyy"年"m"月"')),
        ("120", '[>=100]"90";0', ShownNumber("words", "90")),
        ("16.5", "0E+00", ShownNumber("rounded", "2E+01")),
        ("12345", "##0.0E+0", ShownNumber("rounded", "12.3E+3")),
        ("999.9", "0E+0", ShownNumber("rounded", "1E+3")),
        ("16.3", "# ?/?", ShownNumber("rounded", "16 2/7")),
        ("16.3", "# ?/8", ShownNumber("rounded", "16 2/8")),
        ("1234", r"0\.00", ShownNumber("words", "12.34")),
        ("9.8", '0.00"万元"', ShownNumber("words", "9.80万元")),
        ("1234", "0!.00", ShownNumber("words", "12.34")),
        ("9.8", '@"万"', ShownNumber("words", "9.8万")),
        ("20", '0"K"', ShownNumber("words", "20K")),
        ("5", '0"%"', ShownNumber("words", "5%")),
        ("5", "*-0", ShownNumber("sign", "-5")),
        ("5", "0*0", ShownNumber("words", "50")),
        ("0", "#", ShownNumber("hidden", "")),
        ("123456789.55", "", ShownNumber("rounded", "123456789.6")),
        ("123456789012", "General", ShownNumber("rounded", "1.23457E+11")),
    ],
)
def test_another_value_is_seen(value: str, code: str, seen: ShownNumber) -> None:
    """Whatever a person would take for another value is told, with what stands there."""
    assert shown(Decimal(value), code) == seen


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("88", "General"), ("88", "@"), ("88", "G/通用格式"), ("88.5", "0.0"), ("88.5", "0.00"),
        ("398000", "#,##0.00"), ("398000", '¥#,##0.00'), ("398000", '"¥"#,##0.00;[Red]-"¥"#,##0.00'),
        ("398000", "[$¥-804]#,##0"), ("398000", '#,##0.00"元"'), ("398000", '_ * #,##0.00_ '),
        ("-5", "0;(0)"), ("-5", "0"), ("-5", "[Red]-0;-0"), ("0", '0;-0;"-"'), ("0", "0;-0;0"),
        ("88.5", "# ?/?"), ("88.125", "# ?/8"), ("0.25", "?/?"), ("98000", "0.0E+0"), ("0", "0E+0"),
        ("398000", r"#\ ##0.00"), ("16.5", '0.0"m²"'), ("398000", "[DBNum2][$-804]General"),
        ("5", "00000"), ("0.5", "#.#"), ("12345678901", ""), ("1234567.89", "General"),
        ("88.5", '0.0"分"'), ("88.5", "[Blue]General"), ("120", "[>=100]0;0.0"),
    ],
)  # fmt: skip
def test_ordinary_formats_are_quiet(value: str, code: str) -> None:
    """Formats that show the value itself, with its currency, unit or colour, are no finding."""
    assert shown(Decimal(value), code) is None
