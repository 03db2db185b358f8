"""Who is asked about organisations and collectives, and what their answers must hold (CYC-6)."""

from datetime import date

import pytest

from evaluations.models import Opinion
from evaluations.services.decisions import Document
from evaluations.services.participation import BodyComment, body_comments_record, participants_close
from sonduong.kit.errors import NotVisible
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, body, comment, commune, refused

pytestmark = pytest.mark.django_db
PAPER = Document("12-TB/ĐU", date(2020, 12, 5), "Nông Văn Thử", "Bí thư")


def test_CYC6_the_communes_council_answers_about_all_cells_at_once_with_rows_of_its_remit():
    found = commune(3)
    world.submitted(found)
    items = [comment(found, case, grid={"I.3": "strong"}) for case in found.cases]
    body_comments_record(items=items, actor=found.council, at=AT)
    assert Opinion.objects.count() == 3
    body_comments_record(items=[comment(found, found.cases[0], text="Sửa lại.")], actor=found.council, at=AT)
    first = Opinion.objects.get(evaluation=found.cases[0])
    assert (first.text, first.grid, first.body) == ("Sửa lại.", {}, "commune_council")
    assert AuditEntry.objects.filter(act="body.comment").count() == 4


def test_bodies_without_a_unit_of_their_own_are_written_from_the_communes_office():
    found = commune()
    world.submitted(found)
    items = [comment(found, found.cases[0], code, found.unit) for code in ("commune_front", "commune_women")]
    body_comments_record(items=items, actor=found.office, at=AT)
    assert set(Opinion.objects.values_list("body", flat=True)) == {"commune_front", "commune_women"}


def test_who_is_not_asked_or_does_not_speak_for_the_body_leaves_nothing():
    found = commune()
    world.submitted(found)
    for actor, code in ((found.stranger, "commune_council"), (found.council, "district_front")):
        with pytest.raises(NotVisible):
            body_comments_record(items=[comment(found, found.cases[0], code)], actor=actor, at=AT)
    assert not Opinion.objects.exists()


def test_an_empty_answer_and_a_late_one_are_refused():
    found = commune()
    world.submitted(found)
    case = found.cases[0]
    error = refused(body_comments_record, items=[comment(found, case, text=" ")], actor=found.council, at=AT)
    assert error.code == "body_comment_empty"
    participants_close(evaluation_ids=[case.pk], actor=found.chair, at=AT)
    error = refused(body_comments_record, items=[comment(found, case)], actor=found.council, at=AT)
    assert error.code == "no_such_step"
    closed = AuditEntry.objects.get(act="case.close_participants")
    assert len(closed.data["without"]) == 7


def test_the_front_must_propose_a_level_for_an_agency_of_the_peoples_committee():
    found = commune()
    front_unit, agency = make.unit("Mặt trận", code="MTTQ"), make.unit("Phòng Tư pháp")
    front = make.assigned("unit_office", front_unit)
    subject = make.collective("Tập thể lãnh đạo Phòng Tư pháp", unit=agency)
    case = body(
        found,
        "district_department",
        subject,
        found.committee,
        unit=agency,
        stage="participants",
        grassroots=None,
    )
    item = BodyComment(case.pk, "district_front", front_unit.pk, "Tốt.")
    assert refused(body_comments_record, items=[item], actor=front, at=AT).code == "body_comment_needs_rating"
