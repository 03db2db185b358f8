"""Xếp loại trong năm của đơn vị, tổ chức, tập thể: the entry page for ratings decided outside the program."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from organizations.forms.lists import BODY_KINDS, RecordedFilterForm
from organizations.forms.recorded import RecordedLineForm
from organizations.phrases import refusal
from organizations.selectors import recorded as selectors
from organizations.selectors import scope
from organizations.services.recorded_ratings import RatingItem, recorded_ratings_record
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

# The word of the page that shows whom a body's rating touches.
ORDER_KINDS = {"unit": "don-vi", "party_organization": "to-chuc-dang", "collective": "tap-the"}


@require_http_methods(["GET", "POST"])
def recorded(request):
    """A page of bodies with their ratings; POST writes the lines that were changed."""
    today = clock.today()
    form = RecordedFilterForm(request.GET)
    wanted = form.wanted(year=today.year)
    may_change = scope.may_change(request.user, on=today)
    found = selectors.recorded_page(**wanted, number=request.GET.get("trang", 1))
    rows = [
        (line, _line_form(line, request.POST if request.method == "POST" else None)) for line in found.lines
    ]
    status = 200
    if request.method == "POST":
        status = _record(request, wanted, rows)
        if status == 200:
            return redirect(request.get_full_path())
    context = {
        "form": form,
        "wanted": wanted,
        "kind_name": dict(BODY_KINDS)[wanted["kind"]],
        "found": found,
        "rows": rows,
        "query": urlencode([(key, value) for key, value in request.GET.items() if value and key != "trang"]),
        "may_change": may_change,
        "order_kind": ORDER_KINDS.get(wanted["kind"]) if may_change else None,
    }
    return render(request, "organizations/recorded.html", context, status=status)


def _line_form(line: selectors.RecordedLine, data) -> RecordedLineForm:
    initial = {name: getattr(line, name) for name in selectors.READ}
    return RecordedLineForm(data, prefix=str(line.pk), initial=initial, name=line.name)


def _record(request, wanted: dict, rows) -> int:
    """Write what was changed and say what came of it; 200, 409 refused, 422 something typed is wrong."""
    changed = [(line, form) for line, form in rows if form.has_changed()]
    if sum(not form.is_valid() for _, form in changed):  # every line, so that all faults show at once
        messages.error(request, "Có dòng chưa đúng; chưa ghi dòng nào. Hãy sửa các ô được đánh dấu.")
        return 422
    items = [
        RatingItem(wanted["kind"], line.pk, **form.cleaned_data)
        for line, form in changed
        if form.cleaned_data["rating"]
    ]
    if not items:
        messages.warning(request, "Chưa có dòng nào thay đổi.")
        return 200
    try:
        recorded_ratings_record(year=wanted["year"], items=items, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return 409
    messages.success(request, f"Đã ghi mức xếp loại năm {wanted['year']} của {len(items)} nơi.")
    return 200
