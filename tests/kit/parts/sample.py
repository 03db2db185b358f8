"""Values for the page of parts: one of each kind, with texts as long as real ones; every name is invented."""

from datetime import date
from decimal import Decimal

from django import forms

from sonduong.kit.templatetags.kit import LEVELS

RATINGS = [(code, full) for code, (*_, full) in LEVELS.items() if code != "not_rated"]
STEPS = [
    {"state": "done", "title": "Tự đánh giá", "note": "gửi 30/11", "url": "#"},
    {"state": "skipped", "title": "Cấp dưới (02B)", "note": "không có cấp dưới trực tiếp"},
    {"state": "late", "title": "Tập thể cùng cấp", "note": "quá hạn 2 ngày"},
    {"state": "now", "title": "Thẩm định", "note": "3/5 cơ quan đã trả lời, hạn 20/12"},
    {"state": "next", "title": "Thông báo", "note": "trước 30/12"},
]
TASKS = [
    {
        "day": date(2020, 11, 26),
        "late": "Quá hạn 1 ngày",
        "title": "Nộp lại bản kê khai tài sản, thu nhập",
        "text": "Tổ chức – Nội vụ trả lại: trang 3 chưa có chữ ký.",
        "url": "#",
        "action": "Nộp bản mới",
    },
    {
        "day": date(2020, 11, 30),
        "soon": "Còn 3 ngày",
        "tag": "Bản nháp, đã lưu 10:42 hôm nay",
        "title": "Tự đánh giá: Mẫu 01 và Mẫu 06",
        "text": "Đã xong 15 trên 18 mục.",
        "url": "#",
        "action": "Viết tiếp",
    },
    {
        "day": None,
        "tag": "Không ghi tên",
        "tag_icon": "hidden",
        "title": "Góp ý cho 2 lãnh đạo cấp trên (Mẫu 02B)",
        "text": "Khoảng 5 phút cho mỗi người. Không lưu nháp, nên làm một lần.",
        "url": "#",
        "action": "Góp ý",
    },
]
TILES = [
    {
        "title": "Bí thư đảng ủy xã, thị trấn",
        "used": 3,
        "allowed": 3,
        "formula": "20% × 19 người “Tốt” = 3,8",
        "can_add": 0,
    },
    {
        "title": "Chủ tịch UBND xã, thị trấn",
        "used": 4,
        "allowed": 3,
        "formula": "20% × 16 người “Tốt” = 3,2",
        "too_many": 1,
        "url": "#",
        "current": True,
    },
]
ROWS = [
    {
        "name": "Bùi Thanh Hải",
        "post": "Chủ tịch UBND",
        "unit": "Thị trấn Sơn Dương",
        "score": "93,4",
        "rating": "excellent",
    },
    {
        "name": "Nguyễn Thị Hoàng Phương Thảo Nguyên",
        "post": "Phó Bí thư Đảng ủy, Chủ tịch UBND",
        "unit": "Ủy ban nhân dân xã Phúc Ứng, huyện Sơn Dương",
        "score": "85",
        "rating": "good",
        "late": "Quá hạn 2 ngày",
    },
    {"name": "Đặng Văn Lợi", "post": "Chủ tịch UBND", "unit": "Ninh Lai", "score": "", "rating": None},
]
NAVIGATION = [
    {"url": "#", "label": "Việc của tôi", "current": True, "count": 4, "icon": "home"},
    {"url": "#", "label": "Tiến độ", "icon": "matrix"},
    {"url": "#", "label": "Hồ sơ", "icon": "folder"},
    {"url": "#", "label": "Bỏ phiếu", "icon": "ballot"},
    {"url": "#", "label": "Thống kê", "icon": "chart"},
    {"url": "#", "label": "Tổ chức, cán bộ", "icon": "tree"},
    {"url": "#", "label": "Kế hoạch năm", "icon": "calendar"},
]


class EveryField(forms.Form):
    """One of each kind of field."""

    reason = forms.CharField(label="Lý do", help_text="Một câu, người khác đọc hiểu ngay.")
    text = forms.CharField(label="Nhận xét", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = forms.DateField(label="Ngày họp", help_text="dd/mm/yyyy", initial=date(2020, 12, 3))
    points = forms.DecimalField(label="Điểm", localize=True, initial=Decimal("85.5"), required=False)
    place = forms.ChoiceField(label="Xã", choices=[("1", "Phúc Ứng"), ("2", "Tân Trào")], required=False)
    rating = forms.ChoiceField(label="Mức tự xếp loại", choices=RATINGS, widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        label="Người dự",
        choices=[("a", "Ma Thị Hòa"), ("b", "Âu Văn Thức")],
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label="Tôi đã đọc lại bản in")
    scan = forms.FileField(label="Bản quét đã ký", help_text="PDF hoặc ảnh, tối đa 15 MB.", required=False)


class Filters(forms.Form):
    """Two filters of a list."""

    search = forms.CharField(label="Tìm theo tên", required=False)
    rating = forms.ChoiceField(label="Mức", choices=[("", "Tất cả"), *RATINGS], required=False)


class Somebody:
    """A signed-in person without a row."""

    is_authenticated = True
    pk = 0

    def __str__(self) -> str:
        return "nong-van-tuyen"
