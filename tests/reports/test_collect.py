"""Papers of real rows: the submitted version, only what this reader may see, refusals with words."""

from decimal import Decimal

import pytest

from evaluations.models import Decision, SelfReview
from evaluations.regulations.check_workbook import rows_of_workbook
from reports.papers import mau_09
from reports.phrases import REFUSALS, refusal
from reports.registry import all_papers, paper
from reports.renderers import xlsx
from reports.services.printing import paper_of
from reports.spec import CONSOLE
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations.step_one import proposed

pytestmark = pytest.mark.django_db


def collect(code, actor, target):
    return paper(code).source.collect(actor, str(target))


def test_mau_01_prints_what_was_submitted(world):
    values = collect("01", world.clerk, world.cases.head.pk)

    assert values.subject.name == "Nông Văn Tuyến"
    assert [part.texts for part in values.items[:4]] == [(f"Nội dung I.{n}",) for n in range(1, 5)]
    assert values.items[4].texts == ("Nội dung I.5.a", "Nội dung I.5.b", "Nội dung I.5.c")
    assert (values.self_rating, values.rating, values.edition) == ("good", "", "")
    assert values.self_signature.place_date == "Sơn Dương, ngày 27 tháng 11 năm 2020"


def test_answers_beside_the_five_items_are_printed_too(world):
    values = collect("01", world.clerk, world.cases.deputy.pk)

    assert [part.texts for part in values.extra] == [
        ("Nội dung DP.1",),
        ("Nội dung DP.2",),
        ("Nội dung DP.3",),
    ]


def test_a_newer_draft_does_not_replace_the_submitted_version(world):
    first = SelfReview.objects.get(evaluation=world.cases.head)
    answers = first.answers | {"I.1": "Bản nháp mới"}
    SelfReview.objects.create(
        evaluation=first.evaluation,
        version=2,
        form_version=first.form_version,
        answers=answers,
        saved_at=make.AT,
    )

    for reader in (world.head, world.clerk):
        assert collect("01", reader, world.cases.head.pk).items[0].texts == ("Nội dung I.1",)


def test_an_earlier_version_stands_beside_the_later_one(world):
    first = SelfReview.objects.get(evaluation=world.cases.head)
    answers = first.answers | {"I.1": "Đã hoàn thiện"}
    SelfReview.objects.create(
        evaluation=first.evaluation,
        version=2,
        form_version=first.form_version,
        answers=answers,
        self_rating="good",
        saved_at=make.AT,
        submitted_at=make.AT,
    )
    pk = world.cases.head.pk

    newest, older = collect("01", world.clerk, pk), collect("01", world.clerk, f"{pk}.1")
    assert (newest.items[0].texts, newest.edition) == (("Đã hoàn thiện",), "bản 2")
    assert (older.items[0].texts, older.edition) == (("Nội dung I.1",), "")
    with pytest.raises(NotVisible):
        collect("01", world.clerk, f"{pk}.3")


def test_only_the_writer_prints_a_draft_and_it_says_so(world):
    SelfReview.objects.create(
        evaluation=world.cases.plain, form_version="nd90-2020", answers={"I.1": "Nháp"}, saved_at=make.AT
    )

    mine = collect("01", world.plain, world.cases.plain.pk)
    assert (mine.items[0].texts, mine.edition) == (("Nháp",), "bản nháp, chưa nộp")
    with pytest.raises(DomainError) as error:
        collect("01", world.clerk, world.cases.plain.pk)
    assert error.value.code == "paper_not_submitted"


@pytest.mark.parametrize(
    ("code", "reader"), [("01", "stranger"), ("06", "stranger"), ("10", "head"), ("01", "judge")]
)
def test_whoever_may_not_read_a_case_may_not_print_it(world, code, reader):
    with pytest.raises(NotVisible):
        collect(code, getattr(world, reader), world.cases.head.pk)


@pytest.mark.parametrize("target", ["0", "abc", "", "-1", "1e3", "99999999999999999999"])
def test_an_identifier_that_is_none_is_not_visible(world, target):
    for code in ("01", "06", "09", "10"):
        with pytest.raises(NotVisible):
            collect(code, CONSOLE, target)


