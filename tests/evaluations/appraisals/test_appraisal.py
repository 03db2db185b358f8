"""Step 3 before the vote: appraisal under the caps, agencies asked once, one tờ trình for many cases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Appraisal, Evaluation
from evaluations.services.appraisals import (
    AppraisalItem,
    agencies_consult,
    appraisals_record,
    cases_submit_to_authority,
)
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.stage import add_cases, scene

pytestmark = pytest.mark.django_db


def item(case, **values):
    given = {
        "strengths": "Nắm chắc địa bàn.",
        "weaknesses": "Đôn đốc còn chậm.",
        "prospects": "Phát triển tốt.",
        "proposed_rating": "good",
        "checklist": {"do-asset-declaration": {"state": "ok", "note": ""}},
    }
    return AppraisalItem(case.pk, **(given | values))


def record(found, *items, actor=None):
    return appraisals_record(items=items, actor=actor or found.office, at=make.AT)


def submit(found, number="215-TTr/TCNV", **values):
    given = {"evaluation_ids": found.ids, "submission_number": number, "actor": found.office, "at": make.AT}
    return cases_submit_to_authority(**(given | values))


def refused(function, *args, **kwargs) -> DomainError:
    with pytest.raises(DomainError) as error:
        function(*args, **kwargs)
    return error.value


def test_an_appraisal_is_kept_whole_and_written_again_in_place():
    found = scene(1)
    record(found, item(found.cases[0], is_complete=False, strengths=""))
    draft = Appraisal.objects.get()
    assert (draft.appraised_at, draft.proposed_rating) == (None, "good")
    record(found, item(found.cases[0], findings="Đủ thành phần."))
    done = Appraisal.objects.get()
    assert (done.appraised_at, done.appraised_by, done.findings) == (make.AT, found.office, "Đủ thành phần.")
    assert [entry.data["complete"] for entry in AuditEntry.objects.order_by("number")] == [False, True]


@pytest.mark.parametrize("gap", [{"strengths": " "}, {"weaknesses": ""}, {"proposed_rating": ""}])
def test_a_finished_appraisal_has_a_drafted_comment_and_a_level(gap):
    found = scene(1)
    assert refused(record, found, item(found.cases[0], **gap)).code == "appraisal_incomplete"
    assert Appraisal.objects.count() == 0


def test_RUL_7_a_level_above_a_cap_is_refused_with_the_reason():
    found = scene(0)
    low = make.collective("Tập thể lãnh đạo Phòng Nội vụ")
    make.recorded(low, "completed")
    case = add_cases(found, 1, stage="appraisal", collective=low)[0]
    error = refused(record, found, item(case))
    assert error.code == "cap_broken"
    assert "Tập thể lãnh đạo Phòng Nội vụ" in error.params["cap"]


def test_a_body_not_yet_rated_does_not_stop_the_proposal():
    found = scene(0)
    unknown = make.collective("Tập thể chưa xếp loại")
    case = add_cases(found, 1, stage="appraisal", collective=unknown)[0]
    record(found, item(case))
    assert Appraisal.objects.get().proposed_rating == "good"


def test_only_the_org_office_appraises_at_its_step_and_never_the_own_case():
    found = scene(1)
    assert refused(record, found, item(found.cases[0]), actor=found.tellers[0]).code == "not_your_role"
    own = make.case(found.campaign, found.office.person, stage="appraisal")
    assert refused(record, found, item(own)).code == "not_your_role"
    early = make.case(found.campaign, stage="collective")
    assert refused(record, found, item(early)).code == "no_such_step"


def test_the_agencies_are_asked_once_and_told():
    found = scene(2)
    contact = make.assigned("consulted_agency", make.unit("Ban Tuyên giáo Huyện ủy"))
    ask = {"evaluation_ids": found.ids, "actor": found.office, "at": make.AT}
    assert agencies_consult(**ask) == 2
    assert agencies_consult(**ask) == 0
    assert set(Appraisal.objects.values_list("consulted_at", flat=True)) == {make.AT}
    notice = Notice.objects.get()
    assert (notice.recipient, notice.link) == (contact, "/y-kien/")
    assert [entry.act for entry in AuditEntry.objects.all()] == ["appraisal.consult"] * 2


def test_nobody_can_be_asked_where_no_agency_is_assigned():
    found = scene(1)
    assert (
        refused(agencies_consult, evaluation_ids=found.ids, actor=found.office, at=make.AT).code
        == "no_agencies"
    )


def test_submission_moves_all_cases_under_one_number_and_says_what_is_missing():
    found = scene(2)
    record(found, *(item(case) for case in found.cases))
    make.assigned("consulted_agency", make.unit("Ban Tuyên giáo Huyện ủy"))
    submit(found)
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"ballot"}
    assert set(Appraisal.objects.values_list("submission_number", "submitted_at")) == {
        ("215-TTr/TCNV", make.AT)
    }
    entry = AuditEntry.objects.filter(act="case.submit_to_authority").first()
    assert entry.data["submission"] == "215-TTr/TCNV"
    assert "ý kiến của Ban Tuyên giáo Huyện ủy" in entry.data["missing"]
    assert "Bản kê khai tài sản, thu nhập (Nghị định 130/2020)" not in entry.data["missing"]


def test_a_case_not_received_or_not_appraised_holds_all_back():
    found = scene(1)
    assert refused(submit, found).params["missing"] == ("appraised",)
    record(found, item(found.cases[0]))
    found.cases[0].hand_overs.update(received_at=None)
    assert refused(submit, found).params["missing"] == ("received",)
    assert Evaluation.objects.get().stage == "appraisal"


def test_a_submission_without_a_number_is_refused():
    found = scene(1)
    assert refused(submit, found, number="  ").code == "submission_unnumbered"


def test_thirty_cases_cost_as_many_questions_as_two():
    def cost(count):
        found = scene(count)
        with CaptureQueriesContext(connection) as queries:
            record(found, *(item(case) for case in found.cases))
            submit(found)
        found.campaign.year = 1900 + count
        found.campaign.save()
        return len(queries)

    cost(1)
    assert cost(2) == cost(30)
