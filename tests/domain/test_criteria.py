"""Lines of a criteria set: what is wrong with which row, and back and forth between lines and tree."""

from decimal import Decimal

import pytest

from evaluations.criteria import shipped
from evaluations.domain.criteria import Fault, Line, faults, lines_of, tree

STEP = Decimal("0.25")
GOOD = [
    Line(1, "I", "Phẩm chất", "", False),
    Line(2, "I.1", "Chính trị", "", False),
    Line(3, "I.1.1", "Chấp hành", "1,25", False),
    Line(4, "I.1.2", "Kê khai", "2", True),
]


def test_good_lines_have_no_fault_and_become_a_tree():
    assert faults(GOOD, STEP) == []
    assert tree(GOOD) == [
        {
            "key": "I",
            "label": "Phẩm chất",
            "groups": [
                {
                    "key": "I.1",
                    "label": "Chính trị",
                    "criteria": [
                        {
                            "key": "I.1.1",
                            "label": "Chấp hành",
                            "maximum": "1.25",
                            "not_applicable_allowed": False,
                        },
                        {"key": "I.1.2", "label": "Kê khai", "maximum": "2", "not_applicable_allowed": True},
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize("raw", shipped(), ids=lambda raw: raw["code"])
def test_the_shipped_sets_go_through_lines_and_back(raw):
    assert tree(lines_of(raw["sections"])) == raw["sections"]
    assert faults(lines_of(raw["sections"]), Decimal(raw["step"])) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line(5, "I.1.2", "Lần nữa", "1", False), "key_doubled"),
        (Line(5, "I.1.1.1", "Sâu", "1", False), "key_deep"),
        (Line(5, "II.1", "Không có phần", "", False), "parent_missing"),
        (Line(5, "", "Thiếu mã", "1", False), "key_missing"),
        (Line(5, "I.1.3", " ", "1", False), "label_missing"),
        (Line(5, "I.1.3", "Điểm", "", False), "maximum_wrong"),
        (Line(5, "I.1.3", "Điểm", "0", False), "maximum_wrong"),
        (Line(5, "I.1.3", "Điểm", "năm", False), "maximum_wrong"),
        (Line(5, "I.1.3", "Điểm", "1,3", False), "step_wrong"),
        (Line(5, "II", "Phần có điểm", "5", False), "maximum_misplaced"),
        (Line(5, "II", "Phần rỗng", "", False), "group_empty"),
    ],
)
def test_a_wrong_row_is_told_by_its_number(line, code):
    assert code in {fault.code for fault in faults([*GOOD, line], STEP) if fault.row == 5}


def test_a_set_without_criteria_is_empty():
    assert faults([], STEP) == [Fault(0, "empty")]