def test_the_decision_is_printed_for_the_office_at_once_and_for_the_person_after_publication(world):
    case = world.cases.head
    Decision.objects.create(
        evaluation=case,
        rating="good",
        strengths="Vững vàng",
        weaknesses="Chậm",
        prospects="Tốt",
        decided_on=make.DAY,
        decided_by=world.org,
        decided_at=make.AT,
        signer_name="Bế Văn Ký",
        signer_post="Phó Bí thư",
    )
    assert collect("01", world.org, case.pk).rating == "good"
    assert collect("01", world.head, case.pk).rating == ""
    assert collect("01", world.clerk, case.pk).rating == ""

    type(case).objects.filter(pk=case.pk).update(stage="published")
    seen = collect("01", world.head, case.pk)
    assert (seen.rating, seen.verdict, seen.prospects) == (
        "good",
        ("Ưu điểm: Vững vàng", "Khuyết điểm: Chậm"),
        ("Tốt",),
    )
    assert (seen.signature.name, seen.signature.post) == ("Bế Văn Ký", "Phó Bí thư")


def test_mau_06_adds_up_by_section_and_leaves_the_scorers_column_empty(world):
    values = collect("06", world.clerk, world.cases.head.pk)
    sections = [row for row in values.rows if row.depth == 1]

    assert values.total.own == Decimal("100.00")
    assert [row.own for row in sections] == [row.maximum for row in sections]
    assert {row.score for row in values.rows} == {None}
    assert values.mark == "MẪU – chưa phải Bộ tiêu chí của huyện"


def test_a_title_without_scores_has_no_mau_06(world):
    with pytest.raises(DomainError) as error:
        collect("06", world.plain, world.cases.plain.pk)
    assert error.value.code == "paper_not_scored"


def test_mau_10_shows_each_voice_to_those_who_may_hear_it(world):
    proposed(world.cases.head, world.clerk)
    office, unit = (
        {
            fact.label: fact.value
            for section in collect("10", reader, world.cases.head.pk).sections
            for fact in section.facts
        }
        for reader in (world.org, world.clerk)
    )

    assert office["Cá nhân tự chấm điểm; tự nhận mức"] == "100,00 điểm; HTTNV"
    assert office["Tập thể lãnh đạo cùng cấp"] == "đề xuất HTTNV"
    assert unit["Tập thể lãnh đạo cùng cấp"] == "đề xuất HTTNV"
    assert office["Cấp có thẩm quyền quyết định"] == ""


def test_mau_09_lists_the_group_and_its_workbook_can_be_checked_again(world):
    proposed(world.cases.head, world.clerk)
    values = collect("09", world.org, world.cases.head.pk)

    assert [line.name for line in values.lines] == ["Hà Quang Bình", "Ma Thị Khiêm", "Nông Văn Tuyến"]
    assert values.counts == (0, 1, 0, 0)
    assert values.quota_note == "Trong từng nhóm, số HTXSNV không vượt quá 20% số HTTNV."
    rows = rows_of_workbook(xlsx.from_sheets(mau_09.sheets(values)))["subjects"]
    assert [(row["id"], row["rating"]) for row in rows] == [
        (world.people["plain"].code, "not_rated"),
        (world.people["deputy"].code, "not_rated"),
        (world.people["head"].code, "good"),
    ]
    assert {tuple(row["group"]) for row in rows} == {
        ("Cấp phó phòng", "Huyện", "Quản lý nhà nước", "Kinh tế")
    }
    assert {row["unit"] for row in rows} == {world.place.code}


def test_nobody_reads_the_own_line_on_a_list_before_publication(world):
    names = [line.name for line in collect("09", world.deputy, world.cases.head.pk).lines]

    assert "Nông Văn Tuyến" in names
    assert "Ma Thị Khiêm" not in names


def test_whoever_sees_nobody_has_no_list(world):
    assert paper("09").source.targets(world.stranger) == []
    with pytest.raises(NotVisible):
        collect("09", world.stranger, "ca-nam")


@pytest.mark.parametrize("code", list(all_papers()))
def test_what_is_offered_can_be_read_and_nothing_else(world, code):
    source = paper(code).source
    for reader in (world.org, world.clerk, world.head, world.stranger):
        offered = {target.id for target in source.targets(reader)}
        assert source.readable(reader, offered | {"999999"}) == offered


def test_the_same_rows_give_the_same_bytes(world):
    for code, made_as in (("01", "pdf"), ("06", "xlsx")):
        once = paper_of(world.org, code, str(world.cases.head.pk), made_as)
        assert paper_of(world.org, code, str(world.cases.head.pk), made_as) == once


def test_every_refusal_of_the_printing_room_has_words():
    params = {"limit": 1, "asked": 2, "count": 3, "name": "Một"}
    for code in REFUSALS:
        assert refusal(code, params)[-1] == "."
