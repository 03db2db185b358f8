"""Lists of people in Vietnamese name order, with filters, search without marks, and pages by key at any depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet, Window

from organizations.enums import Category, ManagedBy
from organizations.models import Appointment, PartyMembership, PartyOrganization, Person, Unit
from organizations.selectors.scope import visible_people
from sonduong.kit.text import fold

PAGE = 50
COUNTED = 20_000  # beyond this a list says "hơn 20.000" instead of counting on


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the address says. Empty = any."""

    search: str = ""
    unit: int | None = None
    organization: int | None = None
    category: str = ""
    managed_by: str = ""
    title_group: str = ""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Fifty people, the keys of the pages before and after, how many there are (at most COUNTED + 1)."""

    people: list[Person]
    before: str
    after: str
    found: int


def _words(search: str) -> list[str]:
    return fold(search).split()


def _named(words: list[str]) -> QuerySet[Person]:
    """Names with all the words; when nobody has them whole, names with all of them as parts (somebody still types)."""
    whole = parts = Person.objects.order_by()
    for word in words:
        whole, parts = whole.filter(search_key__contains=f" {word} "), parts.filter(search_key__contains=word)
    return whole if whole.exists() else parts


def _by_search(people: QuerySet[Person], search: str, on: date) -> QuerySet[Person]:
    """Every word stands in the name (An finds An, not Thanh); or the whole begins a code, or is part of a unit's name
    or of a title.

    Four narrow questions made one by UNION, each answered from its own index; OR would walk through everybody.
    """
    words = _words(search)
    if not words:
        return people
    whole, code = " ".join(words), search.strip().upper()
    named = _named(words)
    coded = Person.objects.filter(code__gte=code, code__lt=f"{code}\uffff")
    placed = Person.objects.filter(workplace__in=Unit.objects.filter(search_key__contains=whole).values("pk"))
    titled = Appointment.objects.on(on).filter(search_key__contains=whole).order_by()
    found = (
        named.order_by()
        .values("pk")
        .union(coded.order_by().values("pk"), placed.order_by().values("pk"), titled.values("person_id"))
    )
    return people.filter(pk__in=found)


def people_filtered(user, wanted: PeopleFilter, *, on: date) -> QuerySet[Person]:
    """The visible people who match, in name order."""
    people = _by_search(visible_people(user, on=on), wanted.search, on)
    posts = Appointment.objects.on(on)
    if wanted.unit:
        inside = Unit.objects.filter(pk=wanted.unit).values("pk")
        people = people.filter(
            Q(workplace__in=inside) | Q(pk__in=posts.filter(unit=wanted.unit).values("person_id"))
        )
    if wanted.organization:
        members = PartyMembership.objects.on(on).filter(organization=wanted.organization)
        people = people.filter(pk__in=members.values("person_id"))
    if wanted.category in Category.values:
        people = people.filter(category=wanted.category)
    if wanted.managed_by in ManagedBy.values:
        people = people.filter(pk__in=posts.filter(managed_by=wanted.managed_by).values("person_id"))
    if wanted.title_group:
        people = people.filter(pk__in=posts.filter(title_group=wanted.title_group).values("person_id"))
    return people.order_by("name_key", "pk")


def with_posts(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """With workplace, posts of the day (`.posts`) and official cell of the day (`.cells`): three queries."""
    posts = Appointment.objects.on(on).select_related("unit", "organization").order_by("-is_main", "pk")
    cells = PartyMembership.objects.on(on).select_related("organization").order_by("activity", "pk")
    return people.select_related("workplace").prefetch_related(
        Prefetch("appointments", posts, to_attr="posts"), Prefetch("memberships", cells, to_attr="cells")
    )


def _split(cursor: str) -> tuple[str, int] | None:
    key, _, pk = cursor.rpartition("|")
    return (key.replace("_", "\t"), int(pk)) if key and pk.isdigit() else None


def _cursor(person: Person) -> str:
    return f"{person.name_key}|{person.pk}".replace("\t", "_")


def people_page(user, wanted: PeopleFilter, *, on: date, after: str = "", before: str = "") -> PeoplePage:
    """One page, found by the key of its neighbour and not by counting rows: as fast at the end as at the start."""
    everyone = rows = people_filtered(user, wanted, on=on)
    if place := _split(before):
        key, pk = place
        earlier = rows.filter(Q(name_key__lt=key) | Q(name_key=key, pk__lt=pk), name_key__lte=key)
        people = list(with_posts(earlier.reverse()[: PAGE + 1], on))
        more_before, more_after = len(people) > PAGE, True
        people = people[:PAGE][::-1]
    else:
        if place := _split(after):
            key, pk = place
            rows = rows.filter(Q(name_key__gt=key) | Q(name_key=key, pk__gt=pk), name_key__gte=key)
        elif wanted.search:  # a search looks at everybody anyway: count on the way instead of looking twice
            rows = rows.annotate(found=Window(Count("pk")))
        people = list(with_posts(rows[: PAGE + 1], on))
        more_before, more_after = bool(place), len(people) > PAGE
        people = people[:PAGE]
    if not (more_before or more_after):
        found = len(people)
    else:
        counted = getattr(people[0], "found", 0) if people else 0
        found = counted or everyone.order_by()[: COUNTED + 1].count()
    return PeoplePage(
        people,
        _cursor(people[0]) if people and more_before else "",
        _cursor(people[-1]) if people and more_after else "",
        found,
    )


def people_choices(user, search: str, *, on: date, most: int = 12) -> list[Person]:
    """The first few who match, for a field that chooses a person; nobody without a search."""
    if len(fold(search).strip()) < 2:
        return []
    return list(with_posts(people_filtered(user, PeopleFilter(search=search), on=on)[:most], on))


def people_rows(user, wanted: PeopleFilter, *, on: date) -> Iterator[Person]:
    """Everybody who matches, for an export of exactly what is shown."""
    return with_posts(people_filtered(user, wanted, on=on), on).iterator(chunk_size=2000)


def title_groups(*, on: date) -> list[str]:
    """The groups in use, for the filter."""
    rows = Appointment.objects.on(on).exclude(title_group="")
    return sorted(rows.order_by().values_list("title_group", flat=True).distinct(), key=fold)


def place_name(wanted: PeopleFilter) -> str:
    """Name of the unit or party organisation by which the list is filtered, or ''."""
    if wanted.unit:
        return Unit.objects.filter(pk=wanted.unit).values_list("name", flat=True).first() or ""
    if wanted.organization:
        rows = PartyOrganization.objects.filter(pk=wanted.organization)
        return rows.values_list("name", flat=True).first() or ""
    return ""


def official_membership(person: Person, *, on: date) -> PartyMembership | None:
    """Where the person is an official member on that day."""
    rows = PartyMembership.objects.on(on).filter(person=person, activity="official")
    return rows.select_related("organization", "person").first()
