"""What the tờ trình and the notices of results say, and who may print them."""

import pytest

from evaluations.selectors.papers_submissions import notice_facts, notices, submission_facts, submissions
from evaluations.services.appraisals import cases_submit_to_authority
from evaluations.services.decisions import DecisionItem, Document, decisions_publish, decisions_record
from sonduong.kit.errors import NotVisible
from tests import factories as make
from tests.evaluations.stage import add_cases, appraised, scene, voted

pytestmark = pytest.mark.django_db


def test_a_submission_lists_every_case_under_its_number():
    found = scene(2)
    for case in found.cases:
        appraised(case)
    cases_submit_to_authority(
        evaluation_ids=found.ids, submission_number="62-TTr/TCNV", actor=found.office, at=make.AT
    )
    assert [(one.id, one.detail) for one in submissions(found.office, on=make.DAY)] == [
        ("62-TTr/TCNV", "2 cán bộ, 15/12/2020")
    ]
    facts = submission_facts(found.office, "62-TTr/TCNV", on=make.DAY)
    assert (facts.submitted_on, facts.year, facts.plan_number) == (make.DAY, 2020, "16-KH/HU")
    assert [(line.name, line.asked) for line in facts.lines] == [("Cán Bộ 00", "good"), ("Cán Bộ 01", "good")]


def test_a_submission_is_not_for_strangers_nor_for_somebody_on_it():
    found = scene(1)
    own = add_cases(found, 1, stage="appraisal")[0]
    for case in found.cases:
        appraised(case, submission_number="62-TTr/TCNV", submitted_at=make.AT)
    own.person = found.members[1]
    own.save()
    for user in (make.login(), make.login(found.members[1])):
        with pytest.raises(NotVisible):
            submission_facts(user, "62-TTr/TCNV", on=make.DAY)
    with pytest.raises(NotVisible):
        submission_facts(found.office, "", on=make.DAY)


def test_a_notice_is_one_unit_of_one_number_and_only_what_was_published():
    found = scene(2, stage="ballot")
    other = add_cases(found, 1, stage="ballot", unit=make.unit("Phòng Nội vụ"), collective=found.collective)[
        0
    ]
    make.recorded(other.unit, "excellent")
    voted(found, dict.fromkeys(found.ids, "good"))
    items = [DecisionItem(pk, "good") for pk in found.ids]
    decisions_record(items=items, decided_on=make.DAY, actor=found.office, at=make.AT)
    assert notices(found.office, on=make.DAY) == []
    document = Document("296-TB/HU", make.DAY, "Hoàng Bích Châm", "Bí thư Huyện ủy")
    decisions_publish(
        evaluation_ids=[found.ids[0], other.pk], document=document, actor=found.office, at=make.AT
    )
    listed = notices(found.office, on=make.DAY)
    assert [one.detail for one in listed] == ["Thông báo 296-TB/HU, 1 cán bộ"] * 2
    facts = notice_facts(found.office, f"{found.unit.pk}:296-TB/HU", on=make.DAY)
    assert (facts.place, facts.signer_name, facts.decided_on) == (
        found.unit.name,
        "Hoàng Bích Châm",
        (make.DAY,),
    )
    assert [(line.name, line.rating) for line in facts.lines] == [("Cán Bộ 00", "good")]
    for key in ("", "x:1", f"{found.unit.pk}:", f"{found.unit.pk}:khác"):
        with pytest.raises(NotVisible):
            notice_facts(found.office, key, on=make.DAY)
