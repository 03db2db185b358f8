"""Starts a year's review: the campaign, its criteria sets, the enrolment of its subjects."""

from datetime import datetime

from django.db import transaction

from evaluations import criteria, permissions
from evaluations.enums import Kind
from evaluations.models import Campaign, CriteriaSet
from evaluations.services.enrolment import cadres_enrol
from evaluations.services.enrolment_party import party_enrol
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.locks import lock
from sonduong.kit.roles import matrix


@transaction.atomic
def campaign_start(
    *,
    year: int,
    name: str,
    plan_number: str,
    plan_code: str,
    regulation_code: str,
    authority_id: int | None,
    actor,
    at: datetime,
) -> Campaign:
    """Start the campaign of a year and enrol its subjects; started again, it enrols only those who are new (CYC-1).

    The criteria sets that the program ships are copied in, so that a running campaign keeps its own. Raises
    `DomainError`: not_your_role, no_authority, year_differs (another plan or regulation runs that year), no_such_cadre.
    """
    if not permissions.roles_of(actor, on=at.date()) & matrix().acts["campaign.start"].roles:
        raise DomainError("not_your_role", clause="III")
    if authority_id is None:
        raise DomainError("no_authority")
    facts = {
        "name": name,
        "plan_number": plan_number,
        "plan_code": plan_code,
        "regulation_code": regulation_code,
        "authority_id": authority_id,
    }
    campaign, is_new = Campaign.objects.get_or_create(year=year, defaults=facts | {"opened_at": at})
    if (campaign.plan_code, campaign.regulation_code) != (plan_code, regulation_code):
        raise DomainError("year_differs", year=year, plan=campaign.plan_number)
    lock(Campaign.objects.filter(pk=campaign.pk))
    if is_new:
        story = {"year": year, "plan": plan_number, "regulation": regulation_code}
        audit.record(actor=actor, act="campaign.start", target=campaign, data=story, at=at)
    _copy_criteria(campaign)
    cadres_enrol(campaign=campaign, actor=actor, at=at)
    if not campaign.evaluations.filter(kind=Kind.CADRE).exists():
        raise DomainError("no_such_cadre")
    party_enrol(campaign=campaign, actor=actor, at=at)
    return campaign


def _copy_criteria(campaign: Campaign) -> None:
    known = set(campaign.criteria_sets.values_list("code", flat=True))
    fields = ("code", "name", "title_groups", "sections", "is_sample", "step")
    CriteriaSet.objects.bulk_create(
        [
            CriteriaSet(campaign=campaign, **{key: row[key] for key in fields})
            for row in criteria.shipped()
            if row["code"] not in known
        ]
    )
