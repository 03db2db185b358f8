"""Notes of assigned committee members (CYC-7): which meeting was attended, where it shows, who writes, taking back."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import AssignedNote, CellMeeting, Conference
from evaluations.selectors.attended import attendances
from evaluations.selectors.following import followed
from evaluations.services.following import assigned_note_withdraw, assigned_note_write
from sonduong.kit import audit, clock
from sonduong.kit.clock import HANOI
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, DAY

pytestmark = pytest.mark.django_db
LATER = datetime(2020, 12, 4, 8, 0, tzinfo=HANOI)
PAGE = reverse("evaluations:followed")


@pytest.fixture
def found(monkeypatch):
    """A commune whose cell met, whose council conferred and whose committee voted; somebody is in charge of it."""
    monkeypatch.setattr(clock, "now", lambda: LATER)
    found = world.commune()
    found.assigned = make.assigned("assigned_member", found.grass)
    found.meeting = CellMeeting.objects.create(
        campaign=found.campaign, cell=found.cells[0], held_on=date(2020, 11, 28), saved_at=AT
    )
    council = make.collective("Thường trực HĐND xã", unit=found.council_unit)
    found.conference = Conference.objects.create(
        campaign=found.campaign,
        kind="collective",
        collective=council,
        held_at=LATER - timedelta(days=3),
        chair=found.chair.person,
        opened_by=found.chair,
        opened_at=AT,
    )
    world.before_vote(found)
    world.voted(found, good=3)
    return found


def choices(found, on=date(2020, 12, 4)) -> list[str]:
    return [f"{one.held_on:%d/%m} {one.name}" for one in followed(found.assigned, on=on)[0].meetings]


def write(found, meeting: str = "", actor=None, **values) -> AssignedNote:
    return assigned_note_write(
        campaign=found.campaign,
        organization_id=found.grass.pk,
        meeting=meeting,
        actor=actor or found.assigned,
        at=LATER,
        **({"appraisal": ""} | values),
    )


def test_the_member_chooses_among_the_meetings_held_so_far(found):
    assert choices(found) == [
        "03/12 Phiên biểu quyết của Ban Chấp hành Đảng bộ xã",
        "01/12 Hội nghị tập thể lãnh đạo cùng cấp: Thường trực HĐND xã",
        "28/11 Họp Chi bộ thôn 00",
    ]
    assert choices(found, on=date(2020, 11, 30)) == ["28/11 Họp Chi bộ thôn 00"]


def test_a_meeting_elsewhere_is_not_offered(found):
    elsewhere = make.organization("Chi bộ cơ sở khác", kind="grassroots_cell")
    CellMeeting.objects.create(campaign=found.campaign, cell=elsewhere, held_on=DAY, saved_at=AT)
    other = CellMeeting.objects.get(cell=elsewhere)
    assert len(choices(found)) == 3
    with pytest.raises(DomainError, match="meeting_unknown"):
        write(found, f"hop-{other.pk}")


def test_what_was_noted_is_offered_no_more_and_stands_on_the_meetings_own_page(client, found):
    note = write(found, f"hop-{found.meeting.pk}")
    assert (note.cell_meeting, note.attended_on) == (found.meeting, date(2020, 11, 28))
    assert len(choices(found)) == 2
    with pytest.raises(DomainError, match="meeting_unknown"):
        write(found, f"hop-{found.meeting.pk}")
    client.force_login(found.secretaries[0])
    page = client.get(reverse("evaluations:cell", args=[found.cells[0].pk])).content.decode()
    assert f"Cấp ủy viên phụ trách dự: <b>{found.assigned.person.full_name}</b>" in page


def test_the_sitting_shows_on_the_page_of_the_body_that_was_voted_on(client, found):
    write(found, f"phien-{found.committee.pk}-20201203")
    client.force_login(found.chair)
    page = client.get(reverse("evaluations:body", args=[found.cases[0].pk])).content.decode()
    assert f"Cấp ủy viên phụ trách dự: <b>{found.assigned.person.full_name}</b>" in page


def test_the_conference_shows_on_its_own_page(client, found):
    make.Seat.objects.filter(person=found.chair.person).update(collective=found.conference.collective)
    found.conference.attendances.create(person=found.chair.person, seat_role="chair")
    write(found, f"hoi-nghi-{found.conference.pk}")
    client.force_login(found.chair)
    page = client.get(reverse("evaluations:conference-run", args=[found.conference.pk])).content.decode()
    assert f"Cấp ủy viên phụ trách dự: <b>{found.assigned.person.full_name}</b>" in page


def test_the_report_lists_every_attendance_by_day(client, found):
    write(found, f"phien-{found.committee.pk}-20201203")
    write(found, f"hop-{found.meeting.pk}")
    write(found, attended_on=date(2020, 11, 19))
    listed = [(one.held_on.day, one.meeting) for one in attendances(found.grass.pk, found.campaign)]
    assert listed == [
        (19, ""),
        (28, "Họp Chi bộ thôn 00"),
        (3, "Phiên biểu quyết của Ban Chấp hành Đảng bộ xã"),
    ]
    assert [one.held_on.day for one in attendances(found.cells[0].pk, found.campaign)] == [28]
    client.force_login(found.chair)
    page = client.get(reverse("evaluations:upward", args=[found.grass.pk])).content.decode()
    assert "Họp Chi bộ thôn 00" in page


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "note_empty"),
        ({"meeting": "hop", "attended_on": DAY}, "meeting_or_day"),
        ({"attended_on": date(2020, 12, 5)}, "meeting_ahead"),
        ({"meeting": "hop-0"}, "meeting_unknown"),
    ],
)
def test_a_note_that_says_nothing_or_too_much_is_refused(found, values, code):
    with pytest.raises(DomainError, match=code):
        write(found, **values)
    assert not AssignedNote.objects.exists()


def test_who_is_not_assigned_there_writes_no_note(found):
    other = make.assigned("assigned_member", make.organization(kind="grassroots_cell"))
    for actor in (other, found.chair, found.org_office):
        with pytest.raises(NotVisible):
            write(found, actor=actor, appraisal="Đúng.")


def test_a_note_taken_back_counts_nowhere_and_stays_legible(client, found):
    note = write(found, f"hop-{found.meeting.pk}")
    other = make.assigned("assigned_member", found.grass)
    for stranger in (other, found.org_office):
        with pytest.raises(NotVisible):
            assigned_note_withdraw(note_id=note.pk, actor=stranger, at=LATER)
    client.force_login(found.assigned)
    assert client.post(reverse("evaluations:note-withdraw", args=[note.pk])).status_code == 302
    assert client.post(reverse("evaluations:note-withdraw", args=[note.pk])).status_code == 404
    assert (attendances(found.grass.pk, found.campaign), len(choices(found))) == ([], 3)
    assert "Đã rút 04/12/2020" in client.get(PAGE).content.decode()
    assert [entry.act for entry in audit.story_of(note)] == ["assigned.note", "assigned.withdraw"]


def test_CYC7_the_page_takes_a_meeting_and_an_appraisal_and_keeps_what_was_refused(client, found):
    client.force_login(found.assigned)
    pk = found.grass.pk
    data = {
        "organization": pk,
        f"{pk}-meeting": f"hop-{found.meeting.pk}",
        f"{pk}-appraisal": "Đúng thực chất.",
    }
    assert client.post(PAGE, data).status_code == 302
    assert client.post(PAGE, {"organization": pk}).status_code == 409
    both = {"organization": pk, f"{pk}-attended_on": "05/12/2020", f"{pk}-appraisal": "Giữ lại."}
    refused = client.post(PAGE, both)
    assert (refused.status_code, "Giữ lại." in refused.content.decode()) == (409, True)
    client.force_login(found.org_office)
    assert "Đúng thực chất." in client.get(PAGE).content.decode()
    assert client.post(PAGE, data).status_code == 404


def test_three_organisations_in_charge_cost_no_more_queries_than_one(client, found):
    client.force_login(found.assigned)
    asked = []
    for _ in range(2):
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        asked.append(len(queries))
        for name in ("Chi bộ cơ sở A", "Chi bộ cơ sở B"):
            place = make.organization(name, kind="grassroots_cell")
            make.assigned("assigned_member", place, found.assigned.person)
            CellMeeting.objects.create(campaign=found.campaign, cell=place, held_on=DAY, saved_at=AT)
    assert asked[0] == asked[1]
