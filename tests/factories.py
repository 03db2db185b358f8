"""Rows for tests: invented people, and cases at any stage. Roles come from real seats, posts and assignments."""

from datetime import date, datetime
from itertools import count

from evaluations.models import Campaign, Evaluation
from organizations.models import (
    Appointment,
    Assignment,
    LeadershipCollective,
    PartyMembership,
    PartyOrganization,
    Person,
    RecordedRating,
    Seat,
    Unit,
    User,
)
from organizations.permissions import sync_permissions
from sonduong.kit.clock import HANOI
from sonduong.kit.text import fold, name_key

AT = datetime(2020, 12, 15, 9, 0, tzinfo=HANOI)
DAY = AT.date()
SINCE = date(2016, 1, 1)
_numbers = count(1)


def _code(prefix: str) -> str:
    return f"{prefix}{next(_numbers):05d}"


def person(full_name: str = "", **values) -> Person:
    """Somebody with a name and keys."""
    code = values.pop("code", None) or _code("NS")
    name = full_name or f"Người Thứ {code}"
    return Person.objects.create(
        code=code, full_name=name, name_key=name_key(name), search_key=fold(name), **values
    )


def login(who: Person | None = None, username: str = "") -> User:
    """A login of that person (of a new one when none is given)."""
    who = who or person()
    return User.objects.create_user(username or who.code.lower(), "mat-khau-thu", person=who)


def unit(name: str = "", **values) -> Unit:
    """An agency of the district."""
    code = values.pop("code", None) or _code("DV")
    defaults = {"kind": "Cơ quan chuyên môn", "tier": "Huyện", "block": "UBND", "sector": "Quản lý nhà nước"}
    return Unit.objects.create(
        code=code, name=name or f"Phòng {code}", **(defaults | {"field": "Kinh tế"} | values)
    )


def organization(name: str = "", kind: str = "cell", **values) -> PartyOrganization:
    """A party organisation."""
    code = values.pop("code", None) or _code("TC")
    return PartyOrganization.objects.create(code=code, name=name or f"Chi bộ {code}", kind=kind, **values)


def collective(name: str = "", kind: str = "agency", **values) -> LeadershipCollective:
    """A leadership collective."""
    code = values.pop("code", None) or _code("TT")
    return LeadershipCollective.objects.create(code=code, name=name or f"Tập thể {code}", kind=kind, **values)


def seat(where: LeadershipCollective, who: Person, role: str = "member") -> Seat:
    """A seat since 2016."""
    return Seat.objects.create(collective=where, person=who, role=role, starts_on=SINCE)


def post(who: Person, where: Unit, **values) -> Appointment:
    """A main post managed by Ban Thường vụ Huyện ủy since 2016."""
    defaults = {
        "title": "Phó Trưởng phòng",
        "title_group": "Cấp phó phòng",
        "managed_by": "district",
        "is_main": True,
        "starts_on": SINCE,
    }
    return Appointment.objects.create(person=who, unit=where, **(defaults | values))


def membership(who: Person, cell: PartyOrganization, **values) -> PartyMembership:
    """Official membership since 2016."""
    return PartyMembership.objects.create(
        **({"person": who, "organization": cell, "admitted_on": SINCE, "starts_on": SINCE} | values)
    )


def assigned(role: str, where: Unit | PartyOrganization, who: Person | None = None) -> User:
    """A login that holds an assigned role, projected on guardian's groups."""
    who = who or person()
    place = "unit" if isinstance(where, Unit) else "organization"
    Assignment.objects.create(person=who, role=role, starts_on=SINCE, **{place: where})
    user = User.objects.filter(person=who).first() or login(who)
    sync_permissions(DAY)
    return user


def recorded(subject, rating: str, year: int = 2020, **values) -> RecordedRating:
    """The year's rating of a unit, organisation, collective or person."""
    kinds = {
        Unit: ("unit", "unit"),
        PartyOrganization: ("party_organization", "party_organization"),
        LeadershipCollective: ("collective", "collective"),
        Person: ("person", "person"),
    }
    kind, column = kinds[type(subject)]
    return RecordedRating.objects.create(year=year, kind=kind, rating=rating, **{column: subject}, **values)


def campaign(authority: LeadershipCollective | None = None, **values) -> Campaign:
    """The campaign of 2020 under plan 16-KH/HU."""
    defaults = {
        "year": 2020,
        "name": "Kiểm điểm, đánh giá, xếp loại năm 2020",
        "plan_number": "16-KH/HU",
        "plan_code": "kh16-2020",
        "regulation_code": "kh16-2020",
        "opened_at": AT,
    }
    authority = authority or collective("Ban Thường vụ Huyện ủy", kind="standing_committee")
    return Campaign.objects.create(authority=authority, **(defaults | values))


def case(of: Campaign, who: Person | None = None, **values) -> Evaluation:
    """A cadre's case at any stage; facts are given or plain."""
    who = who or person()
    where = values.get("unit")
    defaults = {
        "kind": "cadre",
        "name": who.full_name,
        "name_key": who.name_key,
        "title": "Phó Trưởng phòng",
        "unit_name": where.name if where else "",
        "title_group": "Cấp phó phòng",
        "tier": "Huyện",
        "sector": "Quản lý nhà nước",
        "field": "Kinh tế",
        "managed_by": "district",
        "stage_since": AT,
    }
    return Evaluation.objects.create(campaign=of, person=who, **(defaults | values))
