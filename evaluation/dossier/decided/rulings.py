"""What the rulings of a dossier decide: corrected prices, void marks, accepted explanations."""

from decimal import Decimal

from evaluation.core.errors import TenderError
from evaluation.core.exact import exact
from evaluation.core.finding import Finding, Severity
from evaluation.core.text import Text, normal
from evaluation.dossier.decided.ruling_kinds import decision_words
from evaluation.dossier.records import Dossier, Ruling


def rulings_on(dossier: Dossier, what: str, subject: str) -> tuple[Ruling, ...]:
    """Return the rulings of the kind `what` about `subject`, in the order they were made."""
    made = [r for r in dossier.rulings if r.what == what and normal(r.subject) == subject]
    return tuple(sorted(made, key=lambda ruling: ruling.when)) if made else ()


def last_ruling(dossier: Dossier, what: str, subject: str) -> Ruling | None:
    """Return the last ruling of the kind `what` about `subject`; a later one replaces an earlier."""
    made = rulings_on(dossier, what, subject)
    return made[-1] if made else None


def accepts(ruling: Ruling) -> bool:
    """Return whether `ruling` accepts.

    Raises:
        TenderError: its decision is neither acceptance nor rejection.
    """
    word = normal(ruling.decision or "").lower()
    if word in decision_words("accepted"):
        return True
    if word in decision_words("rejected"):
        return False
    raise _unclear(
        ruling,
        f"结论“{ruling.decision or ''}”不明确；请写“接受”或“不接受”",
        f"the decision '{ruling.decision or ''}' is not clear; write 'accepted' or 'rejected'",
    )


def decided_number(ruling: Ruling) -> Decimal:
    """Return the number that `ruling` decides: a corrected price, a consensus mark.

    Raises:
        TenderError: its decision is no plain number.
    """
    try:
        return exact(normal(ruling.decision or ""))
    except ValueError:
        raise _unclear(
            ruling,
            f"结论“{ruling.decision or ''}”应为数字，如 128000.00",
            f"the decision '{ruling.decision or ''}' should be a number such as 128000.00",
        ) from None


def is_rejection(ruling: Ruling) -> bool:
    """Return whether `ruling` rejects in a word, where a number is expected otherwise."""
    return normal(ruling.decision or "").lower() in decision_words("rejected")


def asks_to_draw(ruling: Ruling) -> bool:
    """Return whether the tie `ruling` leaves the order to the draw, instead of naming it.

    Example:
        >>> from datetime import datetime
        >>> made = {"what": "tie", "subject": "L04", "reason": "", "who": "", "when": datetime.min}
        >>> asks_to_draw(Ruling(**made, decision="抽签"))
        True
        >>> asks_to_draw(Ruling(**made, decision="B2; B1"))
        False
    """
    return normal(ruling.decision or "").lower() in decision_words("draw")


def _unclear(ruling: Ruling, zh: str, en: str) -> TenderError:
    text = Text(zh=zh, en=en)
    place = ruling.at("decision")
    return TenderError(
        text, [Finding(code="U101", severity=Severity.ERROR, message=text, place=place)]
    )
