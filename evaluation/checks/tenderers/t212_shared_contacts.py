"""T212: bidders on a lot have contacts, addresses and accounts of their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from evaluation.checks.answers import chinese, clear, raised
from evaluation.checks.bidders import bodies, live
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import email_key, name_key, own_domain, phone_key
from evaluation.core.finding import Severity
from evaluation.core.glossary import term
from evaluation.core.text import Text
from evaluation.dossier.records import Tenderer

LAW = "cn/87/collusion_signs"

Shared = tuple[Tenderer, Tenderer, str, str]
"""Two bodies, the column, and what they share in it."""

FORMS: Mapping[str, Callable[[str | None], str]] = {
    "contact": name_key,
    "phone": phone_key,
    "email": email_key,
    "address": name_key,
    "account": name_key,
}
"""The form in which each column is compared."""
SHORTEST = {"account": 6, "address": 6}
"""Characters; what is shorter, such as the name of a bank or of a county, says nothing."""


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each pair of bidders that share something, and for each lot without."""
    told: set[tuple[str, str, str]] = set()
    for lot in case.dossier.lots:
        groups = [bodies(case.dossier, bid.tenderer) for bid in live(case, lot.id)]
        found = list(_shared(groups))
        if len(groups) > 1 and not found:
            yield clear(lot.id, figures={"bids": str(len(groups))})
        for one, other, column, value in found:
            if (one.id, other.id, column) not in told:
                told.add((one.id, other.id, column))
                yield _answer(case, lot.id, (one, other, column, value))


def _shared(groups: list[tuple[Tenderer, ...]]) -> Iterator[Shared]:
    for first, second in combinations(groups, 2):
        for one in first:
            for other in second:
                if one.id != other.id:
                    yield from _both(one, other)


def _both(one: Tenderer, other: Tenderer) -> Iterator[Shared]:
    for column, form in FORMS.items():
        own = form(getattr(one, column))
        if len(own) >= SHORTEST.get(column, 1) and own == form(getattr(other, column)):
            yield one, other, column, str(getattr(one, column))
        elif column == "email":
            domain = own_domain(one.email)
            if domain and domain == own_domain(other.email):
                yield one, other, column, f"@{domain}"


def _answer(case: Case, lot: str, shared: Shared) -> Answer:
    one, other, column, value = shared
    return raised(
        f"{lot}：{one.name}与{other.name}的{term(column, 'zh')}相同（{value}）；请核实原因并记录",
        f"{lot}: {one.name} and {other.name} have the same {term(column, 'en').lower()} ({value}); "
        "ask why, and put it on record",
        one.at(column),
        other.at(column),
        subject=lot,
        figures={"tenderers": f"{one.id}, {other.id}", column: value},
        law=(case.law(LAW),),
    )


CHECK = Check(
    code="T212",
    title=Text("同一包供应商的联系方式各不相同", "Bidders on a lot share no contact"),
    says=Text(
        "同一包的两家供应商联系人、电话、邮箱（或单位邮箱域名）、地址或账号相同。"
        "这只是需要核实的线索，不能单独认定串通。",
        "Two bidders on a lot have the same contact person, telephone, e-mail (or own domain), "
        "address or account. It is a reason to ask and proves nothing by itself.",
    ),
    cite=Text("财政部令第87号第三十七条", "Order 87, art. 37"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LAW,),
    needs=Text(
        "供应商：联系人、电话、电子邮箱、地址、银行账号",
        "Tenderers: contact, phone, e-mail, address, account",
    ),
    example=Text(
        "L01 的两家协会联系电话都是 0571-8800 0001。",
        "Two associations on L01 have the telephone 0571-8800 0001.",
    ),
    innocent=Text(
        "同在社会组织孵化园，共用地址和前台电话；同名不同人。",
        "Both sit in one incubator with a shared address and desk; two people of one name.",
    ),
)
