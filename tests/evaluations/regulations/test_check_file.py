"""Opening a list of ratings in JSON: every fact is read, every unreadable place is named."""

import json
from datetime import date

import pytest

from evaluations.domain.checking import Subject
from evaluations.domain.ratings import Rating
from evaluations.regulations.check_file import LARGEST, open_list
from evaluations.regulations.check_json import UnreadableList

CADRE = {"id": "CB-1", "kind": "cadre", "group": ["Bí thư", "xã", "", ""], "rating": "good"}
MEMBER = {"id": "DV-1", "kind": "member", "group": ["TC-1"], "rating": "excellent"}


def opened(document, regulation=None):
    return open_list(json.dumps(document).encode(), regulation)


def refused(content, regulation=None):
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(UnreadableList) as wrong:
        open_list(content, regulation)
    return [(problem.where, problem.message) for problem in wrong.value.problems]


def listed(*subjects, **top):
    return {"subjects": list(subjects), **top}


def test_a_bare_list_is_judged_by_the_default_regulation_and_no_year():
    found = opened(listed(CADRE))
    assert (found.regulation.code, found.listed.year, found.remarks) == ("kh16-2020", None, ())
    assert found.listed.subjects == (Subject("CB-1", "cadre", ("Bí thư", "xã", "", ""), Rating.GOOD),)


def test_every_fact_of_a_subject_is_read():
    full = MEMBER | {
        "unit": "U", "organization": "O", "collective": "C", "heads": ["U"], "heads_organizations": ["O"],
        "head_exempt": True, "review_completed": False, "admitted_on": "2019-02-28", "established_on": "2001-01-01",
        "sick_leaves": [["2020-01-10", "2020-01-10"]], "is_civil_servant": True, "civil_rating": "not_rated",
    }  # fmt: skip
    tables = {
        "unit_ratings": {"U": "good"},
        "organization_ratings": {"O": None},
        "collective_ratings": {"C": "failed"},
    }
    found = opened(listed(full, as_of="2020-12-31", **tables))
    assert found.listed.subjects == (
        Subject(
            "DV-1", "member", ("TC-1",), Rating.EXCELLENT, "U", "O", "C", ("U",), ("O",), True, False,
            date(2019, 2, 28), date(2001, 1, 1), ((date(2020, 1, 10), date(2020, 1, 10)),), True, Rating.NOT_RATED,
        ),
    )  # fmt: skip
    assert found.listed.year == 2020
    assert found.listed.unit_ratings == {"U": Rating.GOOD}
    assert (found.listed.organization_ratings, found.listed.collective_ratings) == (
        {"O": None},
        {"C": Rating.FAILED},
    )


def test_the_option_wins_over_the_file_and_the_file_over_the_default():
    document = listed(regulation="qd366-2025")
    assert opened(document).regulation.code == "qd366-2025"
    assert opened(document, "kh16-2020").regulation.code == "kh16-2020"


@pytest.mark.parametrize("as_of", ["2020-12-31", "2020-01-01", "2020", 2020])
def test_the_day_only_names_the_year(as_of):
    assert opened(listed(as_of=as_of)).listed.year == 2020


def test_a_byte_order_mark_is_no_mistake():
    assert open_list(b"\xef\xbb\xbf" + json.dumps(listed()).encode()).listed.subjects == ()


def test_null_is_the_same_as_not_told_except_for_what_is_compulsory():
    assert (
        opened(listed(MEMBER | {"unit": None, "civil_rating": None, "sick_leaves": None}))
        .listed.subjects[0]
        .unit
        is None
    )
    assert refused(listed(MEMBER | {"rating": None})) == [
        (
            "subjects[0].rating (DV-1)",
            "không có mức “None” (có: excellent, good, completed, failed, not_rated)",
        )
    ]


@pytest.mark.parametrize("name", ["id", "kind", "group", "rating"])
def test_four_facts_are_compulsory(name):
    subject = {key: value for key, value in MEMBER.items() if key != name}
    where = f"subjects[0].{name}" + ("" if name == "id" else " (DV-1)")
    assert refused(listed(subject)) == [(where, "thiếu")]


