"""Papers of meetings and ballots from real acts: Mẫu 03, 07, 08, 10 of 11-QĐ/HU, the ballot paper, the minutes."""

from decimal import Decimal

import pytest

from evaluations.models import Ballot, Proposal
from reports.registry import paper
from reports.renderers import html
from sonduong.kit.errors import DomainError, NotVisible
from tests.evaluations.conferences import conftest as conferences
from tests.evaluations.conferences.steps import closed, opened, proposed, scored
from tests.evaluations.stage import scene, voted

pytestmark = pytest.mark.django_db
office = conferences.office
POOR = {"I.1.1": "20", "I.1.2": "10", "II.1.1": "40"}


def collect(code, actor, target):
    return paper(code).source.collect(actor, str(target))


@pytest.fixture
def meeting(office):
    """The member was scored by two peers whose means are open, and the chair proposed."""
    found = opened(office, "member")
    scored(office, "member", "chair")
    scored(office, "member", "deputy", points=POOR)
    proposed(office, "member", "chair")
    closed(office, found)
    return office


def test_mau_07_numbers_the_sheets_by_their_content_and_names_nobody(meeting):
    case = meeting.cases["member"]
    values = collect("07", meeting.clerk, f"{case.pk}-collective")
    page = html.page(paper("07"), values)

    assert values.total.sheets == (Decimal("89.50"), Decimal("70.00"))
    assert (values.issued, values.valid, values.spoilt) == (2, 2, 0)
    assert values.total.mean == Decimal("79.75")
    assert "Ma Thị Bình" not in page
    assert [row.number for row in values.rows] == ["I", "1", "1.1", "1.2", "II", "1", "1.1"]


def test_mau_03_says_points_votes_and_rating(meeting):
    case = meeting.cases["member"]
    values = collect("03-QD11", meeting.clerk, f"{case.pk}-collective")

    assert (values.mean, values.sheets, values.rating) == (Decimal("79.75"), 2, "good")
    assert [figure.votes for figure in values.figures] == [0, 2, 0, 0]
    assert values.strengths == ("Tận tụy, sâu sát.",)


def test_mau_08_puts_the_meetings_side_by_side(meeting):
    case = meeting.cases["member"]
    values = collect("08", meeting.clerk, case.pk)
    line = next(line for line in values.lines if line.name == "Nông Văn Cường")

    assert (line.collective, line.superior, line.overall) == (Decimal("79.75"), None, Decimal("79.75"))
    assert line.level == ""


@pytest.mark.parametrize("code", ["03-QD11", "07"])
def test_what_was_said_of_oneself_is_not_printed_before_publication(meeting, code):
    case = meeting.cases["member"]

    assert paper(code).source.targets(meeting.member) == []
    with pytest.raises(NotVisible):
        collect(code, meeting.member, f"{case.pk}-collective")


@pytest.mark.parametrize("code", ["03-QD11", "07"])
def test_a_meeting_that_has_not_spoken_has_no_paper(meeting, code):
    for target in (f"{meeting.cases['member'].pk}-superior", f"{meeting.cases['deputy'].pk}-collective"):
        with pytest.raises(DomainError) as error:
            collect(code, meeting.clerk, target)
        assert error.value.code == "paper_not_yet"


@pytest.mark.parametrize("code", ["03-QD11", "07"])
def test_each_meeting_that_has_spoken_is_offered(meeting, code):
    case = meeting.cases["member"]
    found = [(target.id, target.name) for target in paper(code).source.targets(meeting.clerk)]

    assert found == [(f"{case.pk}-collective", "Nông Văn Cường")]


def test_a_proposal_that_was_replaced_is_not_printed(meeting):
    case = meeting.cases["member"]
    Proposal.objects.filter(evaluation=case).update(superseded_at=case.stage_since)

    with pytest.raises(DomainError):
        collect("03-QD11", meeting.clerk, f"{case.pk}-collective")


@pytest.fixture
def counted(db):
    """A ballot about three deputies on which two tellers agree."""
    found = scene(3, stage="ballot")
    voted(found, dict.fromkeys(found.ids, "good"))
    return found, Ballot.objects.get()


def test_the_ballot_paper_lists_names_by_group_and_tells_nothing_of_the_count(counted):
    found, ballot = counted
    values = collect("phieu-xep-loai", found.office, ballot.pk)

    assert [(group.label, len(group.lines)) for group in values.groups] == [
        ("Cấp phó phòng (Huyện, Quản lý nhà nước, Kinh tế)", 3)
    ]
    assert {line.proposed for line in values.groups[0].lines} == {"good"}


def test_every_row_of_the_minutes_sums_to_the_valid_sheets(counted):
    found, ballot = counted
    values = collect("bien-ban-kiem-phieu", found.office, ballot.pk)

    assert (values.entitled, values.present, values.absent, values.spoilt) == (7, 7, 0, 0)
    for line in values.groups[0].lines:
        assert (sum(line.votes) + line.blank + line.spoilt, line.outcome) == (7, "good")
    assert values.groups[0].verdict == "HTXSNV 0, HTTNV 03; tối đa 01 đồng chí HTXSNV; không vượt tỷ lệ."


def test_a_teller_counts_sheets_and_prints_none(counted):
    found, ballot = counted

    with pytest.raises(NotVisible):
        collect("phieu-xep-loai", found.tellers[0], ballot.pk)


@pytest.mark.parametrize("code", ["phieu-xep-loai", "bien-ban-kiem-phieu"])
def test_papers_of_a_ballot_are_offered_to_the_office(counted, code):
    found, ballot = counted

    assert [target.id for target in paper(code).source.targets(found.office)] == [str(ballot.pk)]
