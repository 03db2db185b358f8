"""Organisations and collectives: what is known of each, which guards are true, what each still waits for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions, regulations
from evaluations.domain import grids
from evaluations.domain.eligibility import is_young
from evaluations.domain.order import Edge, waits
from evaluations.domain.process import Role
from evaluations.enums import Kind
from evaluations.models import Appraisal, BodyVote, Decision, Evaluation, Opinion, SelfReview, SuggestedPoint
from evaluations.plans.order import edges as plan_edges
from evaluations.plans.subjects import SubjectKind, subjects
from evaluations.selectors import participation
from evaluations.selectors.attended import attended
from evaluations.selectors.cases import RELATED, cases_list
from evaluations.selectors.participation import Answer
from organizations.enums import SeatRole
from organizations.models import Appointment, RecordedRating, Seat
from sonduong.kit.errors import NotVisible

BODIES = participation.BODIES
DECIDING = frozenset({Role.DECIDER_OFFICE, Role.DECIDER_MEMBER, Role.ORG_OFFICE, Role.INSPECTION})
PLACES = ("party_organization", "subject_collective", "decider")


def kind_of(case: Evaluation) -> SubjectKind:
    """What the plan says of this kind of subject: decider, way of voting, ceiling."""
    return subjects(case.campaign.plan_code)[case.subject_code]


def is_secret(case: Evaluation) -> bool:
    """Whether the decider votes on it by secret ballot (BAL-1)."""
    return kind_of(case).vote == "secret_ballot"


def guards(cases: Collection[Evaluation]) -> dict[int, frozenset[str]]:
    """The guards of the body's table that are true now, by case; a constant number of queries. Cases of one campaign."""
    ids = [case.pk for case in cases]
    reviews, votes = reviews_of(ids), votes_of(ids)
    appraised = set(
        Appraisal.objects.filter(evaluation__in=ids)
        .exclude(appraised_at=None)
        .values_list("evaluation_id", flat=True)
    )
    heard = set(
        Opinion.objects.filter(evaluation__in=ids, source="participant").values_list(
            "evaluation_id", flat=True
        )
    )
    waiting = waits_of(cases)
    found = {}
    for case in cases:
        facts = {
            "review_complete": is_complete(case, reviews.get(case.pk)),
            "not_received": case.pk not in heard,
            "appraised": case.pk in appraised,
            "lower_rated": not waiting.get(case.pk),
            "vote_recorded": passed(case, votes.get(case.pk, [])) is not None,
            "not_eligible": is_too_young(case),
        }
        found[case.pk] = frozenset(name for name, is_true in facts.items() if is_true)
    return found


def is_complete(case: Evaluation, review: SelfReview | None) -> bool:
    """Whether the report, the grid and the self-rating are all there."""
    return review is not None and not grids.gaps(case.kind, review.answers, review.self_rating)


def is_too_young(case: Evaluation) -> bool:
    """Younger than six months on the counting day (RUL-11)."""
    row = case.party_organization or case.subject_collective
    regulation = regulations.load(case.campaign.regulation_code)
    return is_young(case.kind, row.established_on if row else None, case.campaign.year, regulation)


def reviews_of(ids: Collection[int]) -> dict[int, SelfReview]:
    """The newest report of each."""
    return {
        row.evaluation_id: row for row in SelfReview.objects.filter(evaluation__in=ids).order_by("version")
    }


def votes_of(ids: Collection[int]) -> dict[int, list[BodyVote]]:
    """The counts that stand."""
    found: dict[int, list[BodyVote]] = defaultdict(list)
    for vote in BodyVote.objects.filter(evaluation__in=ids, superseded_at=None).order_by("pk"):
        found[vote.evaluation_id].append(vote)
    return found


def passed(case: Evaluation, votes: Iterable[BodyVote]) -> str | None:
    """The level that passed: at a meeting of the one count; in a ballot of two equal counts by two people (BAL-2)."""
    votes = list(votes)
    if not is_secret(case):
        return votes[-1].rating or None if votes else None
    if len(votes) < 2 or len({_figures(vote) for vote in votes}) > 1:
        return None
    return votes[0].rating or None


def _figures(vote: BodyVote) -> tuple:
    return vote.entitled, vote.present, tuple(sorted(vote.counts.items()))


def waits_of(cases: Collection[Evaluation]) -> dict[int, tuple[str, ...]]:
    """Names of the lower bodies that are to be rated first, by case (RUL-9); one query, none where nothing is higher."""
    if not cases:
        return {}
    campaign = next(iter(cases)).campaign
    rules = plan_edges(campaign.plan_code)
    lower = {rule.lower for rule in rules for case in cases if rule.higher == case.subject_code}
    if not lower:
        return {}
    columns = (
        "pk",
        "name",
        "subject_code",
        "rating",
        "grassroots_id",
        "party_organization_id",
        "subject_collective__organization_id",
    )
    rows = list(
        Evaluation.objects.filter(campaign=campaign, subject_code__in=lower)
        .order_by("name_key")
        .values_list(*columns)
    )
    below: dict[tuple, list[tuple]] = defaultdict(list)
    for row in rows:
        for within, place in (("grassroots", row[4]), ("organization", row[5] or row[6]), ("district", None)):
            below[row[2], within, place].append(row)
    return {case.pk: _waiting(case, rules, below) for case in cases}


