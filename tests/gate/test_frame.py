"""The frame of every page: who is signed in, light or dark, the year at the door."""

from datetime import date, datetime

import pytest
from django.test import Client

from evaluations.selectors.year_outline import year_outline
from organizations.selectors.signed_in import SignedIn, signed_in
from sonduong.kit.clock import HANOI
from sonduong.notices.services import Line, notices_send
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_head_of_a_page_names_the_person_and_the_main_post_in_one_query(django_assert_num_queries):
    who = factories.person("Nông Văn Tuyến")
    factories.post(who, factories.unit("Hạt Kiểm lâm"), title="Ủy viên", is_main=False)
    factories.post(who, factories.unit("UBND xã Phúc Ứng"), title="Chủ tịch UBND")
    factories.post(who, factories.unit("Phòng Nội vụ"), title="Trưởng phòng", ends_on=date(2020, 1, 1))
    user = factories.login(who)
    lines = [
        Line(user.pk, "a", "Đến hạn"),
        Line(user.pk, "b", "Đến hạn"),
        Line(factories.login().pk, "a", "Đến hạn"),
    ]
    notices_send(lines=lines, at=factories.AT)

    with django_assert_num_queries(1):
        shown = signed_in(user, on=factories.DAY)

    assert shown == SignedIn("Nông Văn Tuyến", "Chủ tịch UBND, UBND xã Phúc Ứng", 2)


def test_somebody_without_a_post_has_only_a_name():
    shown = signed_in(factories.login(factories.person("Ma Thị Hòa")), on=factories.DAY)

    assert shown == SignedIn("Ma Thị Hòa", "", 0)


def test_the_door_shows_where_the_year_stands():
    assert year_outline(at=factories.AT) is None
    factories.campaign()

    outline = year_outline(at=datetime(2020, 12, 2, 8, 0, tzinfo=HANOI))

    assert (outline.year, outline.plan_number) == (2020, "16-KH/HU")
    assert [(state, phase.days) for state, phase in outline.phases] == [
        ("done", "15/11 – 25/11"),
        ("now", "25/11 – 05/12"),
        ("next", "Trước 10/12"),
        ("next", "Trước 20/12"),
        ("next", "Trước 30/12"),
    ]


def test_the_year_at_the_door_is_read_without_signing_in():
    factories.campaign()

    page = Client().get("/dang-nhap/").content.decode()

    assert "Đợt kiểm điểm, đánh giá, xếp loại năm 2020" in page
    assert "Trước 30/12 · Quyết định xếp loại" in page


@pytest.fixture
def signed():
    client = Client()
    client.force_login(factories.login(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_dark_is_kept_by_the_browser_and_leads_back_to_the_page(signed):
    answer = signed.post("/giao-dien/", {"theme": "dark", "next": "/thong-bao/?trang=2"})

    assert (answer.status_code, answer.url) == (302, "/thong-bao/?trang=2")
    assert '<html lang="vi" data-bs-theme="dark">' in signed.get("/thong-bao/").content.decode()


def test_a_way_back_out_of_the_house_is_not_taken(signed):
    assert signed.post("/giao-dien/", {"theme": "dark", "next": "https://example.org/"}).url == "/viec/"


def test_only_light_and_dark_exist(signed):
    signed.post("/giao-dien/", {"theme": 'x" onload="y'})

    assert signed.cookies["theme"].value == "light"
