"""A full ceiling gives way to a reason and a document where the regulation lets it, and never in 2020 (REG-4, E8)."""

import pytest
from django.test import Client

from evaluations.models import Decision, Evaluation
from evaluations.services.ceilings import NO_OVERRIDE, Override
from evaluations.services.corrections import decision_correct
from evaluations.services.decisions import DecisionItem, decisions_record
from evaluations.services.party_decisions import PartyDecision, party_decisions_record
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, commune
from tests.evaluations.stage import add_cases, scene, voted

pytestmark = pytest.mark.django_db
LEAVE = Override("Cơ quan đạt thành tích xuất sắc toàn diện", "15-TB/HU ngày 20/12/2025")


def counted(excellent, good, regulation="qd366-2025"):
    """So many cadres of one group, voted these levels, under a regulation."""
    found = scene(excellent + good, stage="ballot")
    found.campaign.regulation_code = regulation
    found.campaign.save()
    levels = dict(zip(found.ids, ["excellent"] * excellent + ["good"] * good, strict=True))
    voted(found, levels)
    return found, levels


def decide(found, levels, override=NO_OVERRIDE):
    items = [DecisionItem(pk, level) for pk, level in levels.items()]
    return decisions_record(
        items=items, decided_on=make.DAY, override=override, actor=found.office, at=make.AT
    )


def refused(found, levels, override=NO_OVERRIDE):
    with pytest.raises(DomainError) as error:
        decide(found, levels, override)
    assert not Decision.objects.exists()
    return error.value


def test_E08_beyond_a_fifth_the_authority_is_asked_for_reason_and_document():
    found, levels = counted(2, 8)
    for given in (NO_OVERRIDE, Override("Thành tích", ""), Override("", "15-TB/HU")):
        error = refused(found, levels, given)
        assert error.code == "override_missing"
        assert (error.params["excellent"], error.params["allowed"], error.params["widest"]) == (2, 1, "25%")
    decide(found, levels, LEAVE)
    kept = set(Decision.objects.values_list("rating", "override_reason", "override_document"))
    assert kept == {("excellent", LEAVE.reason, LEAVE.document), ("good", "", "")}
    told = AuditEntry.objects.filter(act="case.decide", target_id=str(found.ids[0])).get().data
    assert told["override"] == {"override_reason": LEAVE.reason, "override_document": LEAVE.document}


def test_E08_beyond_a_quarter_no_reason_helps():
    found, levels = counted(3, 8)
    error = refused(found, levels, LEAVE)
    assert (error.code, error.params["formula"], error.params["too_many"]) == (
        "ceiling_broken",
        "25% × 8 HTTNV = 2",
        1,
    )


def test_E08_kh16_2020_knows_no_override():
    found, levels = counted(2, 9, regulation="kh16-2020")
    assert refused(found, levels, LEAVE).code == "ceiling_broken"


def test_a_reason_that_was_not_needed_is_not_kept():
    found, levels = counted(1, 8)
    decide(found, levels, LEAVE)
    assert set(Decision.objects.values_list("override_document", flat=True)) == {""}


def test_a_group_taken_beyond_the_share_takes_a_good_cadre_without_asking_again():
    found, levels = counted(2, 8)
    decide(found, levels, LEAVE)
    good, other = add_cases(found, 2, stage="ballot")
    voted(found, {good.pk: "good", other.pk: "excellent"})
    decide(found, {good.pk: "good"})
    with pytest.raises(DomainError) as error:
        decide(found, {other.pk: "excellent"})
    assert error.value.code == "ceiling_broken"


def test_a_corrected_decision_still_says_by_which_document_the_ceiling_was_passed():
    found, levels = counted(2, 8)
    decide(found, levels, LEAVE)
    decision_correct(
        evaluation_id=found.ids[0],
        values={"strengths": "Nắm chắc địa bàn, cơ sở."},
        reason="Gõ thiếu chữ",
        actor=found.office,
        at=make.AT,
    )
    decision = Decision.objects.get(evaluation=found.ids[0], superseded_at=None)
    assert (decision.override_reason, decision.override_document) == (LEAVE.reason, LEAVE.document)


