"""What tests of tables share: the example, scored once."""

import pytest

from evaluation.pipeline import run
from evaluation.resources import shipped
from evaluation.scoring.result import Evaluation


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    """The shipped example."""
    return run(shipped("tenders") / "qinghe-2026")
