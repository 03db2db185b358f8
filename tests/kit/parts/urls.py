"""Serves the page of parts, the sign-in page and the error pages, and the answers that their scripts ask for."""

from datetime import date
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from evaluations import plans
from evaluations.selectors.year_outline import YearOutline
from sonduong.kit.clock import HANOI, real_now
from sonduong.kit.models import Job
from sonduong.kit.templatetags.kit import level
from sonduong.views import SignInForm
from tests.kit.parts import sample

# Not among the product's templates: nobody but tests may reach it.
PAGE = Path(__file__).parent / "parts.html"
PLAN = plans.load("kh16-2020")
YEAR = YearOutline(
    2020, PLAN.number, tuple(zip(("done", "now", "next", "next", "next"), PLAN.phases, strict=True))
)
SIGNED_IN = {
    "user": sample.Somebody(),
    "user_name": "Nông Văn Tuyến",
    "user_post": "Chủ tịch UBND xã Phúc Ứng",
    "nav_items": sample.NAVIGATION,
    "notice_count": 3,
}


@login_not_required
def parts(request):
    """Every part; ?nen=dark draws it dark, ?sai=1 with the form refused."""
    messages.success(request, "Đã lưu bản nháp.")
    messages.error(request, "Không lưu được: điểm vượt mức tối đa 20.")
    now = real_now().astimezone(HANOI)
    values = SIGNED_IN | {
        "theme": request.GET.get("nen", "light"),
        "trial_today": date(2020, 12, 2),
        "steps": sample.STEPS,
        "tasks": sample.TASKS,
        "tiles": sample.TILES,
        "rows": sample.ROWS,
        "jobs": [
            Job(state="running", title="288 bản Mẫu 10", done=112, total=288, now_making="Nông Văn Tuyến"),
            Job(state="done", title="Mẫu 09", done=29, total=29, finished_at=now),
            Job(state="failed", title="Mẫu 06", done=3, total=29),
        ],
        "filters": sample.Filters(),
        "form": sample.EveryField({} if "sai" in request.GET else None),
        "page": Paginator(range(120), 50).page(2),
        "dock_facts": [
            {"label": "Điểm tạm tính", "value": "82 / 90", "note": "đã chấm 10/11"},
            {"label": "Trần", "value": level("good")},
        ],
    }
    source = PAGE.read_text(encoding="utf-8")
    return HttpResponse(engines["django"].from_string(source).render(values, request))


@login_not_required
def save(request):
    """Autosave: says which text came; a text "trùng" clashes, "hết phiên" finds the session ended."""
    text = request.POST.get("a4", "")
    if text == "hết phiên":
        return HttpResponseRedirect("/dang-nhap/")
    clashes = {"a4": {"theirs": "Bản của người khác", "yours": text}} if text == "trùng" else {}
    answer = {
        "saved_at": "10:43",
        "seen": {"a4": text},
        "clashes": clashes,
        "missing": [] if text else ["a4"],
    }
    return JsonResponse(answer, status=409 if clashes else 200)


@login_not_required
def job(request):
    """Nothing new about a job."""
    return HttpResponse(status=204)


@login_not_required
def sign_in(request):
    """The sign-in page with the calendar of the year."""
    return render(request, "sonduong/sign_in.html", {"form": SignInForm(), "year": YEAR})


@login_not_required
def error(request, code):
    """An error page as it is drawn."""
    return render(request, f"{code}.html", SIGNED_IN)


urlpatterns = [
    path("parts", parts, name="parts"),
    path("save", save, name="save"),
    path("job", job, name="job"),
    path("error/<str:code>", error, name="error"),
    path("dang-nhap/", sign_in),
    path("dang-xuat/", sign_in),
    path("", include("sonduong.urls")),  # the addresses that the frame leads to; nothing here follows them
]
