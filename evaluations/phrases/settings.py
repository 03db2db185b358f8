"""The settings of a regulation as people read them: the name of each, and a value in words."""

from fractions import Fraction
from typing import Any

from evaluations.domain.regulation import Regulation
from evaluations.domain.settings import Setting
from evaluations.phrases.quota import percent

BY_SOFTWARE = "mặc định của phần mềm"
SECTIONS = {
    "quota.member": "Tỷ lệ xuất sắc: đảng viên",
    "quota.party_organization": "Tỷ lệ xuất sắc: chi bộ trực thuộc",
    "quota.cadre": "Tỷ lệ xuất sắc: cán bộ lãnh đạo, quản lý",
    "pools": "Phạm vi tính tỷ lệ",
    "caps": "Mức trần",
    "eligibility": "Đối tượng được xếp loại",
    "order": "Trình tự",
    "transfers": "Chuyển sinh hoạt, sinh hoạt tạm thời",
    "look_back": "Kết quả các năm",
    "scores": "Chấm điểm",
    "voting": "Bỏ phiếu",
    "feedback": "Góp ý của cấp dưới (Mẫu 02B)",
    "submission": "Trình hồ sơ",
    "deadlines": "Thời hạn",
    "papers": "Biểu mẫu và các bước",
}
NAMES = {
    "quota": {
        "rule": "Mã quy tắc",
        "keys": "Nhóm tính tỷ lệ theo",
        "share": "Tỷ lệ xuất sắc tối đa",
        "share_with_reason": "Tỷ lệ tối đa khi cấp có thẩm quyền ghi rõ lý do",
        "base": "Tính trên số được xếp loại",
        "rounding": "Làm tròn",
        "small_pool": "Nhóm nhỏ: có dưới số này (0: không áp dụng)",
        "small_pool_gives": "Nhóm nhỏ: được chọn tối đa",
        "small_pool_counted": "Nhóm nhỏ: đếm số được xếp loại",
        "counts_heads": "Tính cả người đứng đầu",
        "at_proposal": "Vượt tỷ lệ khi đề xuất",
        "at_decision": "Vượt tỷ lệ khi quyết định",
        "may_override": "Được quyết định vượt khi có lý do",
    },
    "pools": {
        "no_ceiling": "Không áp tỷ lệ đối với",
        "several_posts_count_in": "Người giữ nhiều chức vụ tính trong nhóm",
    },
    "caps": {
        "head_kinds": "Người đứng đầu không cao hơn nơi mình đứng đầu: áp dụng cho",
        "exempt_lifts_unit": "Miễn trần người đứng đầu miễn luôn trần của đơn vị",
        "collective_kinds": "Không cao hơn tập thể lãnh đạo: áp dụng cho",
        "unit_kinds": "Không cao hơn đơn vị, tổ chức nơi công tác: áp dụng cho",
        "unit_from_collective": "Mức của đơn vị lấy theo tập thể lãnh đạo khi chưa ghi riêng",
        "not_rated_source": "Nơi không xếp loại",
        "sick_kinds": "Nghỉ ốm dài ngày: áp dụng cho",
        "sick_days": "Nghỉ ốm từ số ngày trong năm (0: không áp dụng)",
        "sick_at_most": "Nghỉ ốm dài ngày: cao nhất là",
        "maternity_is_sickness": "Nghỉ thai sản tính như nghỉ ốm",
        "civil_kinds": "Xuất sắc phải có kết quả công chức, viên chức xuất sắc: áp dụng cho",
        "civil_not_rated": "Kết quả công chức, viên chức là không xếp loại",
    },
    "eligibility": {
        "member_months": "Đảng viên: từ số tháng kể từ ngày kết nạp",
        "organization_months": "Tổ chức đảng: từ số tháng kể từ ngày thành lập",
        "collective_months": "Tập thể: từ số tháng kể từ ngày thành lập",
        "civil_months": "Công chức, viên chức: từ số tháng làm việc trong năm",
        "counted_to": "Tính đến ngày",
        "young_member_reviews": "Đảng viên mới vẫn kiểm điểm",
        "not_rated_states": "Không xếp loại người",
        "suspended_committee_member_is_rated": "Vẫn xếp loại cấp ủy viên bị đình chỉ sinh hoạt cấp ủy",
        "whole_year_maternity": "Nghỉ thai sản cả năm",
    },
    "order": {
        "review_before_rating": "Chưa kiểm điểm mà xếp loại",
        "lower_before_higher": "Tập thể cấp dưới chưa xong mà xếp cấp trên",
        "collective_before_member": "Tập thể chưa xong mà xếp thành viên",
        "civil_before_member": "Chưa có kết quả công chức, viên chức mà xếp đảng viên",
        "unit_before_head": "Đơn vị chưa xong mà xếp người đứng đầu",
    },
    "transfers": {
        "former_comment_months": "Phải có nhận xét của nơi cũ khi ở đó từ số tháng",
        "waived_if_dissolved": "Miễn nhận xét khi nơi cũ đã giải thể",
        "temporary_comment": "Phải có nhận xét của nơi sinh hoạt tạm thời",
    },
    "look_back": {
        "failed_years": "Số năm liền không hoàn thành nhiệm vụ để xem xét miễn nhiệm",
        "failed_leaves_planning": "Không hoàn thành nhiệm vụ thì đưa ra khỏi quy hoạch",
        "view_years": "Số năm liền kề phải xem khi làm công tác cán bộ",
        "award_years": "Số năm liền xuất sắc để xét khen thưởng",
        "not_rated_interrupts": "Năm không xếp loại làm đứt chuỗi năm liền",
        "validity_months": "Kết quả dùng được trong số tháng",
    },
    "scores": {
        "scale": "Thang điểm",
        "parts": "Các phần điểm",
        "bands": "Khung điểm gợi ý mức",
        "not_applicable": "Tiêu chí không áp dụng",
        "combination": "Điểm chung của các hội nghị",
        "includes_self": "Tính cả điểm tự chấm",
        "minimum_sheets": "Số phiếu hợp lệ ít nhất của một hội nghị",
        "decimals": "Số chữ số thập phân",
        "summary_names": "Phiếu trên Mẫu 07",
        "large_gap": "Chênh lệch điểm phải giải trình từ",
    },
    "voting": {
        "quorum": "Phải có mặt ít nhất (so với danh sách)",
        "majority": "Mức được chọn phải quá",
        "majority_of": "Tính quá bán trên",
        "tie": "Không mức nào quá bán",
        "leading_in_second_round": "Vòng hai: số mức dẫn đầu",
        "stages": "Số lần bỏ phiếu",
        "subject_votes": "Người được xếp loại bỏ phiếu cho chính mình",
        "deputy_chairs_own_case": "Cấp phó chủ trì khi xét người chủ trì",
        "medium": "Hình thức phiếu",
        "always_secret": "Mọi cuộc bỏ phiếu đều kín",
        "ways": "Cách quyết định theo loại đối tượng",
    },
    "feedback": {
        "shown_from": "Xem nội dung góp ý từ số phiếu",
        "counts_from": "Xem số phiếu theo mức từ số phiếu",
        "on_paper_below": "Góp ý bằng giấy khi có ít hơn số người",
        "subject_reads": "Người được góp ý xem bản tổng hợp",
    },
    "submission": {
        "missing_item": "Thiếu tài liệu khi trình",
        "missing_answer": "Thiếu ý kiến cơ quan khi trình",
    },
    "deadlines": {
        "before": "“Trước ngày X” hết hạn khi",
        "until": "“Đến ngày X” hết hạn khi",
        "utc_offset": "Múi giờ UTC+",
    },
    "papers": {"forms": "Biểu mẫu theo loại đối tượng", "stages": "Các bước theo loại đối tượng"},
}
WORDS: dict[str, str] = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "completed": "Hoàn thành nhiệm vụ",
    "failed": "Không hoàn thành nhiệm vụ",
    "member": "đảng viên",
    "cadre": "cán bộ lãnh đạo, quản lý",
    "party_organization": "tổ chức đảng",
    "collective": "tập thể lãnh đạo",
    "civil_servant": "công chức, viên chức",
    "cell": "chi bộ trực thuộc",
    "cell_committee": "chi ủy trực thuộc",
    "commune_council": "HĐND cấp xã",
    "grassroots_organization": "tổ chức cơ sở đảng",
    "grassroots_committee": "cấp ủy cơ sở",
    "down": "làm tròn xuống",
    "half_up": "từ 0,5 làm tròn lên",
    "warn": "cảnh báo",
    "block": "không cho thực hiện",
    "provisional": "cho làm, ghi tạm tính",
    "off": "không xét",
    "main": "của chức vụ chính",
    "no_cap": "không đặt trần",
    "wait": "chờ, ghi tạm tính",
    "caps": "không được xuất sắc",
    "not_rated": "không xếp loại",
    "rated": "vẫn xếp loại",
    "exempt": "miễn công tác, sinh hoạt",
    "suspended": "đình chỉ sinh hoạt",
    "dead": "đã từ trần",
    "expelled": "bị khai trừ",
    "left": "đã ra khỏi Đảng hoặc chuyển đi",
    "rescale_sheet": "loại ra, quy đổi theo cả phiếu",
    "rescale_part": "loại ra, quy đổi trong từng phần",
    "mean_of_means": "trung bình cộng của điểm trung bình từng hội nghị",
    "pooled": "trung bình cộng của mọi phiếu",
    "numbered": "đánh số, không ghi tên",
    "present": "số có mặt",
    "valid": "số phiếu hợp lệ",
    "roll": "số có tên trong danh sách",
    "second_round": "bỏ phiếu vòng hai",
    "authority": "cấp có thẩm quyền chọn",
    "one": "một lần, bốn mức",
    "two": "hai lần: ba mức dưới, rồi bình chọn xuất sắc",
    "paper": "phiếu giấy",
    "electronic": "điện tử",
    "secret_ballot": "bỏ phiếu kín",
    "ballot": "bỏ phiếu",
    "meeting": "xem xét, quyết định tại hội nghị",
    "after_publication": "sau khi công bố",
    "after_summary": "sau khi tổng hợp",
    "day_begins": "ngày X bắt đầu",
    "day_ends": "ngày X kết thúc",
    "common": "tiêu chí chung",
    "tasks": "kết quả nhiệm vụ",
    "self_review": "tự kiểm điểm",
    "subordinates": "cấp dưới góp ý",
    "superior": "cấp trên trực tiếp",
    "appraisal": "thẩm định",
    "decision": "quyết định",
    "publication": "công bố",
    "cell_meeting": "họp chi bộ",
    "participants": "chủ thể tham gia",
    "unit_comment": "nhận xét của đơn vị",
}
UNSET = {"scores.bands": "chưa đặt: không gợi ý mức", "scores.parts": "không chia phần"}


