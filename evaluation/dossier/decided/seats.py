"""Who sits on the panel: members of a lot whose marks count, after recusals."""

from evaluation.core.text import normal
from evaluation.dossier.decided.rulings import rulings_on
from evaluation.dossier.records import Dossier, Expert


def seated(dossier: Dossier, lot: str) -> tuple[Expert, ...]:
    """Return the members of the panel whose marks count on `lot`: those who sit and did not recuse.

    A recusal is a ruling about an expert; its decision names a lot, or nothing for the whole tender.
    """
    return tuple(
        expert
        for expert in dossier.panel
        if (not expert.lots or lot in expert.lots)
        and not any(
            normal(ruling.decision or lot) == lot
            for ruling in rulings_on(dossier, "recusal", expert.id)
        )
    )
