"""Before a campaign opens: where nobody could act (red) and what looks odd (yellow), each with the place that mends it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from evaluations import criteria
from evaluations.selectors.enrolment import (
    CellFacts,
    cadre_posts,
    cells_of,
    collectives_of,
    default_authority,
)
from organizations.enums import CELL_KINDS, AssignedRole, ManagedBy, SeatRole
from organizations.models import Appointment, Assignment, LeadershipCollective, PartyOrganization, Seat, User

RED, YELLOW = "red", "yellow"
TELLERS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `names`: whom or what it concerns; `mend`: route that mends it; `clause`: why it matters."""

    level: str
    title: str
    names: tuple[str, ...]
    mend: str
    clause: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """The whole check; `cadres` would be enrolled that day."""

    cadres: int
    findings: tuple[Finding, ...]

    @property
    def red(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level == RED)

    @property
    def yellow(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level == YELLOW)


def readiness(*, on: date, year: int) -> Readiness:
    """Check the register as it would be enrolled on that day; a constant number of queries."""
    posts = cadre_posts(on=on)
    cells = cells_of([post.person_id for post in posts], on=on)
    collectives = collectives_of(posts, on=on)
    found = [
        *_offices(year),
        *_authority(on),
        *_meetings(posts, collectives, on),
        *_cells(posts, cells, on),
        *_titles(posts),
        *_subordinates(posts, on),
        *_logins(posts),
    ]
    return Readiness(
        len(posts), tuple(sorted(found, key=lambda finding: (finding.level != RED, finding.title)))
    )


def _finding(level: str, title: str, names: Iterable[str], mend: str, clause: str) -> list[Finding]:
    listed = tuple(dict.fromkeys(names))
    return [Finding(level, title, listed, mend, clause)] if listed else []


def _offices(year: int) -> list[Finding]:
    """Roles that the whole district needs at some time of the year's review."""
    last = date(year, 12, 31)
    rows = Assignment.objects.exclude(ends_on__lt=date(year, 1, 1)).exclude(starts_on__gt=last)
    held: dict[str, set[int]] = defaultdict(set)
    for role, person in rows.values_list("role", "person_id"):
        held[role].add(person)
    needs = (
        (AssignedRole.ORG_OFFICE, 1, "Chưa phân công cán bộ Cơ quan Tổ chức - Nội vụ", "mục 3.3.3"),
        (AssignedRole.CONSULTED_AGENCY, 1, "Chưa phân công đầu mối cơ quan tham gia ý kiến", "mục 3.3.3"),
        (AssignedRole.TELLER, TELLERS_NEEDED, "Tổ kiểm phiếu chưa đủ hai người", "mục 3.3.3"),
    )
    return [
        Finding(RED, title, (f"cần {least}, có {len(held[role])}",), "organizations:people", clause)
        for role, least, title, clause in needs
        if len(held[role]) < least
    ]


def _authority(on: date) -> list[Finding]:
    authority = default_authority()
    if authority is None:
        return [
            Finding(
                RED,
                "Chưa có Ban Thường vụ Huyện ủy",
                ("không có tập thể nào",),
                "organizations:tree",
                "mục 3.4",
            )
        ]
    seats = Seat.objects.on(on).filter(collective=authority).count()
    if seats == 0:
        return [
            Finding(
                RED,
                "Ban Thường vụ Huyện ủy chưa có thành viên",
                (authority.name,),
                "organizations:tree",
                "mục 3.4",
            )
        ]
    return []


def _meetings(posts: Collection[Appointment], collectives: dict[int, int], on: date) -> list[Finding]:
    alone = [_who(post) for post in posts if post.pk not in collectives]
    above = {post.unit.superior_collective_id for post in posts if post.unit} - {None}
    asked = above | set(collectives.values())
    seats: dict[int, list[str]] = defaultdict(list)
    for collective, role in (
        Seat.objects.on(on).filter(collective__in=asked).values_list("collective_id", "role")
    ):
        seats[collective].append(role)
    names = dict(LeadershipCollective.objects.filter(pk__in=asked).values_list("pk", "name"))
    empty = [name for pk, name in names.items() if not seats[pk]]
    headless = [
        name
        for pk, name in names.items()
        if seats[pk] and not {SeatRole.CHAIR, SeatRole.DEPUTY} & set(seats[pk])
    ]
    single = [_who(post) for post in posts if len(seats[collectives.get(post.pk, 0)]) == 1]
    return [
        *_finding(
            RED,
            "Không có chân trong tập thể lãnh đạo của đơn vị nên không ai họp bước 2",
            alone,
            "organizations:people",
            "mục 3.3.2.2",
        ),
        *_finding(RED, "Tập thể không có thành viên nào", empty, "organizations:tree", "mục 3.3.2"),
        *_finding(
            RED,
            "Tập thể lãnh đạo chỉ có một mình cán bộ được đánh giá",
            single,
            "organizations:tree",
            "mục 3.3.2.2",
        ),
        *_finding(
            YELLOW, "Tập thể không có người chủ trì hoặc cấp phó", headless, "organizations:tree", "mục 3.3.2"
        ),
    ]