WRONG = [
    ({"rating": "great"}, "rating", "không có mức “great”"),
    ({"rating": ["good"]}, "rating", "không có mức danh sách"),
    ({"kind": "teacher"}, "kind", "không có loại đối tượng “teacher”"),
    ({"kind": {}}, "kind", "không có loại đối tượng đối tượng"),
    ({"id": " "}, "id", "phải là chữ, không để trống"),
    ({"id": 7}, "id", "phải là chữ, không để trống"),
    ({"group": "TC-1"}, "group", "phải là danh sách chữ"),
    ({"group": [1]}, "group", "phải là danh sách chữ"),
    ({"group": ["TC-1", "x"]}, "group", "phải có 1 khóa (tổ chức cơ sở đảng) hoặc để trống []"),
    ({"heads": "U"}, "heads", "phải là danh sách chữ"),
    ({"head_exempt": "no"}, "head_exempt", "phải là true hoặc false"),
    ({"review_completed": 0}, "review_completed", "phải là true hoặc false"),
    ({"admitted_on": "01/07/2020"}, "admitted_on", "“01/07/2020” không phải ngày dạng 2020-12-31"),
    ({"admitted_on": "2020-02-30"}, "admitted_on", "“2020-02-30” không phải ngày dạng 2020-12-31"),
    ({"admitted_on": "20200701"}, "admitted_on", "“20200701” không phải ngày dạng 2020-12-31"),
    ({"admitted_on": "9999-12-31"}, "admitted_on", "“9999-12-31” không phải ngày dạng 2020-12-31"),
    ({"admitted_on": 20200701}, "admitted_on", "“20200701” không phải ngày dạng 2020-12-31"),
    ({"sick_leaves": "2020-01-01"}, "sick_leaves", "phải là danh sách [ngày đầu, ngày cuối]"),
    ({"sick_leaves": [-90]}, "sick_leaves", "“-90” không có dạng [ngày đầu, ngày cuối]"),
    ({"sick_leaves": [["2020-01-01"]]}, "sick_leaves", "danh sách không có dạng [ngày đầu, ngày cuối]"),
    (
        {"sick_leaves": [["2020-03-01", "2020-02-29"]]},
        "sick_leaves",
        "kỳ nghỉ kết thúc (2020-02-29) trước khi bắt đầu (2020-03-01)",
    ),
    ({"civil_rating": "tốt"}, "civil_rating", "không có mức “tốt”"),
]


@pytest.mark.parametrize(("change", "name", "said"), WRONG)
def test_a_wrong_value_is_named_with_its_place_and_the_others_stand(change, name, said):
    (only,) = refused(listed(CADRE, MEMBER | change))
    assert only[0].startswith(f"subjects[1].{name}")
    assert only[1].startswith(said)


def test_a_cadre_needs_all_four_keys_of_the_group():
    assert refused(listed(CADRE | {"group": ["Bí thư", "xã", ""]})) == [
        ("subjects[0].group (CB-1)", "phải có 4 khóa (nhóm chức danh, cấp, ngành, lĩnh vực) hoặc để trống []")
    ]


@pytest.mark.parametrize("group", [[], ["anything"], ["a", "b"]])
def test_a_kind_without_a_ceiling_may_be_grouped_as_it_likes(group):
    assert opened(listed(MEMBER | {"kind": "collective", "group": group})).listed.subjects[0].group == tuple(
        group
    )


def test_a_code_that_a_given_table_lacks_is_unknown_and_without_a_table_not_judged():
    cadre = CADRE | {
        "unit": "U9",
        "collective": "C9",
        "organization": "O9",
        "heads": ["U9"],
        "heads_organizations": ["O9"],
    }
    assert opened(listed(cadre)).listed.subjects[0].unit == "U9"
    assert refused(listed(cadre, unit_ratings={"U1": "good"}, organization_ratings={"O1": "good"})) == [
        ("subjects[0].unit (CB-1)", "mã “U9” không có trong unit_ratings"),
        ("subjects[0].organization (CB-1)", "mã “O9” không có trong organization_ratings"),
        ("subjects[0].heads (CB-1)", "mã “U9” không có trong unit_ratings"),
        ("subjects[0].heads_organizations (CB-1)", "mã “O9” không có trong organization_ratings"),
    ]


