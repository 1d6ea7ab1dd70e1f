"""Whether people have settled a quote whose parts contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.checks.check import Case
from evaluation.checks.quotes.conforming import recorded_out
from evaluation.checks.quotes.correction import Corrected, corrected
from evaluation.checks.quotes.other_unit import doubted
from evaluation.checks.quotes.unit_of_lines import doubted_lines, lines_of
from evaluation.core.exact import money
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import decided_number, is_rejection, last_ruling
from evaluation.dossier.records import Bid, Item, Ruling

CITE = Text(zh="财政部令第87号第五十九条", en="Order 87, art. 59")
ORDER = "cn/87/price_inconsistency_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A bid whose quote was looked at, with the ruling on its correction, if there is one."""

    bid: Bid
    items: tuple[Item, ...]
    result: Corrected
    ruling: Ruling | None

    @property
    def settled(self) -> bool:
        """Whether the correction was refused, or confirmed at the figure the rules give."""
        if self.ruling is None:
            return False
        return is_rejection(self.ruling) or decided_number(self.ruling) == self.result.final

    @property
    def proposal(self) -> Text:
        """What to do about it, with the corrected figure."""
        figure = money(self.result.final)
        if self.ruling is not None:
            decided = money(decided_number(self.ruling))
            return Text(
                f"“评审决定”记为 {decided}，按规定的顺序修正应为 {figure}；请核对",
                f"the ruling says {decided}, the rules in their order give {figure}; check it",
            )
        return Text(
            f"按规定的顺序修正为 {figure}，请供应商书面确认，并在“评审决定”记录“价格修正确认”"
            f"（确认写 {figure.replace(',', '')}，不确认写“不确认”）",
            f"the rules in their order give {figure}: have the tenderer confirm it in writing and "
            f"record a ruling 'price correction' ({figure.replace(',', '')}, or 'rejected')",
        )


def asked(case: Case) -> Iterator[Asked]:
    """Yield every bid that asks a price, in a unit that makes sense, and is not out already."""
    items = lines_of(case)
    wrong = {bid for lot in case.dossier.lots for bid in doubted(case, lot)} | doubted_lines(case)
    for bid in (bid for bid in case.dossier.bids if bid.id not in wrong):
        own = items.get(bid.id, ())
        result = corrected(bid, own)
        ruling = last_ruling(case.dossier, "price", bid.id)
        # A refused correction is still shown; a bid that is out otherwise is not priced at all.
        if result is not None and (ruling is not None or not recorded_out(case.dossier, bid)):
            yield Asked(bid=bid, items=own, result=result, ruling=ruling)
