"""The office of step 1 for the tests of this room."""

import pytest

from tests.evaluations import step_one


@pytest.fixture
def world(db):
    """See step_one.office."""
    return step_one.office()
