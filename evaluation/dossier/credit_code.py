"""The unified social credit code of Chinese organisations, GB 32100-2015.

18 places: the department that registers, the category, six digits of the region, nine places of
the organisation code with a check character of its own (GB 11714-1997), and a check character
over the first 17.

Source:
    GB 32100-2015 with amendment 1; GB 11714-1997 for places 9 to 17.
"""

from evaluation.core.errors import TenderError
from evaluation.core.text import Text, normal

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""I, O, S, V and Z are left out."""
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

KINDS = {
    "51": ("association",),
    "52": ("social_service",),
    "53": ("foundation",),
    "59": ("other_social",),
    "12": ("institution",),
    "91": ("company",),
    "92": ("individual",),
    "93": ("cooperative",),
    "N1": ("collective",),
    "N2": ("collective",),
    "N3": ("collective",),
}
"""The type of organisation, as on the sheet Tenderers, that the first two places stand for."""


class WrongCode(TenderError):
    """A text that is no unified social credit code; the sentence says why."""


def compact(text: str) -> str:
    """Return `text` as a code is written: half width, capitals, no spaces and signs.

    Example:
        >>> compact(" ５１１１０１０５-mj0000018d ")
        '51110105MJ0000018D'
    """
    return normal(text).upper().replace(" ", "").replace("-", "")


def check_character(code: str) -> str:
    """Return the last place that belongs to the first 17 of `code`.

    Args:
        code: 17 or 18 places of the alphabet.

    Example:
        >>> check_character("51110105MJ0000018"), check_character("52330106MJ8700094")
        ('D', 'X')
    """
    total = weighted_sum(code)
    return ALPHABET[(31 - total % 31) % 31]


def weighted_sum(code: str) -> int:
    """Return the sum over the first 17 places, each times its weight.

    Example:
        >>> weighted_sum("51110105MJ0000018D")
        1351
    """
    return sum(ALPHABET.index(char) * weight for char, weight in zip(code, _WEIGHTS, strict=False))


def organisation_check(code: str) -> str:
    """Return the place 17 that belongs to places 9 to 16 of `code`.

    Example:
        >>> organisation_check("51110105MJ0000018D")
        '8'
    """
    own = code[8:16]
    total = sum(int(char, 36) * w for char, w in zip(own, _ORGANISATION_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def validate(text: str) -> str:
    """Return the code in `text`, checked in form and by both check characters.

    Raises:
        WrongCode: it is not such a code; the sentence says what is wrong with it.

    Example:
        >>> validate("91440300708461136t")
        '91440300708461136T'
        >>> validate("91440300708461137T")
        Traceback (most recent call last):
        evaluation.dossier.credit_code.WrongCode: place 17 is 7 and should be 6
    """
    code = compact(text)
    if len(code) != LENGTH:
        raise WrongCode(
            Text(f"有 {len(code)} 位，应为 {LENGTH} 位", f"it has {len(code)} places, not {LENGTH}")
        )
    strange = sorted(set(code) - set(ALPHABET))
    if strange:
        signs = " ".join(strange)
        raise WrongCode(Text(f"含有不使用的字符 {signs}", f"it has characters not in use: {signs}"))
    if not code[2:8].isdigit():
        raise WrongCode(Text("第3至8位应为数字", "places 3 to 8 should be digits"))
    for place, wanted in ((17, organisation_check(code)), (18, check_character(code))):
        own = code[place - 1]
        if own != wanted:
            raise WrongCode(
                Text(
                    f"第{place}位为 {own}，应为 {wanted}",
                    f"place {place} is {own} and should be {wanted}",
                )
            )
    return code


def is_valid(text: str) -> bool:
    """Return whether `text` is a code.

    Example:
        >>> is_valid("91350100M000100Y43"), is_valid("53100000500002047K")
        (True, False)
    """
    try:
        validate(text)
    except WrongCode:
        return False
    return True


def kinds(text: str) -> tuple[str, ...]:
    """Return the types of organisation that the first two places may stand for; none if unknown.

    Example:
        >>> kinds("52440300MJL000024D"), kinds("31440300MJL000024D")
        (('social_service',), ())
    """
    return KINDS.get(compact(text)[:2], ())
