"""The acts of a meeting in short, for tests that begin somewhere in the middle."""

from evaluations.services.conferences import attendance_record, conference_close, conference_open
from evaluations.services.hand_overs import files_receive, files_send
from evaluations.services.proposals import ProposalItem, proposals_record
from evaluations.services.score_sheets import Sheet, score_sheets_submit
from tests.evaluations.conferences.conftest import GOOD
from tests.factories import AT


def opened(office, *subjects, present=("chair", "deputy", "member"), **values):
    """An open meeting of the peers about these cadres, attendance taken."""
    conference = conference_open(
        kind="collective",
        collective_id=office.peers.pk,
        evaluation_ids=[office.cases[s].pk for s in subjects],
        held_at=AT,
        place="Phòng họp",
        agenda="Nhận xét, đánh giá cán bộ",
        actor=office.clerk,
        at=AT,
        **values,
    )
    people = [office.people[name].pk for name in present]
    chair = conference.chair_id if conference.chair_id in people else people[0]
    return attendance_record(
        conference_id=conference.pk, present_ids=people, actor=office.clerk, at=AT, chair_id=chair
    )


def scored(office, subject, *judges, voice="collective", points=GOOD):
    """These people send the same sheet about the subject."""
    for judge in judges:
        score_sheets_submit(
            voice=voice, sheets=[Sheet(office.cases[subject].pk, points)], actor=getattr(office, judge), at=AT
        )


def proposed(office, subject, by, rating="good", voice="collective", votes=None, **values):
    """The chair records a proposal."""
    item = ProposalItem(
        office.cases[subject].pk,
        rating,
        "Tận tụy, sâu sát.",
        "Có việc còn chậm.",
        votes or {rating: 2},
        **values,
    )
    return proposals_record(voice=voice, items=[item], actor=getattr(office, by), at=AT)[0]


def closed(office, conference):
    """Minutes written, meeting over."""
    return conference_close(
        conference_id=conference.pk,
        minutes="Hội nghị thống nhất.",
        secretary_name="Trần Thị Thư",
        actor=office.clerk,
        at=AT,
    )


def at_superior(office, subject="member"):
    """One cadre's file, proposed by the peers, acknowledged by the superior's office."""
    conference = opened(office, subject)
    scored(office, subject, "chair", "deputy")
    proposed(office, subject, "chair")
    closed(office, conference)
    files_send(evaluation_ids=[office.cases[subject].pk], actor=office.clerk, at=AT)
    files_receive(evaluation_ids=[office.cases[subject].pk], actor=office.upper_clerk, at=AT)


def superior_meeting(office, *subjects):
    """An open meeting of the superior collective, both present."""
    conference = conference_open(
        kind="superior",
        collective_id=office.above.pk,
        evaluation_ids=[office.cases[s].pk for s in subjects],
        held_at=AT,
        place="UBND huyện",
        agenda="",
        actor=office.upper_clerk,
        at=AT,
    )
    people = [office.people["boss"].pk, office.people["second"].pk]
    return attendance_record(conference_id=conference.pk, present_ids=people, actor=office.upper_clerk, at=AT)
