"""Two people at once: the last two sheets open the means once, a closing meeting takes no proposal behind its back."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import ConferenceItem, Proposal, ScoreSheet
from evaluations.services.conferences import conference_close
from sonduong.kit.audit import first_break, story_of
from sonduong.kit.errors import DomainError
from tests.evaluations.conferences import steps
from tests.factories import AT

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Run the acts at the same time, each in a thread with its own connection; their results or refusals' codes."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            act()
        except DomainError as error:
            return error.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_the_last_two_sheets_at_once_open_the_means_once(office):
    steps.opened(office, "member")
    found = together(
        lambda: steps.scored(office, "member", "chair"), lambda: steps.scored(office, "member", "deputy")
    )
    assert found == ["done", "done"]
    assert ScoreSheet.objects.exclude(submitted_at=None).count() == 2
    assert ConferenceItem.objects.get().means_opened_at == AT
    opened = [
        entry.data["means_opened"]
        for entry in story_of(office.cases["member"]).filter(act="score_sheet.submit")
    ]
    assert sorted(opened) == [False, True]
    assert first_break() is None


def test_the_same_sheet_sent_twice_at_once_is_one_sheet(office):
    steps.opened(office, "member")
    found = together(*[lambda: steps.scored(office, "member", "chair")] * 2)
    assert sorted(found) == ["done", "sheet_sent"]
    assert ScoreSheet.objects.count() == 1


def test_a_proposal_comes_before_the_closing_or_not_at_all(office):
    conference = steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    steps.proposed(office, "member", "chair")

    def close():
        conference_close(conference_id=conference.pk, minutes="Đã họp.", actor=office.clerk, at=AT)

    found = together(close, lambda: steps.proposed(office, "member", "chair", "completed"))
    assert found[0] == "done"
    assert found[1] in {"done", "no_open_conference"}
    assert Proposal.objects.count() == (2 if found[1] == "done" else 1)
    assert Proposal.objects.filter(superseded_at=None).count() == 1
