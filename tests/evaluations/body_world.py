"""A commune with a committee, one cell with a chi ủy, the commune's council, and the district's offices around it."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from evaluations import phrases
from evaluations.domain import grids
from evaluations.models import Evaluation
from evaluations.services.bodies import (
    BodyAppraisal,
    BodyReview,
    bodies_appraise,
    bodies_submit_to_decider,
    body_reviews_submit,
)
from evaluations.services.body_decisions import BodyCount, body_votes_enter
from evaluations.services.participation import BodyComment, participants_close
from organizations.permissions import sync_permissions
from sonduong.kit.clock import HANOI
from sonduong.kit.errors import DomainError
from sonduong.kit.text import name_key
from tests import factories as make

AT = datetime(2020, 11, 20, 9, 0, tzinfo=HANOI)
DAY = AT.date()
WORDS = {"BC.1": "Giữ nguyên tắc.", "BC.2": "Đạt 12 chỉ tiêu.", "BC.4": "Không.", "BC.8": "Giữ vững."}


def body(found, code: str, subject, decider, **values) -> Evaluation:
    """A case of an organisation or a collective."""
    kind = "party_organization" if subject._meta.model_name == "partyorganization" else "collective"
    column = "party_organization" if kind == "party_organization" else "subject_collective"
    facts = {"stage": "self_review", "grassroots": found.grass, "stage_since": AT, column: subject}
    facts |= {"name": subject.name, "name_key": name_key(subject.name), "decider": decider}
    return Evaluation.objects.create(
        campaign=found.campaign, kind=kind, subject_code=code, **(facts | values)
    )


def commune(cells: int = 1) -> SimpleNamespace:
    """The commune; `secretaries[i]` speaks for `cells[i]`, `chair` and `member` sit in its committee."""
    found = SimpleNamespace(campaign=make.campaign())
    found.grass = make.organization("Đảng bộ xã Tân Trào", kind="grassroots_committee")
    commune_facts = {"tier": "Xã", "block": "Xã, thị trấn", "party_organization": found.grass}
    found.unit = make.unit("Xã Tân Trào", kind="Xã, thị trấn", **commune_facts)
    found.council_unit = make.unit("HĐND xã Tân Trào", kind="Hội đồng nhân dân", **commune_facts)
    found.peoples_unit = make.unit("UBND xã Tân Trào", kind="Ủy ban nhân dân", **commune_facts)
    found.committee = make.collective(
        "Ban Chấp hành Đảng bộ xã", kind="grassroots_committee", organization=found.grass, unit=found.unit
    )
    found.chair, found.member, found.third = (_seated(found, role) for role in ("chair", "member", "member"))
    found.org_office = make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ", code="TCNV"))
    found.council = make.assigned("unit_office", found.council_unit)
    found.office = make.assigned("unit_office", found.unit)
    found.stranger = make.login()
    found.cells, found.secretaries, found.cases = [], [], []
    for number in range(cells):
        add_cell(found, number)
    sync_permissions(DAY)
    return found


def _seated(found, role: str):
    who = make.person()
    make.seat(found.committee, who, role)
    return make.login(who)


def add_cell(found, number: int) -> None:
    """One more cell with its secretary and its case."""
    cell = make.organization(f"Chi bộ thôn {number:02d}", parent=found.grass)
    who = make.person(f"Bí Thư {number:02d}")
    make.Appointment.objects.create(
        person=who,
        organization=cell,
        title="Bí thư",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    found.cells.append(cell)
    found.secretaries.append(make.login(who))
    found.cases.append(body(found, "cell_org", cell, found.committee))


def council(found) -> Evaluation:
    """The commune's council as a subject: its office writes, the committee decides by secret ballot."""
    group = make.collective("Tập thể HĐND xã Tân Trào", kind="agency", unit=found.council_unit)
    case = body(found, "commune_council", group, found.committee, unit=found.council_unit)
    found.cases.append(case)
    found.secretaries.append(found.council)
    return case


def review(case, rating: str = "good", **values) -> BodyReview:
    """A complete report of this body."""
    grid = {row.key: "good" for row in grids.rows_of(case.kind)}
    return BodyReview(
        **({"evaluation_id": case.pk, "answers": WORDS, "grid": grid, "rating": rating} | values)
    )


def submitted(found, at=AT) -> None:
    """Every cell has handed in its report."""
    for case, secretary in zip(found.cases, found.secretaries, strict=True):
        body_reviews_submit(items=[review(case)], actor=secretary, at=at)


def appraised(found, at=AT) -> None:
    """The committee has heard and appraised every cell."""
    submitted(found, at)
    ids = [case.pk for case in found.cases]
    participants_close(evaluation_ids=ids, actor=found.chair, at=at)
    bodies_appraise(
        items=[BodyAppraisal(pk, "Đúng thực chất.", "good") for pk in ids], actor=found.chair, at=at
    )


def before_vote(found) -> None:
    """Every cell is laid before the committee."""
    appraised(found)
    bodies_submit_to_decider(evaluation_ids=[c.pk for c in found.cases], actor=found.chair, at=AT)


def count(case, **counts) -> BodyCount:
    """A count of three present of three."""
    return BodyCount(case.pk, date(2020, 12, 3), 3, sum(counts.values()), counts)


def voted(found, **counts) -> None:
    """Two members have entered the same figures for every cell."""
    for who in (found.chair, found.member):
        body_votes_enter(items=[count(case, **counts) for case in found.cases], actor=who, at=AT)


def stage(case) -> str:
    """Where the case is now."""
    return Evaluation.objects.get(pk=case.pk).stage


def refused(act, **values) -> DomainError:
    """What the act was refused for; every refusal has its sentence."""
    with pytest.raises(DomainError) as error:
        act(**values)
    assert phrases.refusal(error.value)
    return error.value


def comment(found, case, body_code="commune_council", unit=None, **values):
    """An answer of the commune's council, or of another body."""
    return BodyComment(
        case.pk, body_code, (unit or found.council_unit).pk, **({"text": "Hoạt động đều."} | values)
    )
