"""The pages of a meeting: who gets in, what is hidden for good, what is typed and kept, what is refused in words."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import Conference, Evaluation, Evidence, Proposal, ScoreSheet
from evaluations.services.score_sheets import Sheet, score_sheets_save
from sonduong.kit import clock
from tests.evaluations.conferences import steps
from tests.evaluations.conferences.conftest import GOOD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_day(settings):
    """The pages ask the trial clock: the morning of the tests' day."""
    settings.TRIAL_NOW = "2020-12-15T10:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


def page(client, user, name, *args, **post):
    client.force_login(user)
    url = reverse(f"evaluations:{name}", args=args)
    return client.post(url, post) if post else client.get(url)


def boxes(case, values):
    return {f"p:{case.pk}:{key}": text for key, text in values.items()}


def test_an_office_invites_from_the_list(client, office):
    answer = page(client, office.clerk, "conferences")
    assert "Tập thể lãnh đạo Phòng Tài chính - Kế hoạch" in answer.content.decode()
    url = ("conference-new", "collective", office.peers.pk)
    assert page(client, office.clerk, *url).status_code == 200
    answer = page(
        client,
        office.clerk,
        *url,
        cases=[office.cases["member"].pk],
        held_at="08:00 16/12/2020",
        place="Phòng họp",
    )
    conference = Conference.objects.get()
    assert answer.headers["Location"] == reverse("evaluations:conference-run", args=[conference.pk])
    answer = page(
        client, office.clerk, *url, cases=[office.cases["deputy"].pk], held_at="", place="Chỗ đã gõ"
    )
    assert answer.status_code == 422
    assert "Chỗ đã gõ" in answer.content.decode()


def test_strangers_and_members_without_a_right_find_nothing(client, office):
    conference = steps.opened(office, "member")
    for user in (office.stranger, office.boss):
        for name in ("conference", "conference-voices", "conference-run", "conference-proposals"):
            assert page(client, user, name, conference.pk).status_code == 404
    assert page(client, office.member, "conference-new", "collective", office.peers.pk).status_code == 404


def test_the_own_case_is_shut_on_every_page(client, office):
    conference = steps.opened(office, "chair", "member")
    mine = office.cases["member"].pk
    steps.scored(office, "member", "chair", "deputy")
    steps.proposed(office, "member", "chair")
    for name in ("conference-material", "conference-proposal", "conference-sheet"):
        assert page(client, office.member, name, conference.pk, mine).status_code == 404
    answer = page(client, office.member, "conference-voices", conference.pk)
    compare = answer.content.decode()
    assert [row.line.case.name for row in answer.context["rows"]] == ["Lương Văn An"]
    assert "89,5" not in compare


def test_nobody_ever_sees_somebody_elses_sheet(client, office):
    conference = steps.opened(office, "member")
    secret = GOOD | {"II.1.1": "33,25"}
    steps.scored(office, "member", "deputy", points=secret)
    names = ("conference", "conference-voices", "conference-proposals", "conference-run")
    single = ("conference-sheet", "conference-material", "conference-proposal")
    for user in (office.chair, office.clerk, office.org):
        for url in [(name, conference.pk) for name in names] + [
            (name, conference.pk, office.cases["member"].pk) for name in single
        ]:
            assert "33,25" not in page(client, user, *url).content.decode(), (user, url)
    mine = page(client, office.deputy, "conference", conference.pk).content.decode()
    assert "33,25" in mine
    held = page(client, office.chair, "conference", conference.pk).context["tables"][0].rows
    assert [cell.raw for row in held for cell in row.cells] == ["", "", ""]


