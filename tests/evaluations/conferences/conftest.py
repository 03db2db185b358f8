"""An office with a chair, a deputy and two members who review each other, under a superior collective of two."""

from types import SimpleNamespace

import pytest

from evaluations.models import CriteriaSet
from tests import factories as make

SECTIONS = [
    {
        "key": "I",
        "label": "Phẩm chất",
        "groups": [
            {
                "key": "I.1",
                "label": "Chính trị tư tưởng",
                "criteria": [
                    {
                        "key": "I.1.1",
                        "label": "Chấp hành chủ trương",
                        "maximum": "30",
                        "not_applicable_allowed": False,
                    },
                    {
                        "key": "I.1.2",
                        "label": "Kê khai tài sản",
                        "maximum": "20",
                        "not_applicable_allowed": True,
                    },
                ],
            }
        ],
    },
    {
        "key": "II",
        "label": "Kết quả nhiệm vụ",
        "groups": [
            {
                "key": "II.1",
                "label": "Nhiệm vụ năm",
                "criteria": [
                    {"key": "II.1.1", "label": "Chất lượng", "maximum": "50", "not_applicable_allowed": False}
                ],
            }
        ],
    },
]
GOOD = {"I.1.1": "27,5", "I.1.2": "18", "II.1.1": "44"}


@pytest.fixture
def office(db):
    """People, logins and cases by name: chair, deputy, member, clerk (unit office), boss, second, stranger."""
    campaign = make.campaign()
    criteria = CriteriaSet.objects.create(campaign=campaign, code="mau", name="Bộ thử", sections=SECTIONS)
    place = make.unit("Phòng Tài chính - Kế hoạch")
    peers = make.collective("Tập thể lãnh đạo Phòng Tài chính - Kế hoạch", unit=place)
    above = make.collective(
        "Tập thể lãnh đạo UBND huyện", kind="district_peoples_committee", unit=make.unit("UBND")
    )
    world = SimpleNamespace(
        campaign=campaign, place=place, peers=peers, above=above, people={}, cases={}, criteria=criteria
    )
    for role, name, seat in (
        ("chair", "Lương Văn An", "chair"),
        ("deputy", "Ma Thị Bình", "deputy"),
        ("member", "Nông Văn Cường", "member"),
    ):
        who = world.people[role] = make.person(name)
        make.seat(peers, who, seat)
        make.post(
            who,
            place,
            is_head=role == "chair",
            title="Trưởng phòng" if role == "chair" else "Phó Trưởng phòng",
        )
        setattr(world, role, make.login(who))
        world.cases[role] = make.case(
            campaign,
            who,
            unit=place,
            collective=peers,
            superior_collective=above,
            stage="collective",
            is_scored=True,
            criteria_set=criteria,
            is_head=role == "chair",
        )
    for role, seat in (("boss", "chair"), ("second", "deputy")):
        who = world.people[role] = make.person(f"Cấp trên {role}")
        make.seat(above, who, seat)
        setattr(world, role, make.login(who))
    world.clerk = make.assigned("unit_office", place)
    world.upper_clerk = make.assigned("unit_office", above.unit)
    world.org = make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ"))
    world.stranger = make.login()
    for body in (place, peers):
        make.recorded(body, "excellent")
    return world
