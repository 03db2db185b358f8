"""An office whose head and deputy have submitted, for papers of real rows."""

import pytest

from tests.evaluations import step_one


@pytest.fixture
def world(db):
    """See step_one.office; head and deputy have submitted and the clerk has received."""
    found = step_one.office()
    step_one.submitted(found, "head", "deputy")
    return found