def test_a_row_saves_by_itself_and_says_what_is_wrong(client, office):
    conference = steps.opened(office, "member")
    case = office.cases["member"]
    client.force_login(office.chair)
    url = reverse("evaluations:conference-sheet", args=[conference.pk, case.pk])

    answer = client.post(url, boxes(case, GOOD | {"II.1.1": "51"}), headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "II.1.1 quá 50; ô khác đã lưu" in answer.content.decode()
    assert ScoreSheet.objects.get().scores == {"I.1.1": "27.5", "I.1.2": "18"}
    answer = client.post(url, boxes(case, GOOD | {"II.1.1": ""}), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Trống 1" in answer.content.decode()
    answer = client.post(url, boxes(case, GOOD), headers={"HX-Request": "true"})
    assert "<b>89,5</b>" in answer.content.decode()


def test_all_sheets_of_the_page_are_sent_with_what_was_typed(client, office):
    conference = steps.opened(office, "deputy", "member")
    first, second = office.cases["deputy"], office.cases["member"]
    score_sheets_save(voice="collective", sheets=[Sheet(first.pk, GOOD)], actor=office.chair, at=steps.AT)

    wrong = page(
        client, office.chair, "conference-send", conference.pk, **boxes(second, GOOD | {"I.1.1": "99"})
    )
    assert wrong.status_code == 422
    assert 'value="99"' in wrong.content.decode()
    partial = page(
        client, office.chair, "conference-send", conference.pk, **boxes(second, GOOD | {"I.1.1": ""})
    )
    assert partial.status_code == 409
    assert ScoreSheet.objects.exclude(submitted_at=None).count() == 0
    done = page(client, office.chair, "conference-send", conference.pk, **boxes(second, GOOD))
    assert done.status_code == 302
    sent = ScoreSheet.objects.exclude(submitted_at=None)
    assert set(sent.values_list("evaluation_id", "total")) == {
        (first.pk, Decimal("89.50")),
        (second.pk, Decimal("89.50")),
    }


def test_a_sheet_alone_takes_the_reason_of_what_does_not_apply(client, office):
    conference = steps.opened(office, "member")
    case = office.cases["member"]
    url = ("conference-sheet", conference.pk, case.pk)
    values = boxes(case, GOOD | {"I.1.2": "x"})
    refused = page(client, office.chair, *url, **values, send="1")
    assert refused.status_code == 409
    assert "Kê khai tài sản" in refused.content.decode()
    done = page(client, office.chair, *url, **values, send="1", **{f"n:{case.pk}:I.1.2": "Không thuộc diện"})
    assert done.status_code == 302
    assert ScoreSheet.objects.get().notes == {"I.1.2": "Không thuộc diện"}


def test_the_proposal_page_shuts_the_levels_above_the_caps_and_keeps_what_was_typed(client, office):
    conference = steps.opened(office, "member")
    steps.scored(office, "member", "chair", "deputy")
    office.place.recorded_ratings.update(rating="good")
    url = ("conference-proposal", conference.pk, office.cases["member"].pk)
    shown = page(client, office.chair, *url)
    assert [one.code for one in shown.context["ground"].levels if one.why] == ["excellent"]

    typed = {
        "strengths": "Chữ đã gõ",
        "weaknesses": "Còn chậm",
        "rating": "excellent",
        "votes_excellent": "2",
    }
    refused = page(client, office.chair, *url, **typed)
    assert refused.status_code == 422
    body = refused.content.decode()
    assert "Chữ đã gõ" in body
    assert "3.3.2.3" in body
    done = page(
        client, office.chair, *url, **(typed | {"rating": "good", "votes_excellent": "0", "votes_good": "2"})
    )
    assert done.status_code == 302
    assert Proposal.objects.get().votes == {
        "excellent": 0,
        "good": 2,
        "completed": 0,
        "failed": 0,
        "blank": 0,
    }
    assert page(client, office.deputy, *url).context["may_write"] is False


def test_attendance_scoring_and_minutes_are_run_from_one_page(client, office):
    conference = steps.opened(office, "member")
    people = [office.people[name].pk for name in ("chair", "deputy", "member")]
    answer = page(
        client,
        office.clerk,
        "conference-attendance",
        conference.pk,
        present=people,
        chair=office.people["chair"].pk,
    )
    assert answer.status_code == 302
    steps.scored(office, "member", "chair")
    page(client, office.clerk, "conference-end-scoring", conference.pk, case=[office.cases["member"].pk])
    steps.proposed(office, "member", "chair")
    kept = page(client, office.clerk, "conference-close", conference.pk, minutes="", secretary_name="Thư Ký")
    assert kept.status_code == 422
    assert "Thư Ký" in kept.content.decode()
    page(client, office.clerk, "conference-close", conference.pk, minutes="Đã họp.", secretary_name="Thư Ký")
    conference.refresh_from_db()
    assert conference.minutes == "Đã họp."
    assert "Đã họp." in page(client, office.chair, "conference-run", conference.pk).content.decode()


def test_paper_counts_are_typed_in_a_table(client, office):
    conference = steps.opened(office, "member", is_on_paper=True)
    pk = office.cases["member"].pk
    figures = {"issued": 2, "collected": 2, "valid": 2, "lowest": "86", "mean": "88,5"}
    typed = {f"c{pk}-{name}": value for name, value in figures.items()}
    kept = page(client, office.clerk, "conference-paper", conference.pk, **typed)
    assert kept.status_code == 422
    assert "88,5" in kept.content.decode()
    typed[f"c{pk}-highest"] = "91"
    bare = page(client, office.clerk, "conference-paper", conference.pk, **typed)
    assert bare.status_code == 409
    assert "Chưa có bản chụp" in bare.content.decode()
    scan = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4\n%%EOF\n")
    assert (
        page(client, office.clerk, "conference-paper", conference.pk, **typed, scan=scan).status_code == 302
    )
    file = Evidence.objects.get()
    assert page(client, office.chair, "evidence", file.pk).status_code == 200
    assert page(client, office.member, "evidence", file.pk).status_code == 404


PAGES = ["conferences", "conference", "conference-voices", "conference-proposals", "conference-run"]


@pytest.mark.parametrize("name", PAGES)
def test_one_and_three_cadres_cost_the_same_queries(client, office, name):
    conference = steps.opened(office, "chair", "deputy", "member")
    who = office.deputy if name == "conference" else office.clerk
    args = [] if name == "conferences" else [conference.pk]
    url = reverse(f"evaluations:{name}", args=args)
    client.force_login(who)
    counts = []
    for shown in (["member"], ["chair", "deputy", "member"]):
        conference.items.all().delete()
        conference.items.model.objects.bulk_create(
            conference.items.model(conference=conference, evaluation=office.cases[one]) for one in shown
        )
        Evaluation.objects.exclude(pk__in=[office.cases[one].pk for one in shown]).update(stage="self_review")
        Evaluation.objects.filter(pk__in=[office.cases[one].pk for one in shown]).update(stage="collective")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 32
