"""Numbers as they stand in a printed working: thousands separated, cut with "…" if endless."""

from decimal import Decimal

from evaluation.core.exact import Number, show, tidy

MINUS = "−"


def figure(number: Number) -> str:
    """Return `number` for a working.

    Example:
        >>> from fractions import Fraction
        >>> figure(82000), figure(Fraction(492, 19)), figure(Fraction(-5, 2))
        ('82,000', '25.8947…', '−2.5')
    """
    text = show(number)
    sign, digits = (MINUS, text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() else text


def given(number: Number) -> str:
    """Return a number that a working starts from, however many idle zeros were typed.

    Example:
        >>> given(Decimal("0.30")), given(Decimal("60.0")), given(1200)
        ('0.3', '60', '1,200')
    """
    return figure(tidy(number) if isinstance(number, Decimal) else number)
