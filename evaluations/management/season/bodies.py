"""Organisations and collectives in the season: reports, participants, appraisal, votes wave by wave, results from above."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from evaluations import regulations
from evaluations.domain import grids
from evaluations.domain.order import Edge, sequence
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.management.season.answers import RESULTS, STRENGTHS, STYLE, WEAKNESSES, Answers
from evaluations.management.season.body_cast import Bodies
from evaluations.management.season.cast import Cast
from evaluations.models import BodyVote, Evaluation
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

LOCAL = ("grassroots_committee", "cell")  # deciders of the commune; the district's come later


def _by(cases: Iterable[Evaluation], key) -> dict[int, list[Evaluation]]:
    found: dict[int, list[Evaluation]] = defaultdict(list)
    for case in cases:
        if (person := key(case)) is not None:
            found[person].append(case)
    return found


def report(bodies: Bodies, cases: Collection[Evaluation]) -> None:
    """The young are set aside; everybody else hands in report, grid and self-rating."""
    at, cast = bodies.days.reported, bodies.cast
    young = {case.pk for case in cases if selectors.is_too_young(case)}
    for person, some in _by((c for c in cases if c.pk in young), bodies.recorder).items():
        bodies_set_aside(evaluation_ids=[c.pk for c in some], actor=cast.user(person), at=at)
    for person, some in _by((c for c in cases if c.pk not in young), bodies.speaker).items():
        items = [_review(bodies, case) for case in some]
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


def comment(bodies: Bodies, cases: Collection[Evaluation]) -> None:
    """Every participant answers about all these subjects."""
    owed: dict[int, list[BodyComment]] = defaultdict(list)
    for answer in participation.matrix(bodies.campaign, on=bodies.cast.on, cases=cases, filled=False):
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


def hear(bodies: Bodies, cases: Collection[Evaluation]) -> None:
    """The deciders' offices end the hearing and appraise."""
    at, cast = bodies.days.heard, bodies.cast
    for person, some in _by(cases, bodies.recorder).items():
        actor = cast.user(person)
        participants_close(evaluation_ids=[c.pk for c in some], actor=actor, at=at)
        items = [BodyAppraisal(c.pk, "Tự đánh giá sát thực tế.", _voted(bodies, c)) for c in some]
        bodies_appraise(items=items, actor=actor, at=at + timedelta(hours=4))


def _voted(bodies: Bodies, case: Evaluation) -> str:
    level = bodies.level(case)
    return level if level != "not_rated" else "good"


def rate(bodies: Bodies, *, local: bool) -> None:
    """Lay before the deciders, vote, decide and publish, lower kinds before higher (RUL-9)."""
    at = bodies.days.local if local else bodies.days.district
    for kinds in waves(bodies):
        cases = [
            case
            for case in bodies.cases("appraisal")
            if case.subject_code in kinds and (selectors.kind_of(case).decider in LOCAL) == local
        ]
        for act in RATING:
            act(bodies, cases, at)


def waves(bodies: Bodies) -> list[frozenset[str]]:
    """Kinds of subject in the order of the plan's edges; kinds that no edge names go with the first wave."""
    rules = edges(bodies.campaign.plan_code)
    waves = sequence(Edge(rule.lower, rule.higher, "lower_before_higher") for rule in rules)
    named = frozenset().union(*waves)
    others = frozenset(case.subject_code for case in bodies.cases()) - named
    return [waves[0] | others, *waves[1:]]


def lay_before(bodies: Bodies, cases: Collection[Evaluation], at: datetime) -> None:
    """Each office lays its subjects before the decider."""
    for person, some in _by(cases, bodies.recorder).items():
        ids = [case.pk for case in some]
        bodies_submit_to_decider(evaluation_ids=ids, actor=bodies.cast.user(person), at=at)


def vote(bodies: Bodies, cases: Collection[Evaluation], at: datetime) -> None:
    """The counts are entered, those of secret ballots by two people."""
    cast = bodies.cast
    for person, some in _by(cases, bodies.recorder).items():
        levels = _levels(bodies, some)
        counts = {case.pk: _count(bodies, case, levels[case.pk], at) for case in some}
        body_votes_enter(items=list(counts.values()), actor=cast.user(person), at=at)
        secret = [case for case in some if selectors.is_secret(case)]
        for decider, theirs in _by(secret, lambda case: case.decider_id).items():
            second = next((p for p in cast.seats[decider] if p != person and p in cast.users), None)
            if second is not None:
                items = [counts[case.pk] for case in theirs]
                body_votes_enter(items=items, actor=cast.user(second), at=at)


def decide(bodies: Bodies, cases: Collection[Evaluation], at: datetime) -> None:
    """What the votes gave becomes the decision."""
    votes = BodyVote.objects.filter(evaluation__in=cases).exclude(rating="")
    levels = dict(votes.values_list("evaluation_id", "rating"))
    for person, some in _by(cases, bodies.recorder).items():
        items = [PartyDecision(case.pk, levels[case.pk]) for case in some]
        actor = bodies.cast.user(person)
        bodies_decide(items=items, decided_on=at.date(), actor=actor, at=at + timedelta(hours=2))


def publish(bodies: Bodies, cases: Collection[Evaluation], at: datetime) -> None:
    """Each office announces on the day after."""
    day = at + timedelta(days=1)
    for person, some in _by(cases, bodies.recorder).items():
        actor = bodies.cast.user(person)
        document = Document("15-TB", day.date(), str(actor), "Thay mặt cấp quyết định")
        bodies_publish(evaluation_ids=[case.pk for case in some], document=document, actor=actor, at=day)


RATING = (lay_before, vote, decide, publish)


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


# Which of the bodies' acts follow which of the cadres' by the plan's dates.
ACTS: dict[str, tuple[Callable[[Bodies], None], ...]] = {
    "self_review": (
        lambda bodies: report(bodies, bodies.cases("self_review")),
        lambda bodies: comment(bodies, bodies.cases("participants")),
        lambda bodies: hear(bodies, bodies.cases("participants")),
    ),
    "collective": (lambda bodies: rate(bodies, local=True),),
    "published": (lambda bodies: rate(bodies, local=False), receive_from_above),
}


def play_bodies(after: str, campaign, cast: Cast, answers: Answers) -> None:
    """The acts that follow this act of the cadres; logins for whoever acts."""
    bodies = Bodies(campaign, cast, answers)
    cast.engage(bodies.actors(bodies.cases()), bodies.days.reported)
    for act in ACTS[after]:
        act(bodies)
