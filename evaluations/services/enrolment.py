"""Puts each cadre of Ban Thường vụ Huyện ủy into a campaign, once, with the facts of that day frozen (CYC-1)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from evaluations.enums import Kind
from evaluations.models import Campaign, CriteriaSet, Evaluation
from evaluations.selectors import enrolment as register
from organizations.models import Appointment
from sonduong.kit import audit


def cadres_enrol(*, campaign: Campaign, actor, at: datetime) -> list[Evaluation]:
    """Enrol the cadres who are not yet in; those already in keep their frozen facts. Inside the caller's transaction.

    A person with several posts is enrolled once, under the main one (REG-4). Returns the new cases.
    """
    day = at.date()
    posts = register.cadre_posts(on=day)
    known = set(
        Evaluation.objects.filter(campaign=campaign, kind=Kind.CADRE).values_list("person_id", flat=True)
    )
    fresh = [post for post in posts if post.person_id not in known]
    cells = register.cells_of([post.person_id for post in fresh], on=day)
    collectives = register.collectives_of(fresh, on=day)
    criteria = list(campaign.criteria_sets.order_by("pk"))
    cases = [
        _case(
            campaign,
            post,
            cells.get(post.person_id, register.NO_CELL),
            collectives.get(post.pk),
            criteria,
            at,
        )
        for post in fresh
    ]
    Evaluation.objects.bulk_create(cases, batch_size=500)
    acts = [audit.Act("case.enrol", case, {"title": case.title, "unit": case.unit_name}) for case in cases]
    if acts:
        audit.record_many(actor=actor, acts=acts, at=at)
    return cases


def _case(
    campaign: Campaign,
    post: Appointment,
    cell: "register.CellFacts",
    collective_id: int | None,
    criteria: Iterable[CriteriaSet],
    at: datetime,
) -> Evaluation:
    unit = post.unit
    return Evaluation(
        campaign=campaign,
        kind=Kind.CADRE,
        person_id=post.person_id,
        appointment=post,
        name=post.person.full_name,
        name_key=post.person.name_key,
        title=post.title,
        unit=unit,
        cell_id=cell.cell_id,
        grassroots_id=cell.grassroots_id,
        residence_cell_id=cell.residence_cell_id,
        collective_id=collective_id,
        title_group=post.title_group,
        managed_by=post.managed_by,
        is_head=post.is_head,
        is_scored=post.is_scored,
        registers_breakthrough=post.registers_breakthrough,
        criteria_set=criteria_for(post.title_group, criteria) if post.is_scored else None,
        stage_since=at,
        **_unit_facts(unit, post),
    )


def _unit_facts(unit, post: Appointment) -> Mapping[str, object]:
    if unit is None:
        return {"unit_name": post.organization.name}
    return {
        "unit_name": unit.name,
        "superior_collective_id": unit.superior_collective_id,
        "tier": unit.tier,
        "block": unit.block,
        "sector": unit.sector,
        "field": unit.field,
    }


def criteria_for(title_group: str, criteria: Iterable[CriteriaSet]) -> CriteriaSet | None:
    """The set made for this title group, else the one that serves all others."""
    common = None
    for row in criteria:
        if title_group in row.title_groups:
            return row
        if not row.title_groups:
            common = row
    return common
