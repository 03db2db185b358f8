"""Refusals of step 3: starting a campaign, appraisal, ballot, decision, publication."""

from collections.abc import Callable
from typing import Any

from evaluations.enums import RatingChoice

SHORT = {
    "excellent": "HTXSNV",
    "good": "HTTNV",
    "completed": "HTNV",
    "failed": "KHTNV",
    "not_rated": "không xếp loại",
}


def _fixed(sentence: str) -> Callable[[dict[str, Any]], str]:
    return lambda params: sentence.format(**params)


def _cap_broken(params: dict[str, Any]) -> str:
    rating = RatingChoice(params["rating"]).label
    return f"{params['name']}: không được xếp loại {rating}. {params['cap']}"


WAYS_OUT = {
    "cadre": "Ban Thường vụ có thể bỏ phiếu lại, hoặc chọn theo số phiếu rồi theo điểm và ghi lý do",
    "member": "Hãy chuyển bớt xuống Hoàn thành tốt nhiệm vụ rồi quyết định lại",
    "party_organization": "Hãy chuyển bớt xuống Hoàn thành tốt nhiệm vụ, ghi lý do, rồi quyết định lại",
}
NAMED = 12


def _ceiling_broken(params: dict[str, Any]) -> str:
    """Whom it is about, as long as they are few enough to be read."""
    listed = params["names"]
    among = f" trong số: {', '.join(listed)}" if len(listed) <= NAMED else ""
    return (
        f"{params['group']}: {params['excellent']} Hoàn thành xuất sắc nhiệm vụ, tối đa {params['allowed']} "
        f"({params['formula']}). Thừa {params['too_many']}{among}. "
        f"{WAYS_OUT[params['kind']]} ({params['clause']})."
    )


def _override_missing(params: dict[str, Any]) -> str:
    return (
        f"{params['group']}: {params['excellent']} Hoàn thành xuất sắc nhiệm vụ, quá {params['allowed']} theo tỷ lệ "
        f"{params['percent']}. Quy định cho phép đến {params['widest']} khi cấp có thẩm quyền ghi rõ lý do; hãy ghi lý do và "
        f"số văn bản ở mục “Vượt tỷ lệ” rồi quyết định lại, hoặc chuyển bớt xuống ({params['clause']})."
    )


REASON_FIELDS = {
    "proposal": "Lý do chênh lệch",
    "appraisal": "Thẩm định về quy trình, thủ tục",
    "decision": "Lý do",
}


def _score_needs_reason(params: dict[str, Any]) -> str:
    rating, band = RatingChoice(params["rating"]).label, RatingChoice(params["band"]).label
    return (
        f"{params['name']}: {str(params['points']).replace('.', ',')} điểm thuộc khung {band}, mức ghi là {rating}. "
        f"Được ghi khác khung điểm, nhưng phải ghi lý do ở ô “{REASON_FIELDS[params['at']]}” ({params['clause']})."
    )


def _rating_missing(params: dict[str, Any]) -> str:
    bodies = ", ".join(params["bodies"])
    return (
        f"{params['name']}: chưa ghi nhận mức xếp loại năm nay của {bodies} nên chưa quyết định được; "
        "Cơ quan Tổ chức - Nội vụ ghi nhận mức này trước (mục 3.3.2.3, II.2 Kế hoạch 16-KH/HU)."
    )


