"""What a saved row asks of the database, and that asking for one act gives the same answer as asking for all roles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations import permissions
from evaluations.models import Evaluation
from organizations.permissions import sync_permissions
from sonduong.kit.roles import matrix
from tests.evaluations.conferences import steps
from tests.evaluations.conferences.conftest import GOOD
from tests.evaluations.conferences.test_pages import boxes, that_day  # noqa: F401
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("that_day")
def test_saving_one_row_asks_fifteen_questions(client, office):
    conference = steps.opened(office, "member")
    case = office.cases["member"]
    url = reverse("evaluations:conference-sheet", args=[conference.pk, case.pk])
    client.force_login(office.chair)
    sync_permissions()
    counts = []
    for points in (GOOD, GOOD | {"I.1.2": "19"}):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(url, boxes(case, points), headers={"HX-Request": "true"})
        counts.append((answer.status_code, len(asked)))
    assert counts == [
        (200, 15),
        (200, 15),
    ]  # budgets.md, the save of a form; two of them begin and end the act


def test_may_each_answers_every_act_as_the_roles_on_each_case_do(office):
    Evaluation.objects.filter(pk=office.cases["chair"].pk).update(stage="appraisal")
    cases = list(Evaluation.objects.select_related("campaign"))
    users = [
        office.chair,
        office.deputy,
        office.member,
        office.boss,
        office.clerk,
        office.upper_clerk,
        office.org,
    ]
    yes = set()
    for user in [*users, office.stranger]:
        roles = permissions.roles_on_each(user, cases, on=AT.date())
        for act in matrix().acts:
            one = permissions.may_each(user, act, cases, on=AT.date())
            assert one == {case.pk: permissions.may(user, act, case, roles[case.pk]) for case in cases}, act
            yes |= {act for allowed in one.values() if allowed}
    assert {"score.collective", "score.superior", "conference.collective", "self_review.receive"} <= yes
