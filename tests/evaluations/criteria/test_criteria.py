"""Criteria sets kept by the org office: table, workbook there and back, frozen once somebody scored."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from evaluations import phrases
from evaluations.criteria import shipped
from evaluations.domain.criteria import Line, lines_of
from evaluations.models import CriteriaSet, Evaluation, ScoreSheet
from evaluations.services.criteria import criteria_set_save, lines_from_workbook, workbook_of
from sonduong.kit.errors import DomainError
from tests import factories as make
from tests.factories import AT

pytestmark = pytest.mark.django_db
LINES = [
    Line(1, "I", "Phẩm chất", "", False),
    Line(2, "I.1", "=Chính trị", "", False),
    Line(3, "I.1.1", "Chấp hành", "100", True),
]


@pytest.fixture
def hall():
    campaign = make.campaign()
    office = make.assigned("org_office", make.unit())
    return campaign, office


def save(hall, **values):
    defaults = {"code": "moi", "name": "Bộ mới", "title_groups": ["Cấp phó phòng"], "step": Decimal("0.25")}
    campaign, office = hall
    return criteria_set_save(campaign=campaign, actor=office, at=AT, **({"lines": LINES} | defaults | values))


def test_a_new_set_goes_to_the_scored_cadres_of_its_groups_who_have_not_begun(hall):
    campaign, _ = hall
    old = CriteriaSet.objects.create(campaign=campaign, code="cu", name="Cũ", sections=[])
    free = make.case(campaign, is_scored=True, criteria_set=old)
    begun = make.case(campaign, is_scored=True, criteria_set=old)
    other = make.case(campaign, is_scored=True, criteria_set=old, title_group="Cấp trưởng phòng")
    unscored = make.case(campaign)
    ScoreSheet.objects.create(evaluation=begun, voice="self", scorer=begun.person, saved_at=AT)

    one = save(hall)
    held = dict(Evaluation.objects.values_list("pk", "criteria_set__code"))
    assert held == {free.pk: "moi", begun.pk: "cu", other.pk: "cu", unscored.pk: None}
    assert one.sections[0]["groups"][0]["criteria"][0]["maximum"] == "100"


def test_a_set_on_which_somebody_scored_is_frozen(hall):
    campaign, _ = hall
    one = save(hall)
    case = make.case(campaign, is_scored=True, criteria_set=one)
    ScoreSheet.objects.create(evaluation=case, voice="self", scorer=case.person, saved_at=AT)
    with pytest.raises(DomainError) as caught:
        save(hall, name="Tên khác")
    assert caught.value.code == "criteria_in_use"
    assert phrases.refusal(caught.value)


def test_only_the_org_office_writes_sets(hall):
    campaign, _ = hall
    with pytest.raises(DomainError) as caught:
        save((campaign, make.assigned("unit_office", make.unit())))
    assert caught.value.code == "not_your_role"


def test_a_workbook_goes_there_and_back_and_text_stays_text(hall):
    one = save(hall)
    content = workbook_of(one)
    sheet = load_workbook(BytesIO(content)).active
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=Chính trị", "s")
    again = lines_from_workbook(content)
    assert [(x.key, x.label, x.maximum, x.may_not_apply) for x in again] == [
        (x.key, x.label, x.maximum, x.may_not_apply) for x in LINES
    ]


def test_the_shipped_sample_survives_its_workbook(hall):
    raw = shipped()[0]
    one = save(hall, lines=lines_of(raw["sections"]), title_groups=[])
    again = lines_from_workbook(workbook_of(one))
    one2 = save(hall, code="lai", lines=again, title_groups=[])
    assert one2.sections == raw["sections"]


def test_faults_of_a_file_are_told_by_excel_row(hall):
    book = Workbook()
    book.active.append(["BỘ TIÊU CHÍ"])
    book.active.append(["Nội dung", "Mã", "Điểm tối đa"])
    book.active.append(["Phần", "I", None])
    book.active.append(["Nhóm", "I.1", None])
    book.active.append(["Tiêu chí", "I.1.1", "mười"])
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(DomainError) as caught:
        save(hall, lines=lines_from_workbook(stream.getvalue()))
    assert "Hàng 5: điểm tối đa của I.1.1 phải là số lớn hơn 0" in phrases.refusal(caught.value)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_a_file_that_is_no_workbook_is_refused(content):
    with pytest.raises(DomainError) as caught:
        lines_from_workbook(content)
    assert caught.value.code == "criteria_file"


def test_the_office_edits_and_imports_on_pages_and_others_find_nothing(client, hall):
    _, office = hall
    one = save(hall)
    client.force_login(office)
    url = reverse("evaluations:criteria-set", args=[one.pk])
    assert client.get(reverse("evaluations:criteria-sets")).status_code == 200
    head = {"name": "Tên mới", "step": "0,5", "title_groups": []}
    typed = {
        "k-1": "I",
        "l-1": "Phần",
        "m-1": "",
        "k-2": "I.1",
        "l-2": "Nhóm",
        "m-2": "",
        "k-3": "I.1.1",
        "l-3": "Việc",
    }
    refused = client.post(url, head | typed | {"m-3": "x"})
    assert refused.status_code == 422
    assert "Việc" in refused.content.decode()
    assert client.post(url, head | typed | {"m-3": "40,5", "x-3": "on"}).status_code == 302
    one.refresh_from_db()
    assert (one.name, one.step) == ("Tên mới", Decimal("0.50"))
    assert one.sections[0]["groups"][0]["criteria"][0] == {
        "key": "I.1.1",
        "label": "Việc",
        "maximum": "40.5",
        "not_applicable_allowed": True,
    }
    file = SimpleUploadedFile("bo.xlsx", workbook_of(one))
    answer = client.post(reverse("evaluations:criteria-import"), head | {"code": "tu-tep", "file": file})
    assert answer.status_code == 302
    assert CriteriaSet.objects.get(code="tu-tep").sections == one.sections
    assert client.get(reverse("evaluations:criteria-set-file", args=[0])).status_code == 200
    client.force_login(make.assigned("unit_office", make.unit()))
    assert client.get(url).status_code == 404
