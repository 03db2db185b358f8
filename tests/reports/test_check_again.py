"""A printed Mẫu 09 can be checked again: the workbook that comes out goes in at `check_ratings`."""

import pytest
from django.core.management import call_command

from evaluations.domain.checking import check
from evaluations.domain.ratings import Rating
from evaluations.regulations.check_file import open_list
from reports.papers import mau_09


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "09.xlsx"
    call_command("paper", "09", "--sample", format="xlsx", output=path)
    return path.read_bytes()


def test_the_workbook_is_read_back_line_by_line(workbook):
    listed = open_list(workbook).listed
    lines = mau_09.sample().lines
    assert [(s.id, s.rating, s.unit, s.collective) for s in listed.subjects] == [
        (line.codes.id, Rating(line.rating), line.codes.unit, line.codes.collective) for line in lines
    ]
    assert {s.kind for s in listed.subjects} == {"cadre"}


def test_the_sample_keeps_its_own_ceilings(workbook):
    opened = open_list(workbook)
    report = check(opened.listed, opened.regulation)
    assert report.is_ok
    assert len(report.groups) == len(mau_09.sample().groups)
