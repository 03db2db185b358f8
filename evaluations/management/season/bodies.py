"""Organisations and collectives in the season: reports, participants, appraisal, votes wave by wave, results from above."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from evaluations import regulations
from evaluations.domain import grids
from evaluations.domain.order import Edge, sequence
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.management.season.answers import RESULTS, STRENGTHS, STYLE, WEAKNESSES, Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.models import Evaluation
from evaluations.plans.order import edges
from evaluations.selectors import bodies as selectors
from evaluations.selectors import participation
from evaluations.services.bodies import (
    BodyAppraisal,
    BodyReview,
    bodies_appraise,
    bodies_set_aside,
    bodies_submit_to_decider,
    body_reviews_submit,
)
from evaluations.services.body_decisions import (
    BodyCount,
    OutsideResult,
    bodies_decide,
    bodies_publish,
    body_votes_enter,
    outside_results_enter,
)
from evaluations.services.decisions import Document
from evaluations.services.participation import BodyComment, body_comments_record, participants_close
from evaluations.services.party_decisions import PartyDecision
from organizations.models import Appointment, Assignment, LeadershipCollective, RecordedRating

LOCAL = ("grassroots_committee", "cell")  # deciders of the commune; the district's come later


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

    def actors(self) -> set[int]:
        """Everybody who acts, to be given logins first."""
        found = {self.cast.org_office} | set(self.writers.values())
        for case in self.cases():
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


def _by(cases: Iterable[Evaluation], key) -> dict[int, list[Evaluation]]:
    found: dict[int, list[Evaluation]] = defaultdict(list)
    for case in cases:
        if (person := key(case)) is not None:
            found[person].append(case)
    return found


def report(bodies: Bodies) -> None:
    """The young are set aside; everybody else hands in report, grid and self-rating."""
    at, cast = bodies.days.reported, bodies.cast
    young = [case for case in bodies.cases("self_review") if selectors.is_too_young(case)]
    for person, cases in _by(young, bodies.recorder).items():
        bodies_set_aside(evaluation_ids=[c.pk for c in cases], actor=cast.user(person), at=at)
    for person, cases in _by(bodies.cases("self_review"), bodies.speaker).items():
        items = [_review(bodies, case) for case in cases]
        body_reviews_submit(items=items, actor=cast.user(person), at=at)


def _review(bodies: Bodies, case: Evaluation) -> BodyReview:
    code, level = bodies.codes[case.pk], bodies.level(case)
    lines = {"BC.1": STYLE, "BC.2": RESULTS, "BC.3": STRENGTHS, "BC.4": WEAKNESSES, "BC.8": RESULTS}
    words = {key: bodies.answers.pick(some, code, key, unit=case.name) for key, some in lines.items()}
    return BodyReview(case.pk, words, _grid(bodies, case, "self"), level if level != "not_rated" else "good")


def _grid(bodies: Bodies, case: Evaluation, *key: object) -> dict[str, str]:
    grade = {"excellent": "strong", "good": "good", "completed": "average"}.get(bodies.level(case), "poor")
    dice = bodies.answers.dice("grid", bodies.codes[case.pk], *key)
    return {row.key: dice.choice((grade, grade, grade, "good")) for row in grids.rows_of(case.kind)}


def comment(bodies: Bodies) -> None:
    """Every participant answers about all its subjects."""
    owed: dict[int, list[BodyComment]] = defaultdict(list)
    open_cases = bodies.cases("participants")
    for answer in participation.matrix(bodies.campaign, on=bodies.cast.on, cases=open_cases, filled=False):
        if (person := bodies.writers.get(answer.unit_id)) is not None:
            owed[person].append(_comment(bodies, answer))
    for person, items in owed.items():
        body_comments_record(items=items, actor=bodies.cast.user(person), at=bodies.days.commented)


def _comment(bodies: Bodies, answer: participation.Answer) -> BodyComment:
    case = answer.case
    text = bodies.answers.pick(STRENGTHS, bodies.codes[case.pk], answer.body, answer.unit_id)
    level = bodies.level(case)
    rating = (level if level != "not_rated" else "good") if answer.duty.asks_rating else ""
    return BodyComment(case.pk, answer.body, answer.unit_id, text, rating, _grid(bodies, case, answer.body))


def hear(bodies: Bodies) -> None:
    """The deciders' offices end the hearing and appraise."""
    at, cast = bodies.days.heard, bodies.cast
    for person, cases in _by(bodies.cases("participants"), bodies.recorder).items():
        actor = cast.user(person)
        participants_close(evaluation_ids=[c.pk for c in cases], actor=actor, at=at)
        items = [BodyAppraisal(c.pk, "Tự đánh giá sát thực tế.", _voted(bodies, c)) for c in cases]
        bodies_appraise(items=items, actor=actor, at=at + timedelta(hours=4))


