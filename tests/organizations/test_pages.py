"""The register's pages: who sees what, exact numbers of queries, filters in the address (ORG-1 to ORG-5, NFR-1)."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organizations.models import RecordedRating
from organizations.permissions import sync_permissions
from organizations.selectors import people as lists
from organizations.selectors import structure
from organizations.selectors.people import PeopleFilter
from organizations.selectors.person import person_story
from organizations.selectors.recorded import recorded_page
from organizations.selectors.scope import visible_people
from sonduong.kit import clock
from sonduong.kit.errors import NotVisible
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.factories import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    """The org office, signed in."""
    user = make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ"))
    sync_permissions(clock.today())
    client.force_login(user)
    return user


def names(people):
    return [person.full_name for person in people]


def test_names_stand_in_vietnamese_order_by_given_name(office):
    for name in ("Trần Thị Ước", "Lê Văn Ân", "Đỗ Anh", "Bùi Văn Ăn", "Phạm Đức", "Ngô Dung"):
        make.person(name)
    page = lists.people_page(office, PeopleFilter(search=""), on=DAY)
    found = [name for name in names(page.people) if not name.startswith("Người Thứ")]
    assert found == ["Đỗ Anh", "Bùi Văn Ăn", "Lê Văn Ân", "Ngô Dung", "Phạm Đức", "Trần Thị Ước"]


@pytest.mark.parametrize(
    "search", ["hoa", "HÒA", "nguyen hoa", "hoa nguyen", "ns777", "tai chinh", "pho truong"]
)
def test_search_needs_no_marks_and_knows_code_unit_and_title(office, search):
    where = make.unit("Phòng Tài chính")
    who = make.person("Nguyễn Thị Hòa", code="NS777", workplace=where)
    make.post(who, where)
    make.person("Lê Văn Ba")
    assert names(lists.people_page(office, PeopleFilter(search=search), on=DAY).people) == ["Nguyễn Thị Hòa"]


def test_a_whole_word_comes_before_parts_of_words(office):
    for name in ("Lê Văn An", "Lê Văn Thanh", "Trần Thị Lan"):
        make.person(name)
    assert names(lists.people_page(office, PeopleFilter(search="an"), on=DAY).people) == ["Lê Văn An"]
    assert names(lists.people_page(office, PeopleFilter(search="le tha"), on=DAY).people) == ["Lê Văn Thanh"]


def test_pages_by_key_go_there_and_back_without_losing_anybody(office, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 4)
    given = ("Bình", "Bình", "Dũng", "Em", "Giang", "Hà", "Khoa", "Lan", "Minh")
    made = {make.person(f"Nguyễn Văn {name}").full_name for name in given}
    seen, after, backwards = [], "", []
    while True:
        page = lists.people_page(office, PeopleFilter(search="nguyen"), on=DAY, after=after)
        seen += names(page.people)
        if not page.after:
            break
        after = page.after
    assert set(seen) == made and len(seen) == 9
    while page.before:
        page = lists.people_page(office, PeopleFilter(search="nguyen"), on=DAY, before=page.before)
        backwards = names(page.people) + backwards
    assert backwards == seen[:8]


def test_a_page_beyond_the_end_is_empty_and_leads_back(office):
    make.person("Nguyễn Văn An")
    page = lists.people_page(office, PeopleFilter(search="nguyen"), on=DAY, after="~|1")
    assert (page.people, page.found, page.after) == ([], 1, "")
    assert names(
        lists.people_page(office, PeopleFilter(search="nguyen"), on=DAY, after="rubbish").people
    ) == ["Nguyễn Văn An"]


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_three(office, django_assert_num_queries):
    where = make.unit()
    for _ in range(3):
        who = make.person("Nguyễn Văn An", workplace=where)
        make.post(who, where)
        make.membership(who, make.organization())
        with django_assert_num_queries(8):
            page = lists.people_page(office, PeopleFilter(search="nguyen van an"), on=DAY)
        assert page.found == len(page.people)


def test_filters_stand_in_the_address_and_the_export_holds_what_is_shown(client, office):
    inside, outside = make.unit("Phòng Nội vụ"), make.unit("Phòng Y tế")
    make.person("Trần Văn Trong", workplace=inside, category="civil_servant")
    make.person("=Trần Văn Lạ", workplace=inside, category="other")
    make.person("Trần Văn Ngoài", workplace=outside, category="civil_servant")
    address = f"?don_vi={inside.pk}&doi_tuong=civil_servant"
    page = client.get(reverse("organizations:people") + address)
    assert names(page.context["page"].people) == ["Trần Văn Trong"]
    assert "Phòng Nội vụ" in page.content.decode()
    part = client.get(
        reverse("organizations:people") + address, headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in part
    assert f"/nhan-su/xuat/?don_vi={inside.pk}&amp;doi_tuong=civil_servant" in part
    file = client.get(reverse("organizations:people-export") + address)
    rows = list(load_workbook(io.BytesIO(file.getvalue())).active.iter_rows(values_only=True))
    assert [row[2] for row in rows] == ["Họ và tên", "Trần Văn Trong"]


def test_no_text_of_an_export_is_a_formula(client, office):
    make.person("Trần Văn Lạ", code="=1+1")
    file = client.get(reverse("organizations:people-export"))
    cells = [cell for row in load_workbook(io.BytesIO(file.getvalue())).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_personnel_officer_sees_the_units_people_a_secretary_the_cells_members_everybody_oneself():
    here, cell = make.unit(), make.organization()
    officer = make.assigned("unit_office", here)
    staff, member, stranger = make.person(workplace=here), make.person(), make.person()
    make.membership(member, cell)
    secretary = make.login()
    make.post(secretary.person, None, organization=cell, title="Bí thư chi bộ", is_head=True)
    sync_permissions(DAY)
    assert set(visible_people(officer, on=DAY)) == {officer.person, staff}
    assert set(visible_people(secretary, on=DAY)) == {secretary.person, member}
    with pytest.raises(NotVisible):
        person_story(officer, stranger.pk, on=DAY)


def test_a_strangers_page_is_missing_and_ones_own_is_not(client):
    user, stranger = make.login(), make.person()
    client.force_login(user)
    assert client.get(reverse("organizations:person", args=[stranger.pk])).status_code == 404
    assert client.get(reverse("organizations:person", args=[user.person.pk])).status_code == 200
    assert client.get(reverse("organizations:people")).status_code == 404


def test_a_persons_page_tells_everything_over_time_in_the_same_number_of_questions(
    client, office, django_assert_num_queries
):
    who, where = make.person("Nguyễn Thị Hòa"), make.unit("Phòng Tài chính")
    body = make.collective("Tập thể lãnh đạo phòng", unit=where)
    for number in range(3):
        since = date(2010 + number, 1, 1)
        make.post(who, where, title=f"Chức {number}", starts_on=since, is_main=number == 2)
        make.membership(
            who,
            make.organization(f"Chi bộ số {number}"),
            starts_on=since,
            ends_on=date(2010 + number, 12, 31),
        )
        make.recorded(who, "good", year=2015 + number)
        if number in (0, 2):
            with django_assert_num_queries(13):
                person_story(office, who.pk, on=DAY)
    make.seat(body, who, "deputy")
    page = client.get(reverse("organizations:person", args=[who.pk])).content.decode()
    for text in ("Chức 0", "Chức 2", "Chi bộ số 1", "Tập thể lãnh đạo phòng", "2017"):
        assert text in page


def test_trees_count_what_stands_below(office):
    district = make.organization("Đảng bộ huyện", kind="district")
    base = make.organization("Đảng bộ xã", kind="grassroots_committee", parent=district)
    for cell in (make.organization(parent=base), make.organization(parent=base)):
        make.membership(make.person(), cell)
    (root,) = structure.organization_tree(on=DAY)
    assert (root.body.name, root.total, root.bodies) == ("Đảng bộ huyện", 2, 3)


def test_every_page_of_the_structure_opens(client, office):
    district = make.organization("Đảng bộ huyện", kind="district")
    where = make.unit("Phòng Tài chính", party_organization=district)
    body = make.collective("Tập thể lãnh đạo Phòng Tài chính", unit=where, organization=district)
    leader = make.person("Lê Văn Đầu")
    make.post(leader, where, is_head=True)
    make.seat(body, leader, "chair")
    for name, row in (("unit", where), ("organization", district), ("collective", body)):
        page = client.get(reverse(f"organizations:{name}", args=[row.pk]))
        assert (page.status_code, "Lê Văn Đầu" in page.content.decode()) == (200, True)
        assert client.get(reverse(f"organizations:{name}", args=[row.pk + 1000])).status_code == 404
    for address in ("", "?cay=don-vi", "?tim=tai+chinh"):
        assert client.get(reverse("organizations:tree") + address).status_code == 200


def test_the_entry_page_records_a_rating_with_its_document(client, office):
    where = make.unit("Phòng Tài chính")
    address = reverse("organizations:recorded") + "?nam=2020&loai=unit&tim=tai+chinh"
    sent = {
        f"{where.pk}-rating": "good",
        f"{where.pk}-decided_by": "UBND huyện",
        f"{where.pk}-document_number": "12/QĐ-UBND",
        f"{where.pk}-decided_on": "15/12/2020",
    }
    assert client.post(address, sent).status_code == 302
    row = RecordedRating.objects.get()
    assert (row.year, row.unit, row.rating, row.decided_on) == (2020, where, "good", date(2020, 12, 15))
    entry = AuditEntry.objects.get(act="rating.record")
    assert (entry.target_kind, entry.target_id, entry.data["rating"]) == (
        "organizations.unit",
        str(where.pk),
        "good",
    )
    assert client.post(address, sent).status_code == 302
    assert AuditEntry.objects.filter(act="rating.record").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("decided_on", "31/02/2020", 422),
        ("rating", "superb", 422),
        ("document_number", "12/QĐ", 422),
        ("rating", "not_rated", 409),
    ],
)
def test_what_is_wrong_on_the_entry_page_is_told_and_kept(client, office, field, value, status):
    where = make.unit("Phòng Tài chính")
    address = reverse("organizations:recorded") + "?nam=2020&loai=unit&tim=tai+chinh"
    answer = client.post(address, {f"{where.pk}-{field}": value})
    assert answer.status_code == status
    assert RecordedRating.objects.count() == 0


def test_missing_ratings_are_counted_and_can_be_listed_alone(django_assert_num_queries):
    done = make.unit("A")
    make.recorded(done, "good")
    make.recorded(make.unit("B"), "good", year=2019)
    make.unit("C", dissolved_on=date(2019, 6, 30))
    with django_assert_num_queries(5):
        found = recorded_page(year=2020, kind="unit", only_missing=True)
    assert (found.recorded, found.missing, [line.name for line in found.lines]) == (1, 1, ["B"])


def test_a_unit_without_a_rating_shows_that_of_its_leadership_and_not_of_its_cell_committee(client, office):
    where = make.unit("Phòng Tài chính")
    make.recorded(make.collective(unit=where), "good")
    make.recorded(make.collective(unit=where, kind="cell_committee"), "excellent")
    page = client.get(reverse("organizations:recorded") + "?nam=2020&tim=tai+chinh").content.decode()
    assert "tạm lấy theo tập thể lãnh đạo: HTTNV" in page
    assert [
        line.from_collective for line in recorded_page(year=2020, kind="unit", search="tai chinh").lines
    ] == ["good"]
