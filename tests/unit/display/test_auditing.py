"""The faces of an audit: a verdict with its words, and what it does not mean."""

from evaluation.core.text import Text
from evaluation.display.auditing import verdict_face
from evaluation.verdict import Verdict


def test_what_cannot_all_be_redone_is_not_called_equal() -> None:
    """It is said in its own words, with what was not redone."""
    undone = (Text("计划未重做", "the plan was not redone"),)
    verdict = Verdict(what="a.pdf", tender="T", compared=7, differences=(), undone=undone)
    face = verdict_face(verdict, "en")
    assert face.remarks[0].startswith("Not all of it") and undone[0].en in face.remarks
