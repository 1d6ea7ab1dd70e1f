"""Who stands behind a bid, and how a consortium is called: the one place that says so."""

from evaluation.core.table import one_line
from evaluation.core.text import Text
from evaluation.dossier.records import Dossier, Tenderer


def parties(dossier: Dossier, tenderer: Tenderer) -> tuple[Tenderer, ...]:
    """Return the organisations that bid together, the lead first; the tenderer where it bids alone.

    Why:
        A consortium is no legal person: it signs nothing and owes nothing, its members do. A row
        that has members and is itself an organisation is the lead.

    Law:
        Government Procurement Law, art. 24: all members sign the contract and answer for it jointly.
    """
    known = {each.id: each for each in dossier.tenderers}
    listed = (known[id] for id in dict.fromkeys(tenderer.members) if id in known)
    members = tuple(each for each in listed if each.id != tenderer.id)
    if not members:
        return (tenderer,)
    return members if _only_a_name(tenderer) else (tenderer, *members)


def _only_a_name(tenderer: Tenderer) -> bool:
    """Whether the row gives the name of a consortium and is no organisation itself."""
    if tenderer.type is None:
        return tenderer.credit_code is None
    return tenderer.type == "consortium"


def members_line(dossier: Dossier, tenderer: Tenderer) -> Text | None:
    """Return who forms the consortium; None where one organisation bids alone.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> dossier = run(shipped("tenders") / "qinghe-2026").dossier
        >>> members_line(dossier, dossier.tenderer("T16")).zh
        '牵头人：清河市博艺展览股份有限公司；成员：清河市像素工坊动漫有限公司'
        >>> members_line(dossier, dossier.tenderer("T17")) is None
        True
    """
    every = parties(dossier, tenderer)
    if every == (tenderer,):
        return None
    lead, *others = (one_line(each.name) for each in every)
    zh, en = f"牵头人：{lead}", f"lead: {lead}"
    if others:
        zh, en = f"{zh}；成员：{'、'.join(others)}", f"{en}; members: {', '.join(others)}"
    return Text(zh, en)


def full_name(dossier: Dossier, tenderer: Tenderer) -> Text:
    """Return the name under which a tenderer bids, with all members of a consortium."""
    line = members_line(dossier, tenderer)
    if line is None:
        return Text(tenderer.name, tenderer.name)
    return Text(f"{tenderer.name}（{line.zh}）", f"{tenderer.name} ({line.en})")
