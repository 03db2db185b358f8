"""Puts members, party organisations, collectives and civil servants into a campaign, once, with the day's facts frozen."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from evaluations.models import Campaign, Evaluation
from evaluations.plans.subjects import SubjectKind, subjects
from evaluations.selectors import enrolment_party as register
from evaluations.selectors.enrolment_party import Subject
from sonduong.kit import audit

BY_PLACE = frozenset({"grassroots_committee"})
SUBJECT_COLUMNS = ("person_id", "party_organization_id", "subject_collective_id")


def party_enrol(*, campaign: Campaign, actor, at: datetime) -> int:
    """Enrol whoever is not yet in (CYC-1); those already in keep their frozen facts. Inside the caller's transaction.

    Returns how many were new. A constant number of queries but for the batches.
    """
    day, kinds = at.date(), subjects(campaign.plan_code)
    deciders = register.deciding_collectives(on=day, authority_id=campaign.authority_id)
    known = set(Evaluation.objects.filter(campaign=campaign).values_list("kind", *SUBJECT_COLUMNS))
    found = chain(
        register.organizations(on=day),
        register.collectives(on=day),
        register.members(on=day),
        register.civil_servants(on=day),
    )
    cases = [_case(campaign, one, kinds[one.code], deciders, at) for one in _fresh(found, kinds, known)]
    Evaluation.objects.bulk_create(cases, batch_size=500)
    acts = [
        audit.Act("case.enrol", case, {"subject": case.subject_code, "unit": case.unit_name})
        for case in cases
    ]
    if acts:
        audit.record_many(actor=actor, acts=acts, at=at)
    return len(cases)


def _fresh(
    found: Iterable[Subject], kinds: Mapping[str, SubjectKind], known: set[tuple]
) -> Iterable[Subject]:
    for one in found:
        key = (kinds[one.code].kind, *(getattr(one, column) for column in SUBJECT_COLUMNS))
        if key not in known:
            known.add(key)
            yield one


def _case(
    campaign: Campaign,
    one: Subject,
    kind: SubjectKind,
    deciders: Mapping[tuple[str, int | None], int],
    at: datetime,
) -> Evaluation:
    place = one.cell.grassroots_id if kind.decider in BY_PLACE else None
    return Evaluation(
        campaign=campaign,
        kind=kind.kind,
        subject_code=one.code,
        person_id=one.person_id,
        party_organization_id=one.party_organization_id,
        subject_collective_id=one.subject_collective_id,
        name=one.name,
        name_key=one.name_key,
        title=one.title,
        unit_id=one.unit_id,
        unit_name=one.unit_name,
        cell_id=one.cell.cell_id,
        grassroots_id=one.cell.grassroots_id,
        residence_cell_id=one.cell.residence_cell_id,
        decider_id=deciders.get((kind.decider, place)),
        is_head=one.is_head,
        stage_since=at,
    )
