"""The stage of step 3 for tests: an authority of seven, the org office, three tellers, cases at any step."""

from dataclasses import dataclass, field

from evaluations.models import Appraisal, Campaign, Evaluation, HandOver
from evaluations.services.ballots import Count, Sitting, ballot_open, teller_count_enter
from organizations.models import LeadershipCollective, Person, Unit, User
from organizations.permissions import sync_permissions
from tests import factories as make


@dataclass(slots=True)
class Scene:
    """Everybody who acts at step 3."""

    campaign: Campaign
    authority: LeadershipCollective
    members: list[Person]
    office: User
    tellers: list[User]
    unit: Unit
    collective: LeadershipCollective
    cases: list[Evaluation] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return [case.pk for case in self.cases]


def scene(count: int = 0, *, stage: str = "appraisal", members: int = 7) -> Scene:
    """A district with `count` deputies of one group at `stage`, their unit and collective rated excellent."""
    authority = make.collective("Ban Thường vụ Huyện ủy", kind="standing_committee")
    seats = [make.person(f"Ủy Viên {n}") for n in range(members)]
    for number, who in enumerate(seats):
        make.seat(authority, who, "chair" if number == 0 else "deputy" if number == 1 else "member")
    home = make.unit("Cơ quan Tổ chức - Nội vụ huyện")
    found = Scene(
        campaign=make.campaign(authority),
        authority=authority,
        members=seats,
        office=make.assigned("org_office", home),
        tellers=[make.assigned("teller", home) for _ in range(3)],
        unit=make.unit("Phòng Nông nghiệp"),
        collective=make.collective("Tập thể lãnh đạo Phòng Nông nghiệp"),
    )
    make.recorded(found.unit, "excellent")
    make.recorded(found.collective, "excellent")
    add_cases(found, count, stage=stage)
    sync_permissions(make.DAY)
    return found


def add_cases(found: Scene, count: int, *, stage: str, **values) -> list[Evaluation]:
    """More cases of the unit; received and, past the appraisal, appraised."""
    given = {"unit": found.unit, "collective": found.collective, "stage": stage} | values
    cases = [
        make.case(found.campaign, make.person(f"Cán Bộ {len(found.cases) + n:02d}"), **given)
        for n in range(count)
    ]
    for case in cases:
        hand_over(found, case)
        if stage != "appraisal":
            appraised(case)
    found.cases += cases
    return cases


def hand_over(found: Scene, case: Evaluation) -> HandOver:
    """The file reached the org office and was acknowledged."""
    return HandOver.objects.create(
        evaluation=case,
        leg="to_authority",
        sent_by=found.office,
        sent_at=make.AT,
        received_by=found.office,
        received_at=make.AT,
    )


def appraised(case: Evaluation, **values) -> Appraisal:
    """A finished appraisal with a drafted comment."""
    drafts = {
        "strengths": "Nắm chắc địa bàn.",
        "weaknesses": "Đôn đốc còn chậm.",
        "prospects": "Phát triển tốt.",
    }
    return Appraisal.objects.create(
        evaluation=case, proposed_rating="good", appraised_at=make.AT, **(drafts | values)
    )


SITTING = Sitting(title="Hội nghị Ban Thường vụ tháng 12", held_on=make.DAY)


def count_for(ballot, levels: dict[int, str], *, lost: int = 0) -> Count:
    """Figures that give each case its level by all voters but `lost`, who leave it blank."""
    rows = {}
    for line in ballot.lines.select_related("evaluation"):
        here = [seat["person"] for seat in ballot.roll if seat["present"]]
        voters = len(here) - (line.evaluation.person_id in here)
        row = dict.fromkeys(("excellent", "good", "completed", "failed", "blank", "spoilt"), 0)
        rows[line.pk] = row | {levels[line.evaluation_id]: voters - lost, "blank": lost}
    return Count(issued=ballot.present, collected=ballot.present, valid=ballot.present, lines=rows)


def voted(found: Scene, levels: dict[int, str]) -> None:
    """Open a ballot for these cases and let two tellers enter the same figures."""
    ballot = ballot_open(evaluation_ids=list(levels), sitting=SITTING, actor=found.office, at=make.AT)
    count = count_for(ballot, levels)
    for teller in found.tellers[:2]:
        teller_count_enter(ballot_id=ballot.pk, count=count, actor=teller, at=make.AT)
