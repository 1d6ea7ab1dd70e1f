"""What the credit query found about those who bid."""

from collections.abc import Iterator

from evaluation.checks.answers import clear, lacking, raised
from evaluation.checks.bidders import bidding, bodies
from evaluation.checks.check import Answer, Case
from evaluation.core.glossary import word
from evaluation.core.text import Text


def listed(case: Case, lists: tuple[str, ...], then: Text) -> Iterator[Answer]:
    """Yield who of the bidders stands on one of `lists`.

    Nobody has to look up a consortium, but what was entered for one counts.

    Args:
        then: what to do about it.
    """
    every = {b.id: b for id in bidding(case) for b in bodies(case.dossier, id)}
    alone = [body for body in every.values() if body.type != "consortium" or body.listed]
    unknown = [body for body in alone if not body.listed]
    if unknown:
        names = [body.id for body in unknown]
        yield lacking(
            f"{'、'.join(names)} 没有填信用记录，请查询后填写",
            f"{', '.join(names)}: Credit record is blank; look it up",
            unknown[0].at("listed"),
        )
    for body in alone:
        found = [name for name in lists if name in body.listed]
        place = body.at("listed")
        if found:
            zh = "、".join(word("credit_list", name, "zh") for name in found)
            en = ", ".join(word("credit_list", name, "en") for name in found)
            yield raised(
                f"{body.name}的信用记录为“{zh}”；{then.zh}",
                f"the credit record of {body.name} says '{en}'; {then.en}",
                place,
                subject=body.id,
                figures={"lists": ", ".join(found)},
            )
        elif body.listed:
            yield clear(body.id, place)