def _voted(bodies: Bodies, case: Evaluation) -> str:
    level = bodies.level(case)
    return level if level != "not_rated" else "good"


def rate(bodies: Bodies, *, local: bool) -> None:
    """Lay before the deciders, vote, decide and publish, lower kinds before higher (RUL-9)."""
    at = bodies.days.local if local else bodies.days.district
    for kinds in _waves(bodies):
        cases = [
            case
            for case in bodies.cases("appraisal")
            if case.subject_code in kinds and (selectors.kind_of(case).decider in LOCAL) == local
        ]
        for person, some in _by(cases, bodies.recorder).items():
            _rate(bodies, some, person, at)


def _waves(bodies: Bodies) -> list[frozenset[str]]:
    """Kinds of subject in the order of the plan's edges; kinds that no edge names go with the first wave."""
    rules = edges(bodies.campaign.plan_code)
    waves = sequence(Edge(rule.lower, rule.higher, "lower_before_higher") for rule in rules)
    named = frozenset().union(*waves)
    others = frozenset(case.subject_code for case in bodies.cases()) - named
    return [waves[0] | others, *waves[1:]]


def _rate(bodies: Bodies, cases: Collection[Evaluation], person: int, at: datetime) -> None:
    actor, cast = bodies.cast.user(person), bodies.cast
    ids = [case.pk for case in cases]
    bodies_submit_to_decider(evaluation_ids=ids, actor=actor, at=at)
    levels = _levels(bodies, cases)
    counts = [_count(bodies, case, levels[case.pk], at) for case in cases]
    body_votes_enter(items=counts, actor=actor, at=at)
    for decider, some in _by(cases, lambda case: case.decider_id).items():
        second = next((p for p in cast.seats[decider] if p != person and p in cast.users), None)
        secret = {case.pk for case in some if selectors.is_secret(case)}
        if secret and second is not None:
            items = [count for count in counts if count.evaluation_id in secret]
            body_votes_enter(items=items, actor=cast.user(second), at=at)
    items = [PartyDecision(case.pk, levels[case.pk]) for case in cases]
    bodies_decide(items=items, decided_on=at.date(), actor=actor, at=at + timedelta(hours=2))
    day = at + timedelta(days=1)
    document = Document("15-TB", day.date(), cast_name(cast, person), "Thay mặt cấp quyết định")
    bodies_publish(evaluation_ids=ids, document=document, actor=actor, at=day)


def cast_name(cast: Cast, person: int) -> str:
    """Who signs."""
    return str(cast.user(person))


def _levels(bodies: Bodies, cases: Collection[Evaluation]) -> dict[int, str]:
    """The level voted for each; cells beyond the committee's ceiling are voted good (RUL-2)."""
    levels = {case.pk: _voted(bodies, case) for case in cases}
    rule = regulations.load(bodies.campaign.regulation_code).quota[Kind.PARTY_ORGANIZATION]
    for group in _by(
        cases, lambda case: case.grassroots_id if selectors.kind_of(case).quota else None
    ).values():
        for case in group:
            verdict = check_group(rule, [Rating(levels[one.pk]) for one in group])
            if verdict.too_many and levels[case.pk] == Rating.EXCELLENT:
                levels[case.pk] = Rating.GOOD.value
    return levels


def _count(bodies: Bodies, case: Evaluation, level: str, at: datetime) -> BodyCount:
    seats = len(bodies.cast.seats[case.decider_id]) or 1
    counts = bodies.answers.votes(seats, level, "body", bodies.codes[case.pk])
    if not selectors.is_secret(case):
        counts = {level: counts[level], "against": seats - counts[level]}
    return BodyCount(case.pk, at.date(), seats, seats, counts)


def receive_from_above(bodies: Bodies) -> None:
    """The results of bodies that the province decides are entered."""
    cases, at = bodies.cases("outside"), bodies.days.above
    paper = Document("88-QĐ/TU", at.date(), "Cấp trên có thẩm quyền", "Thay mặt cấp trên")
    items = [OutsideResult(case.pk, _voted(bodies, case), paper) for case in cases]
    if items:
        outside_results_enter(items=items, actor=bodies.cast.user(bodies.cast.org_office), at=at)


def play_bodies(campaign, cast: Cast, answers: Answers, days: BodyDays = PLAN) -> dict[str, int]:
    """The whole year of every body; returns how many are published and not."""
    bodies = Bodies(campaign, cast, answers, days)
    cast.engage(bodies.actors(), days.reported)
    report(bodies)
    comment(bodies)
    hear(bodies)
    rate(bodies, local=True)
    rate(bodies, local=False)
    receive_from_above(bodies)
    stages = [case.stage for case in bodies.cases()]
    return {"published": stages.count("published"), "open": len(stages) - stages.count("published")}
