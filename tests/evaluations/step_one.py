"""An office before anything was written: a scored head and deputy, staff, clerk, cell secretary, agencies, org office."""

from datetime import datetime
from types import SimpleNamespace

from evaluations.criteria import shipped
from evaluations.models import CriteriaSet, Proposal
from evaluations.selectors.self_reviews import step_one
from evaluations.services.self_reviews import ReviewItem, self_reviews_receive, self_reviews_submit
from organizations.permissions import sync_permissions
from sonduong.kit.clock import HANOI
from tests import factories as make

AT = datetime(2020, 11, 27, 9, 0, tzinfo=HANOI)


def office(staff: int = 6) -> SimpleNamespace:
    """Logins and cases by name: head, deputy (unscored plain: `plain`), staff, clerk, secretary, org, agency, stranger."""
    campaign = make.campaign()
    values = {key: value for key, value in shipped()[0].items() if key != "title_groups"}
    criteria = CriteriaSet.objects.create(campaign=campaign, **values)
    place, other = make.unit("Phòng Tài chính - Kế hoạch"), make.unit("Ban Tuyên giáo")
    cell = make.organization("Chi bộ Tài chính - Kế hoạch", kind="grassroots_cell")
    home = make.organization("Chi bộ thôn Trung tâm")
    peers = make.collective("Tập thể lãnh đạo Phòng", unit=place)
    people = {name: make.person(full) for name, full in NAMES.items()}
    make.post(people["head"], place, title="Trưởng phòng", is_head=True, is_scored=True)
    make.post(people["deputy"], place, is_scored=True)
    make.post(people["clerk"], place, title="Công chức", managed_by="grassroots")
    helpers = [make.person(f"Lý Văn {chr(65 + number)}ng") for number in range(staff - 1)]
    for helper in helpers:
        make.post(helper, place, title="Công chức", managed_by="grassroots")
    make.seat(peers, people["head"], "chair")
    make.seat(peers, people["deputy"], "deputy")
    make.Appointment.objects.create(
        person=people["secretary"],
        organization=cell,
        title="Bí thư chi bộ",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    make.Appointment.objects.create(
        person=people["neighbour"],
        organization=home,
        title="Bí thư chi bộ",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    make.seat(campaign.authority, people["judge"], "member")
    users = {name: make.login(person) for name, person in people.items()}
    make.assigned("unit_office", place, people["clerk"])
    make.assigned("org_office", other, people["org"])
    make.assigned("consulted_agency", other, people["agency"])
    sync_permissions(AT.date())
    shared = {
        "unit": place,
        "cell": cell,
        "residence_cell": home,
        "collective": peers,
        "criteria_set": criteria,
    }
    head = make.case(campaign, people["head"], is_head=True, is_scored=True, title="Trưởng phòng", **shared)
    deputy = make.case(campaign, people["deputy"], is_scored=True, registers_breakthrough=True, **shared)
    plain = make.case(campaign, people["plain"], is_scored=False, **(shared | {"criteria_set": None}))
    return SimpleNamespace(
        campaign=campaign,
        criteria=criteria,
        place=place,
        cell=cell,
        home=home,
        agency_unit=other,
        people=people,
        staff=[people["clerk"], *helpers],
        cases=SimpleNamespace(head=head, deputy=deputy, plain=plain),
        **users,
    )


NAMES = {
    "head": "Nông Văn Tuyến",
    "deputy": "Ma Thị Khiêm",
    "plain": "Hà Quang Bình",
    "clerk": "Lương Thị Giang",
    "secretary": "Trần Văn Sơn",
    "neighbour": "Đặng Thị Hòa",
    "org": "Phạm Minh Tổ",
    "agency": "Vũ Thị Giáo",
    "judge": "Lê Văn Thường",
    "stranger": "Hoàng Văn Lạ",
}


def full_values(case, rating: str = "good") -> dict[str, str]:
    """Everything that the form of this case asks."""
    step1 = step_one([case])[case.pk]
    values = {field.key: f"Nội dung {field.key}" for field in step1.form.fields}
    values |= {f"score:{criterion.key}": str(criterion.maximum) for criterion in step1.criteria}
    return values | {"rating": rating}


def submitted(world, *names: str) -> None:
    """These cadres have submitted and the clerk has received."""
    for name in names:
        case = getattr(world.cases, name)
        item = ReviewItem(case.pk, full_values(case))
        self_reviews_submit(items=[item], actor=getattr(world, name), at=AT)
        case.refresh_from_db()
    ids = [getattr(world.cases, name).pk for name in names]
    self_reviews_receive(evaluation_ids=ids, actor=world.clerk, at=AT)


def proposed(case, by) -> Proposal:
    """The collective has proposed; the rating does not matter here."""
    return Proposal.objects.create(
        evaluation=case,
        voice="collective",
        strengths="Ưu điểm",
        weaknesses="Hạn chế",
        rating="good",
        proposed_by=by,
        proposed_at=AT,
    )
