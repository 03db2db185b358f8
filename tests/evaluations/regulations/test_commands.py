"""The two commands as an office's script calls them: exit codes, one JSON document, no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden"


def run(capsys, *arguments):
    """Exit code, standard output and standard error of a command."""
    code = 0
    try:
        call_command(*map(str, arguments))
    except SystemExit as end:
        code = end.code
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def kept(tmp_path):
    """A list that breaks nothing."""
    path = tmp_path / "kept.json"
    path.write_text(
        '{"subjects": [{"id": "1", "kind": "member", "group": ["TC"], "rating": "good"}]}', encoding="utf-8"
    )
    return path


def test_the_worked_list_gives_its_worked_answer(capsys):
    code, out, err = run(capsys, "check_ratings", GOLDEN / "check_ratings.json", "--json")
    assert (code, err) == (1, "")
    assert json.loads(out) == json.loads((GOLDEN / "check_ratings.out.json").read_text(encoding="utf-8"))


def test_the_worked_list_breaks_every_rule_that_a_list_can_show(capsys):
    _, out, _ = run(capsys, "check_ratings", GOLDEN / "check_ratings.json", "--json")
    assert {violation["rule"] for violation in json.loads(out)["violations"]} == {
        "RUL-1", "RUL-3", "RUL-6", "RUL-7", "RUL-8", "RUL-11", "RUL-12", "RUL-19",
    }  # fmt: skip


def test_a_list_that_keeps_the_rules_ends_with_nought(capsys, kept):
    code, out, err = run(capsys, "check_ratings", kept)
    assert (code, err) == (0, "")
    assert out == (
        "Nhóm TC: 0 xuất sắc, 1 tốt, được 1, có thể thêm 1, thừa 0\nĐúng quy định.\n"
        "Quy định áp dụng: Quy định đánh giá, xếp loại năm 2020 (Kế hoạch 16-KH/HU).\n"
    )


def test_the_regulation_may_be_chosen(capsys, kept):
    _, out, _ = run(capsys, "check_ratings", kept, "--regulation", "qd366-2025", "--json")
    assert json.loads(out) == {
        "ok": True,
        "violations": [],
        "groups": [
            {
                "kind": "member",
                "group": ["TC"],
                "good": 1,
                "excellent": 0,
                "allowed": 0,
                "can_add": 0,
                "too_many": 0,
            }
        ],
    }


def test_people_read_each_broken_rule_with_its_clause(capsys):
    code, out, _ = run(capsys, "check_ratings", GOLDEN / "check_ratings.json")
    assert code == 1
    assert (
        "RUL-3  Nhóm Chủ tịch UBND – xã: 2 cán bộ được đề nghị Hoàn thành xuất sắc nhiệm vụ, chỉ được 1 (có 1 cán bộ "
        "xếp loại Hoàn thành tốt nhiệm vụ, dưới 5); phải hạ ít nhất 1 (mục 3.3.3, gạch đầu dòng thứ 2, Kế hoạch 16-KH/HU "
        "ngày 12/11/2020; mục II.2, lưu ý thứ 9, Kế hoạch 16-KH/HU ngày 12/11/2020)."
    ) in out.splitlines()
    assert "Nhóm xã: 1 xuất sắc, 0 tốt, không áp tỷ lệ" in out.splitlines()
    assert "12 điều không đúng quy định." in out.splitlines()


def test_an_unreadable_list_ends_with_two_and_says_where(capsys, tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text('{"subjects": 5}', encoding="utf-8")
    said = "thiếu, hoặc không phải danh sách"
    assert run(capsys, "check_ratings", path) == (2, "", f"subjects: {said}\n")
    code, out, _ = run(capsys, "check_ratings", path, "--json")
    errors = [{"where": "subjects", "message": said}]
    assert (code, json.loads(out)) == (2, {"ok": False, "violations": [], "groups": [], "errors": errors})


def test_a_file_that_is_not_there_ends_with_two(capsys, tmp_path):
    assert run(capsys, "check_ratings", tmp_path / "none.json") == (
        2,
        "",
        f"{tmp_path}/none.json: không mở được tệp\n",
    )


def test_hundreds_of_problems_do_not_flood_the_screen(capsys, tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps({"subjects": [1] * 250}), encoding="utf-8")
    _, _, err = run(capsys, "check_ratings", path)
    assert len(err.splitlines()) == 201 and err.endswith("… và 50 lỗi nữa.\n")


def test_remarks_go_to_the_error_channel_and_leave_the_document_clean(capsys, tmp_path):
    path = tmp_path / "odd.json"
    path.write_text('{"subjects": [], "season": 1}', encoding="utf-8")
    code, out, err = run(capsys, "check_ratings", path, "--json")
    assert (code, json.loads(out)["ok"], err) == (0, True, "Lưu ý: season: không có mục tên này, bỏ qua\n")


def test_it_works_on_a_machine_that_was_never_migrated(tmp_path):
    found = subprocess.run(
        [sys.executable, "manage.py", "check_ratings", GOLDEN / "check_ratings.json", "--json"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SONDUONG_DATA": str(tmp_path / "empty"), "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert found.returncode == 1
    assert json.loads(found.stdout.decode("utf-8"))["violations"][0]["subject"] == "CB-01"
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_a_difference_is_told_by_part_with_both_sources(capsys):
    code, out, err = run(capsys, "regulation_diff", "kh16-2020", "qd366-2025")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    place = lines.index("  Nghỉ ốm từ số ngày trong năm (0: không áp dụng) [caps.sick_days]")
    assert lines[place + 1].startswith("    A: 90 – mục II.2, lưu ý thứ 5, Kế hoạch 16-KH/HU ngày 12/11/2020")
    assert lines[place + 2].startswith("    B: 0 – phần thời gian nghỉ trong năm, Quy định 366-QĐ/TW")
    assert "Mức trần" in lines


def test_a_regulation_compared_with_itself_shows_nothing(capsys):
    _, out, _ = run(capsys, "regulation_diff", "kh16-2020", "kh16-2020")
    name = "Quy định đánh giá, xếp loại năm 2020 (Kế hoạch 16-KH/HU)"
    assert out == f"A: {name}\nB: {name}\n"


def test_a_file_not_yet_on_the_shelf_may_be_compared_and_its_mistakes_are_listed(capsys, tmp_path):
    text = (ROOT / "evaluations/regulations/kh16-2020.toml").read_text(encoding="utf-8")
    new, wrong = tmp_path / "new.toml", tmp_path / "wrong.toml"
    new.write_text(text.replace("sick_days = { value = 90", "sick_days = { value = 60"), encoding="utf-8")
    wrong.write_text(text.replace('share = { value = "1/5"', 'share = { value = "20%"'), encoding="utf-8")
    _, out, _ = run(capsys, "regulation_diff", "kh16-2020", new)
    assert "    B: 60 – " in out
    code, _, err = run(capsys, "regulation_diff", "kh16-2020", wrong)
    assert code == 2 and len(err.splitlines()) == 3 and "quota.member.share: “20%” không phải phân số" in err


def test_an_unknown_regulation_is_told_with_those_that_there_are(capsys):
    code, _, err = run(capsys, "regulation_diff", "kh16-2020", "kh99")
    assert (code, err) == (
        2,
        "không có quy định “kh99” (có: kh16-2020, qd366-2025; hoặc đường dẫn tệp .toml)\n",
    )
