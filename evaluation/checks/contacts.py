"""Telephones, e-mails, names and addresses in the form in which they are compared."""

import re

from evaluation.core.text import normal

PUBLIC_DOMAINS = frozenset(
    (
        "126.com 139.com 163.com 188.com 189.cn 21cn.com aliyun.com foxmail.com gmail.com "
        "hotmail.com icloud.com live.com outlook.com protonmail.com qq.com sina.cn sina.com "
        "sohu.com tom.com vip.163.com vip.qq.com vip.sina.com wo.cn yahoo.com yahoo.com.cn "
        "yeah.net"
    ).split()
)
"""Mail services that anybody may use: a shared domain among them says nothing."""

SHORTEST_PHONE = 7
"""Digits; what is shorter is an extension, or no number."""


def phone_key(text: str | None) -> str:
    """Return the digits of a telephone number without the country code; empty where it is none.

    Example:
        >>> phone_key("+86 138-0000 0000"), phone_key("0571-88000000 转 12"), phone_key("无")
        ('13800000000', '057188000000', '')
    """
    number = re.split("转|ext|分机|x", normal(text or ""), maxsplit=1, flags=re.IGNORECASE)[0]
    digits = re.sub(r"^(\+|00)86", "", re.sub(r"[^\d+]", "", number)).lstrip("+")
    return digits if len(digits) >= SHORTEST_PHONE else ""


def email_key(text: str | None) -> str:
    """Return an e-mail address in small letters; empty where it is none.

    Example:
        >>> email_key("Office@Example.ORG "), email_key("-")
        ('office@example.org', '')
    """
    address = normal(text or "").lower().replace(" ", "")
    return address if re.fullmatch(r"[^@]+@[^@]+\.[^@]+", address) else ""


def own_domain(text: str | None) -> str:
    """Return the domain of an e-mail address; empty where it is a public mail service.

    Example:
        >>> own_domain("a@group.example"), own_domain("a@qq.com")
        ('group.example', '')
    """
    domain = email_key(text).rpartition("@")[2]
    return "" if domain in PUBLIC_DOMAINS else domain


def name_key(text: str | None) -> str:
    """Return a name, an address or an account without spaces and signs, in small letters.

    Example:
        >>> name_key("清河市 青禾剧社（筹）"), name_key("No. 7, Liu Lane")
        ('清河市青禾剧社筹', 'no7liulane')
    """
    return "".join(char for char in normal(text or "").casefold() if char.isalnum())
