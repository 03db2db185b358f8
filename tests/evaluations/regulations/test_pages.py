"""The pages of the law: who gets in, what they show, and that a checked list leaves no trace."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations import regulations
from evaluations.regulations.check_file import LARGEST
from organizations.enums import AssignedRole
from sonduong.kit import clock
from sonduong.kit.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "check_ratings.json"
PAGES = ["regulations", "regulation", "regulation-diff", "check-file"]


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TRIAL_NOW = "2020-12-15T10:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


@pytest.fixture
def officer(client):
    """Somebody of a unit's personnel office, signed in."""
    user = factories.assigned(AssignedRole.UNIT_OFFICE, factories.unit())
    client.force_login(user)
    return user


def address(name, **query):
    args = ["kh16-2020"] if name == "regulation" else []
    return reverse(f"evaluations:{name}", args=args, query=query or None)


def checked(client, content, name="list.json", **values):
    upload = SimpleUploadedFile(name, content)
    return client.post(address("check-file"), {"file": upload, **values})


def shown(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_must_sign_in_first(client, name):
    answer = client.get(address(name))
    assert answer.status_code == 302 and answer.url.startswith(reverse("sign-in"))


@pytest.mark.parametrize(("name", "status"), [(p, 404 if p == "check-file" else 200) for p in PAGES])
def test_everybody_reads_the_law_and_only_those_with_a_list_check_one(client, name, status):
    client.force_login(factories.login())
    query = {"a": "kh16-2020", "b": "qd366-2025"} if name == "regulation-diff" else {}
    answer = client.get(address(name, **query))
    assert answer.status_code == status
    if name == "regulations":
        assert address("check-file") not in answer.content.decode()


def test_the_shelf_names_every_regulation_and_marks_that_of_the_campaign(client, officer):
    factories.campaign()
    answer = client.get(address("regulations"))
    assert {r.code for r in answer.context["regulations"]} == set(regulations.codes())
    assert shown(answer).count("Đang áp dụng cho Kiểm điểm, đánh giá, xếp loại năm 2020") == 1
    assert address("check-file") in shown(answer)


@pytest.mark.parametrize("code", regulations.codes())
def test_every_setting_stands_on_its_page_with_its_source(client, officer, code):
    answer = client.get(reverse("evaluations:regulation", args=[code]))
    rows = [row for section in answer.context["sections"] for row in section["rows"]]
    settings = [path for path in regulations.load(code).settings if not path.endswith(".rule")]
    assert len(rows) == len(settings)
    assert all(row["source"] or row["by_software"] for row in rows)
    assert "mặc định của phần mềm" in shown(answer)


def test_unset_score_bands_are_shown_as_such(client, officer):
    assert "chưa đặt: không gợi ý mức" in shown(client.get(address("regulation")))


def test_an_unknown_regulation_is_not_found(client, officer):
    assert client.get(reverse("evaluations:regulation", args=["kh99"])).status_code == 404


def test_a_difference_shows_both_sides(client, officer):
    answer = client.get(address("regulation-diff", a="kh16-2020", b="qd366-2025"))
    rows = [row for section in answer.context["sections"] for row in section["rows"]]
    sick = next(row for row in rows if row["name"].startswith("Nghỉ ốm từ số ngày"))
    assert [side["value"] for side in sick["sides"]] == ["90", "0"]
    assert "Hoàn thành xuất sắc nhiệm vụ &gt;= 90" in shown(answer)


def test_no_difference_is_said_in_words(client, officer):
    assert "Hai quy định này không khác nhau." in shown(
        client.get(address("regulation-diff", a="kh16-2020", b="kh16-2020"))
    )


@pytest.mark.parametrize("query", [{}, {"a": "kh16-2020"}, {"a": "kh16-2020", "b": "x"}])
def test_two_regulations_must_be_chosen(client, officer, query):
    assert client.get(address("regulation-diff", **query)).status_code == 422


def test_a_list_is_judged_and_forgotten(client, officer):
    entries = AuditEntry.objects.count()
    answer = checked(client, GOLDEN.read_bytes())
    assert answer.status_code == 200
    assert len(answer.context["result"]["violations"]) == 12
    assert "RUL" not in shown(answer)
    assert "CB-04: nghỉ ốm 90 ngày trong năm" in shown(answer)
    assert AuditEntry.objects.count() == entries


def test_a_list_that_keeps_the_rules_is_told_so(client, officer):
    content = (
        b'{"subjects": [{"id": "1", "kind": "collective", "group": ["x"], "rating": "good"}], "extra": 1}'
    )
    answer = checked(client, content)
    assert "Không thấy điều nào trái quy định." in shown(answer)
    assert "không áp tỷ lệ" in shown(answer) and "extra: không có mục tên này" in shown(answer)


def test_the_regulation_may_be_chosen_on_the_page(client, officer):
    content = b'{"subjects": [{"id": "1", "kind": "member", "group": ["x"], "rating": "excellent"}]}'
    assert checked(client, content).context["result"]["ok"]
    assert not checked(client, content, regulation="qd366-2025").context["result"]["ok"]


def test_an_unreadable_list_is_refused_with_its_places(client, officer):
    answer = checked(client, b'{"subjects": [{"id": "<b>", "kind": "member", "group": [], "rating": "top"}]}')
    assert answer.status_code == 422
    assert "subjects[0].rating (&lt;b&gt;)" in shown(answer)


def test_hundreds_of_places_do_not_flood_the_page(client, officer):
    answer = checked(client, b'{"subjects": [' + b",".join([b"1"] * 150) + b"]}")
    assert len(answer.context["problems"]) == 100 and "Và 50 chỗ nữa." in shown(answer)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "Tệp rỗng."), (b" " * (LARGEST + 1), "Tệp lớn hơn 10 MB.")],
    ids=["empty", "huge"],
)
def test_an_empty_and_a_huge_file_are_refused(client, officer, content, said):
    answer = checked(client, content)
    assert answer.status_code == 422 and said in shown(answer)


def test_no_file_at_all_is_refused(client, officer):
    answer = client.post(address("check-file"), {})
    assert answer.status_code == 422 and "Chưa chọn tệp." in shown(answer)


def test_a_file_of_another_sort_is_refused_beside_its_field(client, officer):
    answer = checked(client, b"%PDF-1.7 x", name="danh-sach.pdf")
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [
        "Tệp này không phải sổ tính Excel (.xlsx) hay tệp JSON; hãy chọn sổ tính Mẫu 09 tải ở trang Biểu mẫu."
    ]
