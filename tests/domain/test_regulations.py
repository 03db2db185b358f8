"""Regulations as files: their worked examples, where each number comes from, and every mistake of a faulty one."""

from decimal import Decimal
from fractions import Fraction

import pytest

from evaluations import regulations
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import KINDS, RegulationError, parse
from evaluations.domain.sections import day_of_year
from tests.domain.flipped import KH16, QD366, raw

SHELF = [regulations.load(code) for code in regulations.codes()]
EXAMPLES = [pytest.param(r, e, id=f"{r.code}-{n}") for r in SHELF for n, e in enumerate(r.examples, 1)]


def problems(spoilt):
    with pytest.raises(RegulationError) as refused:
        parse(spoilt)
    return refused.value.problems


def spoilt(path, value, code="kh16-2020"):
    """The file's values with one setting's value replaced."""
    turned = raw(code)
    *tables, name = path.split(".")
    table = turned
    for step in tables:
        table = table[step]
    table[name]["value"] = value
    return turned


# ---------------------------------------------------------------- the shelf


def test_the_shelf_holds_the_plan_of_2020_and_a_later_regulation():
    assert regulations.codes() == ("kh16-2020", "qd366-2025")
    assert regulations.DEFAULT == "kh16-2020"


@pytest.mark.parametrize(("regulation", "example"), EXAMPLES)
def test_every_worked_example_of_a_regulation_holds(regulation, example):
    ratings = [Rating(name) for name, number in example.given.items() for _ in range(number)]
    found = check_group(regulation.quota[example.kind], ratings)
    assert {name: getattr(found, name) for name in example.expect} == example.expect


@pytest.mark.parametrize("regulation", SHELF, ids=lambda r: r.code)
def test_every_setting_says_where_it_comes_from(regulation):
    for path, item in regulation.settings.items():
        assert item.clause in regulation.clauses or item.by_software, path


@pytest.mark.parametrize("regulation", SHELF, ids=lambda r: r.code)
def test_every_clause_listed_is_used(regulation):
    used = {item.clause for item in regulation.settings.values()} | {e.clause for e in regulation.examples}
    assert set(regulation.clauses) - used <= {"II.2 note 11", "3.3.2.2 para 1"}


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        regulations.load("kh99-2099")