def name_of(path: str) -> tuple[str, str]:
    """The section and the name of a setting, e.g. ("Chấm điểm", "Thang điểm")."""
    section, _, name = path.rpartition(".")
    return SECTIONS[section], NAMES[section.partition(".")[0]][name]


def value_of(setting: Setting | None) -> str:
    """A value in words; "không có" where a regulation lacks the setting."""
    if setting is None:
        return "không có"
    return _words(setting.value) or UNSET.get(setting.path, "không")


def told(setting: Setting | None, regulation: Regulation) -> str:
    """Value and where it comes from, e.g. "20% – mục II.2, lưu ý thứ 9 …"."""
    if setting is None:
        return value_of(None)
    return f"{value_of(setting)} – {source_of(setting, regulation)}"


def source_of(setting: Setting, regulation: Regulation) -> str:
    """The clause; where the text leaves it open, that the value is the software's default."""
    cited = [regulation.cite(setting.path)] if setting.clause else []
    return "; ".join([*cited, *([BY_SOFTWARE] if setting.by_software else [])])


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dict):
        return "; ".join(f"{_words(key)}: {_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        inner = " " if value and value[1:2] and value[1] in (">", ">=") else ", "
        return inner.join(_words(item) for item in value) if inner == " " else _list(value)
    text = str(value)
    if text in WORDS:
        return WORDS[text]
    return (
        percent(Fraction(text))
        if "/" in text and text.replace("/", "").isdecimal() and _is_share(text)
        else text
    )


def _list(value: list[Any]) -> str:
    return ("; " if any(isinstance(item, list) for item in value) else ", ").join(
        _words(item) for item in value
    )


def _is_share(text: str) -> bool:
    over, _, under = text.partition("/")
    return int(under) > 0 and int(over) <= int(under)