def _cells(posts: Collection[Appointment], cells: dict[int, CellFacts], on: date) -> list[Finding]:
    without = [_who(post) for post in posts if post.person_id not in cells]
    homeless = [
        _who(post)
        for post in posts
        if post.person_id in cells and not cells[post.person_id].residence_cell_id
    ]
    wanted = {facts.cell_id for facts in cells.values()} | {
        facts.residence_cell_id for facts in cells.values()
    }
    led = set(
        Appointment.objects.on(on)
        .filter(is_head=True, organization__kind__in=CELL_KINDS)
        .values_list("organization_id", flat=True)
    )
    led |= set(
        Seat.objects.on(on)
        .filter(role=SeatRole.CHAIR)
        .exclude(collective__organization=None)
        .values_list("collective__organization_id", flat=True)
    )
    mute = PartyOrganization.objects.filter(pk__in=wanted - led - {None}).values_list("name", flat=True)
    return [
        *_finding(
            RED, "Chi bộ không có bí thư nên không ai cho ý kiến", mute, "organizations:tree", "mục 3.3.1"
        ),
        *_finding(YELLOW, "Chưa có chi bộ nơi công tác", without, "organizations:people", "mục 3.3.1"),
        *_finding(
            YELLOW,
            "Chưa có chi bộ nơi cư trú (Quy định 213-QĐ/TW; miễn thì ghi lý do)",
            homeless,
            "organizations:people",
            "mục 3.3.1",
        ),
    ]


def _titles(posts: Collection[Appointment]) -> list[Finding]:
    sets = criteria.shipped()
    served = {group for one in sets for group in one["title_groups"]}
    has_common = any(not one["title_groups"] for one in sets)
    unserved = [
        post.title_group
        for post in posts
        if post.is_scored and not has_common and post.title_group not in served
    ]
    ungrouped = [_who(post) for post in posts if not post.title_group or not post.unit or not post.unit.tier]
    return [
        *_finding(
            RED, "Chức danh chấm điểm chưa có bộ tiêu chí Mẫu 06", unserved, "evaluations:plan", "mục 3.3.1"
        ),
        *_finding(
            YELLOW,
            "Thiếu nhóm chức danh hoặc cấp, ngành, lĩnh vực nên không rõ nhóm tính tỷ lệ",
            ungrouped,
            "organizations:people",
            "mục 3.3.3",
        ),
    ]


def _subordinates(posts: Collection[Appointment], on: date) -> list[Finding]:
    """Scored titles in whose unit nobody else holds a post below: step 2a would be closed with that reason."""
    staffed: dict[int, set[int]] = defaultdict(set)
    rows = Appointment.objects.on(on).exclude(unit=None).exclude(managed_by=ManagedBy.PROVINCE)
    for unit, person in rows.values_list("unit_id", "person_id"):
        staffed[unit].add(person)
    lonely = [
        _who(post)
        for post in posts
        if post.is_scored and not staffed.get(post.unit_id, set()) - {post.person_id}
    ]
    return _finding(
        YELLOW,
        "Không có cấp dưới trực tiếp; bước 02B sẽ đóng kèm lý do",
        lonely,
        "organizations:people",
        "mục 3.3.2.1",
    )


def _logins(posts: Collection[Appointment]) -> list[Finding]:
    known = set(
        User.objects.filter(person_id__in=[post.person_id for post in posts], is_active=True).values_list(
            "person_id", flat=True
        )
    )
    without = [_who(post) for post in posts if post.person_id not in known]
    return _finding(
        YELLOW,
        "Chưa có tài khoản; đơn vị ghi nhận bản giấy thay",
        without,
        "organizations:people",
        "mục 3.3.1",
    )


def _who(post: Appointment) -> str:
    return f"{post.person.full_name} ({post.title}, {post.unit or post.organization})"
