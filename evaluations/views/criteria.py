"""Doors of the criteria sets of Mẫu 06: the shelf, one set as a table, its workbook, the import."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from evaluations.forms.criteria import FileForm, HeadForm, lines_typed, with_spare
from evaluations.phrases import refusal
from evaluations.selectors import criteria as seen
from evaluations.services import criteria
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def listing(request):
    """All sets of the year."""
    return render(
        request, "evaluations/criteria/list.html", {"shelf": seen.shelf(request.user, on=clock.today())}
    )


@require_http_methods(["GET", "POST"])
def edit(request, pk: int):
    """One set as a table; frozen once a sheet was begun on it."""
    shelf, row, lines = seen.set_get(request.user, pk, on=clock.today())
    one = row.criteria
    initial = {
        "code": one.code,
        "name": one.name,
        "title_groups": one.title_groups,
        "step": one.step.normalize(),
        "is_sample": one.is_sample,
    }
    form = HeadForm(request.POST or None, title_groups=shelf.title_groups, initial=initial)
    form.fields["code"].disabled = True
    status = 200
    if request.method == "POST":
        lines, status = lines_typed(request.POST), 422
        if form.is_valid() and _saved(request, shelf, form, lines):
            messages.success(request, "Đã lưu bộ tiêu chí.")
            return redirect("evaluations:criteria-set", pk)
    shown = lines if row.in_use else with_spare(lines)
    context = {"row": row, "form": form, "lines": shown}
    return render(request, "evaluations/criteria/edit.html", context, status=status)


def _saved(request, shelf, form: HeadForm, lines) -> bool:
    values = form.cleaned_data
    try:
        criteria.criteria_set_save(
            campaign=shelf.campaign,
            code=values["code"],
            name=values["name"],
            title_groups=values["title_groups"],
            step=values["step"],
            is_sample=values["is_sample"],
            lines=lines,
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        form.add_error(None, refusal(error))
        return False
    return True


@require_GET
def workbook(request, pk: int):
    """The set as an .xlsx; 0 gives the empty frame."""
    one = seen.set_get(request.user, pk, on=clock.today())[1].criteria if pk else None
    if one is None:
        seen.shelf(request.user, on=clock.today())
    answer = HttpResponse(criteria.workbook_of(one), content_type=XLSX)
    answer["Content-Disposition"] = (
        f'attachment; filename="bo-tieu-chi-{one.code if one else "mau-trong"}.xlsx"'
    )
    return answer


@require_http_methods(["GET", "POST"])
def import_file(request):
    """A new set, or a newer text of one that nobody has scored on, from a workbook."""
    shelf = seen.shelf(request.user, on=clock.today())
    form = FileForm(request.POST or None, request.FILES or None, title_groups=shelf.title_groups)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _imported(request, shelf, form):
            messages.success(request, "Đã nhập bộ tiêu chí.")
            return redirect("evaluations:criteria-sets")
    return render(request, "evaluations/criteria/import.html", {"form": form}, status=status)


def _imported(request, shelf, form: FileForm) -> bool:
    try:
        lines = criteria.lines_from_workbook(form.cleaned_data["file"].read())
    except DomainError as error:
        form.add_error(None, refusal(error))
        return False
    return _saved(request, shelf, form, lines)
