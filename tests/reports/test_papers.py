"""Every official paper: complete, A4, in the right faces, the same bytes for the same values."""

import dataclasses
import html as entities
import os
import re
import subprocess
import sys
from decimal import Decimal

import pytest
from django.template.loader import get_template

from reports import words
from reports.registry import all_papers, paper
from reports.renderers import html, pdf
from sonduong.kit.errors import NotVisible
from tests.reports.printed import GOLDEN, printed

FACES = {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"}
OLD_FACES = {name.replace("Tinos", "Liberation-Serif") for name in FACES}
# What stands on paper in another way than as its own text: where the code goes, not what it says.
SILENT = {"side", "depth"}
each_paper = pytest.mark.parametrize("code", all_papers())


def leaves(value, name=""):
    """Every printable value inside a frozen result object, with the name of the field that holds it."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in SILENT and field.name != "codes":
                yield from leaves(getattr(value, field.name), field.name)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from leaves(item, name)
    elif value not in ("", None, False, True):
        yield name, value


def ways(value):
    """The ways in which a value may stand on paper."""
    if isinstance(value, Decimal):
        return {words.points(value), words.maximum(value)}
    if isinstance(value, int):
        return {str(value), words.count(value), words.figure(value)}
    if value in words.SHORT:
        return {words.level_name(value), words.level_short(value)}
    return {" ".join(str(value).split())}


@each_paper
def test_every_value_of_the_sample_is_printed(code):
    spec = all_papers()[code]
    values = spec.sample()
    text = " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", html.page(spec, values))).split())

    missing = [(name, value) for name, value in leaves(values) if not any(way in text for way in ways(value))]

    assert missing == []


@each_paper
def test_the_printed_text_is_the_one_that_was_read_and_approved(code):
    assert printed(code).golden == (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")


@each_paper
@pytest.mark.parametrize("kind", ["sample", "blank"])
def test_pages_are_a4_in_the_expected_faces_only(code, kind):
    paper = printed(code, kind)

    assert paper.sizes in ({(210, 297)}, {(297, 210)})
    assert paper.faces <= FACES or paper.faces <= OLD_FACES
    assert len(paper.bytes) <= 46 * 1024


@each_paper
def test_the_same_values_give_the_same_bytes(code):
    spec = all_papers()[code]

    assert pdf.from_html(html.page(spec, spec.sample())) == printed(code).bytes


def test_another_process_prints_the_same_bytes(tmp_path):
    target = tmp_path / "01.pdf"
    command = [sys.executable, "manage.py", "paper", "01", "--sample", "-o", str(target)]

    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": "7"})

    assert target.read_bytes() == printed("01").bytes


@each_paper
def test_the_blank_holds_no_person_and_no_level(code):
    spec = all_papers()[code]
    page = html.page(spec, spec.blank())
    text = " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    said = {value for name, value in leaves(spec.sample()) if name == "name" and isinstance(value, str)}
    kept = {value for name, value in leaves(spec.blank()) if name == "name" and isinstance(value, str)}

    assert {name for name in said - kept if name in text} == set()
    assert ">X<" not in page


@each_paper
def test_every_paper_has_its_own_template(code):
    spec = all_papers()[code]

    assert get_template(spec.template)
    assert [other.code for other in all_papers().values() if other.template == spec.template] == [code]


def test_a_code_that_no_paper_has_is_not_visible():
    with pytest.raises(NotVisible):
        paper("99")


def test_a_page_number_stands_on_every_page_but_the_first():
    first, second = printed("06").pages

    assert not first.endswith("\n1")
    assert second.endswith("\n2")


def test_the_head_of_a_long_table_is_repeated():
    assert [page.count("Họ và tên") for page in printed("09").pages] == [1, 1, 1]


def test_the_signature_never_stands_alone_on_a_page():
    last = printed("09").pages[-1]

    assert "TỔNG SỐ" in last
    assert "PHÓ TRƯỞNG CƠ QUAN" in last


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "https://example.org/a.png", "static:///../manage.py", "static:///none.css"],
)
def test_a_paper_fetches_nothing_outside_static(address):
    with pytest.raises(ValueError, match="may not fetch"):
        pdf.static_path(address)


def test_a_file_of_static_is_served_to_a_paper():
    assert pdf.static_path("static:///css/paper.css").read_text(encoding="utf-8").startswith("/*")
