"""Two tellers who press the button in the same moment close the count once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import Ballot, TellerCount
from evaluations.services.ballots import ballot_open, teller_count_enter
from sonduong.kit import audit
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.stage import SITTING, count_for, scene

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db_sensitive]


def test_two_counts_at_once_close_the_ballot_once():
    found = scene(2, stage="ballot")
    ballot = ballot_open(evaluation_ids=found.ids, sitting=SITTING, actor=found.office, at=make.AT)
    count = count_for(ballot, dict.fromkeys(found.ids, "good"))
    together = Barrier(2)

    def enter(teller):
        together.wait(timeout=30)
        try:
            return teller_count_enter(ballot_id=ballot.pk, count=count, actor=teller, at=make.AT).state
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        states = sorted(pool.map(enter, found.tellers[:2]))
    assert states == ["counted", "open"]
    assert (Ballot.objects.get().state, TellerCount.objects.count()) == ("counted", 2)
    assert AuditEntry.objects.filter(act="case.close_count").count() == 2
    assert audit.first_break() is None