def under_2025():
    """Ten members before the committee; the cell is rated, so that its secretary need not wait for it."""
    found = commune(10, stage="decision")
    found.campaign.regulation_code = "qd366-2025"
    found.campaign.save()
    make.recorded(found.cell, "excellent")
    return found


def members(found, override):
    items = [PartyDecision(pk, "excellent") for pk in found.ids[:2]]
    items += [PartyDecision(pk, "good") for pk in found.ids[2:]]
    return party_decisions_record(
        items=items, decided_on=DAY, met=frozenset(), override=override, actor=found.chair, at=AT
    )


def test_E08_members_of_an_organisation_have_the_same_leave():
    found = under_2025()
    with pytest.raises(DomainError) as error:
        members(found, NO_OVERRIDE)
    assert (error.value.code, error.value.params["group"]) == ("override_missing", "Đảng bộ xã Tân Trào")
    members(found, LEAVE)
    assert Decision.objects.filter(override_document=LEAVE.document).count() == 2


def page(user, address, **data):
    browser = Client()
    browser.force_login(user)
    return browser.post(address, data) if data else browser.get(address)


def test_the_ballot_page_asks_for_reason_and_document_and_keeps_them():
    found, levels = counted(2, 8)
    ballot = found.cases[0].ballot_lines.get().ballot_id
    assert (
        "được đến 25% khi có lý do và văn bản" in page(found.office, f"/bo-phieu/{ballot}/").content.decode()
    )
    given = {"case": found.ids, "decided_on": "15/12/2020"} | {
        f"rating-{pk}": level for pk, level in levels.items()
    }
    answer = page(found.office, f"/bo-phieu/{ballot}/quyet-dinh/", **given)
    assert answer.status_code == 422
    assert "hãy ghi lý do và số văn bản ở mục “Vượt tỷ lệ”" in answer.content.decode()
    given |= {"override_reason": LEAVE.reason, "override_document": LEAVE.document}
    assert page(found.office, f"/bo-phieu/{ballot}/quyet-dinh/", **given).status_code == 302
    assert Evaluation.objects.filter(rating="excellent").count() == 2


def test_the_ballot_page_of_2020_offers_no_way_beyond_the_ceiling():
    found, _ = counted(2, 9, regulation="kh16-2020")
    ballot = found.cases[0].ballot_lines.get().ballot_id
    assert "Vượt tỷ lệ" not in page(found.office, f"/bo-phieu/{ballot}/").content.decode()


def test_the_board_asks_too_and_the_member_reads_by_which_document():
    found = under_2025()
    address = f"/can-doi/{found.grass.pk}/"
    shown = {f"m{pk}": "excellent" if pk in found.ids[:2] else "good" for pk in found.ids}
    board = page(found.chair, f"{address}?m{found.ids[0]}=good").content.decode()
    assert "được đến 25% khi có lý do và văn bản" in board
    apply = {"nhom": "dang-vien", "quyet-dinh": "1"} | shown
    refused_page = page(found.chair, f"{address}quyet-dinh/", **apply)
    assert (refused_page.status_code, Decision.objects.count()) == (409, 0)
    apply |= {"override_reason": LEAVE.reason, "override_document": LEAVE.document}
    assert page(found.chair, f"{address}quyet-dinh/", **apply).status_code == 302
    Decision.objects.update(published_at=AT)
    Evaluation.objects.update(stage="published")
    found_result = page(make.login(found.people[1]), f"/cong-bo/{found.ids[1]}/").content.decode()
    assert f"Vượt tỷ lệ thường theo {LEAVE.document}: {LEAVE.reason}" in found_result
