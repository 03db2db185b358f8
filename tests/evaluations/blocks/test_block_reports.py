"""Provincially managed cadres: gathered by block and forwarded, never decided, outside every ceiling."""

import pytest
from django.urls import reverse

from evaluations import phrases
from evaluations.models import BlockReport, BlockResult, Evaluation
from evaluations.services.block_reports import (
    ResultItem,
    block_outcomes_record,
    block_report_forward,
    block_report_record,
    block_reports_open,
)
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.factories import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    """Two blocks: the police with its own office, and the People's Committee."""
    campaign = make.campaign()
    police = make.unit("Công an huyện", block="Lực lượng vũ trang")
    army = make.unit("Ban Chỉ huy Quân sự huyện", block="Lực lượng vũ trang")
    committee = make.unit("UBND huyện", block="UBND")
    chief, head, deputy = (
        make.person("Trần Văn Công"),
        make.person("Lê Thị Dung"),
        make.person("Hà Văn Giang"),
    )
    make.post(chief, police, managed_by="province", title="Trưởng Công an huyện")
    make.post(head, committee, managed_by="province", title="Chủ tịch")
    make.post(deputy, committee, managed_by="province", title="Phó Chủ tịch")
    make.post(make.person("Bế Văn Khôi"), army, managed_by="province", title="Chỉ huy trưởng")
    clerk = make.assigned("unit_office", police)
    org = make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ", block="Đảng"))
    block_reports_open(campaign=campaign, actor=org, at=AT)
    return campaign, clerk, org, chief


def code_of(call) -> str:
    with pytest.raises(DomainError) as caught:
        call()
    assert phrases.refusal(caught.value)
    return caught.value.code


def item(person, **votes):
    return ResultItem(person.pk, "good", sum(votes.values()), votes, "Quyết liệt.", "Có việc chậm.")


def record(report, actor, *items, complete=True, **values):
    defaults = {"held_on": DAY, "place": "Hội trường", "minutes": "Đã lấy ý kiến."}
    return block_report_record(
        report_id=report.pk, results=items, actor=actor, at=AT, is_complete=complete, **(defaults | values)
    )


def test_blocks_open_once_with_their_cadres_and_their_host(district):
    campaign, _, org, _ = district
    block_reports_open(campaign=campaign, actor=org, at=AT)
    assert [(r.block, r.host) for r in BlockReport.objects.all()] == [
        ("Ban Chỉ huy Quân sự huyện", "Thường trực Đảng ủy Ban Chỉ huy Quân sự huyện"),
        ("Công an huyện", "Thường trực Đảng ủy Công an huyện"),
        ("UBND", "Ủy ban nhân dân huyện, Cơ quan Tổ chức - Nội vụ tham mưu"),
    ]
    assert set(BlockResult.objects.values_list("name", "title")) == {
        ("Trần Văn Công", "Trưởng Công an huyện"),
        ("Lê Thị Dung", "Chủ tịch"),
        ("Hà Văn Giang", "Phó Chủ tịch"),
        ("Bế Văn Khôi", "Chỉ huy trưởng"),
    }
    assert Evaluation.objects.count() == 0


def test_the_host_gathers_the_org_office_forwards_and_nobody_decides(district):
    _, clerk, org, chief = district
    report = BlockReport.objects.get(block="Công an huyện")
    assert code_of(lambda: record(report, clerk, item(chief, good=5), minutes="")) == "block_incomplete"
    number = {"report_id": report.pk, "document_number": "45-BC/TCNV", "at": AT}
    assert code_of(lambda: block_report_forward(actor=org, **number)) == "block_not_gathered"
    record(report, clerk, item(chief, excellent=2, good=3))
    assert code_of(lambda: block_report_forward(actor=clerk, **number)) == "not_your_role"
    block_report_forward(actor=org, **number)
    assert code_of(lambda: record(report, clerk, item(chief, good=5))) == "block_forwarded"
    assert BlockResult.objects.get(person=chief).outcome == ""
    block_outcomes_record(
        report_id=report.pk, outcomes={chief.pk: "good"}, document="12-TB/TU", actor=org, at=AT
    )
    assert BlockResult.objects.get(person=chief).outcome == "good"
    assert Evaluation.objects.count() == 0


def test_another_units_office_and_the_subject_are_kept_out(district):
    _, clerk, org, chief = district
    for block in ("UBND", "Ban Chỉ huy Quân sự huyện"):
        with pytest.raises(NotVisible):
            record(BlockReport.objects.get(block=block), clerk)
    report = BlockReport.objects.get(block="Công an huyện")
    own = make.login(chief)

    make.assigned("org_office", make.unit(), chief)
    assert code_of(lambda: record(report, own, item(chief, good=5))) == "own_case"


def test_votes_must_add_up(district):
    _, clerk, _, chief = district
    report = BlockReport.objects.get(block="Công an huyện")
    wrong = ResultItem(chief.pk, "good", 6, {"good": 5}, "", "")
    assert code_of(lambda: record(report, clerk, wrong)) == "votes_wrong"


def test_pages_show_each_office_its_blocks(client, district):
    _, clerk, org, chief = district
    report, other = BlockReport.objects.get(block="Công an huyện"), BlockReport.objects.get(block="UBND")
    client.force_login(clerk)
    listed = client.get(reverse("evaluations:block-reports"))
    assert [row.report for row in listed.context["rows"]] == [report]
    assert client.get(reverse("evaluations:block-report", args=[other.pk])).status_code == 404
    url = reverse("evaluations:block-report", args=[report.pk])
    typed = {
        f"p{chief.pk}-present": 5,
        f"p{chief.pk}-votes_good": 4,
        "held_on": "2020-12-10",
        "minutes": "Đã họp",
    }
    refused = client.post(url, typed | {"complete": "1"})
    assert refused.status_code == 422
    assert "Đã họp" in refused.content.decode()
    assert client.post(url, typed | {f"p{chief.pk}-votes_good": 5, "complete": "1"}).status_code == 302
    client.force_login(org)
    client.post(reverse("evaluations:block-report-forward", args=[report.pk]), {"number": "45-BC/TCNV"})
    report.refresh_from_db()
    assert report.document_number == "45-BC/TCNV"
    assert client.get(url).status_code == 200
