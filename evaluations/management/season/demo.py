"""The demo: the mini roster on 2 December 2020, everybody brought to a fixed step so that every role has work."""

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from evaluations.domain.process import Stage
from evaluations.enums import ConferenceKind
from evaluations.management.season import authority, demo_beside, first_steps, meetings, party, play
from evaluations.management.season.accounts import make_accounts
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import DEMO, on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play
from evaluations.management.season.register import import_if_empty
from evaluations.models import Evaluation
from evaluations.selectors.self_reviews import step_one
from evaluations.services.self_review_drafts import self_review_save
from organizations.services.assignments import AssignmentItem, assignments_add

# The fixed table: which unit's cadres stand where on the morning of the demo, by the unit's code.
TABLE = {
    "X01": "drafts",
    "X01-UB": "drafts",
    "X01-HD": "drafts",
    "HDND": "drafts",
    "CA": "collective",
    "TNMT": "feedback_open",
    "GDDT": "feedback_answered",
    "KTHT": "collective",
    "NN": "collective_scoring",
    "TCKH": "collective_proposed",
    "VPUB": "superior",
    "BQL": "superior_scoring",
    "TG": "appraisal",
    "MTTQ": "consulted",
    "UBKT": "appraised",
    "TCNV": "ballot_counting",
    "VPHU": "decided",
}
# This one was voted on at an extraordinary sitting and published at once.
PUBLISHED_UNIT = "VPHU"
COMMUNE, CELLS_MET = "DB-X01-", 5
ORDER = (
    "drafts",
    "feedback_open",
    "feedback_answered",
    "collective",
    "collective_scoring",
    "collective_proposed",
    "superior",
    "superior_scoring",
    "appraisal",
    "consulted",
    "appraised",
    "ballot_counting",
    "decided",
)


@transaction.atomic
def load_demo(roster: Path) -> None:
    """Everything or nothing: the register, the campaign at its places, an account for each role."""
    import_if_empty(roster, on(11, 15))
    season = Play(Answers(2020), Cast(on(11, 16).date()), calendar=DEMO)
    play_demo(season)
    make_accounts(season)


def play_demo(season: Play) -> None:
    """Bring the enrolled cases to their places, act by act, only through the services."""
    play.enrol(season)
    demo_beside.play_servants(season)
    cases = season.cases()
    draft([case for case in cases if reach(case) == 0], season)
    first_steps.write_reviews(
        beyond(cases, "feedback_open"), season.cast, season.answers, season.calendar.review
    )
    first_steps.give_opinions(
        beyond(cases, "feedback_answered"), season.cast, season.answers, season.calendar.opinions
    )
    ask_subordinates(season)
    meet(season)
    meet_above(season)
    demo_beside.play_bodies(season)
    put_before_authority(season)
    hold_cells(season)


def hold_cells(season: Play) -> None:
    """The commune's cells: the first have met and sent, the next have only received paper reviews, the rest begin."""
    cast, answers, calendar = season.cast, season.answers, season.calendar
    waiting = party.by(party.members(season.campaign, Stage.SELF_REVIEW.value), "cell_id")
    commune = sorted((cell for cell in waiting if waiting[cell][0].cell.code.startswith(COMMUNE)), key=str)
    for cell in commune[:CELLS_MET]:
        actor = cast.user(cast.secretaries[cell])
        party.meet(season.campaign, cell, waiting[cell], actor, answers, calendar.appraised)
    for cell in commune[CELLS_MET : CELLS_MET + 2]:
        actor = cast.user(cast.secretaries[cell])
        party.enter_reviews(waiting[cell], actor, answers, calendar.appraised)


def reach(case: Evaluation) -> int:
    """How far this case goes, as a place in `ORDER`; a unit of another roster stands at the first."""
    return ORDER.index(TABLE.get(case.unit.code, ORDER[0]))


def beyond(cases: Collection[Evaluation], step: str) -> list[Evaluation]:
    """Those whose place is at or behind `step`."""
    return [case for case in cases if reach(case) >= ORDER.index(step)]


def exactly(cases: Collection[Evaluation], step: str) -> list[Evaluation]:
    """Those that stop at `step`."""
    return [case for case in cases if reach(case) == ORDER.index(step)]


