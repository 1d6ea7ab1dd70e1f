"""Says which documents a tender can have, and why it cannot have the others."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from evaluation.cli.printing import COLON
from evaluation.cli.terminal import aligned, tell
from evaluation.core.text import Lang, Text

if TYPE_CHECKING:
    from evaluation.printing.chosen import Chosen
    from evaluation.printing.order import PrintOrder
    from evaluation.reports.documents import Offer


def tell_withheld(found: "Chosen", order: "PrintOrder", lang: Lang) -> None:
    """Say why documents, or copies of those that are asked for by name, are not printed."""
    for offer in found.withheld:
        tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why_not(offer, lang)}")
    for offer in found.allowed if order.named else ():
        for why in offer.copies.why_not:
            tell(f"{offer.document.title.say(lang)}{COLON.say(lang)}{why.say(lang)}")


def listing(found: "Iterable[Offer]", lang: Lang) -> str:
    """Return a table of the documents, and whether the tender can have each now."""
    head = Text("文件|名称|份数|现在能否出具", "document|title|copies|can be made now").say(lang)
    rows = [head.split("|")]
    for offer in found:
        copies = str(len(offer.copies.subjects))
        rows.append([offer.document.key, offer.document.title.say(lang), copies, _now(offer, lang)])
    return aligned(rows, right=(2,))


def _now(offer: "Offer", lang: Lang) -> str:
    why = why_not(offer, lang)
    if offer.final:
        return Text("可以", "yes").say(lang) + (f" ({why})" if why else "")
    if offer.possible:
        return Text("只能打印草稿：", "as a draft only: ").say(lang) + why
    return Text("不能：", "no: ").say(lang) + why


def why_not(offer: "Offer", lang: Lang) -> str:
    """What stands in the way, the first few of it."""
    texts = [finding.message for finding in offer.against]
    if offer.impossible is not None:
        texts = texts or [offer.impossible]
    elif not texts or not offer.copies.subjects:
        texts = list(offer.copies.why_not)
    why = [text.say(lang) for text in texts]
    more = [Text(f"等 {len(why)} 项", f"and {len(why) - 3} more").say(lang)] if len(why) > 3 else []
    return Text("；", "; ").say(lang).join([*why[:3], *more])
