"""The org office's desk in the browser: what is typed is kept, a refusal says why, bulk acts take the ticked ones."""

import pytest

from evaluations.domain.dossier import BEFORE_DECISION
from evaluations.models import Appraisal, Evaluation, Proposal
from tests import factories as make
from tests.evaluations.stage import add_cases, appraised, scene

pytestmark = pytest.mark.django_db

TYPED = {
    "proposed_rating": "good",
    "findings": "Đủ thành phần",
    "strengths": "Nắm chắc địa bàn",
    "weaknesses": "Đôn đốc còn chậm",
    "tick-do-asset-declaration": "missing",
    "note-do-asset-declaration": "trang 3 chưa ký",
}


def test_a_finished_appraisal_is_stored_with_its_checklist(client):
    found = scene(1)
    client.force_login(found.office)
    answer = client.post(f"/tham-dinh/{found.ids[0]}/", TYPED | {"complete": "1"})
    assert answer.status_code == 302
    row = Appraisal.objects.get()
    assert row.appraised_at is not None
    assert row.checklist == {"do-asset-declaration": {"state": "missing", "note": "trang 3 chưa ký"}}


def test_a_draft_needs_nothing_and_a_refusal_keeps_what_was_typed(client):
    found = scene(1)
    client.force_login(found.office)
    assert (
        client.post(f"/tham-dinh/{found.ids[0]}/", {"draft": "1", "findings": "Dở dang"}).status_code == 302
    )
    refused = client.post(f"/tham-dinh/{found.ids[0]}/", TYPED | {"strengths": "", "complete": "1"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Đôn đốc còn chậm" in page
    assert "cần dự thảo ưu điểm" in page


def test_a_level_above_a_cap_is_locked_on_the_page_and_refused_with_its_reason(client):
    found = scene(0)
    low = make.collective("Tập thể lãnh đạo Phòng Y tế")
    make.recorded(low, "completed")
    case = add_cases(found, 1, stage="appraisal", collective=low)[0]
    client.force_login(found.office)
    page = client.get(f"/tham-dinh/{case.pk}/").content.decode()
    assert 'value="good" disabled' in " ".join(page.split())
    refused = client.post(f"/tham-dinh/{case.pk}/", TYPED | {"complete": "1"})
    assert refused.status_code == 422
    assert "Tập thể lãnh đạo Phòng Y tế" in refused.content.decode()


def test_the_checklist_asks_for_every_paper_of_the_plan(client):
    found = scene(1)
    client.force_login(found.office)
    page = client.get(f"/tham-dinh/{found.ids[0]}/").content.decode()
    assert all(f'name="tick-{item.key}"' in page for item in BEFORE_DECISION)


def test_ticked_cases_are_submitted_under_one_number(client):
    found = scene(2)
    for case in found.cases:
        appraised(case)
    client.force_login(found.office)
    answer = client.post("/tham-dinh/", {"case": found.ids, "submission_number": "62-TTr", "submit": "1"})
    assert answer.status_code == 302
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"ballot"}


def test_nothing_ticked_or_not_appraised_is_refused_and_the_ticks_stay(client):
    found = scene(1)
    client.force_login(found.office)
    assert client.post("/tham-dinh/", {"submit": "1"}).status_code == 409
    refused = client.post("/tham-dinh/", {"case": found.ids, "submission_number": "62-TTr", "submit": "1"})
    assert refused.status_code == 409
    assert refused.context["chosen"] == found.ids
    assert "chưa thẩm định xong" in refused.content.decode()


def test_nobody_else_finds_the_desk(client):
    found = scene(1)
    for user in (make.login(), found.tellers[0], make.assigned("administrator", found.unit)):
        client.force_login(user)
        assert client.get("/tham-dinh/").status_code == 404
        assert client.get(f"/tham-dinh/{found.ids[0]}/").status_code == 404


def proposed(found, case, voice, **values):
    given = {"strengths": f"Ưu {voice}", "weaknesses": f"Hạn chế {voice}", "rating": "good"} | values
    Proposal.objects.create(
        evaluation=case, voice=voice, proposed_by=found.office, proposed_at=make.AT, **given
    )


def test_drafts_begin_from_form_03_of_the_superior_else_of_the_collective_and_are_finished_together(client):
    found = scene(3)
    first, second, silent = found.cases
    proposed(found, first, "collective")
    proposed(found, first, "superior", rating="completed")
    proposed(found, second, "collective")
    Appraisal.objects.create(
        evaluation=second, findings="Đủ", checklist={"do-other": {"state": "ok", "note": ""}}
    )
    client.force_login(found.office)
    assert client.post("/tham-dinh/", {"case": found.ids, "draft": "1"}).status_code == 302
    rows = {row.evaluation_id: row for row in Appraisal.objects.all()}
    assert set(rows) == {first.pk, second.pk}
    assert (rows[first.pk].strengths, rows[first.pk].proposed_rating) == ("Ưu superior", "completed")
    assert (rows[second.pk].strengths, rows[second.pk].findings) == ("Ưu collective", "Đủ")
    assert rows[second.pk].checklist == {"do-other": {"state": "ok", "note": ""}}
    assert {row.appraised_at for row in rows.values()} == {None}
    rows[first.pk].strengths = "Sửa tay"
    rows[first.pk].save()
    client.post("/tham-dinh/", {"case": found.ids, "draft": "1"})
    client.post("/tham-dinh/", {"case": [first.pk, second.pk], "finish": "1"})
    done = Appraisal.objects.exclude(appraised_at=None)
    assert {row.strengths for row in done} == {"Sửa tay", "Ưu collective"}
    assert silent.pk not in {row.evaluation_id for row in done}


def test_RUL_10_the_page_names_the_further_posts(client):
    found = scene(1)
    who = found.cases[0].person
    found.cases[0].appointment = make.post(who, found.unit, title="Bí thư Đảng ủy")
    found.cases[0].save()
    make.post(who, make.unit("HĐND xã Tân Trào"), title="Chủ tịch HĐND", is_main=False)
    client.force_login(found.office)
    page = client.get(f"/tham-dinh/{found.ids[0]}/").content.decode()
    assert "Đồng chí còn giữ: Chủ tịch HĐND, HĐND xã Tân Trào." in page


def test_NFR_4_a_colleagues_newer_text_is_not_lost_both_stand_on_the_page(client):
    found = scene(1)
    client.force_login(found.office)
    path = f"/tham-dinh/{found.ids[0]}/"
    edition = client.get(path).context["page"].edition
    mine = TYPED | {"edition": edition, "draft": "1"}
    assert client.post(path, mine | {"strengths": "Của đồng nghiệp"}).status_code == 302
    refused = client.post(path, mine | {"strengths": "Của tôi"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Của đồng nghiệp" in page
    assert "Của tôi" in page
    assert Appraisal.objects.get().strengths == "Của đồng nghiệp"
    again = mine | {"strengths": "Của cả hai", "edition": refused.context["page"].edition}
    assert client.post(path, again).status_code == 302
    assert Appraisal.objects.get().strengths == "Của cả hai"