def _waiting(case: Evaluation, rules, below: Mapping[tuple, list[tuple]]) -> tuple[str, ...]:
    found, done, names = [], set(), {}
    for rule in rules:
        if rule.higher != case.subject_code:
            continue
        place = {
            "grassroots": case.grassroots_id,
            "organization": case.party_organization_id,
            "district": None,
        }[rule.within]
        for row in below.get((rule.lower, rule.within, place), []):
            found.append(Edge(row[0], case.pk, "lower_before_higher"))
            names[row[0]] = row[1]
            if row[3]:
                done.add(row[0])
    answer = waits(case.pk, found, done, regulations.load(case.campaign.regulation_code))
    return tuple(names[edge.before] for edge in answer.blocking)


def leaders_of(cases: Collection[Evaluation], *, on: date) -> dict[int, frozenset[int]]:
    """Who leads each body that day: heads of the organisation, chairs of the collective or of its committee. Two queries."""
    organizations = {case.party_organization_id for case in cases} - {None}
    groups = {case.subject_collective_id for case in cases} - {None}
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    heads = Appointment.objects.on(on).filter(organization__in=organizations, is_head=True)
    for place, person in heads.values_list("organization_id", "person_id"):
        found["organization", place].add(person)
    chairs = Seat.objects.on(on).filter(role=SeatRole.CHAIR)
    chairs = chairs.filter(Q(collective__in=groups) | Q(collective__organization__in=organizations))
    for group, place, person in chairs.values_list(
        "collective_id", "collective__organization_id", "person_id"
    ):
        found["collective", group].add(person)
        found["organization", place].add(person)
    return {
        case.pk: frozenset(
            found["organization", case.party_organization_id]
            if case.party_organization_id
            else found["collective", case.subject_collective_id]
        )
        for case in cases
    }


def bodies_list(user, *, on: date) -> list[Evaluation]:
    """The bodies on which this person has a part, with `case.roles`."""
    return cases_list(user, "case.see", on=on, kind__in=BODIES)


@dataclass(slots=True)
class BodyRoom:
    """All about one body on its page; what the person may not read is empty."""

    case: Evaluation
    kind: SubjectKind
    review: SelfReview | None
    points: list[SuggestedPoint]
    answers: list[Answer]
    appraisal: Appraisal | None
    votes: list[BodyVote]
    attended: tuple[str, ...]
    decision: Decision | None
    waits: tuple[str, ...]
    met: frozenset[str]
    years: list[RecordedRating]
    roles: frozenset[Role]
    agreed: str | None

    def is_(self, *roles: str) -> bool:
        """Whether the person holds one of these roles on the case."""
        return bool(self.roles & {Role(role) for role in roles})


def body_get(user, pk: int, *, on: date) -> tuple[Evaluation, list[Answer]]:
    """The case with `case.roles` (participants included) and the answers owed about it, else NotVisible."""
    case = Evaluation.objects.select_related(*RELATED, *PLACES).filter(pk=pk, kind__in=BODIES).first()
    if case is None:
        raise NotVisible
    answers = participation.matrix(case.campaign, on=on, cases=[case])
    case.roles = permissions.roles_on_each(user, [case], on=on)[case.pk]
    me = permissions.standing_of(user, on=on)
    if any(participation.writes_for(me, answer) for answer in answers):
        case.roles |= {Role.PARTICIPANT}
    if not permissions.may(user, "body.read", case, case.roles):
        raise NotVisible
    return case, answers


def review_for(case: Evaluation, roles: frozenset[Role]) -> SelfReview | None:
    """The newest report; a draft is for its own writers alone."""
    review = reviews_of([case.pk]).get(case.pk)
    is_draft = review is not None and review.submitted_at is None
    return None if is_draft and Role.SUBJECT_OFFICE not in roles else review


def reads_answers(case: Evaluation, roles: frozenset[Role]) -> bool:
    """Whether what the participants say is for this reader: the decider's side at once, the body itself once published."""
    if roles & {*DECIDING, Role.ASSIGNED_MEMBER}:
        return True
    return Role.SUBJECT_OFFICE in roles and case.stage == "published"


def room_get(user, pk: int, *, on: date) -> BodyRoom:
    """The body's page. Participants read the report alone; a ballot's counts are for the decider."""
    case, answers = body_get(user, pk, on=on)
    decides = bool(case.roles & DECIDING)
    votes = votes_of([pk]).get(pk, [])
    is_out = case.stage == "published"
    return BodyRoom(
        case,
        kind_of(case),
        review_for(case, case.roles),
        list(SuggestedPoint.objects.filter(evaluation=case).order_by("pk")),
        answers if reads_answers(case, case.roles) else [],
        Appraisal.objects.filter(evaluation=case).first() if decides else None,
        votes if decides else [],
        _attended(case, votes) if decides else (),
        Decision.objects.filter(evaluation=case, superseded_at=None).first() if decides or is_out else None,
        waits_of([case]).get(pk, ()),
        guards([case])[pk],
        _years(case),
        case.roles,
        passed(case, votes) if decides else None,
    )


def _attended(case: Evaluation, votes: list[BodyVote]) -> tuple[str, ...]:
    """Committee members in charge who came to the sitting at which it was voted on."""
    return attended(sitting_of=case.decider_id, attended_on=votes[-1].held_on) if votes else ()


def _years(case: Evaluation) -> list[RecordedRating]:
    own = (
        {"party_organization_id": case.party_organization_id}
        if case.kind == Kind.PARTY_ORGANIZATION
        else {"collective_id": case.subject_collective_id}
    )
    return list(RecordedRating.objects.filter(year__lt=case.campaign.year, **own).order_by("-year")[:5])
