"""The uploaded files that go into a printed dossier: those that this reader may open, in the order of their purposes."""

from dataclasses import dataclass
from datetime import date

from evaluations.enums import EvidencePurpose
from evaluations.models import Evidence
from evaluations.selectors import paper_access
from evaluations.selectors.paper_cases import Identity, identity
from evaluations.selectors.self_reviews import DRAFT_PURPOSES, READ_ACTS, versions_of


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file as it lies: what it is for, what the person called it, where its bytes are."""

    purpose: str
    name: str
    media_type: str
    stored_name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """Whose dossier, under which authority, and the files beside the papers."""

    who: Identity
    office: str
    files: tuple[FileFacts, ...]


def dossier_facts(actor, pk: int, *, on: date) -> DossierFacts:
    """The cover and the files of a cadre's dossier; NotVisible for whoever may not read the self-review."""
    case = paper_access.case_of(actor, pk, "self_review.read", on=on)
    rows = Evidence.objects.filter(evaluation=case, removed_at=None).order_by(
        "purpose", "key", "uploaded_at", "pk"
    )
    is_own = actor is not None and actor.person_id == case.person_id
    shows_drafts = is_own or bool(versions_of(case))
    files = tuple(
        FileFacts(EvidencePurpose(row.purpose).label, row.name, row.media_type, row.stored_name, row.sha256)
        for row in rows
        if paper_access.may(actor, READ_ACTS[row.purpose], case)
        and (shows_drafts or row.purpose not in DRAFT_PURPOSES)
    )
    return DossierFacts(identity(case), case.unit_name, files)
