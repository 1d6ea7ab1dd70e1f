"""Screening as a table: which bids were admitted, and why the others were not."""

from evaluation.core.glossary import term
from evaluation.core.text import Lang, Text
from evaluation.display.face import Face
from evaluation.display.typed_face import Cell, Column, typed_face
from evaluation.reports.views.evaluation_view import LotView
from evaluation.reports.views.lot_view import lot_view
from evaluation.scoring.result import Evaluation

ADMITTED = Text("通过", "admitted")
OUT = Text("未通过", "not admitted")


def failures(view: LotView) -> list[str]:
    """Return why a lot fails, in the words of the law; nothing where it does not."""
    return [f"{each.message} {each.cite}" for each in view.failure]


def screening_face(evaluation: Evaluation, lang: Lang) -> Face:
    """Return every bid with the outcome of its review, and the reasons with their law.

    Example:
        >>> from evaluation.pipeline import run
        >>> from evaluation.resources import shipped
        >>> face = screening_face(run(shipped("tenders") / "qinghe-2026"), "en")
        >>> len(face.rows), face.frame().loc[0, "state"]
        (62, 'admitted')
    """
    heads = {
        "lot": term("lot", lang),
        "bid": term("bid", lang),
        "tenderer": term("tenderer", lang),
        "passed": Text("通过事项", "Passed").say(lang),
        "state": Text("结论", "Outcome").say(lang),
        "reasons": Text("理由", "Reasons").say(lang),
        "law": Text("依据", "Law").say(lang),
    }
    between = Text("；", "; ").say(lang)
    views = [lot_view(evaluation, result, lang) for result in evaluation.lots]
    failed = [sentence for view in views for sentence in failures(view)]
    rows = [
        (
            Cell(view.id, hint=view.title),
            Cell(row.bid),
            Cell(row.tenderer),
            Cell(row.reviewed),
            Cell(
                (ADMITTED if row.admitted else OUT).say(lang), look="" if row.admitted else "error"
            ),
            Cell(between.join(reason.message for reason in row.reasons)),
            Cell(between.join(reason.cite for reason in row.reasons if reason.cite)),
        )
        for view in views
        for row in view.bids
    ]
    return typed_face(
        title=Text("资格与符合性审查", "Screening").say(lang),
        columns=tuple(Column(key=key, head=head) for key, head in heads.items()),
        rows=tuple(rows),
        remarks=tuple(failed),
        lang=lang,
    )
