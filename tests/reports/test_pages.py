"""The pages of the printing room: the list, one paper, a batch; who gets which file."""

import uuid

import pytest

from reports import tasks  # noqa: F401 -- the worker finds the handlers there
from reports.models import PaperBatch
from reports.registry import all_papers
from reports.selectors.batches import jobs_of
from sonduong.kit import jobs
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, world):
    client.force_login(world.org)
    return client


def ask(desk, *cases, code="01"):
    data = {"token": str(uuid.uuid4()), "dang": "pdf", "chon": [case.pk for case in cases]}
    return desk.post(f"/bieu-mau/{code}/in/", data)


def test_the_list_names_every_paper_with_preview_and_blank(desk):
    page = desk.get("/bieu-mau/").content.decode()

    for code, spec in all_papers().items():
        assert spec.title in page
        assert f"/bieu-mau/{code}/xem-mau.pdf" in page
        assert f"/bieu-mau/{code}/mau-trong.pdf" in page


def test_my_own_papers_stand_first(client, world):
    client.force_login(world.head)
    page = client.get("/bieu-mau/").content.decode()

    assert f"/bieu-mau/01/{world.cases.head.pk}.pdf" in page
    assert "Bản của tôi" in page


def test_what_is_offered_as_mine_opens(client, world):
    client.force_login(world.head)
    pk = world.cases.head.pk
    page = client.get("/bieu-mau/").content.decode()
    offered = [code for code in (*all_papers(), "ho-so") if f"/bieu-mau/{code}/{pk}.pdf" in page]

    assert offered == ["01", "06", "ho-so"]
    assert {client.get(f"/bieu-mau/{code}/{pk}.pdf").status_code for code in offered} == {200}


@pytest.mark.parametrize("kind", ["xem-mau", "mau-trong"])
def test_samples_and_blanks_open_in_the_browser_and_are_kept_by_nobody(desk, kind):
    response = desk.get(f"/bieu-mau/06/{kind}.pdf")

    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["99/", "99/xem-mau.pdf", "01/xem-mau.xlsx", "01/1.docx", "01/0.pdf"])
def test_what_does_not_exist_is_the_one_404_page(desk, address):
    assert desk.get(f"/bieu-mau/{address}").status_code == 404


def test_a_workbook_is_downloaded(desk, world):
    response = desk.get(f"/bieu-mau/06/{world.cases.head.pk}.xlsx")

    assert response.content.startswith(b"PK")
    assert response["Content-Disposition"].startswith("attachment")


def test_somebody_elses_paper_is_404(client, world):
    client.force_login(world.stranger)

    assert client.get(f"/bieu-mau/01/{world.cases.head.pk}.pdf").status_code == 404


def test_a_paper_that_is_not_ready_says_why(desk, world):
    response = desk.get(f"/bieu-mau/01/{world.cases.plain.pk}.pdf", follow=True)

    assert "chưa nộp bản tự kiểm điểm" in response.content.decode()


def test_the_page_of_a_paper_finds_people_without_diacritics(desk, world):
    page = desk.get("/bieu-mau/01/", {"tim": "khiem"}).content.decode()

    assert "Ma Thị Khiêm" in page
    assert "Nông Văn Tuyến" not in page


def test_a_batch_from_the_form_to_the_file(desk, world):
    response = ask(desk, world.cases.head, world.cases.deputy)
    batch = PaperBatch.objects.get()
    assert response.url == f"/bieu-mau/viec/{batch.pk}/"
    waiting = desk.get(response.url).content.decode()
    assert ("Đang chờ" in waiting, 'hx-trigger="every 2s"' in waiting) == (True, True)

    for job in jobs_of(batch, 2):
        jobs.run(str(job.pk))
    done = desk.get(response.url).content.decode()
    assert ("Đã xong" in done, "every 2s" in done) == (True, False)
    zipped = b"".join(desk.get(f"{response.url}tep.zip").streaming_content)
    assert zipped.startswith(b"PK")


def test_the_progress_alone_is_sent_to_htmx(desk, world):
    address = ask(desk, world.cases.head).url
    part = desk.get(address, headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith('<section id="tien-do"')


def test_cancel_and_go_on(desk, world):
    address = ask(desk, world.cases.head).url
    desk.post(f"{address}huy/")
    assert "Đã hủy" in desk.get(address).content.decode()
    desk.post(f"{address}chay-lai/")
    assert "Đang chờ" in desk.get(address).content.decode()


def test_somebody_elses_batch_is_404(desk, client, world):
    address = ask(desk, world.cases.head).url
    client.force_login(world.clerk)

    for tail in ("", "tep.zip", "ca-tap.pdf"):
        assert client.get(f"{address}{tail}").status_code == 404
    assert client.post(f"{address}huy/").status_code == 404


def test_nothing_chosen_comes_back_with_a_sentence(desk):
    response = desk.post("/bieu-mau/01/in/", {"token": str(uuid.uuid4()), "dang": "pdf"}, follow=True)

    assert "Chưa chọn hồ sơ nào để in." in response.content.decode()


@pytest.mark.parametrize("token", ["", "không"])
def test_a_form_without_its_token_is_404(desk, world, token):
    assert desk.post("/bieu-mau/01/in/", {"token": token, "chon": [world.cases.head.pk]}).status_code == 404


@pytest.mark.parametrize("address", ["/bieu-mau/", "/bieu-mau/01/", "/bieu-mau/09/"])
def test_a_list_asks_the_database_the_same_however_long_it_is(
    desk, world, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as few:
        desk.get(address)
    for _ in range(3):
        make.case(world.campaign, unit=world.place, collective=world.cases.head.collective)
    with django_assert_max_num_queries(40) as more:
        desk.get(address)

    assert len(more) == len(few)
