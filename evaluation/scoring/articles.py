"""Which article a decision rests on: that of Order 87 where it governs, else the method's own law."""

from evaluation.core.text import Text
from evaluation.law.method import Method

LATE = Text(zh="财政部令第87号第三十三条", en="Order 87, art. 33")
SCREENING = Text(zh="财政部令第87号第四十四条、第五十条", en="Order 87, arts. 44 and 50")
REASONS = Text(zh="财政部令第87号第五十八条", en="Order 87, art. 58")
CORRECTION = Text(zh="财政部令第87号第五十九条", en="Order 87, art. 59")
CEILING = Text(zh="财政部令第87号第六十三条第（四）项", en="Order 87, art. 63(4)")


def article(method: Method, of_order_87: Text) -> Text | None:
    """Return what to cite: `of_order_87` under Order 87, else the law of `method`, if it has one.

    Example:
        >>> from evaluation.law.method import method
        >>> article(method("cn_open_lowest_price"), CEILING).en
        'Order 87, art. 63(4)'
        >>> article(method("cn_negotiation"), CEILING).en
        'Order 74 of the Ministry of Finance, arts. 35, 36'
        >>> article(method("points"), CEILING) is None
        True
    """
    if method.tendered:
        return of_order_87
    return method.cite if method.jurisdiction else None
