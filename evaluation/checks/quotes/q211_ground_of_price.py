"""Q211: a price is changed by a ruling only on a ground that the law knows.

Law:
    Order 87 of the Ministry of Finance, art. 51: clarifications change nothing of the substance of a
    bid; art. 59: a quote is corrected where its own parts contradict each other. Prices are
    negotiated in consultation, negotiation and single-source procurement, not in tenders.
"""

from collections.abc import Iterable, Sequence

from evaluation.checks.answers import clear, raised
from evaluation.checks.check import Answer, Case, Check
from evaluation.checks.quotes.correction import corrected
from evaluation.checks.quotes.unit_of_lines import lines_of
from evaluation.core.exact import money
from evaluation.core.finding import Severity
from evaluation.core.text import Text
from evaluation.dossier.decided.rulings import decided_number, is_rejection
from evaluation.dossier.records import Bid, Item, Ruling


def look(case: Case) -> Iterable[Answer]:
    """Yield an answer for each ruling that gives a bid another price."""
    bids, items = {bid.id: bid for bid in case.dossier.bids}, lines_of(case)
    for ruling in case.dossier.rulings:
        bid = bids.get(ruling.subject)
        if bid is None or ruling.what not in ("price", "negotiated") or is_rejection(ruling):
            continue
        if ruling.what == "negotiated" and not case.method.negotiates:
            yield _negotiated(case, bid, ruling)
        elif ruling.what == "price" and _groundless(bid, items.get(bid.id, ()), ruling):
            yield _without_ground(bid, ruling)
        else:
            yield clear(bid.id, ruling.at("decision"))


def _groundless(bid: Bid, items: Sequence[Item], ruling: Ruling) -> bool:
    """Whether all parts of a quote agree, and the ruling gives another price all the same."""
    found = corrected(bid, items)
    if found is None or (bid.quote_words and found.words is None):
        return False
    return found.final == bid.quote != decided_number(ruling)


def _negotiated(case: Case, bid: Bid, ruling: Ruling) -> Answer:
    title = case.method.title
    return raised(
        f"{bid.id} 记了谈判价格 {ruling.decision}，但“{title.zh}”不得谈判价格；请删除该决定，报价以响应文件为准",
        f"{bid.id} has a negotiated price of {ruling.decision}, and '{title.en}' allows no negotiation "
        "of prices; remove the ruling, so that the quote of the bid stands",
        ruling.at("what"),
        subject=bid.id,
    )


def _without_ground(bid: Bid, ruling: Ruling) -> Answer:
    quote, decided = money(bid.quote or 0), money(decided_number(ruling))
    return raised(
        f"{bid.id} 的报价 {quote} 大小写、单价和总价并无矛盾，却修正为 {decided}；没有法定修正情形，请删除该决定，"
        "或补录响应文件中相互矛盾的大写金额、分项报价",
        f"the words, lines and total of {bid.id} agree on {quote}, yet it is corrected to {decided}; no "
        "ground of the law allows that, so remove the ruling, or enter the words and lines of the bid "
        "that contradict each other",
        ruling.at("decision"),
        subject=bid.id,
        figures={"quote": quote},
        threshold=decided,
    )


CHECK = Check(
    code="Q211",
    title=Text("改变报价须有法定情形", "A price is changed on a ground of the law"),
    says=Text(
        "评审决定改变了报价，但本采购方式不谈判价格，或报价各部分并无矛盾可修正。",
        "A ruling changes a price, although the method does not negotiate prices, or the parts of the "
        "quote do not contradict each other.",
    ),
    cite=Text("财政部令第87号第五十一条、第五十九条", "Order 87, arts. 51 and 59"),
    severity=Severity.ERROR,
    look=look,
    needs=Text(
        "评审决定：价格修正、谈判价格；响应文件：报价、大写；分项报价",
        "Rulings: price correction, negotiated price; Bids: quote, words; Items",
    ),
    example=Text(
        "公开招标中记录“谈判价格 150000”；报价 160000 无矛盾，却记录价格修正 150000。",
        "'Negotiated price 150,000' in an open tender; a price correction to 150,000 of a quote of "
        "160,000 without a contradiction.",
    ),
    innocent=Text(
        "响应文件中有矛盾，但大写金额或分项报价没有录入档案。",
        "The bid does contradict itself, and its words or lines were not entered.",
    ),
)
