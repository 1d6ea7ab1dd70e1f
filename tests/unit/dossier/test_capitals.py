"""Amounts in Chinese capitals read exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.dossier.capitals import amount_in_words, in_capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("仟", "佰", "拾", "")


def section(number: int) -> str:
    """Return 1 to 9999 in capitals, without 零 at the front."""
    out, gap = "", False
    for digit, place in zip(f"{number:04d}", PLACES, strict=True):
        if digit == "0":
            gap = bool(out)
            continue
        out += ("零" if gap else "") + DIGITS[int(digit)] + place
        gap = False
    return out


def capitals(number: int) -> str:
    """Return a whole number up to 99 999 999 9999 as cheques write it; an oracle of its own."""
    out, gap = "", False
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if not part:
            gap = bool(out)
            continue
        out += ("零" if out and (gap or part < 1000) else "") + section(part) + unit
        gap = False
    return out or "零"


@given(st.integers(0, 10**12 - 1), st.integers(0, 99), st.booleans())
def test_what_is_written_reads_back(yuan: int, fen: int, spoken: bool) -> None:
    """Every amount to the fen, with or without the currency, reads back exactly."""
    words = f"{'人民币' if spoken else ''}{capitals(yuan)}元"
    jiao, rest = divmod(fen, 10)
    words += f"{DIGITS[jiao]}角" if jiao else "零" if rest else ""
    words += f"{DIGITS[rest]}分" if rest else "整"
    assert amount_in_words(words) == yuan + Decimal(fen) / 100


@given(st.integers(1, 10**12 - 1).filter(lambda n: "0" in str(n)[:-4]))
def test_other_digits_are_other_amounts(number: int) -> None:
    """Two amounts never share their words."""
    assert amount_in_words(capitals(number)) != amount_in_words(capitals(number + 1))


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹佰贰拾叁万肆仟伍佰元整", "1234500"),
        ("人民币：壹拾壹万柒仟伍佰圆正", "117500"),
        ("拾万元整", "100000"),
        ("壹万零叁佰元整", "10300"),
        ("壹万叁佰元整", "10300"),
        ("壹拾万柒仟元零伍角叁分", "107000.53"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("伍角", "0.50"),
        ("伍角正", "0.50"),
        ("叁分", "0.03"),
        ("零元整", "0"),
        ("肆拾肆萬陸仟圓整", "446000"),
        ("一百二十三元", "123"),
        ("壹亿零壹万元", "100010000"),
        ("总价：壹拾伍万元整", "150000"),
        ("投标总报价（大写）：人民币壹拾伍万元整", "150000"),
        ("壹拾伍万元整（含税）", "150000"),
        ("15万元", "150000"),
        ("壹拾伍万元零角零分", "150000"),
        ("壹拾伍万圆零角整", "150000"),
        ("壹拾伍万元伍角零分", "150000.50"),
        ("壹拾伍万元零角伍分", "150000.05"),
        ("零佰壹拾伍万零仟零佰零拾零元零角零分", "150000"),
        ("零佰零拾零万壹仟零佰零拾伍元零角零分", "1005"),
        ("两万元整", "20000"),
        ("壹拾伍万元整人民币", "150000"),
        ("大写：人民币壹拾伍万元整（¥150,000.00）", "150000"),
        ("100元", "100"),
        ("150000元整", "150000"),
        ("¥150,000.50", "150000.50"),
    ],
)
def test_forms_in_use(words: str, amount: str) -> None:
    """The forms of banks and bids, old and new characters, read alike."""
    assert amount_in_words(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "", "元整", "壹万伍元整", "壹佰伍元", "壹仟零零伍元", "壹万零元整", "壹佰拾伍元", "壹万万元",
        "壹万亿元", "伍拾拾元", "1,00元", "15万5", "壹拾伍万元（不含税）",
        "one hundred yuan", "约壹万元", "壹万元左右", "壹元贰", "万元", "廿万元整",
        "卅万元", "壹拾伍万元零零分", "壹仟零佰伍元", "壹仟零拾伍元", "壹佰零元",
        "人民币壹拾伍万元整（¥150001.00）",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_not_read(words: str) -> None:
    """Speech, gaps without 零, doubled units and other words give nothing instead of a guess."""
    assert amount_in_words(words) is None


@given(fen=st.integers(0, 10**14 - 1))
def test_what_we_write_reads_back(fen: int) -> None:
    """Every amount below a trillion yuan, written in capitals, is read back to the fen."""
    amount = Decimal(fen) / 100
    assert amount_in_words(in_capitals(amount)) == amount


@pytest.mark.parametrize("amount", ["-1", "0.001", "1000000000000"])
def test_what_capitals_cannot_say_is_refused(amount: str) -> None:
    """Negative amounts, parts of a fen and trillions are not written in capitals."""
    with pytest.raises(ValueError, match="capitals"):
        in_capitals(Decimal(amount))
