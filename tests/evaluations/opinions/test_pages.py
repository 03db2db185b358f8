"""Ý kiến: one page for each body."""

import io

import pytest

from evaluations.models import Evaluation, Opinion
from evaluations.services.opinions import OpinionItem, opinions_record
from sonduong.kit import clock
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from tests.evaluations.step_one import AT


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    """The pages are read on the day for which guardian's rows were written, as in service."""
    monkeypatch.setattr(clock, "now", lambda: AT)


def test_only_filled_and_changed_lines_are_sent(client, world):
    client.force_login(world.secretary)
    desk = f"workplace-{world.cell.pk}"
    head, deputy = world.cases.head.pk, world.cases.deputy.pk
    client.post("/y-kien/", {"desk": desk, f"text-{head}": "Gương mẫu", f"text-{deputy}": ""})
    assert list(Opinion.objects.values_list("evaluation_id", "text")) == [(head, "Gương mẫu")]
    again = client.post("/y-kien/", {"desk": desk, f"text-{head}": "Gương mẫu"})
    assert again.status_code == 422
    assert "Chưa có dòng nào được ghi mới." in again.content.decode()


def test_a_residence_may_be_exempt_with_its_reason(client, world):
    client.force_login(world.neighbour)
    pk = world.cases.head.pk
    client.post("/y-kien/", {"desk": f"residence-{world.home.pk}", f"exempt-{pk}": "Ở nhà công vụ"})
    assert Opinion.objects.get().exempt_reason == "Ở nhà công vụ"


def test_an_agency_proposes_a_level_and_does_not_see_another_agencys_word(client, world):
    Evaluation.objects.filter(pk=world.cases.head.pk).update(stage="appraisal")
    Opinion.objects.create(
        evaluation=world.cases.head, source="agency", unit=world.place, text="Của cơ quan khác", given_at=AT
    )
    client.force_login(world.agency)
    html = client.get("/y-kien/").content.decode()
    assert "Của cơ quan khác" not in html
    pk = world.cases.head.pk
    values = {"desk": f"agency-{world.agency_unit.pk}", f"text-{pk}": "Nhất trí", f"rating-{pk}": "good"}
    client.post("/y-kien/", values)
    assert Opinion.objects.get(unit=world.agency_unit).rating == "good"


def test_a_refused_sheet_keeps_what_was_typed(client, world):
    Evaluation.objects.filter(pk=world.cases.head.pk).update(stage="appraisal")
    client.force_login(world.agency)
    pk, deputy = world.cases.head.pk, world.cases.deputy.pk
    values = {"desk": f"agency-{world.agency_unit.pk}", f"text-{pk}": "Chữ đã gõ", f"rating-{pk}": "super"}
    answer = client.post("/y-kien/", values | {f"text-{deputy}": "lạ"})
    assert answer.status_code == 409
    assert "Chữ đã gõ" in answer.content.decode()
    assert Opinion.objects.count() == 0


def test_another_bodys_desk_cannot_be_written_to(client, world):
    client.force_login(world.neighbour)
    answer = client.post(
        "/y-kien/", {"desk": f"workplace-{world.cell.pk}", f"text-{world.cases.head.pk}": "Tốt"}
    )
    assert answer.status_code == 422
    assert Opinion.objects.count() == 0


def scan() -> io.BytesIO:
    content = io.BytesIO(b"%PDF-1.4\n%%EOF\n")
    content.name = "nhan-xet.pdf"
    return content


def test_a_committees_paper_is_entered_by_the_unit_office_with_its_scan(client, world):
    client.force_login(world.clerk)
    address = f"/y-kien/{world.cases.head.pk}/ban-giay/"
    assert client.post(address, {"source": "residence", "text": "Chấp hành tốt"}).status_code == 422
    client.post(address, {"source": "residence", "text": "Chấp hành tốt", "scan": scan()})
    given = Opinion.objects.get()
    assert (given.organization, given.text, given.given_by) == (world.home, "Chấp hành tốt", world.clerk)
    assert [entry.data for entry in story_of(world.cases.head)][-1] == {
        "source": "residence",
        "on_paper": True,
    }
    file = world.cases.head.evidence.get()
    assert (file.purpose, file.key) == ("opinion", "residence")


def test_nobody_enters_an_agencys_word_or_the_own_from_paper(client, world):
    item = OpinionItem(world.cases.head.pk, "agency", "Nhất trí", is_on_paper=True)
    with pytest.raises(NotVisible):
        opinions_record(items=[item], actor=world.clerk, at=AT)
    client.force_login(world.head)
    assert client.get(f"/y-kien/{world.cases.head.pk}/ban-giay/").status_code == 404


def test_without_a_scan_a_paper_is_refused(world):
    item = OpinionItem(world.cases.head.pk, "workplace", "Tốt", is_on_paper=True)
    with pytest.raises(DomainError) as refused:
        opinions_record(items=[item], actor=world.clerk, at=AT)
    assert refused.value.code == "paper_needs_scan"


def test_the_result_of_a_trust_vote_is_a_file_of_the_org_office(client, world):
    Evaluation.objects.filter(pk=world.cases.head.pk).update(stage="appraisal")
    address = f"/tu-danh-gia/{world.cases.head.pk}/tep/trust_vote/"
    client.force_login(world.clerk)
    assert client.post(address, {"file": scan()}).status_code == 404
    client.force_login(world.org)
    answer = client.post(address, {"file": scan(), "next": "https://elsewhere.example/"})
    assert answer.url == "/viec/"
    file = world.cases.head.evidence.get()
    assert file.purpose == "trust_vote"
    for user, status in ((world.org, 200), (world.clerk, 404), (world.head, 404)):
        client.force_login(user)
        assert client.get(f"/tu-danh-gia/tep/{file.pk}/").status_code == status
