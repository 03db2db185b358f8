"""Công chức, viên chức: one page for the unit's office and the head; teachers' school-year results beside it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.enums import FOUR_RATINGS
from evaluations.phrases import refusal
from evaluations.selectors import civil as seen
from evaluations.selectors.cases import current_campaign
from evaluations.services import civil as acts
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible


@require_http_methods(["GET", "POST"])
def civil(request):
    """Comments, ratings, notices in bulk; POST does what its button says with the lines that were filled."""
    campaign = current_campaign()
    if campaign is None:
        raise NotVisible
    page = Paginator(seen.rows(request.user, on=clock.today()), 50).get_page(request.GET.get("trang"))
    rows = page.object_list
    results = seen.school_results(request.user, campaign.year, on=clock.today())
    teachers = Paginator(results, 50).get_page(request.GET.get("gv"))
    status = 200
    if request.method == "POST":
        if (act := ACTS.get(request.POST.get("act", ""))) is None:
            raise NotVisible
        try:
            if done := act(request, rows, teachers.object_list, campaign.year):
                messages.success(request, f"Đã ghi cho {done} đồng chí.")
                return redirect(request.get_full_path())
            messages.error(request, "Chưa có dòng nào được ghi mới.")
            status = 422
        except DomainError as error:
            messages.error(request, refusal(error))
            status = 409
    context = {
        "rows": [_shown(row, request.POST) for row in rows],
        "page": page,
        "teachers": teachers,
        "levels": FOUR_RATINGS,
        "campaign": campaign,
        "school_year": f"Năm học {campaign.year - 1}-{campaign.year}",
        "may_comment": any(row.may_comment for row in rows),
        "may_rate": any(row.may_rate for row in rows),
        "to_publish": f"{ready}" if (ready := sum(row.may_publish for row in rows)) else "",
        "waiting": sum(row.case.stage == "self_review" for row in rows),
    }
    return render(request, "evaluations/civil/civil.html", context, status=status)


def _shown(row: seen.Row, post) -> dict:
    pk = row.case.pk
    return {
        "row": row,
        "comment": post.get(f"comment-{pk}", row.comment),
        "rating": post.get(f"rating-{pk}", row.case.rating),
    }


def _comment(request, rows, teachers, year) -> int:
    typed = {
        row.case.pk: request.POST.get(f"comment-{row.case.pk}", "").strip() for row in rows if row.may_comment
    }
    before = {row.case.pk: row.comment for row in rows}
    items = [acts.CommentItem(pk, text) for pk, text in typed.items() if text and text != before[pk]]
    if items:
        acts.civil_comments_record(items=items, actor=request.user, at=clock.now())
    return len(items)


def _rate(request, rows, teachers, year) -> int:
    """The head's ratings; comments typed on the same page are written first."""
    written = _comment(request, rows, teachers, year)
    typed = {row.case.pk: request.POST.get(f"rating-{row.case.pk}", "") for row in rows if row.may_rate}
    items = [acts.RatingItem(pk, rating) for pk, rating in typed.items() if rating]
    if items:
        acts.civil_rate(items=items, decided_on=clock.today(), actor=request.user, at=clock.now())
    return len(items) or written


def _publish(request, rows, teachers, year) -> int:
    ids = [row.case.pk for row in rows if row.may_publish]
    if ids:
        acts.civil_publish(evaluation_ids=ids, actor=request.user, at=clock.now())
    return len(ids)


def _school(request, rows, teachers, year) -> int:
    items = []
    for teacher in teachers:
        rating = request.POST.get(f"school-{teacher.person.pk}", "")
        if rating and (teacher.result is None or teacher.result.rating != rating):
            items.append(acts.SchoolResult(teacher.person.pk, rating, f"Năm học {year - 1}-{year}"))
    if items:
        acts.school_results_record(items=items, year=year, actor=request.user, at=clock.now())
    return len(items)


ACTS = {"comment": _comment, "rate": _rate, "publish": _publish, "school": _school}
