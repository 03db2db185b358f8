"""What the yearly summary report counts: subjects and ratings by kind, last year beside it, who was not rated and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet

from evaluations import permissions, regulations
from evaluations.enums import FOUR_RATINGS, Kind
from evaluations.models import Campaign, Evaluation
from evaluations.selectors.paper_cases import authority_place
from organizations.models import RecordedRating
from sonduong.kit.errors import NotVisible

LEVELS = tuple(code for code, _ in FOUR_RATINGS)
ORGANIZATIONS = ("grassroots_committee", "grassroots_cell", "cell")
SUBJECTS = (*ORGANIZATIONS, Kind.MEMBER.value, Kind.COLLECTIVE.value, Kind.CADRE.value)


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind of subject: everybody, and how many hold each of the four levels."""

    total: int
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """`tallies` by SUBJECTS; `before` and `now`: cadres by level, last year and this; `unrated`: (reason, number)."""

    year: int
    plan_number: str
    authority: str
    tallies: Mapping[str, Tally]
    before: tuple[int, ...]
    now: tuple[int, ...]
    unrated: tuple[tuple[str, int], ...]
    share: Decimal


def years(actor, *, on: date) -> list[int]:
    """The years whose report this person may print: the org office, the authority and inspection, every year; newest first."""
    if actor is not None:
        me = permissions.standing_of(actor, on=on)
        if not (me.holds("org_office") or me.holds("inspection") or me.authority_id in me.seats):
            return []
    return list(Campaign.objects.order_by("-year").values_list("year", flat=True))


def year_facts(actor, year: str, *, on: date) -> YearFacts:
    """The figures of one year; NotVisible for whoever may not print it. Five queries, however many subjects."""
    if not year.isdigit() or int(year) not in years(actor, on=on):
        raise NotVisible
    campaign = Campaign.objects.select_related("authority__unit", "authority__organization").get(
        year=int(year)
    )
    cases = Evaluation.objects.filter(campaign=campaign)
    tallies = _tallies(cases)
    people = cases.filter(kind=Kind.CADRE).values("person_id")
    past = RecordedRating.objects.filter(kind="person", year=campaign.year - 1, person__in=people)
    before = Counter(past.values_list("rating", flat=True))
    rule = regulations.load(campaign.regulation_code).quota[Kind.MEMBER]
    return YearFacts(
        campaign.year,
        campaign.plan_number,
        authority_place(campaign),
        tallies,
        tuple(before[level] for level in LEVELS),
        tallies[Kind.CADRE].levels,
        _unrated(cases),
        Decimal(rule.share.numerator * 100) / Decimal(rule.share.denominator),
    )


def _tallies(cases: QuerySet[Evaluation]) -> dict[str, Tally]:
    rows = (
        cases.values_list("kind", "party_organization__kind", "rating")
        .annotate(number=Count("pk"))
        .order_by()
    )
    counts: dict[str, Counter[str]] = {subject: Counter() for subject in SUBJECTS}
    for kind, organization, rating, number in rows:
        subject = organization if kind == Kind.PARTY_ORGANIZATION else kind
        if subject in counts:
            counts[subject][rating] += number
    return {
        subject: Tally(sum(found.values()), tuple(found[level] for level in LEVELS))
        for subject, found in counts.items()
    }


def _unrated(cases: QuerySet[Evaluation]) -> tuple[tuple[str, int], ...]:
    """Members who hold none of the four levels, by reason; without a reason they are still waited for."""
    rows = cases.filter(kind=Kind.MEMBER).exclude(rating__in=LEVELS)
    found = (
        rows.values_list("not_rated_reason")
        .annotate(number=Count("pk"))
        .order_by("-number", "not_rated_reason")
    )
    return tuple((reason or "Chưa có kết quả (báo cáo bổ sung)", number) for reason, number in found)
