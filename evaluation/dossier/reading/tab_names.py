"""Which sheet a tab names, and which one it may have been meant to name."""

import re
from difflib import get_close_matches

from evaluation.core.glossary import glossary
from evaluation.core.text import Text, normal
from evaluation.dossier.reading.signs import cleaned
from evaluation.dossier.schema import MARKS, comparable, sheet_names

ASIDE = "#"
"""A tab or a file whose name starts with this is none of the dossier's, says who named it so."""

_SIMPLE = str.maketrans(
    "採購項評審組應響報價觀實資與決務錄點單說見標彙總辦書則規類專證義編號稱備註",
    "采购项评审组应响报价观实资与决务录点单说见标汇总办书则规类专证义编号称备注",
)
"""Traditional signs of the names of sheets and their everyday neighbours, and the simple ones."""

_TAIL = re.compile(r"([ _(-]*\d+\)?|[ _(-]*(copy|副本|备份)\)?|表|书|单|页|sheet|list|table)+$")
"""What programs and people add to the name of a sheet."""

_MOST_UNLIKE = 0.6
"""The least likeness, of 1, at which a name is offered."""


def key_of(tab: str) -> str | None:
    """Return the sheet that a tab names, or None where the schema knows none.

    Example:
        >>> key_of("响应文件"), key_of("Marks E01"), key_of("评分标准"), key_of("Sheet1")
        ('bids', 'marks', None, None)
    """
    return sheet_names().get(comparable(cleaned(tab))) or (MARKS if named_on(tab) else None)


def named_on(tab: str) -> str:
    """Return whose marks a tab announces, empty where it announces nobody's.

    The word for marks and a name are told apart, so that no other word is taken for both.

    Example:
        >>> named_on("评分 张三"), named_on("评分E01"), named_on("Marks"), named_on("评分标准")
        ('张三', 'E01', '', '')
    """
    plain = normal(cleaned(tab))
    for label, key in sheet_names().items():
        rest = plain[len(label) :]
        if key != MARKS or not rest or plain[: len(label)].lower() != label:
            continue
        if not rest[0].isalpha() or (rest[0].isascii() and not label.isascii()):
            return rest.lstrip(" _-:.") or rest
    return ""


def nearest(tab: str) -> str | None:
    """Return the key of the sheet whose name is most like that of a tab, if one is like it at all.

    Example:
        >>> nearest("評審決定表"), nearest("Ruling (2)"), nearest("Sheet1")
        ('rulings', 'rulings', None)
    """
    names = sheet_names()
    plain = normal(cleaned(tab)).lower().translate(_SIMPLE)
    for name in (comparable(plain), comparable(_TAIL.sub("", plain))):
        if name in names:
            return names[name]
        near = get_close_matches(name, names, 1, _MOST_UNLIKE)
        if near:
            return names[near[0]]
    within = [known for known in names if len(known) > 1 and known in comparable(plain)]
    return names[max(within, key=len)] if within else None


def aside(name: str) -> bool:
    """Return whether the name of a tab or file says that it is not part of the dossier."""
    return normal(name).startswith(ASIDE)


def put_aside() -> Text:
    """Return what is said of a file that its name puts aside."""
    return Text(
        f"文件名以“{ASIDE}”开头，不属于本项目，未读取；如应读取，请去掉“{ASIDE}”",
        f"is not part of the dossier, as its name begins with '{ASIDE}', and is not "
        f"read; remove the '{ASIDE}' if it should be",
    )


def what_to_do(tab: str) -> Text:
    """Return what is wrong with a tab that names no sheet, and what to do about it."""
    key = nearest(tab)
    if key:
        label = glossary()[key]
        zh = f"是否为“{label.zh}”？如是，请改用这个表名"
        en = f"is it the sheet {label.en}? Then rename the tab so"
    else:
        zh = "如应读取，请改用规定的表名"
        en = "rename the tab as the sheet that it is, if it should be read"
    return Text(
        zh=f"不是本工具认识的表，未读取；{zh}；如与本项目无关，请删除，使表名以“{ASIDE}”开头，或写入“采购项目”表的“不属于本档案的表”",
        en=f"is not a sheet of a dossier and is not read; {en}; if it is not part of the dossier, "
        f"remove it, begin its name with '{ASIDE}', or name it on the sheet Tender (Sheets that are not "
        "part of this dossier)",
    )
