"""Records written opinions: workplace and residence committees, former places, consulted agencies (3.3.1, 3.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.domain.ratings import LEVELS
from evaluations.enums import OpinionSource
from evaluations.models import Evaluation, Opinion
from evaluations.selectors import opinions as selectors
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


@dataclass(frozen=True, slots=True)
class OpinionItem:
    """What one body says of one subject. `unit_id` only for an agency; `exempt_reason` instead of a text for residence;
    `is_on_paper`: the unit's office enters it from a signed paper whose scan is beside the case.
    """

    evaluation_id: int
    source: str
    text: str = ""
    rating: str = ""
    exempt_reason: str = ""
    unit_id: int | None = None
    is_on_paper: bool = False


@transaction.atomic
def opinions_record(*, items: Sequence[OpinionItem], actor, at: datetime) -> list[Opinion]:
    """Record opinions, one audit entry each; a later one of the same body replaces the earlier while it may be given.

    Refuses who does not speak for the body (NotVisible), an empty opinion, an exemption without a reason, an unknown level.
    """
    rows = Evaluation.objects.filter(pk__in={item.evaluation_id for item in items}).select_related("campaign")
    cases = {case.pk: case for case in lock(rows)}
    roles = permissions.roles_on_each(actor, cases.values(), on=at.date())
    agencies = selectors.agencies_of(actor, on=at.date())
    cells = selectors.cells_of(actor, on=at.date())
    elsewhere = selectors.cells_elsewhere(list(cases.values()))
    scans = selectors.scanned(cases)
    opinions, acts = [], []
    for item in items:
        case = cases.get(item.evaluation_id)
        place = case and elsewhere.get((case.pk, item.source))
        if case is None or not _may(actor, item, case, roles[case.pk], place, cells):
            raise NotVisible
        if item.is_on_paper and (case.pk, item.source) not in scans:
            raise DomainError("paper_needs_scan")
        if not selectors.is_open(case, item.source):
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
        opinion = _opinion(item, case, agencies, place, actor, at)
        opinions.append(opinion)
        story = _story(opinion) | ({"on_paper": True} if item.is_on_paper else {})
        acts.append(audit.Act(selectors.ACTS[item.source], case, story))
    _store(opinions)
    audit.record_many(actor=actor, acts=acts, at=at)
    return opinions


def _may(actor, item: OpinionItem, case: Evaluation, roles, place: int | None, cells) -> bool:
    """Who speaks for the body; from paper, the unit's office for the committees of work, residence and former place."""
    if item.is_on_paper:
        asked = item.source != OpinionSource.AGENCY and (
            item.source not in selectors.ELSEWHERE or place is not None
        )
        return asked and permissions.may(actor, "opinion.record_paper", case, roles)
    if item.source in selectors.ELSEWHERE:
        return place in cells and case.person_id != actor.person_id
    return permissions.may(actor, selectors.ACTS[item.source], case, roles)


def _opinion(
    item: OpinionItem, case: Evaluation, agencies, place: int | None, actor, at: datetime
) -> Opinion:
    text, exempt = clean_lines(item.text), item.exempt_reason.strip()
    if item.rating and (item.rating not in LEVELS or item.source != OpinionSource.AGENCY):
        raise DomainError("rating_unknown")
    if not text and not exempt:
        code = (
            "exempt_needs_reason"
            if item.source == OpinionSource.RESIDENCE and item.text == ""
            else "opinion_empty"
        )
        raise DomainError(code, name=case.name)
    opinion = Opinion(
        evaluation=case, source=item.source, text=text, rating=item.rating, given_by=actor, given_at=at
    )
    if item.source == OpinionSource.RESIDENCE:
        opinion.organization_id, opinion.exempt_reason = case.residence_cell_id, exempt
    elif item.source == OpinionSource.WORKPLACE:
        opinion.organization_id = case.cell_id
    elif item.source in selectors.ELSEWHERE:
        opinion.organization_id = place
    else:
        opinion.unit_id = item.unit_id or next(iter(agencies), None)
        if opinion.unit_id not in agencies:
            raise NotVisible
    return opinion


def _story(opinion: Opinion) -> dict:
    story = {"source": opinion.source}
    if opinion.rating:
        story["rating"] = opinion.rating
    if opinion.exempt_reason:
        story["exempt"] = opinion.exempt_reason
    return story


def _store(opinions: Sequence[Opinion]) -> None:
    known = {
        (one.evaluation_id, one.source, one.unit_id, one.organization_id): one.pk
        for one in Opinion.objects.filter(evaluation__in={o.evaluation_id for o in opinions})
    }
    for one in opinions:
        one.pk = known.get((one.evaluation_id, one.source, one.unit_id, one.organization_id))
    names = ["text", "rating", "exempt_reason", "given_by", "given_at"]
    Opinion.objects.bulk_update([one for one in opinions if one.pk], names, batch_size=200)
    Opinion.objects.bulk_create([one for one in opinions if not one.pk], batch_size=200)
