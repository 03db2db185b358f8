"""How a duty reads on the home page: title for one case and for many, a line of help, the button, where it leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`one` takes {name}, `many` takes {count}; `address` opens the list, `case_address` the one case when it is alone."""

    one: str
    many: str
    hint: str
    button: str
    address: str
    case_address: str = ""


DUTIES: dict[str, Wording] = {
    "receive_reviews": Wording(
        "Nhận bản tự kiểm điểm của {name}",
        "Nhận {count} bản tự kiểm điểm",
        "Đọc, nhận hoặc trả lại kèm lý do.",
        "Xem và nhận",
        "/tu-danh-gia/",
    ),
    "draw_up_lists": Wording(
        "Lập danh sách cấp dưới góp ý cho {name}",
        "Lập danh sách cấp dưới góp ý cho {count} cán bộ",
        "Theo cơ cấu; khác cơ cấu thì Cơ quan Tổ chức – Nội vụ xác nhận.",
        "Lập danh sách",
        "/gop-y/",
        "/gop-y/{id}/danh-sach/",
    ),
    "confirm_lists": Wording(
        "Xác nhận danh sách góp ý cho {name}",
        "Xác nhận {count} danh sách góp ý khác cơ cấu",
        "Đơn vị đã ghi lý do.",
        "Xem và xác nhận",
        "/gop-y/",
        "/gop-y/{id}/danh-sach/",
    ),
    "close_rounds": Wording(
        "Đang nhận phiếu góp ý cho {name}",
        "Đang nhận phiếu góp ý cho {count} cán bộ",
        "Đóng khi hội nghị xong; đóng rồi mới mở nội dung.",
        "Xem",
        "/gop-y/",
        "/gop-y/{id}/danh-sach/",
    ),
    "write_summaries": Wording(
        "Tổng hợp ý kiến cấp dưới về {name}",
        "Tổng hợp ý kiến cấp dưới về {count} cán bộ",
        "Ghi bản tổng hợp Mẫu 02B, rồi chuyển tập thể lãnh đạo.",
        "Tổng hợp",
        "/gop-y/",
        "/gop-y/{id}/danh-sach/",
    ),
    "hold_conference": Wording(
        "Tổ chức hội nghị tập thể lãnh đạo về {name}",
        "Tổ chức hội nghị tập thể lãnh đạo về {count} cán bộ",
        "Mời họp, điểm danh, ghi biên bản.",
        "Mở hội nghị",
        "/hoi-nghi/",
    ),
    "score_collective": Wording(
        "Chấm điểm {name}",
        "Chấm điểm {count} cán bộ trong tập thể lãnh đạo",
        "Phiếu của mình, người khác không thấy trước khi gửi.",
        "Chấm điểm",
        "/hoi-nghi/",
    ),
    "propose_collective": Wording(
        "Kết luận, đề xuất xếp loại {name}",
        "Kết luận, đề xuất xếp loại {count} cán bộ",
        "Chủ trì ghi ưu điểm, hạn chế, biểu quyết (Mẫu 03).",
        "Mở hội nghị",
        "/hoi-nghi/",
    ),
    "send_files": Wording(
        "Gửi hồ sơ của {name} lên trên",
        "Gửi {count} hồ sơ lên trên",
        "Tập thể đã đề xuất; kiểm đủ hồ sơ rồi gửi.",
        "Xem và gửi",
        "/ho-so/ban-giao/",
    ),
    "hold_superior": Wording(
        "Tổ chức hội nghị cấp trên trực tiếp về {name}",
        "Tổ chức hội nghị cấp trên trực tiếp về {count} cán bộ",
        "Nhận hồ sơ, mời họp, ghi biên bản.",
        "Mở hội nghị",
        "/hoi-nghi/",
    ),
    "score_superior": Wording(
        "Chấm điểm {name} (cấp trên trực tiếp)",
        "Chấm điểm {count} cán bộ (cấp trên trực tiếp)",
        "Phiếu của mình, người khác không thấy trước khi gửi.",
        "Chấm điểm",
        "/hoi-nghi/",
    ),
    "propose_superior": Wording(
        "Kết luận, đề xuất xếp loại {name} (cấp trên trực tiếp)",
        "Kết luận, đề xuất xếp loại {count} cán bộ (cấp trên trực tiếp)",
        "Chủ trì ghi nhận xét, biểu quyết (Mẫu 03).",
        "Mở hội nghị",
        "/hoi-nghi/",
    ),
    "send_files_up": Wording(
        "Gửi hồ sơ của {name} đến cấp có thẩm quyền",
        "Gửi {count} hồ sơ đến cấp có thẩm quyền",
        "Cấp trên trực tiếp đã đề xuất.",
        "Xem và gửi",
        "/ho-so/ban-giao/",
    ),
    "opinion_workplace": Wording(
        "Nhận xét của chi ủy nơi công tác về {name}",
        "Nhận xét của chi ủy nơi công tác về {count} cán bộ",
        "Theo Quy định 213-QĐ/TW.",
        "Ghi nhận xét",
        "/y-kien/",
    ),
    "opinion_residence": Wording(
        "Nhận xét nơi cư trú về {name}",
        "Nhận xét nơi cư trú về {count} cán bộ",
        "Ai được miễn thì ghi lý do (Quy định 213-QĐ/TW).",
        "Ghi nhận xét",
        "/y-kien/",
    ),
    "opinion_agency": Wording(
        "Ý kiến thẩm định về {name}",
        "Ý kiến thẩm định về {count} cán bộ",
        "Nhận xét và đề xuất mức xếp loại; cơ quan khác không thấy trước khi gửi.",
        "Ghi ý kiến",
        "/y-kien/",
    ),
    "appraise": Wording(
        "Thẩm định hồ sơ {name}",
        "Thẩm định {count} hồ sơ",
        "Kiểm thủ tục, dự thảo nhận xét, trình Thường trực.",
        "Thẩm định",
        "/tham-dinh/",
        "/tham-dinh/{id}/",
    ),
    "count_ballots": Wording(
        "Kiểm phiếu xếp loại {name}",
        "Kiểm phiếu xếp loại {count} cán bộ",
        "Hai thành viên tổ kiểm phiếu nhập riêng, khớp mới công nhận.",
        "Nhập kiểm phiếu",
        "/bo-phieu/",
    ),
    "decide": Wording(
        "Ghi quyết định xếp loại {name}",
        "Ghi quyết định xếp loại {count} cán bộ",
        "Theo biên bản kiểm phiếu, dưới tỷ lệ và các trần.",
        "Ghi quyết định",
        "/bo-phieu/",
    ),
    "civil_rate": Wording(
        "Nhận xét, xếp loại {name}",
        "Nhận xét, xếp loại {count} công chức, viên chức",
        "Đơn vị nhận xét, người đứng đầu xếp loại.",
        "Nhận xét, xếp loại",
        "/cong-chuc/",
    ),
    "civil_publish": Wording(
        "Thông báo kết quả của {name}",
        "Thông báo kết quả của {count} công chức, viên chức",
        "Báo tới từng người.",
        "Thông báo",
        "/cong-chuc/",
    ),
    "publish": Wording(
        "Công bố kết quả của {name}",
        "Công bố kết quả của {count} cán bộ",
        "Ghi số, ngày, người ký thông báo.",
        "Công bố",
        "/cong-bo/",
    ),
}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A card about a whole cell or organisation. `title` takes {count} and {place}; `route` takes the place's id,
    unless `query` does ({id}).
    """

    title: str
    hint: str
    button: str
    route: str
    clause: str
    query: str = ""


PARTY_DUTIES = {
    "cell_meeting": PlaceWords(
        "Họp {place}: {count} đảng viên chờ đề xuất",
        "Điểm danh, nhận xét, biểu quyết cả chi bộ trên một trang.",
        "Mở trang chi bộ",
        "evaluations:cell",
        "II.2",
    ),
    "member_decision": PlaceWords(
        "Quyết định xếp loại {count} đảng viên của {place}",
        "Bảng cân đối cho thấy tỷ lệ, trần và mức năm trước.",
        "Mở bảng cân đối",
        "evaluations:board",
        "III.1.2.b",
    ),
    "body_report": PlaceWords(
        "Báo cáo kiểm điểm của {count} tổ chức, tập thể",
        "Viết báo cáo, chấm phiếu phân tích, tự xếp loại rồi nộp.",
        "Mở danh sách",
        "evaluations:bodies",
        "II.1",
    ),
    "body_comment": PlaceWords(
        "Nhận xét {count} tổ chức, tập thể",
        "Mỗi chủ thể một trang cho mọi đối tượng.",
        "Nhận xét",
        "evaluations:participation",
        "III",
    ),
    "body_hear": PlaceWords(
        "Lấy ý kiến, thẩm định {count} tổ chức, tập thể",
        "Kết thúc lấy ý kiến, ghi thẩm định, trình cấp quyết định.",
        "Mở danh sách",
        "evaluations:bodies",
        "III",
    ),
    "body_vote": PlaceWords(
        "Biểu quyết, công bố {count} tổ chức, tập thể",
        "Nhập kết quả bỏ phiếu, quyết định, công bố.",
        "Nhập biểu quyết",
        "evaluations:body-votes",
        "III",
    ),
    "body_second_count": PlaceWords(
        "Nhập kết quả bỏ phiếu lần hai: {count} tổ chức, tập thể",
        "Một người đã nhập; thành viên thứ hai nhập riêng, khớp mới công nhận.",
        "Nhập kết quả",
        "evaluations:body-votes",
        "III",
    ),
    "review_members": PlaceWords(
        "Xem lại mức xếp loại của {count} đảng viên: {place}",
        "Kết quả đến sau làm các mức này vượt trần. Xem tên, lý do rồi quyết định lại.",
        "Xem danh sách",
        "evaluations:order",
        "II.2",
        "to-chuc={id}",
    ),
    "review_cadres": PlaceWords(
        "Xem lại mức xếp loại của {count} cán bộ",
        "Kết quả đến sau làm các mức này vượt trần. Xem tên, lý do rồi trình quyết định lại.",
        "Xem danh sách",
        "evaluations:order",
        "3.3.2.3",
        "to-chuc=can-bo",
    ),
}
