"""A member who moves while the campaign runs takes the case along: the receiving cell rates (RUL-13, E23)."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from evaluations.domain.process import Stage
from evaluations.enums import Kind
from evaluations.models import Campaign, CellProposal, Evaluation
from evaluations.plans.subjects import subjects
from evaluations.selectors import enrolment_party as register
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.enrolment import CellFacts, cells_of
from evaluations.services.enrolment_party import BY_PLACE
from evaluations.services.telling import Word, tell
from organizations.enums import Activity
from organizations.models import Appointment, PartyMembership, PartyOrganization
from sonduong.kit import audit
from sonduong.kit.locks import lock

# Until the cell has sent its proposal; from then on the committee sends it back first if the new cell is to rate.
FOLLOWS = (Stage.SELF_REVIEW.value, Stage.CELL_MEETING.value)


@transaction.atomic
def members_follow(*, people: Collection[int] | None = None, actor, at: datetime) -> list[Evaluation]:
    """Move the open cases of these members (None: of all) to the cell where they are today; what the former cell had
    proposed and not yet sent is superseded. Returns the cases that moved, each with its audit entry.
    """
    campaign = current_campaign()
    if campaign is None:
        return []
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.MEMBER, stage__in=FOLLOWS)
    here = PartyMembership.objects.on(at.date()).filter(
        person=OuterRef("person"), organization=OuterRef("cell"), activity=Activity.OFFICIAL
    )
    rows = rows.exclude(Exists(here))
    if people is not None:
        rows = rows.filter(person__in=people)
    away = list(rows.values_list("person_id", flat=True))
    today = cells_of(away, on=at.date()) if away else {}
    if not today:
        return []
    cases = lock(rows.filter(person__in=today).select_related("campaign", "person"))
    before = {case.pk: case.cell_id for case in cases}
    _move(campaign, cases, today, at)
    CellProposal.objects.filter(evaluation__in=cases, superseded_at=None).update(superseded_at=at)
    acts = [
        audit.Act("case.follow", case, {"from": before[case.pk], "to": case.cell_id, "place": case.unit_name})
        for case in cases
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    _tell(cases, at)
    return cases


def _move(
    campaign: Campaign, cases: Collection[Evaluation], today: Mapping[int, CellFacts], at: datetime
) -> None:
    """Cell, organisation and who decides, as enrolment would freeze them today."""
    cells = PartyOrganization.objects.in_bulk([today[case.person_id].cell_id for case in cases])
    deciders = register.deciding_collectives(on=at.date(), authority_id=campaign.authority_id)
    kinds = subjects(campaign.plan_code)
    for case in cases:
        facts = today[case.person_id]
        case.cell_id, case.grassroots_id = facts.cell_id, facts.grassroots_id
        case.residence_cell_id, case.unit_name = facts.residence_cell_id, cells[facts.cell_id].name
        case.subject_code = register.member_code(cells[facts.cell_id])
        kind = kinds[case.subject_code]
        place = facts.grassroots_id if kind.decider in BY_PLACE else None
        case.decider_id = deciders.get((kind.decider, place))
    columns = ["cell", "grassroots", "residence_cell", "unit_name", "subject_code", "decider"]
    Evaluation.objects.bulk_update(cases, columns, batch_size=500)


def _tell(cases: Collection[Evaluation], at: datetime) -> None:
    """The receiving secretaries learn of it."""
    heads = Appointment.objects.on(at.date()).filter(
        organization__in={case.cell_id for case in cases}, is_head=True
    )
    leads = dict(heads.values_list("organization_id", "person_id"))
    words = [
        Word(
            leads[case.cell_id],
            f"case-follow/{case.pk}/{case.cell_id}",
            f"Đảng viên chuyển đến, chi bộ đánh giá, xếp loại: {case.name[:200]}",
            f"/chi-bo/{case.cell_id}/",
        )
        for case in cases
        if case.cell_id in leads
    ]
    tell(words=words, at=at)
