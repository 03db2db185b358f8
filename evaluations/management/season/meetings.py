"""Steps 2b and 2c of the season: meetings, score sheets, proposals, hand-overs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from evaluations.domain.caps import Cap
from evaluations.domain.ratings import Rating, above
from evaluations.enums import ConferenceKind
from evaluations.management.season.answers import STRENGTHS, WEAKNESSES, Answers
from evaluations.management.season.cast import Cast
from evaluations.management.season.first_steps import by_officer, in_steps
from evaluations.models import Evaluation
from evaluations.selectors.caps import caps_of
from evaluations.selectors.self_reviews import step_one
from evaluations.services.conferences import attendance_record, conference_close, conference_open
from evaluations.services.hand_overs import files_receive, files_send
from evaluations.services.proposals import ProposalItem, proposals_record
from evaluations.services.score_sheets import Sheet, score_sheets_submit

MINUTES = "Hội nghị thảo luận, thống nhất ưu điểm, hạn chế và biểu quyết mức đề xuất của từng đồng chí."
SEATED_IN = {ConferenceKind.COLLECTIVE: "collective_id", ConferenceKind.SUPERIOR: "superior_collective_id"}


def under_caps(level: str, caps: Iterable[Cap]) -> str:
    """The level, or the tightest cap below it that is known."""
    for cap in caps:
        if cap.rating is not None and above(Rating(level), cap.rating):
            level = cap.rating.value
    return level


def by_collective(cases: Collection[Evaluation], kind: ConferenceKind) -> Mapping[int, list[Evaluation]]:
    """The cases by the collective that meets about them; those without one wait for the register."""
    found: dict[int, list[Evaluation]] = defaultdict(list)
    for case in cases:
        if (collective := getattr(case, SEATED_IN[kind])) is not None:
            found[collective].append(case)
    return found


def hold(
    cases: Collection[Evaluation], kind: ConferenceKind, cast: Cast, answers: Answers, at: datetime
) -> None:
    """Each collective meets once about all its cases: attendance, sheets, proposals, minutes."""
    for collective_id, theirs in by_collective(cases, kind).items():
        conference = call(theirs, kind, cast, at)
        score(theirs, kind, cast, answers, cast.seats[collective_id], at)
        propose(theirs, kind, cast, answers, collective_id, at)
        conference_close(
            conference_id=conference.pk,
            minutes=MINUTES,
            actor=host_of(theirs[0], kind, cast),
            at=at,
            secretary_name="Thư ký hội nghị",
        )


def host_of(case: Evaluation, kind: ConferenceKind, cast: Cast):
    """The login of the office that runs the meeting about this case."""
    return cast.officer(case) if kind == ConferenceKind.COLLECTIVE else cast.superior_officer(case)


def call(cases: list[Evaluation], kind: ConferenceKind, cast: Cast, at: datetime):
    """Invite two days before, note everybody of the collective as present."""
    collective_id = getattr(cases[0], SEATED_IN[kind])
    host = host_of(cases[0], kind, cast)
    conference = conference_open(
        kind=kind,
        collective_id=collective_id,
        evaluation_ids=[case.pk for case in cases],
        held_at=at,
        place="Phòng họp cơ quan",
        agenda="Kiểm điểm, chấm điểm, đề xuất xếp loại cán bộ năm",
        actor=host,
        at=at - timedelta(days=2),
    )
    attendance_record(
        conference_id=conference.pk, present_ids=list(cast.seats[collective_id]), actor=host, at=at
    )
    return conference


def score(
    cases: Collection[Evaluation], kind: ConferenceKind, cast: Cast, answers: Answers, seats, at: datetime
) -> None:
    """Every member of the collective sends one sheet for each scored colleague but the own."""
    scored = [case for case in cases if case.is_scored]
    steps = step_one(scored)
    for person in seats:
        sheets = []
        for case in scored:
            if case.person_id != person:
                code, step = case.person.code, steps[case.pk]
                quality = answers.temper(code).quality
                points = {
                    line.key: in_steps(
                        answers.score(line.maximum, quality, code, kind, person, line.key), step.step
                    )
                    for line in step.criteria
                }
                sheets.append(Sheet(case.pk, points))
        if sheets:
            score_sheets_submit(voice=kind.value, sheets=sheets, actor=cast.user(person), at=at)


def propose(
    cases: Collection[Evaluation],
    kind: ConferenceKind,
    cast: Cast,
    answers: Answers,
    collective_id: int,
    at: datetime,
) -> None:
    """The chair records the proposals; a deputy the chair's own."""
    caps = caps_of(cases)
    seats = cast.seats[collective_id]
    by_chair: dict[int, list[ProposalItem]] = defaultdict(list)
    for case in cases:
        code, judges = case.person.code, len(set(seats) - {case.person_id})
        level = under_caps(answers.temper(code).level, caps[case.pk])
        item = ProposalItem(
            case.pk,
            level,
            answers.pick(STRENGTHS, code, kind),
            answers.pick(WEAKNESSES, code, kind),
            answers.votes(judges, level, code, kind),
            gap_reason="Tập thể đánh giá theo kết quả chung của cơ quan, đơn vị trong năm.",
        )
        by_chair[cast.chair(collective_id, [case.person_id])].append(item)
    for chair, items in by_chair.items():
        proposals_record(voice=kind.value, items=items, actor=cast.user(chair), at=at)


def hand_over(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """Files of 2b go to the direct superior or, where there is none, to the authority; the receiver acknowledges."""
    for officer, theirs in by_officer(cases, cast).items():
        files_send(evaluation_ids=[case.pk for case in theirs], actor=cast.user(officer), at=at)
    receive(cases, cast, at + timedelta(hours=3))


def forward(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """Files of 2c go to the authority."""
    by_host: dict[int, list[int]] = defaultdict(list)
    for case in cases:
        by_host[cast.superior_officer(case).person_id].append(case.pk)
    for host, ids in by_host.items():
        files_send(evaluation_ids=ids, actor=cast.user(host), at=at)
    org_office = cast.user(cast.org_office)
    files_receive(evaluation_ids=[case.pk for case in cases], actor=org_office, at=at + timedelta(hours=3))


def receive(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """The superior's office, or the org office, acknowledges what arrived."""
    by_host: dict[int, list[int]] = defaultdict(list)
    for case in cases:
        host = cast.superior_officer(case) if case.superior_collective_id else cast.user(cast.org_office)
        by_host[host.person_id].append(case.pk)
    for host, ids in by_host.items():
        files_receive(evaluation_ids=ids, actor=cast.user(host), at=at)
