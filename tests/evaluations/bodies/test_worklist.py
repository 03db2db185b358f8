"""The home page's cards about organisations and collectives, by who owes what."""

import pytest

from evaluations import permissions, plans
from evaluations.selectors.participation import waiting
from evaluations.selectors.worklist_bodies import body_tasks
from evaluations.services.body_decisions import body_votes_enter
from evaluations.services.participation import BodyComment, body_comments_record
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, DAY, commune

pytestmark = pytest.mark.django_db


def cards(found, user) -> dict[str, int]:
    plan = plans.load(found.campaign.plan_code)
    return {task.code: task.count for task in body_tasks(user, found.campaign, plan, on=DAY)}


def test_each_meets_what_the_own_role_owes():
    found = commune(2)
    assert cards(found, found.secretaries[0]) == {"body_report": 1}
    assert cards(found, found.council) == cards(found, found.stranger) == {}
    world.submitted(found)
    assert cards(found, found.secretaries[0]) == {}
    assert cards(found, found.council) == {"body_comment": 2}
    assert cards(found, found.office) == {"body_comment": 14}
    assert cards(found, found.chair) == {"body_hear": 2}
    assert cards(found, found.third) == cards(found, found.org_office) == {}


def test_an_answer_given_is_owed_no_more():
    found = commune(2)
    world.submitted(found)
    said = BodyComment(found.cases[0].pk, "commune_council", found.council_unit.pk, "Được.")
    body_comments_record(items=[said], actor=found.council, at=AT)
    me = permissions.standing_of(found.council, on=DAY)
    assert [answer.case for answer in waiting(me, found.campaign, on=DAY)] == [found.cases[1]]


def test_the_vote_waits_for_the_chair():
    found = commune(2)
    world.before_vote(found)
    assert cards(found, found.chair) == {"body_vote": 2}


def test_BAL2_the_second_count_is_asked_of_members_once_the_first_has_come():
    found = commune(2)
    world.before_vote(found)
    assert cards(found, found.member) == {}
    for_both = [world.count(case, good=3) for case in found.cases]
    body_votes_enter(items=for_both, actor=found.chair, at=AT)
    assert cards(found, found.member) == cards(found, found.third) == {"body_second_count": 2}
    body_votes_enter(items=for_both[:1], actor=found.member, at=AT)
    assert cards(found, found.member) == cards(found, found.third) == {"body_second_count": 1}
    assert cards(found, found.stranger) == {}
