"""F10: fifty requests at once with one person's sheet leave one sheet; many people at once lose none."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evaluations.models import FeedbackRoll, FeedbackSheet
from evaluations.services.feedback_answers import Answer, feedback_answers
from evaluations.services.feedback_lists import ListItem, feedback_lists_freeze, feedback_lists_propose
from sonduong.kit.errors import DomainError
from tests.evaluations import step_one
from tests.evaluations.step_one import AT, submitted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db_sensitive]


@pytest.fixture
def head():
    world = step_one.office(staff=9)
    submitted(world, "head")
    feedback_lists_propose(items=[ListItem(world.cases.head.pk)], actor=world.clerk, at=AT)
    feedback_lists_freeze(evaluation_ids=[world.cases.head.pk], actor=world.clerk, at=AT)
    return world.cases.head


def at_once(acts):
    """Run the acts in threads that start together; their answers, sorted."""
    together = Barrier(len(acts))

    def run(act):
        together.wait(timeout=30)
        try:
            act()
        except DomainError as error:
            return error.code
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def answering(case, person_id, text):
    return lambda: feedback_answers(answers=[Answer(case.pk, person_id, {"other": text})])


def test_F10_fifty_at_once_by_one_person_are_one_sheet(head):
    person = FeedbackRoll.objects.order_by("pk").values_list("person_id", flat=True)[0]
    said = at_once([answering(head, person, f"Bản {number}") for number in range(50)])
    assert (said.count("taken"), said.count("answer_given")) == (1, 49)
    assert FeedbackSheet.objects.count() == 1


def test_ten_people_at_once_leave_ten_sheets_in_the_order_of_their_content(head):
    people = list(FeedbackRoll.objects.values_list("person_id", flat=True))
    assert at_once([answering(head, person, f"Ý {person:05d}") for person in people]) == ["taken"] * 10
    assert FeedbackSheet.objects.count() == 10
    assert FeedbackRoll.objects.filter(has_answered=True).count() == 10
