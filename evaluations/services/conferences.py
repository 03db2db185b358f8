"""Calls a meeting of step 2 together, notes who came, and closes it with its minutes."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain import meetings
from evaluations.domain.process import Stage
from evaluations.enums import ConferenceKind
from evaluations.models import Attendance, Conference, ConferenceItem, Evaluation, Proposal, ScoreSheet
from evaluations.selectors import hand_overs
from organizations.models import Seat, User
from sonduong.kit import audit
from sonduong.kit.clock import HANOI
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean
from sonduong.notices.services import Line, notices_send

STAGES = {ConferenceKind.COLLECTIVE: Stage.COLLECTIVE, ConferenceKind.SUPERIOR: Stage.SUPERIOR}
CLAUSES = {ConferenceKind.COLLECTIVE: "3.3.2.2", ConferenceKind.SUPERIOR: "3.3.2.3"}
SEAT_FIELD = {ConferenceKind.COLLECTIVE: "collective_id", ConferenceKind.SUPERIOR: "superior_collective_id"}


@transaction.atomic
def conference_open(
    *,
    kind: str,
    collective_id: int,
    evaluation_ids: Collection[int],
    held_at: datetime,
    place: str,
    agenda: str,
    actor,
    at: datetime,
    chair_id: int | None = None,
    is_on_paper: bool = False,
) -> Conference:
    """Invite the collective to discuss these cadres (3.3.2.2, 3.3.2.3); its roll is the seats of that day.

    `chair_id` empty: the chair, or a deputy where the chair is the only subject. Refuses a case that is at another
    step, of another collective, already on an open meeting, or (2c) whose file was not received.
    """
    kind = ConferenceKind(kind)
    cases = _cases(evaluation_ids, kind, collective_id, actor, at)
    _refuse_not_now(cases, kind)
    seats = dict(
        Seat.objects.on(held_at.astimezone(HANOI).date())
        .filter(collective_id=collective_id)
        .values_list("person_id", "role")
    )
    chairs = meetings.presiding(seats, {case.person_id for case in cases})
    if not chairs:
        raise DomainError("nobody_presides", clause=CLAUSES[kind])
    if chair_id is not None and chair_id not in chairs:
        raise DomainError("cannot_preside", clause=CLAUSES[kind])
    conference = Conference.objects.create(
        campaign_id=cases[0].campaign_id,
        kind=kind,
        collective_id=collective_id,
        held_at=held_at,
        place=clean(place),
        agenda=agenda.strip(),
        chair_id=chair_id or chairs[0],
        is_on_paper=is_on_paper,
        opened_by=actor,
        opened_at=at,
    )
    Attendance.objects.bulk_create(
        Attendance(conference=conference, person_id=person, seat_role=role, is_present=False)
        for person, role in seats.items()
    )
    ConferenceItem.objects.bulk_create(
        ConferenceItem(conference=conference, evaluation=case) for case in cases
    )
    facts = {"conference": conference.pk, "kind": kind, "held_at": held_at.isoformat(), "place": clean(place)}
    audit.record_many(actor=actor, acts=[audit.Act("conference.open", case, facts) for case in cases], at=at)
    _invite(conference, seats, at)
    return conference


def _cases(evaluation_ids, kind: ConferenceKind, collective_id: int, actor, at: datetime) -> list[Evaluation]:
    cases = lock(Evaluation.objects.filter(pk__in=evaluation_ids))
    if not cases or len(cases) != len(set(evaluation_ids)):
        raise NotVisible
    allowed = permissions.may_each(actor, f"conference.{kind}", cases, on=at.date())
    for case in cases:
        if not allowed[case.pk]:
            raise DomainError("not_your_role", clause=CLAUSES[kind])
        if getattr(case, SEAT_FIELD[kind]) != collective_id:
            raise DomainError("other_collective", name=case.name)
        if case.stage != STAGES[kind]:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
    return cases


def _refuse_not_now(cases: Sequence[Evaluation], kind: ConferenceKind) -> None:
    ids = [case.pk for case in cases]
    busy = ConferenceItem.objects.filter(
        evaluation__in=ids, conference__kind=kind, conference__closed_at=None
    ).values_list("evaluation__name", flat=True)
    if busy:
        raise DomainError("already_invited", names=sorted(busy))
    if kind == ConferenceKind.SUPERIOR:
        received = hand_overs.received(cases)
        missing = sorted(case.name for case in cases if case.pk not in received)
        if missing:
            raise DomainError("file_not_received", names=missing)


def _invite(conference: Conference, seats: Collection[int], at: datetime, *, again: bool = False) -> None:
    local = conference.held_at.astimezone(HANOI)
    words = "Đổi giờ họp, nay là" if again else "Mời họp"
    title = f"{words} {local:%H:%M} ngày {local:%d/%m/%Y}: {conference.get_kind_display().lower()}"
    logins = User.objects.filter(person__in=list(seats), is_active=True).values_list("pk", flat=True)
    cause = f"conference/{conference.pk}" + (f"/{local:%Y%m%d%H%M}" if again else "")
    link = f"/hoi-nghi/{conference.pk}/"
    notices_send(lines=[Line(pk, cause, title, link) for pk in logins], at=at)


@transaction.atomic
def conference_reschedule(
    *, conference_id: int, held_at: datetime, place: str, agenda: str, actor, at: datetime
) -> Conference:
    """Another hour, place or agenda before anybody was noted as present; the members are told again."""
    conference = open_conference(conference_id, actor, at)
    roll = dict(Attendance.objects.filter(conference=conference).values_list("person_id", "is_present"))
    if any(roll.values()):
        raise DomainError("meeting_begun")
    conference.held_at, conference.place, conference.agenda = held_at, clean(place), agenda.strip()
    conference.save(update_fields=["held_at", "place", "agenda"])
    facts = {"held_at": held_at.isoformat(), "place": conference.place}
    audit.record(actor=actor, act="conference.reschedule", target=conference, data=facts, at=at)
    _invite(conference, roll, at, again=True)
    return conference


@transaction.atomic
def attendance_record(
    *, conference_id: int, present_ids: Collection[int], actor, at: datetime, chair_id: int | None = None
) -> Conference:
    """Note who of the roll is present and, if it changed, who presides. Somebody who has sent a sheet was present."""
    conference = open_conference(conference_id, actor, at)
    roll = list(Attendance.objects.filter(conference=conference))
    present = set(present_ids)
    if present - {row.person_id for row in roll}:
        raise DomainError("not_on_roll")
    sent = ScoreSheet.objects.filter(conference=conference).exclude(submitted_at=None)
    if set(sent.values_list("scorer_id", flat=True)) - present:
        raise DomainError("present_has_scored")
    presiding = chair_id or conference.chair_id
    if presiding not in present:
        raise DomainError("chair_absent", clause=CLAUSES[conference.kind])
    for row in roll:
        row.is_present = row.person_id in present
    Attendance.objects.bulk_update(roll, ["is_present"])
    Conference.objects.filter(pk=conference.pk).update(chair_id=presiding)
    conference.chair_id = presiding
    facts = {"present": sorted(present), "entitled": len(roll), "chair": presiding}
    audit.record(actor=actor, act="conference.attendance", target=conference, data=facts, at=at)
    return conference


@transaction.atomic
def conference_close(
    *, conference_id: int, minutes: str, actor, at: datetime, secretary_name: str = ""
) -> Conference:
    """End the meeting: every cadre on its list has a proposal and the minutes are written (3.3.2.2, 3.3.2.3)."""
    conference = open_conference(conference_id, actor, at)
    if not minutes.strip():
        raise DomainError("minutes_missing", clause=CLAUSES[conference.kind])
    items = list(ConferenceItem.objects.filter(conference=conference).select_related("evaluation"))
    proposed = set(
        Proposal.objects.filter(conference=conference, superseded_at=None).values_list(
            "evaluation_id", flat=True
        )
    )
    stage = STAGES[conference.kind]  # a cadre who withdrew meanwhile holds nobody up
    missing = sorted(
        item.evaluation.name
        for item in items
        if item.evaluation_id not in proposed and item.evaluation.stage == stage
    )
    if missing:
        raise DomainError("not_all_proposed", names=missing, clause=CLAUSES[conference.kind])
    conference.minutes, conference.secretary_name = minutes.strip(), clean(secretary_name)
    conference.closed_at = at
    conference.save(update_fields=["minutes", "secretary_name", "closed_at"])
    acts = [audit.Act("conference.close", item.evaluation, {"conference": conference.pk}) for item in items]
    audit.record_many(actor=actor, acts=acts, at=at)
    return conference


def open_conference(conference_id: int, actor, at: datetime) -> Conference:
    """The locked meeting if it is open and `actor` may run it for one of its cadres at least, not being that cadre.

    Raises NotVisible for a stranger, `conference_closed` when it is over. Inside a transaction only.
    """
    # The cases first, as sheets and proposals do: they wait until this act is through, and neither waits for the other.
    cases = lock(Evaluation.objects.filter(conference_items__conference=conference_id))
    found = lock(Conference.objects.filter(pk=conference_id))
    if not found:
        raise NotVisible
    if not any(permissions.may_each(actor, f"conference.{found[0].kind}", cases, on=at.date()).values()):
        raise NotVisible
    if found[0].closed_at is not None:
        raise DomainError("conference_closed")
    return found[0]
