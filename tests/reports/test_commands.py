"""manage.py papers and manage.py paper: names that offices' scripts rely on."""

import json

import pytest
from django.core.management import CommandError, call_command

from reports.registry import all_papers
from tests.reports.printed import printed

CODES = {
    *("01", "02", "03", "02B", "02B-TH", "03-QD11", "06", "07", "08", "09", "10"),
    *("01-HD", "02-HD", "03-HD", "04-HD"),
    *("phieu-xep-loai", "bien-ban-kiem-phieu", "to-trinh", "thong-bao-ket-qua", "bao-cao-tong-hop"),
}


def test_the_list_is_one_json_document_with_the_fixed_codes(capsys):
    call_command("papers", "--json")
    rows = json.loads(capsys.readouterr().out)

    assert {row["code"] for row in rows} >= CODES
    assert {tuple(row) for row in rows} == {("code", "title", "scope", "formats")}
    assert {row["code"] for row in rows if "xlsx" in row["formats"]} >= {"06", "07", "08", "09", "10"}


def test_the_list_for_people_names_every_paper(capsys):
    call_command("papers")
    out = capsys.readouterr().out

    assert [spec.title for spec in all_papers().values() if spec.title not in out] == []


def test_a_sample_is_printed_without_a_database(tmp_path):
    target = tmp_path / "06.pdf"
    call_command("paper", "06", "--sample", "-o", str(target))

    assert target.read_bytes() == printed("06").bytes
    assert [path.name for path in tmp_path.iterdir()] == ["06.pdf"]


@pytest.mark.django_db
def test_a_case_is_printed_for_whoever_has_the_shell(world, tmp_path):
    target = tmp_path / "06.xlsx"
    call_command("paper", "06", "--of", str(world.cases.head.pk), "--format", "xlsx", "-o", str(target))

    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["99", "--sample"], "no paper 99"),
        (["01", "--sample", "--format", "xlsx"], "comes as pdf"),
        (["01", "--of", "abc"], "nothing with the identifier abc"),
        (["01"], "--sample"),
    ],
)
def test_a_wrong_wish_is_refused_and_leaves_no_file(tmp_path, arguments, words):
    target = tmp_path / "x.pdf"
    with pytest.raises(CommandError, match=words):
        call_command("paper", *arguments, "-o", str(target))

    assert list(tmp_path.iterdir()) == []
