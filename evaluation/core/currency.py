"""Minor units of currencies (ISO 4217)."""

MINOR = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
}  # fmt: skip
"""Decimals of the currencies that do not have two."""


def minor_digits(currency: str) -> int:
    """Return how many decimals an amount in `currency` has.

    Example:
        >>> minor_digits("CNY"), minor_digits("JPY")
        (2, 0)
    """
    return MINOR.get(currency, 2)