def draft(cases: Collection[Evaluation], season: Play) -> None:
    """Half-written reviews: the first sections and some scores."""
    steps = step_one(list(cases))
    for case in cases:
        values = first_steps.review_values(steps[case.pk], case, season.answers)
        kept = dict(list(values.items())[: len(values) // 2])
        kept.pop("rating", None)
        actor = season.cast.user(case.person_id)
        self_review_save(evaluation_id=case.pk, values=kept, seen={}, actor=actor, at=season.calendar.review)


def ask_subordinates(season: Play) -> None:
    """2a: everybody invited; some rounds still open, some answered and waiting for the office."""
    days = {"opened": season.calendar.feedback_opened, "closed": season.calendar.feedback_closed}
    cases = season.cases(Stage.SUBORDINATES)
    waiting = [case for case in cases if reach(case) <= ORDER.index("feedback_answered")]
    first_steps.invite(waiting, season.cast, opened=days["opened"], closed=on(12, 5))
    first_steps.answer_rounds(exactly(waiting, "feedback_answered"), season.answers)
    first_steps.ask_subordinates(beyond(cases, "collective"), season.cast, season.answers, **days)


def meet(season: Play) -> None:
    """2b: one collective is in the middle of its meeting, one has proposed but not sent."""
    cast, answers, calendar = season.cast, season.answers, season.calendar
    cases = season.cases(Stage.COLLECTIVE)
    begin(exactly(cases, "collective_scoring"), ConferenceKind.COLLECTIVE, season, on(12, 1))
    meetings.hold(
        beyond(cases, "collective_proposed"), ConferenceKind.COLLECTIVE, cast, answers, calendar.collective
    )
    meetings.hand_over(beyond(cases, "superior"), cast, calendar.sent)


def meet_above(season: Play) -> None:
    """2c: one meeting of a direct superior is going on, the files of one unit wait for theirs."""
    cases = season.cases(Stage.SUPERIOR)
    begin(exactly(cases, "superior_scoring"), ConferenceKind.SUPERIOR, season, on(12, 1))
    further = beyond(cases, "appraisal")
    cast, calendar = season.cast, season.calendar
    meetings.hold(further, ConferenceKind.SUPERIOR, cast, season.answers, calendar.superior)
    meetings.forward(further, cast, calendar.forwarded)


def begin(cases: list[Evaluation], kind: ConferenceKind, season: Play, at: datetime) -> None:
    """A meeting under way: everybody present, the first member has sent the sheets."""
    for collective_id, theirs in meetings.by_collective(cases, kind).items():
        meetings.call(theirs, kind, season.cast, at)
        first = list(season.cast.seats[collective_id])[-1:]
        meetings.score(theirs, kind, season.cast, season.answers, first, at)


def appoint_tellers(season: Play) -> None:
    """The roster's counting team serves the December sitting; the extraordinary one needs it earlier."""
    cast, day = season.cast, season.calendar.voted.date()
    unit_of = cast.unit_of("teller")
    items = [
        AssignmentItem(
            person, "teller", unit_id=unit_of[person], starts_on=day, ends_on=day + timedelta(days=14)
        )
        for person in cast.tellers
    ]
    assignments_add(items=items, actor=cast.user(cast.org_office), at=season.calendar.appraised)


def put_before_authority(season: Play) -> None:
    """Step 3: consulted, appraised, on a ballot that one teller has counted, decided, and one published."""
    cast, answers, calendar = season.cast, season.answers, season.calendar
    cases = season.cases(Stage.APPRAISAL)
    authority.ask_agencies(exactly(cases, "consulted"), cast, calendar.consulted)
    further = beyond(cases, "appraised")
    authority.consult(further, cast, answers, calendar.consulted)
    authority.appraise(further, cast, answers, calendar.appraised, submit=beyond(cases, "ballot_counting"))
    appoint_tellers(season)
    voted = season.cases(Stage.BALLOT)
    first = [case for case in voted if case.unit.code == PUBLISHED_UNIT]
    authority.vote(first, cast, answers, calendar.voted, title="Phiên họp bất thường", is_extraordinary=True)
    authority.decide(first, cast, calendar.decided)
    authority.publish(first[:1], cast, calendar.published)
    counting = [case for case in voted if case.unit.code != PUBLISHED_UNIT]
    authority.vote(counting, cast, answers, calendar.published, tellers=1)