def test_an_id_given_twice_is_named_with_both_places():
    assert refused(listed(MEMBER, CADRE, MEMBER)) == [("subjects[2].id", "“DV-1” đã có ở subjects[0]")]


@pytest.mark.parametrize(
    ("top", "problem"),
    [
        ({"regulation": "kh99"}, ("regulation", "không có quy định mã “kh99” (có: kh16-2020, qd366-2025)")),
        ({"regulation": [1]}, ("regulation", "không có quy định mã danh sách (có: kh16-2020, qd366-2025)")),
        ({"as_of": "20200"}, ("as_of", "“20200” không phải ngày dạng 2020-12-31")),
        ({"as_of": [2020]}, ("as_of", "danh sách không phải ngày dạng 2020-12-31")),
        ({"as_of": "2020-13-01"}, ("as_of", "“2020-13-01” không phải ngày dạng 2020-12-31")),
        ({"unit_ratings": ["U"]}, ("unit_ratings", "phải là bảng mã → mức")),
        (
            {"collective_ratings": {"C": "top"}},
            (
                "collective_ratings.C",
                "không có mức “top” (có: excellent, good, completed, failed, not_rated)",
            ),
        ),
        ({"subjects": {}}, ("subjects", "thiếu, hoặc không phải danh sách")),
        ({"subjects": [5]}, ("subjects[0]", "không phải một đối tượng JSON")),
    ],
)
def test_the_head_of_the_list_is_read_as_strictly(top, problem):
    assert refused({"subjects": []} | top) == [problem]


def test_what_is_passed_over_is_told_and_does_not_stop_the_check():
    found = opened(
        listed(
            MEMBER
            | {
                "civil_ratting": "good",
                "sick_leaves": [["2018-01-01", "2018-06-01"]],
                "admitted_on": "2021-03-03",
            },
            as_of="2020-12-31",
            season=1,
        )
    )
    assert found.remarks == (
        "season: không có mục tên này, bỏ qua",
        "subjects[0].civil_ratting: không có mục tên này, bỏ qua",
        "subjects[0].sick_leaves (DV-1): 2018-01-01 – 2018-06-01 ngoài năm 2020, không tính",
        "subjects[0] (DV-1): ngày 2021-03-03 sau năm 2020",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không đúng cú pháp JSON"),
        (b"{", "không đúng cú pháp JSON"),
        (b"\xff\xfe\x00", "không phải văn bản UTF-8 và không phải sổ tính .xlsx"),
        (b"[]", "phải là một đối tượng JSON có mục “subjects”"),
        (b"[" * 100_000, "lồng nhau quá nhiều tầng"),
        (b'{"a": ' + b"9" * 5000 + b"}", "có số dài quá mức"),
        (b'{"subjects": [{"id": "\\ud800"}]}', "có nửa ký tự Unicode (\\ud800 …)"),
        (b'{"subjects": [], "subjects": []}', "tên mục bị lặp trong cùng một đối tượng"),
        (b" " * (LARGEST + 1), "lớn hơn 10 MB"),
        (b"PK\x03\x04 and nothing else", "không phải sổ tính .xlsx đọc được"),
    ],
)
def test_what_is_no_list_at_all_is_refused_in_one_sentence(content, said):
    assert [message for _, message in refused(content)] == [said]


def test_a_syntax_error_is_told_with_line_and_column():
    assert refused(b'{\n "a": oops}') == [("dòng 2, cột 7", "không đúng cú pháp JSON")]


def test_a_whole_character_written_in_two_halves_is_no_mistake():
    assert open_list(b'{"subjects": [], "\\ud83d\\ude00": 1}').remarks == (
        "😀: không có mục tên này, bỏ qua",
    )


def test_a_long_wrong_value_is_quoted_in_short():
    ((_, message),) = refused(listed(MEMBER | {"rating": "x" * 500}))
    assert message.startswith("không có mức “" + "x" * 60 + "…” (có:")
