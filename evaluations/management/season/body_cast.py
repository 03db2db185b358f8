"""Who acts for organisations and collectives in the season, on which days, and the level that each year ends with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.models import Evaluation
from evaluations.selectors import bodies as selectors
from organizations.models import Appointment, Assignment, LeadershipCollective, RecordedRating


@dataclass(frozen=True, slots=True)
class BodyDays:
    """The instant of each act on bodies; `local`: commune committees decide, `district`: the district's deciders."""

    reported: datetime
    commented: datetime
    heard: datetime
    local: datetime
    district: datetime
    above: datetime


PLAN = BodyDays(on(11, 20), on(11, 24), on(11, 27), on(12, 3), on(12, 28), on(12, 31))
# In the demo, which ends on the morning of 2 December, the first have been decided on before the plan's day.
DEMO = BodyDays(on(11, 20), on(11, 24), on(11, 27), on(11, 30), on(11, 30, 14), on(12, 1))


class Bodies:
    """The bodies of one campaign with who speaks for each and who records for each decider."""

    def __init__(self, campaign, cast: Cast, answers: Answers, days: BodyDays = PLAN) -> None:
        self.campaign, self.cast, self.answers, self.days = campaign, cast, answers, days
        self.committees = _committees(cast.on)
        self.codes = {case.pk: _code(case) for case in self.cases()}
        self.recorded = _recorded(campaign)
        self.writers = _writers(cast.on)

    def cases(self, *stages: str) -> list[Evaluation]:
        """The bodies at these steps (all, if none is named)."""
        rows = Evaluation.objects.filter(campaign=self.campaign, kind__in=selectors.BODIES)
        rows = rows.filter(stage__in=stages) if stages else rows
        return list(rows.select_related("campaign", *selectors.PLACES).order_by("name_key", "pk"))

    def speaker(self, case: Evaluation) -> int | None:
        """Whoever writes the report: secretary or chair; the org office for bodies decided above."""
        if case.decider_id is None:
            return self.cast.org_office
        if case.subject_collective_id:
            return self.leader(case.subject_collective_id)
        organization = case.party_organization_id
        committee = self.committees.get(organization)
        own = self.cast.secretaries.get(organization) or (self.leader(committee) if committee else None)
        return own or self.recorder(case)

    def leader(self, collective_id: int) -> int | None:
        """The chair or a deputy."""
        seats = self.cast.seats[collective_id]
        return next(
            (p for role in ("chair", "deputy") for p, held in sorted(seats.items()) if held == role), None
        )

    def recorder(self, case: Evaluation) -> int | None:
        """Whoever records for the decider: the org office for the authority, else its chair."""
        if case.decider_id == self.campaign.authority_id:
            return self.cast.org_office
        return self.leader(case.decider_id) if case.decider_id else None

    def level(self, case: Evaluation) -> str:
        """The level on record for the year, else one drawn."""
        key = (case.party_organization_id, case.subject_collective_id)
        return self.recorded.get(key) or self.answers.temper(self.codes[case.pk]).level

    def actors(self, cases: Collection[Evaluation]) -> set[int]:
        """Everybody who acts for these, to be given logins first."""
        found = {self.cast.org_office} | set(self.writers.values())
        for case in cases:
            found |= {self.speaker(case), self.recorder(case)}
            if case.decider_id:
                found |= set(list(self.cast.seats[case.decider_id])[:3])
        return {person for person in found if person is not None}


def _committees(day) -> dict[int, int]:
    """Organisation → the committee or chi ủy that leads it."""
    kinds = ("cell_committee", "grassroots_committee")
    rows = LeadershipCollective.objects.on(day).filter(kind__in=kinds, organization__isnull=False)
    return dict(rows.values_list("organization_id", "pk"))


def _code(case: Evaluation) -> str:
    row = case.party_organization or case.subject_collective
    return row.code


def _recorded(campaign) -> dict[tuple[int | None, int | None], str]:
    rows = RecordedRating.objects.filter(year=campaign.year, kind__in=["party_organization", "collective"])
    return {
        (org, group): rating
        for org, group, rating in rows.values_list("party_organization_id", "collective_id", "rating")
    }


def _writers(day) -> dict[int, int]:
    """Unit → who answers for it: contact, personnel officer, else head."""
    heads = Appointment.objects.on(day).filter(is_head=True, unit__isnull=False)
    found = dict(heads.values_list("unit_id", "person_id"))
    for role in ("unit_office", "org_office", "consulted_agency"):
        rows = Assignment.objects.on(day).filter(role=role, unit__isnull=False)
        found |= dict(rows.order_by("-pk").values_list("unit_id", "person_id"))
    return found
