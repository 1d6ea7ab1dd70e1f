"""What several tests of the audit look at."""

import pytest

from tests.dossiers.recorded import Recorded, record


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return a small tender with a budget, a rule and two seals, and what is recorded of it."""
    return record(tmp_path_factory.mktemp("home"))
