"""What every page's frame needs: navigation by role, the clock's ribbon, the person, new notices."""

from django.conf import settings
from django.urls import reverse

from organizations.selectors.signed_in import signed_in
from sonduong.kit import clock
from sonduong.kit.roles import matrix

# Label, route, and where the roles that see it come from: the route's own line in roles.toml.
NAVIGATION = (
    ("Việc của tôi", "evaluations:home"),
    ("Tự kiểm điểm", "evaluations:self-reviews"),
    ("Góp ý", "evaluations:feedback"),
    ("Ý kiến", "evaluations:opinions"),
    ("Tiến độ", "evaluations:progress"),
    ("Hồ sơ", "evaluations:dossiers"),
    ("Hội nghị", "evaluations:conferences"),
    ("Bàn giao hồ sơ", "evaluations:hand-overs"),
    ("Thẩm định", "evaluations:appraisals"),
    ("Bỏ phiếu", "evaluations:ballots"),
    ("Công bố", "evaluations:publication"),
    ("Chi bộ", "evaluations:cells"),
    ("Thứ tự", "evaluations:order"),
    ("Tổ chức, tập thể", "evaluations:bodies"),
    ("Tham gia nhận xét", "evaluations:participation"),
    ("Bảng chủ thể", "evaluations:participation-matrix"),
    ("Báo cáo kết quả", "evaluations:upwards"),
    ("Văn bản phải gửi", "evaluations:documents"),
    ("Phụ trách", "evaluations:followed"),
    ("Công chức", "evaluations:civil"),
    ("Tổ chức", "organizations:tree"),
    ("Nhân sự", "organizations:people"),
    ("Nhập dữ liệu", "organizations:import"),
    ("Tài khoản", "organizations:accounts"),
    ("Biểu mẫu", "reports:index"),
    ("Kế hoạch năm", "evaluations:plan"),
)

PICTURES = {
    "evaluations:home": "home",
    "evaluations:self-reviews": "pencil",
    "evaluations:feedback": "hidden",
    "evaluations:opinions": "chat",
    "evaluations:progress": "matrix",
    "evaluations:dossiers": "folder",
    "evaluations:conferences": "people",
    "evaluations:hand-overs": "send",
    "evaluations:appraisals": "scales",
    "evaluations:ballots": "ballot",
    "evaluations:publication": "flag",
    "evaluations:cells": "people",
    "evaluations:order": "tree",
    "evaluations:bodies": "people",
    "evaluations:participation": "chat",
    "evaluations:participation-matrix": "matrix",
    "evaluations:upwards": "sheet",
    "evaluations:documents": "upload",
    "evaluations:followed": "eye",
    "evaluations:civil": "user",
    "organizations:tree": "tree",
    "organizations:people": "user",
    "organizations:import": "upload",
    "organizations:accounts": "lock",
    "reports:index": "sheet",
    "evaluations:plan": "calendar",
}


def chrome(request) -> dict:
    """Values of base.html; a signed-out page has no navigation."""
    frame = {
        "is_demo": settings.IS_DEMO,
        "trial_today": clock.today() if clock.is_trial() else None,
        "theme": "dark" if request.COOKIES.get("theme") == "dark" else "light",
        "nav_items": [],
        "opens": frozenset(),
        "notice_count": 0,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frame
    person = signed_in(user, on=clock.today())
    frame |= {"user_name": person.name, "user_post": person.post, "notice_count": person.notices}
    frame["opens"] = _open_to(getattr(request, "roles", frozenset()))
    frame["nav_items"] = _navigation(request, frame["opens"])
    return frame


def _open_to(roles: frozenset[str]) -> frozenset[str]:
    """The addresses whose door these roles pass; a page shows no link to another (`{% if "…" in opens %}`)."""
    return frozenset(route for route, allowed in matrix().routes.items() if allowed & (roles | {"signed_in"}))


def _navigation(request, opens: frozenset[str]) -> list[dict]:
    items = [
        {"label": label, "url": reverse(route), "icon": PICTURES.get(route, "")}
        for label, route in NAVIGATION
        if route in opens
    ]
    here = max((item["url"] for item in items if request.path.startswith(item["url"])), key=len, default="")
    for item in items:
        item["current"] = item["url"] == here
    return items
