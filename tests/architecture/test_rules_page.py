"""docs/rules.md drifts from nothing: its generated parts are fresh, and no edge case of the eighty is forgotten."""

import re
from pathlib import Path

from sonduong import generated_docs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
ELSEWHERE = re.compile(r"^\| (E\d\d) \| ", re.MULTILINE)


def test_the_generated_parts_of_the_rules_are_fresh():
    assert PAGE.read_text(encoding="utf-8") == generated_docs.pages()["rules.md"], (
        "run manage.py generate_docs"
    )


def test_every_edge_case_has_a_test_or_a_place_that_holds_it():
    page = PAGE.read_text(encoding="utf-8")
    held = set(ELSEWHERE.findall(page.partition("## Edge cases held elsewhere")[2]))
    assert set(generated_docs.edge_tests()) | held == {f"E{number:02}" for number in range(1, 81)}


def test_every_rule_is_told():
    page = PAGE.read_text(encoding="utf-8")
    numbers = {
        int(n)
        for heading in re.findall(r"^(?:## RUL-.*|\| RUL-\d+ )", page, re.MULTILINE)
        for n in re.findall(r"\d+", heading)
    }
    assert set(range(1, 20)) <= numbers | set(range(1, 6))


def test_every_setting_that_the_prose_names_exists():
    prose = re.sub(r"<!-- generated.*?<!-- end -->", "", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    sections = "quota|pools|caps|eligibility|order|transfers|look_back|scores|voting|feedback|deadlines"
    named = set(re.findall(rf"`((?:{sections})\.\w+)`", prose)) - {
        "quota.py",
        "caps.py",
        "eligibility.py",
        "order.py",
        "scores.py",
    }
    known = set(generated_docs.regulations.load("kh16-2020").settings)
    assert {name for name in named if not name.endswith(".py")} <= known
