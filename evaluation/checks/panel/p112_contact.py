"""P112: no member shares a telephone or e-mail with a bidder."""

from collections.abc import Iterable, Iterator

from evaluation.checks.answers import chinese
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.contacts import email_key, own_domain, phone_key
from evaluation.checks.panel.relations import LOOKBACK, Tie, ties
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.records import Expert, Tenderer


@chinese
def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each member of the panel."""
    return ties(case, "phone", _same_contact)


def _same_contact(member: Expert, body: Tenderer) -> Iterator[Tie]:
    phone, email, domain = (
        phone_key(member.phone),
        email_key(member.email),
        own_domain(member.email),
    )
    if phone and phone == phone_key(body.phone):
        yield "phone", Text(f"电话相同（{body.phone}）", f"the same telephone ({body.phone})")
    if email and email == email_key(body.email):
        yield "email", Text(f"邮箱相同（{body.email}）", f"the same e-mail ({body.email})")
    elif domain and domain == own_domain(body.email):
        yield "email", Text(f"邮箱域名相同（{domain}）", f"the same e-mail domain ({domain})")


CHECK = Check(
    code="P112",
    title=Text("成员与供应商的电话、邮箱", "Telephone and e-mail of a member and a bidder"),
    says=Text(
        "评审小组成员与某家供应商的电话、邮箱或单位邮箱域名相同；公共邮箱的域名不算。",
        "A member and a bidder have the same telephone, e-mail or e-mail domain; domains of public "
        "mail services do not count.",
    ),
    cite=Text("《政府采购法实施条例》第九条", "Implementing Regulation, art. 9"),
    severity=Severity.WARNING,
    look=look,
    parameters=(LOOKBACK,),
    needs=Text("评审小组与供应商：电话、电子邮箱", "Panel and Tenderers: phone, e-mail"),
    example=Text(
        "专家邮箱与供应商邮箱同为 @group.example。",
        "Both the expert's and the bidder's e-mail end in @group.example.",
    ),
    innocent=Text(
        "同一办公楼或园区的总机；同一所大学的邮箱。",
        "The switchboard of a shared building; mail of one large university.",
    ),
)