REFUSALS: dict[str, Callable[[dict[str, Any]], str]] = {
    "already_on_ballot": _fixed("{name} đang có trong một cuộc bỏ phiếu chưa kiểm xong."),
    "appraisal_changed": _fixed(
        "{name}: đồng nghiệp vừa lưu một bản khác. Bản đó hiện bên dưới từng ô; giữ lại phần cần thiết rồi ghi lần nữa."
    ),
    "appraisal_incomplete": _fixed(
        "{name}: để ghi thẩm định xong, cần dự thảo ưu điểm, hạn chế và mức đề xuất (mục 3.3.3 Kế hoạch 16-KH/HU)."
    ),
    "ballot_counted": _fixed("Cuộc bỏ phiếu đã kiểm xong, số liệu không sửa được nữa."),
    "cap_broken": _cap_broken,
    "ceiling_broken": _ceiling_broken,
    "count_heads": _fixed(
        "Số phiếu chưa hợp lý: hợp lệ không quá thu về, thu về không quá phát ra, phát ra không quá {present} người có mặt."
    ),
    "count_row_missing": _fixed("{name}: chưa nhập đủ các ô, hoặc có ô không thuộc các mức được bỏ phiếu."),
    "count_row_sum": _fixed("{name}: cộng hàng phải đúng {expected} phiếu."),
    "departs_without_reason": _fixed(
        "{name}: mức ghi khác kết quả bỏ phiếu thì phải ghi lý do của Ban Thường vụ, và chỉ được thấp hơn (mục 3.3.3)."
    ),
    "no_agencies": _fixed(
        "Chưa có cơ quan nào được phân công tham gia ý kiến; hãy ghi phân công trong mục Nhân sự trước (mục 3.3.3)."
    ),
    "no_authority": _fixed("Chưa chọn cấp có thẩm quyền quyết định (mục 3.4 Kế hoạch 16-KH/HU)."),
    "no_quorum": _fixed(
        "{name}: có mặt {present} trên {entitled} người có quyền bỏ phiếu, chưa đủ tỷ lệ để bỏ phiếu "
        "(mặc định của phần mềm: hai phần ba)."
    ),
    "no_such_cadre": _fixed("Không có cán bộ nào thuộc diện Ban Thường vụ Huyện ủy quản lý trong dữ liệu."),
    "not_a_head": _fixed("{name} không phải người đứng đầu nên không có trần này (mục II.2, lưu ý 8)."),
    "not_one_ballot": _fixed("Chỉ bỏ phiếu lại được những người đã kiểm phiếu trong cùng một cuộc bỏ phiếu."),
    "not_counted": _fixed(
        "Biên bản kiểm phiếu chỉ lập khi hai thành viên tổ kiểm phiếu đã nhập khớp số liệu."
    ),
    "nothing_corrected": _fixed(
        "{name}: không có chỗ nào khác để đính chính. Đổi mức xếp loại là hủy và xếp loại lại."
    ),
    "not_published": _fixed(
        "{name}: chưa công bố kết quả, hoặc ngày thông báo trước ngày quyết định (mục 3.6.1)."
    ),
    "nothing_late": _fixed("Không có đơn vị nào trong số đã chọn bị quá hạn."),
    "override_missing": _override_missing,
    "score_needs_reason": _score_needs_reason,
    "other_posts_open": _fixed(
        "{name}: nơi công tác khác đề xuất mức khác ({places}); Ban Thường vụ xem xét, quyết định và ghi lý do "
        "(mục II.2, lưu ý 2)."
    ),
    "own_ballot": _fixed(
        "Đồng chí có tên trên phiếu nên không kiểm phiếu này; thành viên khác của tổ kiểm phiếu thực hiện."
    ),
    "reason_missing": _fixed("{name}: chưa ghi lý do đính chính."),
    "rating_missing": _rating_missing,
    "submission_unnumbered": _fixed("Chưa ghi số tờ trình."),
    "texts_missing": _fixed(
        "{name}: chưa có nội dung nhận xét của cấp có thẩm quyền (Mẫu 01, phần III; mục 3.3.3)."
    ),
    "two_cells": lambda params: (
        f"{params['name']} đang ghi sinh hoạt chính thức ở hai nơi cùng lúc: {' và '.join(params['places'])}. "
        "Hãy kết thúc một nơi trong mục Nhân sự rồi làm lại; mỗi đảng viên chỉ xếp loại ở một chi bộ (mục II.2, lưu ý 6)."
    ),
    "year_differs": _fixed("Năm {year} đã có đợt kiểm điểm dưới kế hoạch {plan}; mỗi năm một đợt."),
}
