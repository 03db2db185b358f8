"""Mẫu 02 and 03 of NĐ 90: each for its own category, from what was submitted and decided."""

import pytest

from evaluations.models import Decision, Opinion, SelfReview
from reports.registry import paper
from sonduong.kit.errors import NotVisible
from tests import factories as make

pytestmark = pytest.mark.django_db
ANSWERS = {f"I.{number}": f"Nội dung {number}" for number in range(1, 6)} | {"II.1": "Chăm chỉ"}


@pytest.fixture(params=[("civil_servant", "02", "03"), ("public_employee", "03", "02")])
def staff(request, world):
    """Somebody who has submitted; (case, own form, the other form)."""
    category, own, other = request.param
    who = make.person("Nông Thị Lành", category=category)
    case = make.case(world.campaign, who, kind="civil_servant", unit=world.place, stage="unit_comment")
    SelfReview.objects.create(
        evaluation=case,
        form_version="nd90-2020",
        answers=ANSWERS,
        self_rating="good",
        saved_at=make.AT,
        submitted_at=make.AT,
    )
    return case, own, other


def test_the_form_of_the_category_prints_the_review(world, staff):
    case, own, other = staff
    values = paper(own).source.collect(world.org, str(case.pk))

    assert [part.texts for part in values.items] == [*((f"Nội dung {n}",) for n in range(1, 6)), ()]
    assert (values.remarks, values.self_rating, values.rating) == (("Chăm chỉ",), "good", "")
    with pytest.raises(NotVisible):
        paper(other).source.collect(world.org, str(case.pk))


def test_it_is_offered_under_its_own_form_alone(world, staff):
    case, own, other = staff

    assert [target.id for target in paper(own).source.targets(world.org)] == [str(case.pk)]
    assert paper(other).source.targets(world.org) == []


def test_the_page_of_papers_offers_the_subject_the_own_form_alone(staff, client):
    case, own, other = staff
    client.force_login(make.login(case.person))
    html = client.get("/bieu-mau/").content.decode()

    assert f"/bieu-mau/{own}/{case.pk}.pdf" in html
    assert f"/bieu-mau/{other}/{case.pk}.pdf" not in html


def test_the_decision_is_printed_when_it_may_be_seen(world, staff):
    case, own, _ = staff
    Decision.objects.create(
        evaluation=case,
        rating="good",
        strengths="Tận tụy",
        decided_on=make.DAY,
        decided_by=world.org,
        decided_at=make.AT,
    )

    assert paper(own).source.collect(world.org, str(case.pk)).rating == "good"
    assert paper(own).source.collect(None, str(case.pk)).verdict == ("Tận tụy",)


def test_the_units_comment_stands_in_part_three(world, staff):
    case, own, _ = staff
    Opinion.objects.create(
        evaluation=case,
        source="workplace",
        unit=world.place,
        text="Nhất trí.",
        given_by=world.clerk,
        given_at=make.AT,
    )

    assert paper(own).source.collect(world.org, str(case.pk)).comment == ("Nhất trí.",)
