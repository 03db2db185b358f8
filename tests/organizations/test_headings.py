"""The heading is found wherever an office puts it."""

from organizations.domain import headings

WANTED = dict.fromkeys(("Mã nhân sự", "Loại", "Từ ngày", "Đến ngày"), ())


def test_columns_in_another_order_with_others_between():
    rows = [["STT", "Đến ngày", "Loại", None, "Mã nhân sự", "Từ ngày"], [1.0, "x", "Ốm", None, "NS1", "y"]]
    layout = headings.find(rows, WANTED)
    assert layout == headings.Layout(0, {"Đến ngày": 1, "Loại": 2, "Mã nhân sự": 4, "Từ ngày": 5})


def test_a_title_above_and_a_heading_in_two_rows():
    rows = [
        ["DANH SÁCH NGHỈ NĂM 2020", None, None, None],
        [None, None, None, None],
        ["Mã nhân sự", "Loại", "Thời gian", None],
        [None, None, "Từ ngày", "Đến ngày"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["NS1", "Ốm", "1/1/2020", "2/1/2020"],
        ["Mã nhân sự", "Loại", "Từ ngày", "Đến ngày"],
        [" ", None, "", None],
        ["NS2", "Ốm", "1/1/2020", "2/1/2020"],
    ]
    layout = headings.find(rows, WANTED)
    assert layout == headings.Layout(3, {"Mã nhân sự": 0, "Loại": 1, "Từ ngày": 2, "Đến ngày": 3})
    assert [(number, row[0]) for number, row in headings.data_rows(rows, layout)] == [(6, "NS1"), (9, "NS2")]


def test_a_group_and_its_part_make_one_heading():
    rows = [["Mã nhân sự", "Loại", "Ngày", None], ["", "", "Từ", "Đến"], ["NS1", "Ốm", "a", "b"]]
    wanted = dict.fromkeys(("Mã nhân sự", "Loại", "Ngày từ", "Ngày đến"), ())
    layout = headings.find(rows, wanted)
    assert layout == headings.Layout(1, {"Mã nhân sự": 0, "Loại": 1, "Ngày từ": 2, "Ngày đến": 3})


def test_a_sheet_without_heading_is_not_guessed():
    assert headings.find([["NS1", "Ốm", "1/1/2020", None]], WANTED) is None


def test_other_words_of_offices_are_known_and_the_official_one_wins():
    wanted = {"Mã": (), "Họ và tên": ("Họ tên",)}
    assert headings.find([["Mã", "Họ tên"]], wanted).columns == {"Mã": 0, "Họ và tên": 1}
    assert headings.find([["Mã", "Họ và tên", "Họ tên"]], wanted).columns == {"Mã": 0, "Họ và tên": 1}