def test_a_file_must_carry_the_code_of_its_name(tmp_path, monkeypatch):
    text = (regulations.SHELF / "kh16-2020.toml").read_text(encoding="utf-8")
    (tmp_path / "kh17-2021.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(regulations, "SHELF", tmp_path)
    with pytest.raises(RegulationError, match=r"kh17-2021\.toml mang mã “kh16-2020”"):
        regulations.load("kh17-2021")


@pytest.mark.parametrize("content", [b"a = [", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_refused(tmp_path, content):
    path = tmp_path / "wrong.toml"
    path.write_bytes(content)
    with pytest.raises(RegulationError, match="không đọc được TOML"):
        regulations.read(path)


# ---------------------------------------------------------------- what the two say


@pytest.mark.parametrize("regulation", SHELF, ids=lambda r: r.code)
def test_a_file_read_anew_says_the_same(regulation):
    again = parse(raw(regulation.code))
    assert again == regulation
    assert len(again.basis) >= 3 and len(again.examples) >= 3


def test_the_defaults_of_the_plan_of_2020_are_those_agreed():
    """REG-4, one by one."""
    assert {
        kind: (rule.share, rule.base, rule.rounding) for kind, rule in KH16.quota.items()
    } == dict.fromkeys(("member", "party_organization", "cadre"), (Fraction(1, 5), (Rating.GOOD,), "down"))
    assert {(rule.small_pool, rule.small_pool_gives) for rule in KH16.quota.values()} == {(5, 1)}
    assert (KH16.eligibility.member_months, KH16.eligibility.counted_to) == (6, (12, 31))
    assert (KH16.caps.sick_days, KH16.caps.sick_at_most) == (90, Rating.COMPLETED)
    assert (KH16.voting.quorum, KH16.voting.majority, KH16.voting.majority_of) == (
        Fraction(2, 3),
        Fraction(1, 2),
        "present",
    )
    assert (KH16.voting.tie, KH16.voting.leading_in_second_round, KH16.voting.stages) == (
        "second_round",
        2,
        "one",
    )
    assert (KH16.feedback.shown_from, KH16.feedback.counts_from) == (5, 3)
    assert (KH16.scores.combination, KH16.scores.includes_self, KH16.scores.bands) == (
        "mean_of_means",
        False,
        (),
    )
    assert (KH16.submission.missing_item, KH16.submission.missing_answer) == ("warn", "warn")
    assert (KH16.feedback.subject_reads, KH16.scores.summary_names) == ("after_publication", "numbered")


@pytest.mark.parametrize(
    "path",
    [
        "quota.cadre.base", "quota.cadre.rounding", "quota.cadre.at_decision", "caps.sick_days", "voting.quorum",
        "voting.tie", "scores.combination", "scores.bands", "feedback.shown_from", "submission.missing_item",
        "look_back.not_rated_interrupts", "deadlines.before", "pools.several_posts_count_in",
    ],
)  # fmt: skip
def test_where_the_plan_is_silent_the_value_is_marked_as_ours(path):
    assert KH16.settings[path].by_software


@pytest.mark.parametrize("path", ["quota.member.share", "quota.member.small_pool", "look_back.view_years"])
def test_what_the_plan_says_is_not_marked_as_ours(path):
    assert not KH16.settings[path].by_software


def test_the_later_regulation_proves_the_design():
    assert QD366.scores.parts == {"common": Decimal(30), "tasks": Decimal(70)}
    assert [(band.rating, band.points) for band in QD366.scores.bands] == [
        (Rating.EXCELLENT, 90), (Rating.GOOD, 70), (Rating.COMPLETED, 50), (Rating.FAILED, 0),
    ]  # fmt: skip
    assert {rule.small_pool for rule in QD366.quota.values()} == {0}
    assert {rule.share_with_reason for rule in QD366.quota.values()} == {Fraction(1, 4)}
    assert QD366.caps.sick_kinds == ()
    assert "2A" in QD366.papers.forms["cadre"] and "01" in KH16.papers.forms["cadre"]


def test_E74_two_regulations_stand_side_by_side_and_neither_changes_the_other():
    assert (KH16.caps.sick_days, QD366.caps.sick_days) == (90, 0)
    assert regulations.load("kh16-2020") is KH16


def test_a_citation_names_clause_and_document_or_the_software():
    assert KH16.cite("quota.member.share") == "mục II.2, lưu ý thứ 9, Kế hoạch 16-KH/HU ngày 12/11/2020"
    assert KH16.cite("voting.medium") == "mặc định của phần mềm"
    assert KH16.clause("caps.sick_days") == "II.2 note 5"


# ---------------------------------------------------------------- a faulty one


def test_all_mistakes_are_listed_at_once():
    wrong = raw()
    wrong["quota"]["member"]["share"]["value"] = "6/5"
    wrong["caps"]["sick_days"]["value"] = -1
    del wrong["voting"]["quorum"]
    wrong["voting"]["tie"]["value"] = "dice"
    wrong["code"] = ""
    assert problems(wrong) == [
        "code: thiếu hoặc không đúng dạng",
        'quota.member.share: “6/5” không phải phân số từ 0 đến 1, viết như "1/5"',
        "caps.sick_days: “-1” không phải số nguyên từ 0",
        "voting.quorum: thiếu giá trị",
        "voting.tie: “dice” không thuộc: second_round, authority",
    ]


@pytest.mark.parametrize("code", ["kh16-2020", "qd366-2025"])
def test_an_empty_file_lacks_everything_and_says_so(code):
    found = problems({})
    assert {"code: thiếu hoặc không đúng dạng", "caps: thiếu phần này", "papers: thiếu phần này"} <= set(
        found
    )
    assert {line.partition(":")[0] for line in found} >= raw(code).keys()


SPOILT = [
    ("quota.member.share", 0.2, 'phân số từ 0 đến 1, viết như "1/5"'),
    ("quota.member.share", "1/0", "phân số từ 0 đến 1"),
    ("quota.member.share", "-1/5", "phân số từ 0 đến 1"),
    ("quota.member.share", "a", "phân số từ 0 đến 1"),
    ("quota.member.base", ["not_rated"], "không phải một trong bốn mức"),
    ("quota.member.base", ["great"], "không phải một trong bốn mức"),
    ("quota.member.base", ["good", "good"], "có mục bị lặp"),
    ("quota.member.base", "good", "không phải danh sách"),
    ("quota.member.base", [], "quota.member.base: rỗng"),
    ("quota.member.keys", [], "quota.member.keys: rỗng"),
    ("quota.member.keys", [1], "“1” không phải chữ"),
    ("quota.member.share_with_reason", "1/10", "nhỏ hơn tỷ lệ thường"),
    ("quota.member.rounding", "up", "không thuộc: down, half_up"),
    ("quota.member.rounding", ["down"], "không thuộc: down, half_up"),
    ("quota.member.counts_heads", 1, "không phải true hoặc false"),
    ("caps.sick_days", True, "không phải số nguyên từ 0"),
    ("caps.sick_days", 1.5, "không phải số nguyên từ 0"),
    ("eligibility.counted_to", "31/02", "không phải ngày/tháng"),
    ("eligibility.counted_to", "0/1", "không phải ngày/tháng"),
    ("eligibility.counted_to", "1/13", "không phải ngày/tháng"),
    ("eligibility.counted_to", "1/0", "không phải ngày/tháng"),
    ("eligibility.counted_to", "29/2", "không phải ngày/tháng"),
    ("eligibility.counted_to", "12", "không phải ngày/tháng"),
    ("scores.scale", 100, "không phải số điểm"),
    ("scores.scale", "x", "không phải số điểm"),
    ("scores.scale", "Infinity", "không phải số điểm"),
    ("scores.scale", "-1", "không phải số điểm"),
    ("scores.parts", {"a": "30"}, "tổng các phần khác scores.scale"),
    ("scores.parts", [], "không phải bảng"),
    ("scores.bands", [["excellent", "90"]], "không có dạng [mức, phép so sánh, điểm]"),
    ("scores.bands", ["excellent"], "không có dạng [mức, phép so sánh, điểm]"),
    ("scores.bands", [["excellent", "<", "90"]], "không thuộc: >=, >"),
    ("scores.bands", [["good", ">=", "70"], ["excellent", ">=", "90"]], "phải xếp từ mức cao xuống mức thấp"),
    ("scores.bands", [["excellent", ">=", "70"], ["good", ">=", "90"]], "phải xếp từ mức cao xuống mức thấp"),
    ("scores.bands", [["excellent", ">=", "101"]], "có điểm lớn hơn scores.scale"),
    ("scores.summary_names", "named", "không thuộc: numbered"),
    ("feedback.counts_from", 6, "lớn hơn feedback.shown_from"),
]


@pytest.mark.parametrize(("path", "value", "said"), SPOILT)
def test_a_wrong_value_is_refused_with_its_place(path, value, said):
    found = [line for line in problems(spoilt(path, value)) if line.startswith(path.rpartition(".")[0])]
    assert len(found) == 1 and said in found[0]


LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@pytest.mark.parametrize(("month", "last"), list(enumerate(LAST_DAYS, 1)))
def test_every_month_ends_on_its_last_day(month, last):
    assert day_of_year(f"{last}/{month}") == (month, last)
    with pytest.raises(ValueError, match="không phải ngày/tháng"):
        day_of_year(f"{last + 1}/{month}")


LAWFUL = [
    ("quota.member.share_with_reason", "1"),
    ("voting.majority", "0"),
    ("feedback.counts_from", 5),
    ("scores.bands", [["excellent", ">=", "100"], ["failed", ">=", "0"]]),
    ("scores.large_gap", "0"),
]


@pytest.mark.parametrize(("path", "value"), LAWFUL)
def test_the_borders_themselves_are_lawful(path, value):
    assert parse(spoilt(path, value)).settings[path].value == value


def test_a_refused_regulation_reads_as_one_line():
    with pytest.raises(
        RegulationError, match=r"^code: thiếu hoặc không đúng dạng; name: thiếu hoặc không đúng dạng$"
    ):
        parse(raw() | {"code": "", "name": ""})


@pytest.mark.parametrize("name", ["kind", "clause", "given", "expect"])
def test_an_example_that_lacks_a_part_is_refused(name):
    wrong = raw()
    del wrong["examples"][0][name]
    assert problems(wrong) == ["examples, ví dụ thứ 1: thiếu hoặc sai kind, clause, given, expect"]


@pytest.mark.parametrize(
    ("value", "day"),
    [("31/12", (12, 31)), ("1/1", (1, 1)), ("28/02", (2, 28)), ("30/06", (6, 30)), ("31/10", (10, 31))],
)
def test_a_day_of_the_year_is_read_as_month_and_day(value, day):
    assert day_of_year(value) == day


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"value": "1/5"}, "phải ghi điều khoản (clause) hoặc mặc định của phần mềm (default_of)"),
        ({"clause": "II.2 note 9"}, "thiếu giá trị"),
        ("1/5", "thiếu giá trị"),
        ({"value": "1/5", "clause": "II.9"}, "điều khoản “II.9” không có trong [clauses]"),
        ({"value": "1/5", "default_of": "us"}, "default_of chỉ nhận “software”"),
        ({"value": "1/5", "default_of": "software", "note": "?"}, "không hiểu mục “note”"),
    ],
)
def test_a_setting_needs_a_value_and_a_source_and_nothing_else(item, said):
    wrong = raw()
    wrong["quota"]["party_organization"]["share"] = item
    assert f"quota.party_organization.share: {said}" in problems(wrong)


