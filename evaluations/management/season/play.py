"""Plays the year in the plan's order, each act on its date, and says how far it came and how long it took."""

import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from django.db.models import Count

from evaluations.domain.process import Stage
from evaluations.enums import ConferenceKind
from evaluations.management.season import (
    authority,
    bodies,
    civil,
    first_steps,
    meetings,
    party,
    provincial,
    violations,
)
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import PLAN, YEAR, Calendar
from evaluations.management.season.cast import Cast
from evaluations.management.season.register import record_missing_ratings
from evaluations.models import BlockResult, Campaign, Evaluation
from evaluations.selectors.enrolment import default_authority
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
    cast.engage(people | civil.actors(play.campaign, cast), at)
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


def rate_bodies(after: str) -> Callable[[Play], None]:
    """The bodies' acts that follow this one of the cadres'."""
    return lambda play: bodies.play_bodies(after, play.campaign, play.cast, play.answers)


def rate_servants(play: Play) -> None:
    civil.play_civil(play.campaign, play.cast, play.answers)


def gather_blocks(play: Play) -> None:
    provincial.gather(play.campaign, play.cast, play.answers)


def write_down_blocks(play: Play) -> None:
    provincial.write_down(play.campaign, play.cast, play.answers)


def meet_in_cells(play: Play) -> None:
    party.meet_in_cells(play.campaign, play.cast, play.answers, play.calendar.cells_met)


def decide_members(play: Play) -> None:
    party.decide_members(play.campaign, play.cast, play.answers, play.calendar.members_decided)


def publish_members(play: Play) -> None:
    party.publish_members(play.campaign, play.cast, play.calendar.members_published)


# The years of everybody else run beside the cadres': which of their acts follow which of the cadres' by the plan's
# dates, in this order (RUL-9: the civil result before the member's rating).
BESIDE: dict[str, dict[str, Callable[[Play], None]]] = {
    "self_review": {
        "bodies": rate_bodies("self_review"),
        "civil_servants": rate_servants,
        "members": meet_in_cells,
    },
    "collective": {"bodies": rate_bodies("collective"), "members": decide_members},
    "superior": {"members": publish_members, "provincial": gather_blocks},
    "published": {"bodies": rate_bodies("published"), "provincial": write_down_blocks},
}


def play_until(play: Play, until: str) -> None:
    """Every act up to and with `until`, timed; those of everybody beside the cadres apart."""
    for name in STAGES[: STAGES.index(until) + 1]:
        timed(play, name, enrol if name == "enrolled" else partial(act_on_cadres, name=name))
        for who, act in BESIDE.get(name, {}).items():
            timed(play, f"{who}_{name}", act)


def act_on_cadres(play: Play, name: str) -> None:
    """This act on the cadres who wait for it."""
    stage, act = ACTS[name]
    if cases := play.cases(stage):
        act(play, cases)


def timed(play: Play, label: str, act: Callable[[Play], None]) -> None:
    """The act, and how long it took."""
    started = time.perf_counter()
    act(play)
    play.seconds[label] = round(time.perf_counter() - started, 2)


def report(play: Play) -> dict:
    """What `manage.py season --json` prints; stages, published and not rated are the cadres', violations everybody's."""
    cases = play.cases()
    return {
        "campaign": play.campaign.pk,
        "stages": dict(Counter(case.stage for case in cases)),
        "published": sum(case.stage == Stage.PUBLISHED for case in cases),
        "not_rated": sum(case.rating == "not_rated" for case in cases),
        "violations": violations.count(play.campaign),
        "seconds": play.seconds,
    }


def counts(play: Play) -> dict[str, dict[str, int]]:
    """How many subjects of each kind stand at each step, for who reads the run."""
    rows = Evaluation.objects.filter(campaign=play.campaign).order_by().values("kind", "stage")
    found: dict[str, dict[str, int]] = {}
    for row in rows.annotate(n=Count("pk")).order_by("kind", "stage"):
        found.setdefault(row["kind"], {})[row["stage"]] = row["n"]
    blocks = BlockResult.objects.filter(report__campaign=play.campaign)
    known = blocks.exclude(outcome="").count()
    return found | {"provincial": {"gathered": blocks.count() - known, "outcome_known": known}}
