"""Documents sent in and received (CYC-8); an assigned member's notes (CYC-7)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from evaluations import permissions
from evaluations.models import AssignedNote, Campaign, DueDocument
from evaluations.plans.documents import documents
from evaluations.selectors.following import meetings_to_note, sends_for
from organizations.models import PartyOrganization
from sonduong.kit import audit, uploads
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


def document_send(
    *, campaign: Campaign, organization_id: int, code: str, name: str, content: bytes, actor, at: datetime
) -> DueDocument:
    """Take in one document of an organisation; it replaces an earlier one. Refuses a wrong type (upload_*) and strangers."""
    kept = uploads.keep(content)
    try:
        return _sent(campaign, organization_id, code, name, kept, actor, at)
    except Exception:
        uploads.path_of(kept.stored_name).unlink(missing_ok=True)
        raise


@transaction.atomic
def _sent(
    campaign: Campaign, organization_id: int, code: str, name: str, kept: uploads.Kept, actor, at: datetime
) -> DueDocument:
    place = lock(PartyOrganization.objects.filter(pk=organization_id))
    kind = documents(campaign.plan_code).get(code)
    me = permissions.standing_of(actor, on=at.date())
    if not place or kind is None or place[0].kind not in kind.of:
        raise NotVisible
    if organization_id not in sends_for(me) and not me.holds("org_office"):
        raise NotVisible
    earlier = DueDocument.objects.filter(campaign=campaign, organization=place[0], code=code)
    earlier.filter(superseded_at=None).update(superseded_at=at)
    row = DueDocument.objects.create(
        campaign=campaign,
        organization=place[0],
        code=code,
        name=uploads.safe_name(name),
        stored_name=kept.stored_name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        sent_by=actor,
        sent_at=at,
    )
    story = {"code": code, "name": row.name, "sha256": row.sha256}
    audit.record(actor=actor, act="document.send", target=place[0], data=story, at=at)
    return row


@transaction.atomic
def documents_receive(*, document_ids: Sequence[int], actor, at: datetime) -> int:
    """The org office notes that documents have come; returns how many were new."""
    if not permissions.standing_of(actor, on=at.date()).holds("org_office"):
        raise NotVisible
    rows = lock(DueDocument.objects.filter(pk__in=document_ids, received_at=None, superseded_at=None))
    for row in rows:
        row.received_by, row.received_at = actor, at
    DueDocument.objects.bulk_update(rows, ["received_by", "received_at"], batch_size=500)
    audit.record_many(
        actor=actor, acts=[audit.Act("document.receive", row, {"code": row.code}) for row in rows], at=at
    )
    return len(rows)


@transaction.atomic
def assigned_note_write(
    *,
    campaign: Campaign,
    organization_id: int,
    meeting: str = "",
    attended_on: date | None = None,
    appraisal: str,
    actor,
    at: datetime,
) -> AssignedNote:
    """An assigned member notes a meeting attended, an appraisal of the ratings there, or both.

    `meeting`: key of one that is recorded here and not noted yet; `attended_on`: the day of one that is not recorded.
    Refuses meeting_or_day (both), meeting_unknown, meeting_ahead, note_empty (neither nor words).
    """
    me = permissions.standing_of(actor, on=at.date())
    if organization_id not in me.organizations("assigned_member"):
        raise NotVisible
    lock(
        PartyOrganization.objects.filter(pk=organization_id)
    )  # a second press waits here and finds the meeting noted
    where = _attended(campaign, organization_id, meeting, attended_on, actor, at)
    if not where and not appraisal.strip():
        raise DomainError("note_empty")
    row = AssignedNote.objects.create(
        campaign=campaign,
        organization_id=organization_id,
        person_id=actor.person_id,
        appraisal=clean_lines(appraisal),
        written_by=actor,
        written_at=at,
        **where,
    )
    story = {"attended_on": str(row.attended_on) if row.attended_on else "", "meeting": meeting}
    audit.record(actor=actor, act="assigned.note", target=row, data=story, at=at)
    return row


def _attended(campaign, organization_id: int, meeting: str, day: date | None, actor, at) -> dict[str, object]:
    """The note's columns about what was attended."""
    if not meeting:
        if day is not None and day > at.date():
            raise DomainError("meeting_ahead")
        return {"attended_on": day} if day else {}
    if day is not None:
        raise DomainError("meeting_or_day")
    found = meetings_to_note(actor.person_id, organization_id, campaign, on=at.date()).get(meeting)
    if found is None:
        raise DomainError("meeting_unknown")
    return found.columns


@transaction.atomic
def assigned_note_withdraw(*, note_id: int, actor, at: datetime) -> AssignedNote:
    """Whoever wrote a note takes it back; it stays legible as withdrawn and counts nowhere."""
    rows = lock(AssignedNote.objects.filter(pk=note_id, person=actor.person_id, withdrawn_at=None))
    if actor.person_id is None or not rows:
        raise NotVisible
    rows[0].withdrawn_at = at
    rows[0].save(update_fields=["withdrawn_at"])
    audit.record(actor=actor, act="assigned.withdraw", target=rows[0], at=at)
    return rows[0]
