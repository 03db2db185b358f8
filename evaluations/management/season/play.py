"""Plays the year in the plan's order, each act on its date, and says how far it came and how long it took."""

import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.db.models import Count

from evaluations.domain.process import Stage
from evaluations.enums import ConferenceKind
from evaluations.management.season import authority, bodies, first_steps, meetings, party
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import PLAN, YEAR, Calendar
from evaluations.management.season.cast import Cast
from evaluations.management.season.register import record_missing_ratings
from evaluations.models import Campaign, Evaluation
from evaluations.selectors.enrolment import default_authority
from evaluations.selectors.groups import decided_states
from evaluations.services.campaigns import campaign_start

STAGES = (
    "enrolled",
    "self_review",
    "subordinates",
    "collective",
    "superior",
    "appraisal",
    "ballot",
    "decided",
    "published",
)


@dataclass
class Play:
    """One season: who acts, with what answers, over which cases."""

    answers: Answers
    cast: Cast
    calendar: Calendar = PLAN
    campaign: Campaign | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def cases(self, *stages: Stage) -> list[Evaluation]:
        """The district's cadres that wait at one of these steps, with what the acts read of them."""
        rows = Evaluation.objects.filter(campaign=self.campaign, kind="cadre", managed_by="district")
        if stages:
            rows = rows.filter(stage__in=[stage.value for stage in stages])
        related = ("campaign", "person", "unit", "superior_collective", "appointment", "criteria_set")
        return list(rows.select_related(*related).order_by("name_key", "pk"))


def enrol(play: Play) -> None:
    """Start the campaign; engage everybody who will act."""
    at, cast = play.calendar.opened, play.cast
    cast.engage({cast.org_office}, at)
    play.campaign = campaign_start(
        year=YEAR,
        name=f"Kiểm điểm, đánh giá, xếp loại năm {YEAR}",
        plan_number="16-KH/HU",
        plan_code="kh16-2020",
        regulation_code="kh16-2020",
        authority_id=default_authority().pk,
        actor=cast.user(cast.org_office),
        at=at,
    )
    cases = play.cases()
    people = {case.person_id for case in cases} | cast.assigned
    for case in cases:
        people |= set(cast.seats[case.collective_id]) | set(cast.seats[case.superior_collective_id])
    people |= set(cast.seats[play.campaign.authority_id]) | party.voices(play.campaign, cast)
    cast.engage(people, at)
    record_missing_ratings(YEAR, cast, play.answers, play.calendar.bodies_rated)


def review(play: Play, cases: Collection[Evaluation]) -> None:
    first_steps.write_reviews(cases, play.cast, play.answers, play.calendar.review)
    first_steps.give_opinions(cases, play.cast, play.answers, play.calendar.opinions)


def feedback(play: Play, cases: Collection[Evaluation]) -> None:
    first_steps.ask_subordinates(
        cases,
        play.cast,
        play.answers,
        opened=play.calendar.feedback_opened,
        closed=play.calendar.feedback_closed,
    )


def collective(play: Play, cases: Collection[Evaluation]) -> None:
    meetings.hold(cases, ConferenceKind.COLLECTIVE, play.cast, play.answers, play.calendar.collective)
    meetings.hand_over(cases, play.cast, play.calendar.sent)


def superior(play: Play, cases: Collection[Evaluation]) -> None:
    meetings.hold(cases, ConferenceKind.SUPERIOR, play.cast, play.answers, play.calendar.superior)
    meetings.forward(cases, play.cast, play.calendar.forwarded)


def appraisal(play: Play, cases: Collection[Evaluation]) -> None:
    authority.consult(cases, play.cast, play.answers, play.calendar.consulted)
    authority.appraise(cases, play.cast, play.answers, play.calendar.appraised)


def ballot(play: Play, cases: Collection[Evaluation]) -> None:
    authority.vote(cases, play.cast, play.answers, play.calendar.voted)


def decide(play: Play, cases: Collection[Evaluation]) -> None:
    authority.decide(cases, play.cast, play.calendar.decided)


def publish(play: Play, cases: Collection[Evaluation]) -> None:
    authority.publish(cases, play.cast, play.calendar.published)


ACTS: dict[str, tuple[Stage, Callable[[Play, Collection[Evaluation]], None]]] = {
    "self_review": (Stage.SELF_REVIEW, review),
    "subordinates": (Stage.SUBORDINATES, feedback),
    "collective": (Stage.COLLECTIVE, collective),
    "superior": (Stage.SUPERIOR, superior),
    "appraisal": (Stage.APPRAISAL, appraisal),
    "ballot": (Stage.BALLOT, ballot),
    "decided": (Stage.DECISION, decide),
    "published": (Stage.PUBLICATION, publish),
}


def meet_in_cells(play: Play) -> None:
    party.meet_in_cells(play.campaign, play.cast, play.answers, play.calendar.cells_met)


def decide_members(play: Play) -> None:
    party.decide_members(play.campaign, play.cast, play.answers, play.calendar.members_decided)


def publish_members(play: Play) -> None:
    party.publish_members(play.campaign, play.cast, play.calendar.members_published)


# The members' year runs beside the cadres': which of its acts follows which of theirs by the plan's dates.
MEMBER_ACTS: dict[str, Callable[[Play], None]] = {
    "self_review": meet_in_cells,
    "collective": decide_members,
    "superior": publish_members,
}


def play_until(play: Play, until: str) -> None:
    """Every act up to and with `until`, timed; those of bodies and of members apart."""
    for name in STAGES[: STAGES.index(until) + 1]:
        started = time.perf_counter()
        if name == "enrolled":
            enrol(play)
        else:
            stage, act = ACTS[name]
            if cases := play.cases(stage):
                act(play, cases)
        play.seconds[name] = round(time.perf_counter() - started, 2)
        if name in bodies.ACTS:
            started = time.perf_counter()
            bodies.play_bodies(name, play.campaign, play.cast, play.answers)
            play.seconds[f"bodies_{name}"] = round(time.perf_counter() - started, 2)
        if name in MEMBER_ACTS:
            started = time.perf_counter()
            MEMBER_ACTS[name](play)
            play.seconds[f"members_{name}"] = round(time.perf_counter() - started, 2)


def report(play: Play) -> dict:
    """What `manage.py season --json` prints; stages, published and not rated are the cadres', violations everybody's."""
    cases = play.cases()
    broken = [state for state in decided_states(play.campaign).values() if state.result.too_many]
    return {
        "campaign": play.campaign.pk,
        "stages": dict(Counter(case.stage for case in cases)),
        "published": sum(case.stage == Stage.PUBLISHED for case in cases),
        "not_rated": sum(case.rating == "not_rated" for case in cases),
        "violations": len(broken) + party.broken_ceilings(play.campaign),
        "seconds": play.seconds,
    }


def counts(play: Play) -> dict[str, dict[str, int]]:
    """How many subjects of each kind stand at each step, for who reads the run."""
    rows = Evaluation.objects.filter(campaign=play.campaign).order_by().values("kind", "stage")
    found: dict[str, dict[str, int]] = {}
    for row in rows.annotate(n=Count("pk")).order_by("kind", "stage"):
        found.setdefault(row["kind"], {})[row["stage"]] = row["n"]
    return found
