"""The lists of organisations and collectives: all in which somebody has a part, and those before a decider's vote."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from evaluations.domain.process import Role, Stage
from evaluations.enums import StageChoice
from evaluations.models import BodyVote, Evaluation
from evaluations.plans.subjects import subjects
from evaluations.selectors import bodies
from evaluations.selectors.cases import cases_list

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListLine:
    """One body on the list. `may_act`: this person records for its decider."""

    case: Evaluation
    kind: str
    self_rating: str
    may_act: bool


@dataclass(frozen=True, slots=True)
class BodyList:
    """The page and what the filters may choose from."""

    page: Page
    kinds: list[tuple[str, str]]
    stages: list[tuple[str, str]]
    acts: bool


def body_list(user, *, on: date, code: str = "", stage: str = "", number: str | None = None) -> BodyList:
    """The bodies in which the person has a part, fifty a page; a constant number of queries."""
    cases = bodies.bodies_list(user, on=on)
    names = subjects(cases[0].campaign.plan_code) if cases else {}
    kinds = sorted({(case.subject_code, names[case.subject_code].name) for case in cases}, key=lambda k: k[1])
    present = {case.stage for case in cases}
    stages = [choice for choice in StageChoice.choices if choice[0] in present]
    chosen = [c for c in cases if code in ("", c.subject_code) and stage in ("", c.stage)]
    page = Paginator(chosen, PAGE).get_page(number)
    reviews = bodies.reviews_of([case.pk for case in page])
    page.object_list = [_line(case, names[case.subject_code].name, reviews) for case in page]
    return BodyList(page, kinds, stages, any(line.may_act for line in page.object_list))


def _line(case: Evaluation, kind: str, reviews) -> ListLine:
    review = reviews.get(case.pk)
    rating = review.self_rating if review and review.submitted_at else ""
    return ListLine(case, kind, rating, Role.DECIDER_OFFICE in case.roles)


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One body before the vote: the person's own count, whether a second is awaited, the level that passed."""

    case: Evaluation
    kind: str
    is_secret: bool
    mine: BodyVote | None
    entries: int
    agreed: str | None
    self_rating: str
    may_decide: bool


def vote_lines(user, *, on: date) -> list[VoteLine]:
    """The bodies at the decision on which this person may enter the vote; those voted in secret first."""
    stage = Stage.DECISION.value
    cases = cases_list(user, "body.vote", on=on, kind__in=bodies.BODIES, stage=stage)
    ids = [case.pk for case in cases]
    votes, reviews = bodies.votes_of(ids), bodies.reviews_of(ids)
    lines = [_vote_line(user, case, votes.get(case.pk, []), reviews.get(case.pk)) for case in cases]
    return sorted(lines, key=lambda line: (not line.is_secret, line.kind))


def _vote_line(user, case: Evaluation, votes: list[BodyVote], review) -> VoteLine:
    kind = bodies.kind_of(case)
    return VoteLine(
        case,
        kind.name,
        bodies.is_secret(case),
        next((vote for vote in votes if vote.entered_by_id == user.pk), None),
        len(votes),
        bodies.passed(case, votes),
        review.self_rating if review else "",
        Role.DECIDER_OFFICE in case.roles,
    )


def waiting_publication(user, *, on: date) -> list[Evaluation]:
    """The bodies decided and not yet published, for who records for their decider."""
    stage = Stage.PUBLICATION.value
    return cases_list(user, "body.appraise", on=on, kind__in=bodies.BODIES, stage=stage)
