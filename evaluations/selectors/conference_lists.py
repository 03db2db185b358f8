"""Lists of meetings: those that somebody may open, and the collectives that can be called together now."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import ConferenceKind, Kind
from evaluations.models import Attendance, Conference, ConferenceItem, Evaluation, Proposal, ScoreSheet
from evaluations.selectors import hand_overs
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.conference_pages import STAGES, reads

BODIES = {ConferenceKind.COLLECTIVE.value: "collective", ConferenceKind.SUPERIOR.value: "superior_collective"}


@dataclass(frozen=True, slots=True)
class Summary:
    """One meeting in a list."""

    conference: Conference
    cadres: int
    proposed: int
    waits_for_me: int


@dataclass(frozen=True, slots=True)
class Invitable:
    """Cadres of one collective who may be put before a meeting now; the visitor's own case is never among them."""

    kind: str
    collective: object
    cases: tuple[Evaluation, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of all meetings. `to_acknowledge`: files of 2c that must be received before a meeting can be called."""

    rows: tuple[Summary, ...]
    waiting: tuple[Invitable, ...]
    to_acknowledge: int = 0


def overview(user, *, on: date) -> Overview:
    """This year's meetings that the person may open, open ones first, and what can be called; a constant number of queries."""
    campaign = current_campaign()
    if campaign is None:
        return Overview((), ())
    visible = permissions.visible_cases(user, on=on).filter(campaign=campaign, kind=Kind.CADRE).order_by()
    items = list(
        ConferenceItem.objects.filter(evaluation__in=visible).select_related(
            "conference__collective", "evaluation"
        )
    )
    ready = _ready(visible)
    roles = permissions.roles_on_each(user, [*(item.evaluation for item in items), *ready], on=on)
    arrived = {pk for pk, row in hand_overs.arrivals(ready).items() if row.received_at is not None}
    late = [
        case
        for case in ready
        if case.stage == Stage.SUPERIOR
        and case.pk not in arrived
        and permissions.may(user, "conference.superior", case, roles[case.pk])
    ]
    waiting = _waiting(user, ready, items, roles, arrived)
    return Overview(tuple(_rows(user, items, roles)), tuple(waiting), len(late))


def invitable(user, kind: str, collective_id: int, *, on: date) -> Invitable | None:
    """One collective that this person may call together now, or None."""
    groups = overview(user, on=on).waiting
    return next((one for one in groups if (one.kind, one.collective.pk) == (kind, collective_id)), None)


def _ready(visible) -> list[Evaluation]:
    """Cases that wait at a step with a meeting, in name order."""
    rows = visible.filter(stage__in=STAGES.values()).select_related("collective", "superior_collective")
    return list(rows.order_by("name_key", "pk"))


def _waiting(
    user,
    ready: Collection[Evaluation],
    items: Collection[ConferenceItem],
    roles: Mapping[int, frozenset],
    arrived: Collection[int],
) -> list[Invitable]:
    kinds = {stage: kind for kind, stage in STAGES.items()}
    busy = {(item.evaluation_id, item.conference.kind) for item in items if item.conference.closed_at is None}
    groups: dict[tuple[str, object], list[Evaluation]] = defaultdict(list)
    for case in ready:
        kind = kinds[case.stage]
        body = getattr(case, BODIES[kind])
        is_here = kind == ConferenceKind.COLLECTIVE or case.pk in arrived
        is_free = body is not None and is_here and (case.pk, kind) not in busy
        if is_free and permissions.may(user, f"conference.{kind}", case, roles[case.pk]):
            groups[kind, body].append(case)
    return [Invitable(kind, body, tuple(cases)) for (kind, body), cases in groups.items()]


def _rows(user, items: Collection[ConferenceItem], roles: Mapping[int, frozenset]) -> list[Summary]:
    seated = set(Attendance.objects.filter(person=user.person_id).values_list("conference_id", flat=True))
    sheets = ScoreSheet.objects.filter(scorer=user.person_id).exclude(submitted_at=None)
    mine = set(sheets.values_list("conference_id", "evaluation_id"))
    groups: dict[int, list[ConferenceItem]] = defaultdict(list)
    for item in items:
        if item.conference_id in seated or reads(user, item.evaluation, roles[item.evaluation_id]):
            groups[item.conference_id].append(item)
    current = Proposal.objects.filter(conference__in=groups, superseded_at=None)
    proposed = set(current.values_list("conference_id", "evaluation_id"))
    rows = [_summary(user, group, roles, mine, proposed) for group in groups.values()]
    return sorted(
        rows, key=lambda row: (row.conference.closed_at is not None, -row.conference.held_at.timestamp())
    )


def _summary(user, group, roles, mine, proposed) -> Summary:
    conference = group[0].conference
    waiting = [
        item
        for item in group
        if conference.closed_at is None
        and item.evaluation.is_scored
        and item.means_opened_at is None
        and (conference.pk, item.evaluation_id) not in mine
        and permissions.may(user, f"score.{conference.kind}", item.evaluation, roles[item.evaluation_id])
    ]
    done = sum((conference.pk, item.evaluation_id) in proposed for item in group)
    return Summary(conference, len(group), done, len(waiting))
