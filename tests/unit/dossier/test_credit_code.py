"""Credit codes are told from slips of the pen by both of their check characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.dossier.credit_code import (
    ALPHABET,
    LENGTH,
    WrongCode,
    check_character,
    compact,
    is_valid,
    kinds,
    organisation_check,
    validate,
    weighted_sum,
)
from evaluation.law.book import law_book

WORKED = {
    "51110105MJ0000018D": (1351, "association"),
    "52440300MJL000024D": (1847, "social_service"),
    "53310000MJ490003XA": (2129, "foundation"),
    "52330106MJ8700094X": (1862, "social_service"),
}
"""Sum over the first 17 places, worked by hand, and the kind."""
REAL = (
    "91350100M000100Y43",
    "91440300708461136T",
    "9144030071526726XG",
    "91110000802100433B",
    "91110000600037341L",
)

bodies = st.builds(
    lambda kind, region, own: _complete(kind + region + own),
    st.sampled_from(("51", "52", "53", "91")),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=8, max_size=8),
)


def _complete(start: str) -> str:
    whole = start + organisation_check(start)
    return whole + check_character(whole)


@pytest.mark.parametrize("code", WORKED)
def test_worked_codes_hold(code: str) -> None:
    """The sums worked by hand are those of the program, and the kinds follow from the prefix."""
    total, kind = WORKED[code]
    assert weighted_sum(code) == total
    assert validate(code) == code
    assert kinds(code) == (kind,)


@pytest.mark.parametrize("code", REAL)
def test_codes_in_use_hold(code: str) -> None:
    """Codes of existing bodies and of the standard itself are accepted."""
    assert is_valid(code)


@given(bodies, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_place_is_found(code: str, place: int, sign: str) -> None:
    """Whatever single place is written wrongly, the code is refused."""
    if code[place] != sign:
        assert not is_valid(code[:place] + sign + code[place + 1 :])


@given(bodies, st.integers(0, 15))
def test_two_places_exchanged_are_found(code: str, place: int) -> None:
    """Two neighbours that changed places are found by one of the two characters."""
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or not is_valid(swapped)


@given(bodies)
def test_the_way_of_writing_does_not_matter(code: str) -> None:
    """Small letters, spaces and full-width signs are read as the same code."""
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code.lower())
    assert compact(f" {wide[:8]} {wide[8:]} ") == validate(code)


def test_a_remainder_of_zero_gives_the_first_sign() -> None:
    """Where the sum is a multiple of 31 the last place is 0, and no sign is looked for beyond."""
    starts = (f"51110105MJ{n:06d}" for n in range(500))
    whole = next(s for s in (_complete(start) for start in starts) if weighted_sum(s) % 31 == 0)
    assert whole[-1] == "0"
    assert is_valid(whole)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("53100000500002047K", "place 17"),
        ("51110105MJ0000018", "17 places"),
        ("51110105MI0000018D", "characters not in use: I"),
        ("51A10105MJ0000018D", "places 3 to 8"),
        ("51110105MJ0000018E", "place 18 is E and should be D"),
        ("", "0 places"),
    ],
)
def test_the_sentence_says_what_is_wrong(text: str, why: str) -> None:
    """A refused code comes with the place or sign that is wrong."""
    with pytest.raises(WrongCode) as wrong:
        validate(text)
    assert why in wrong.value.text.en
    assert wrong.value.text.zh


def test_the_figures_are_those_of_the_law_book() -> None:
    """Alphabet, weights and prefixes are the ones that the law book prints."""
    from datetime import date

    book, day = law_book(), date(2026, 3, 2)
    assert book.on("cn/gb_32100/alphabet", day).value == ALPHABET
    weights = book.on("cn/gb_32100/weights", day).value
    assert weights == tuple(pow(3, n, 31) for n in range(17))
    for name in ("association", "social_service", "foundation"):
        prefix = book.on(f"cn/gb_32100/prefix_{name}", day).value
        assert kinds(str(prefix)) == (name,)
