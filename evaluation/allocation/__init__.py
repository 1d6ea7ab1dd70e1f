"""Floor 4: which lots are funded, with which bid, at which level; proven and explained.

Example:
    >>> from evaluation.allocation import answer, problem_from_text
    >>> text = '{"funds": {"2026": 9}, "lots": [{"id": "L1", "options": ['
    >>> text += '{"id": "B1", "value": 5, "uses": {"2026": 7}}]}]}'
    >>> answer(problem_from_text(text))["status"]
    'optimal'

Rooms, lowest first:
    bids, linear_row, problem < funds < problem_rows < program, reading < goals, policy,
    published_order, solving < proof < decision < choose, tender < answer, beside, reasons,
    settled
"""

from evaluation.allocation.answer import answer, answer_of
from evaluation.allocation.bids import LotFacts, Organisation, RankedBid
from evaluation.allocation.choose import allocate_problem
from evaluation.allocation.decision import Decision
from evaluation.allocation.reading.problem_file import problem_from_text, read_problem
from evaluation.allocation.tender.tender_problem import Mode, TenderProblem, build_problem

__all__ = [
    "Decision",
    "LotFacts",
    "Mode",
    "Organisation",
    "RankedBid",
    "TenderProblem",
    "allocate_problem",
    "answer",
    "answer_of",
    "build_problem",
    "problem_from_text",
    "read_problem",
]
