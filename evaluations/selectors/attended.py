"""Meetings of followed organisations, and which assigned committee members attended each (CYC-7)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from evaluations.enums import ConferenceKind
from evaluations.models import AssignedNote, BodyVote, Campaign, CellMeeting, Conference

# Kind of a meeting → the note's column that names it.
COLUMNS = {"hop": "cell_meeting_id", "hoi-nghi": "conference_id", "phien": "sitting_of_id"}

RELATED = ("cell_meeting__cell", "conference__collective", "sitting_of")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting recorded in the program: a cell's, a conference, or the sitting at which a committee votes on bodies."""

    kind: str
    pk: int
    held_on: date
    name: str

    @property
    def key(self) -> str:
        """What names it in a form."""
        return _key(self.kind, self.pk, self.held_on)

    @property
    def columns(self) -> dict[str, object]:
        """The note's columns when it is chosen."""
        return {COLUMNS[self.kind]: self.pk, "attended_on": self.held_on}


def _key(kind: str, pk: int, day: date) -> str:
    """Only a committee's sitting is known by its day; the others are rows, whose day may be corrected."""
    return f"{kind}-{pk}-{day:%Y%m%d}" if kind == "phien" else f"{kind}-{pk}"


def meetings_of(organizations: Collection[int], campaign: Campaign, *, on: date) -> dict[int, list[Meeting]]:
    """The meetings held until that day by each of these organisations and the cells under it, newest first; three queries."""
    found: dict[int, list[Meeting]] = defaultdict(list)
    if not organizations:
        return found
    for places, meeting in [
        *_cells(organizations, campaign, on),
        *_conferences(organizations, campaign, on),
        *_sittings(organizations, campaign, on),
    ]:
        for place in set(places) & set(organizations):
            found[place].append(meeting)
    for rows in found.values():
        rows.sort(key=lambda one: (one.held_on, one.name), reverse=True)
    return found


def _cells(organizations, campaign, on) -> Iterable[tuple[tuple, Meeting]]:
    above = ("cell", "cell__parent", "cell__parent__parent")
    inside = Q(cell__in=organizations) | Q(cell__parent__in=organizations)
    inside |= Q(cell__parent__parent__in=organizations)
    rows = CellMeeting.objects.filter(inside, campaign=campaign, held_on__lte=on)
    for pk, day, name, *places in rows.values_list("pk", "held_on", "cell__name", *above):
        yield tuple(places), Meeting("hop", pk, day, f"Họp {name}")


def _conferences(organizations, campaign, on) -> Iterable[tuple[tuple, Meeting]]:
    inside = Q(collective__organization__in=organizations)
    inside |= Q(collective__unit__party_organization__in=organizations)
    columns = ("collective__organization", "collective__unit__party_organization")
    rows = Conference.objects.filter(inside, campaign=campaign)
    for pk, kind, at, name, *places in rows.values_list(
        "pk", "kind", "held_at", "collective__name", *columns
    ):
        day = timezone.localtime(at).date()
        if day <= on:
            yield tuple(places), Meeting("hoi-nghi", pk, day, f"{ConferenceKind(kind).label}: {name}")


def _sittings(organizations, campaign, on) -> Iterable[tuple[tuple, Meeting]]:
    """The days on which these organisations' own committees voted on bodies."""
    rows = BodyVote.objects.filter(
        evaluation__campaign=campaign,
        evaluation__decider__organization__in=organizations,
        superseded_at=None,
        held_on__lte=on,
    )
    decider = "evaluation__decider"
    columns = (decider, f"{decider}__name", "held_on", f"{decider}__organization")
    for pk, name, day, place in rows.order_by().values_list(*columns).distinct():
        yield (place,), Meeting("phien", pk, day, f"Phiên biểu quyết của {name}")


def attended(**where) -> tuple[str, ...]:
    """Names of the assigned members who attended: `cell_meeting`, `conference`, or `sitting_of` with `attended_on`."""
    rows = AssignedNote.objects.filter(withdrawn_at=None, **where).order_by("person__name_key", "pk")
    return tuple(dict(rows.values_list("person_id", "person__full_name")).values())


@dataclass(frozen=True, slots=True)
class Attended:
    """One attendance as the report of an organisation lists it."""

    person: str
    held_on: date
    meeting: str


def attendances(organization_id: int, campaign: Campaign) -> list[Attended]:
    """Who attended which meeting of this organisation and the cells under it, by day; one query."""
    inside = Q(organization=organization_id) | Q(organization__parent=organization_id)
    inside |= Q(cell_meeting__cell=organization_id)
    rows = AssignedNote.objects.filter(
        inside, campaign=campaign, withdrawn_at=None, attended_on__isnull=False
    )
    rows = rows.select_related("person", *RELATED).order_by("attended_on", "pk")
    return [Attended(row.person.full_name, row.attended_on, meeting_name(row)) for row in rows]


def key_of(note: AssignedNote) -> str:
    """The key of the meeting that a note names, "" where it names none."""
    for kind, column in COLUMNS.items():
        if pk := getattr(note, column):
            return _key(kind, pk, note.attended_on)
    return ""


def meeting_name(note: AssignedNote) -> str:
    """The meeting that a note names, "" where only a day is known; `note` was read with RELATED."""
    if note.cell_meeting:
        return f"Họp {note.cell_meeting.cell.name}"
    if note.conference:
        return f"{note.conference.get_kind_display()}: {note.conference.collective.name}"
    return f"Phiên biểu quyết của {note.sitting_of.name}" if note.sitting_of else ""
