"""Documents due: who sends, receives, reads, what replaces what, queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import DueDocument
from evaluations.selectors.following import document_get, shelves
from evaluations.services.following import document_send, documents_receive
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations.body_world import AT, DAY, commune

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _place(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)


def send(found, actor=None, code: str = "own_plan", place=None, content: bytes = PDF):
    return document_send(
        campaign=found.campaign,
        organization_id=(place or found.grass).pk,
        code=code,
        name="Kế hoạch.pdf",
        content=content,
        actor=actor or found.chair,
        at=AT,
    )


def test_CYC8_a_later_document_replaces_the_earlier_and_the_missing_list_shrinks():
    found = commune()
    assert shelves(found.chair, on=DAY)[0].missing == 6
    send(found)
    second = send(found, found.office)
    assert shelves(found.chair, on=DAY)[0].missing == 5
    assert list(DueDocument.objects.filter(superseded_at=None)) == [second]
    assert DueDocument.objects.count() == 2


def test_strangers_kinds_that_are_not_owed_and_wrong_files_leave_nothing(tmp_path):
    found = commune()
    for values in ({"actor": found.stranger}, {"code": "district_report"}, {"place": found.cells[0]}):
        with pytest.raises(NotVisible):
            send(found, **values)
    with pytest.raises(DomainError):
        send(found, content=b"MZ")
    assert not DueDocument.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_org_office_receives_once_and_nobody_else_does():
    found = commune()
    row = send(found)
    with pytest.raises(NotVisible):
        documents_receive(document_ids=[row.pk], actor=found.chair, at=AT)
    assert documents_receive(document_ids=[row.pk], actor=found.org_office, at=AT) == 1
    assert documents_receive(document_ids=[row.pk], actor=found.org_office, at=AT) == 0


def test_a_document_opens_to_its_senders_and_overseers_alone(client):
    found = commune()
    row = send(found)
    for reader in (found.chair, found.org_office):
        client.force_login(reader)
        answer = client.get(reverse("evaluations:document", args=[row.pk]))
        assert (answer.content, answer["Content-Disposition"][:10]) == (PDF, "attachment")
    for stranger in (found.stranger, found.secretaries[0]):
        with pytest.raises(NotVisible):
            document_get(stranger, row.pk, on=DAY)


def test_the_page_takes_a_file_and_lists_what_is_missing(client):
    found = commune()
    client.force_login(found.chair)
    file = SimpleUploadedFile("ke-hoach.pdf", PDF)
    client.post(reverse("evaluations:document-send", args=[found.grass.pk, "own_plan"]), {"file": file})
    page = client.get(reverse("evaluations:documents")).content.decode()
    assert "ke-hoach.pdf" in page and "Còn thiếu 5 văn bản" in page


def test_three_organisations_cost_no_more_queries_than_one(client):
    found = commune()
    client.force_login(found.org_office)
    asked = []
    for _ in range(2):
        client.get(reverse("evaluations:documents"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("evaluations:documents"))
        asked.append(len(queries))
        for kind in ("grassroots_committee", "grassroots_cell"):
            make.organization(kind=kind)
    assert asked[0] == asked[1]