def test_unknown_parts_kinds_and_settings_are_named():
    wrong = raw()
    wrong["quota"] = {"teacher": wrong["quota"]["member"]} | wrong["quota"]
    wrong["quota"]["member"]["rounding"]["value"] = "up"
    wrong["weather"] = {}
    wrong["caps"]["moon"] = {"value": 1, "default_of": "software"}
    assert {
        "quota.teacher: không có loại đối tượng này",
        "weather: không có phần tên này",
        "caps.moon: không có thiết lập tên này",
        "quota.member.rounding: “up” không thuộc: down, half_up",
    } == set(problems(wrong))


def test_a_regulation_without_any_ceiling_is_lawful():
    free = raw()
    free["quota"] = {}
    free["examples"] = []
    assert problems(free) == ["examples: thiếu hoặc không đúng dạng"]


@pytest.mark.parametrize(
    "change",
    [{"kind": "teacher"}, {"clause": "II.9"}, {"given": {}}, {"expect": {}}],
    ids=lambda c: next(iter(c)),
)
def test_an_example_must_name_kind_clause_givens_and_expectations(change):
    wrong = raw()
    wrong["examples"][1] |= change
    assert problems(wrong) == ["examples, ví dụ thứ 2: thiếu hoặc sai kind, clause, given, expect"]


def test_an_example_that_is_no_table_is_refused():
    wrong = raw()
    wrong["examples"][0] = "good"
    assert problems(wrong) == ["examples, ví dụ thứ 1: thiếu hoặc sai kind, clause, given, expect"]


def test_the_kinds_are_the_five_of_the_vocabulary():
    assert KINDS == ("member", "cadre", "party_organization", "collective", "civil_servant")
