"""Documents due and sent (CYC-8), and the organisations that an assigned committee member follows (CYC-7)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.models import AssignedNote, Campaign, DueDocument
from evaluations.permissions import Standing
from evaluations.permissions.party import SPEAKERS
from evaluations.plans.documents import DocumentKind, documents
from evaluations.selectors import attended
from evaluations.selectors.attended import Meeting
from evaluations.selectors.cases import current_campaign
from organizations.enums import PartyOrganizationKind
from organizations.models import PartyOrganization, Unit
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Owed:
    """One document of one organisation; `sent` None: still missing."""

    kind: DocumentKind
    sent: DueDocument | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """One organisation's documents; `may_send`: this person sends for it."""

    organization: PartyOrganization
    owed: tuple[Owed, ...]
    may_send: bool

    @property
    def missing(self) -> int:
        """How many compulsory documents have not come."""
        return sum(one.sent is None and not one.kind.optional for one in self.owed)


def sends_for(me: Standing) -> frozenset[int]:
    """The organisations for which this person sends documents: their secretaries, committees, and their units' offices."""
    own = frozenset().union(*(me.organizations(role) for role in SPEAKERS))
    offices = Unit.objects.filter(pk__in=me.units("unit_office")).exclude(party_organization=None)
    return own | frozenset(offices.values_list("party_organization_id", flat=True))


def shelves(user, *, on: date) -> list[Shelf]:
    """The organisations whose documents this person sends or oversees, with what is missing; a constant number of queries."""
    campaign = current_campaign()
    if campaign is None:
        return []
    kinds = documents(campaign.plan_code)
    me = permissions.standing_of(user, on=on)
    mine = sends_for(me)
    rows = PartyOrganization.objects.on(on).filter(
        kind__in=set().union(*(kind.of for kind in kinds.values()))
    )
    if not (me.holds("org_office") or me.holds("inspection")):
        rows = rows.filter(pk__in=mine | me.organizations("assigned_member"))
    rows = list(rows.order_by("name", "pk"))
    sent: dict[tuple[int, str], DueDocument] = {
        (row.organization_id, row.code): row
        for row in DueDocument.objects.filter(campaign=campaign, superseded_at=None)
    }
    if me.holds("org_office"):  # the district's own report has no other sender in the register
        mine |= {row.pk for row in rows if row.kind == PartyOrganizationKind.DISTRICT}
    return [_shelf(row, kinds.values(), sent, row.pk in mine) for row in rows]


def _shelf(row: PartyOrganization, kinds: Collection[DocumentKind], sent, may_send: bool) -> Shelf:
    owed = [Owed(kind, sent.get((row.pk, kind.code))) for kind in kinds if row.kind in kind.of]
    return Shelf(row, tuple(owed), may_send)


def document_get(user, pk: int, *, on: date) -> DueDocument:
    """A sent document for who sends for its organisation, follows it, or oversees all; else NotVisible."""
    row = DueDocument.objects.filter(pk=pk).first()
    me = permissions.standing_of(user, on=on)
    wide = me.holds("org_office") or me.holds("inspection")
    if row is None or not (
        wide or row.organization_id in sends_for(me) | me.organizations("assigned_member")
    ):
        raise NotVisible
    return row


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `meeting` names what was attended, "" where only a day is known; `may_withdraw`: it is the reader's own."""

    row: AssignedNote
    meeting: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """One organisation in somebody's charge with the notes on it, newest first; `may_write`: it is in this person's charge.

    `meetings`: those held there that this person has not noted yet.
    """

    organization: PartyOrganization
    notes: tuple[Note, ...]
    may_write: bool
    meetings: tuple[Meeting, ...]


def followed(user, *, on: date) -> list[Followed]:
    """What an assigned member follows; the org office and inspection see every organisation on which there is a note."""
    campaign = current_campaign()
    if campaign is None:
        return []
    me = permissions.standing_of(user, on=on)
    mine = me.organizations("assigned_member")
    rows = AssignedNote.objects.filter(campaign=campaign).select_related("person", *attended.RELATED)
    if not (me.holds("org_office") or me.holds("inspection")):
        rows = rows.filter(organization__in=mine)
    notes: dict[int, list[AssignedNote]] = defaultdict(list)
    for row in rows:
        notes[row.organization_id].append(row)
    held = attended.meetings_of(mine, campaign, on=on)
    places = PartyOrganization.objects.filter(pk__in=mine | notes.keys()).order_by("name", "pk")
    return [_followed(user, place, notes[place.pk], held.get(place.pk, []), mine) for place in places]


def _followed(user, place: PartyOrganization, rows, held: list[Meeting], mine: Collection[int]) -> Followed:
    own = {row.pk for row in rows if row.person_id == user.person_id and row.withdrawn_at is None}
    notes = tuple(Note(row, attended.meeting_name(row), row.pk in own) for row in rows)
    noted = {attended.key_of(row) for row in rows if row.pk in own}
    return Followed(place, notes, place.pk in mine, tuple(one for one in held if one.key not in noted))


def meetings_to_note(
    person_id: int, organization_id: int, campaign: Campaign, *, on: date
) -> dict[str, Meeting]:
    """The meetings of this organisation that the person has not noted yet, by key."""
    rows = AssignedNote.objects.filter(campaign=campaign, organization=organization_id, person=person_id)
    noted = {attended.key_of(row) for row in rows.filter(withdrawn_at=None)}
    held = attended.meetings_of({organization_id}, campaign, on=on).get(organization_id, [])
    return {one.key: one for one in held if one.key not in noted}
