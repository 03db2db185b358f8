"""What waits for what (RUL-9): ratings that stand on a rating not there yet, and those that a later one has overtaken.

Nothing is stored about it: every rating given or proposed is held again against the caps as they are known today.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from evaluations import permissions
from evaluations.domain.caps import Cap, standing
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import Campaign, CellProposal, Decision, Evaluation, Proposal
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.caps import PARTY_COMMITTEES, caps_of, regulation_of
from evaluations.selectors.cases import current_campaign
from organizations.models import Appointment, LeadershipCollective, PartyOrganization, Person, Seat, Unit
from sonduong.kit.errors import NotVisible
from sonduong.kit.text import fold

# What somebody's rating may hang on, by the word in the address.
SOURCES = {
    "don-vi": Unit,
    "to-chuc-dang": PartyOrganization,
    "tap-the": LeadershipCollective,
    "cong-chuc": Person,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rating against today's caps: `broken` forbid it, `waiting` may still do so."""

    case: Evaluation
    rating: str
    is_decided: bool
    broken: tuple[Cap, ...]
    waiting: tuple[Cap, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The caps in words, those that forbid first."""
        regulation = regulation_of(self.case)
        return tuple(cap_sentence(cap, regulation) for cap in self.broken or self.waiting)


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation and how many of its members' ratings are marked provisional."""

    pk: int
    name: str
    provisional: int


@dataclass(frozen=True, slots=True)
class OrderPage:
    """`review`: to be looked at again; `waits`: (whose rating is awaited, who waits), the longest first; `lines`: all."""

    title: str
    places: tuple[Place, ...]
    lines: tuple[Line, ...]

    @property
    def review(self) -> list[Line]:
        return [line for line in self.lines if line.broken]

    @property
    def waits(self) -> list[tuple[str, list[Line]]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            if not line.broken:
                for source in dict.fromkeys(cap.source for cap in line.waiting):
                    found[source].append(line)
        return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def order_of(user, *, on: date, place: int | None = None, cadres: bool = False) -> OrderPage:
    """The places of this person and, of the chosen one (or of the cadres), every rating that waits or must be looked at.

    Who has one place alone need not choose. NotVisible for a place that is not this person's.
    """
    campaign = _campaign()
    me = permissions.standing_of(user, on=on)
    is_wide = me.holds("org_office") or me.holds("inspection")
    mine = Q() if is_wide else _mine(me)
    places = _places(campaign, mine)
    if cadres:
        if not is_wide:
            raise NotVisible
        rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.CADRE)
        return OrderPage("Cán bộ diện Ban Thường vụ Huyện ủy quản lý", places, tuple(_lines(rows)))
    chosen = place or (places[0].pk if len(places) == 1 else None)
    if chosen is None:
        return OrderPage("", places, ())
    names = {one.pk: one.name for one in places}
    if chosen not in names:
        raise NotVisible
    rows = Evaluation.objects.filter(mine, campaign=campaign, kind=Kind.MEMBER, grassroots_id=chosen)
    return OrderPage(names[chosen], places, tuple(_lines(rows)))


def _campaign() -> Campaign:
    campaign = current_campaign()
    if campaign is None:
        raise NotVisible
    return campaign


def _mine(me: permissions.Standing) -> Q:
    committees, cells = me.organizations("grassroots_committee"), me.organizations("cell_secretary")
    return Q(grassroots_id__in=committees) | Q(cell_id__in=cells)


def _places(campaign: Campaign, mine: Q) -> tuple[Place, ...]:
    """The organisations with members of mine, and their provisional ratings; three queries."""
    members = Evaluation.objects.filter(mine, campaign=campaign, kind=Kind.MEMBER)
    counted: Counter[int] = Counter()
    for table, more in ((Decision, {}), (CellProposal, {"evaluation__rating": ""})):
        held = table.objects.filter(superseded_at=None, is_provisional=True, evaluation__in=members, **more)
        per_place = held.order_by().values_list("evaluation__grassroots_id").annotate(n=Count("pk"))
        counted += Counter(dict(per_place))
    named = members.order_by().values_list("grassroots_id", "grassroots__name").distinct()
    rows = [Place(pk, name, counted[pk]) for pk, name in named if pk is not None]
    return tuple(sorted(rows, key=lambda one: (-one.provisional, fold(one.name))))


def affected_by(user, kind: str, pk: int, *, on: date) -> OrderPage:
    """The ratings that hang on one body's rating or on one person's civil result; for those who see the whole district."""
    me = permissions.standing_of(user, on=on)
    table = SOURCES.get(kind)
    subject = table.objects.filter(pk=pk).first() if table else None
    if subject is None or not (me.holds("org_office") or me.holds("inspection")):
        raise NotVisible
    rows = Evaluation.objects.filter(_hangs_on(kind, pk, on), campaign=_campaign())
    rows = rows.filter(kind__in=[Kind.CADRE, Kind.MEMBER])
    name = subject.full_name if isinstance(subject, Person) else subject.name
    return OrderPage(name, (), tuple(_lines(rows, every=True)))


def _hangs_on(kind: str, pk: int, on: date) -> Q:
    heads = Appointment.objects.on(on).filter(is_head=True)
    if kind == "to-chuc-dang":
        return Q(kind=Kind.MEMBER, person__in=heads.filter(organization=pk).values("person"))
    if kind == "don-vi":
        return Q(kind=Kind.CADRE) & (Q(unit=pk) | Q(person__in=heads.filter(unit=pk).values("person")))
    if kind == "tap-the":
        units = LeadershipCollective.objects.filter(pk=pk).values("unit")
        seated = Seat.objects.on(on).filter(collective=pk, collective__kind__in=PARTY_COMMITTEES)
        members = Q(kind=Kind.MEMBER, person__in=seated.values("person"))
        return members | Q(kind=Kind.CADRE) & (Q(collective=pk) | Q(unit__in=units))
    return Q(kind=Kind.MEMBER, person=pk)


def _lines(rows: QuerySet[Evaluation], *, every: bool = False) -> Iterable[Line]:
    """Given or proposed ratings that wait or are broken; `every`: all of them. A constant number of queries."""
    cases = list(rows.select_related("campaign", "person", "cell", "unit").order_by("name_key", "pk"))
    proposed = _proposed(cases)
    rated = [case for case in cases if case.rating or case.pk in proposed]
    caps = caps_of(rated)
    for case in rated:
        rating = case.rating or proposed[case.pk]
        answer = standing(Rating(rating), caps[case.pk])
        if every or answer.broken or answer.waiting:
            yield Line(case, rating, bool(case.rating), answer.broken, answer.waiting)


def _proposed(cases: Collection[Evaluation]) -> dict[int, str]:
    """The newest proposal of each: of a member's cell, of the last meeting on a cadre."""
    found: dict[int, str] = {}
    for table in (CellProposal, Proposal):
        rows = table.objects.filter(evaluation__in=cases, superseded_at=None).order_by("pk")
        found |= dict(rows.values_list("evaluation_id", "rating"))
    return found
