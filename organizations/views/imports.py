"""Nhập dữ liệu: template, upload, check with the states of rows, write all or nothing; the whole register back out."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizations.forms.imports import UploadForm
from organizations.phrases import refusal
from organizations.selectors import uploads as selectors
from organizations.selectors.roster import counts
from organizations.selectors.sheets import SHEETS
from organizations.services import exports
from organizations.services.roster_jobs import EXPORT, export_ask, export_path, write_ask
from organizations.services.uploads import upload_check, upload_check_again
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible

SHOWN_FAULTS = 200


@require_http_methods(["GET", "POST"])
def start(request):
    """Upload a workbook; it is checked at once."""
    form = UploadForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                upload = upload_check(file=form.cleaned_data["file"], actor=request.user, at=clock.now())
            except DomainError as error:
                form.add_error("file", refusal(error))
            else:
                return redirect("organizations:import-review", upload.pk)
        status = 422
    context = {"form": form, "latest": selectors.uploads_latest(), "counts": counts(), "sheets": SHEETS}
    return render(request, "organizations/import.html", context, status=status)


@require_GET
def review(request, key):
    """What the check found: counts by sheet, faults, changes."""
    upload = selectors.upload_get(key)
    report = upload.report
    rows = [
        {"name": name, "counts": found, "ignored": report["ignored"].get(name, [])}
        for name, found in report["rows"].items()
    ]
    context = {
        "upload": upload,
        "rows": rows,
        "sheets": SHEETS,
        "faults": report["errors"][:SHOWN_FAULTS],
        "more_faults": max(0, len(report["errors"]) - SHOWN_FAULTS),
        "fault_count": len(report["errors"]),
        "changes": report["changes"],
        "job": selectors.write_of(upload),
        "has_work": any(found["new"] or found["changed"] for found in report["rows"].values()),
    }
    return render(request, "organizations/import_review.html", context)


@require_POST
def again(request, key):
    """Check only the chosen sheets."""
    upload = selectors.upload_get(key)
    wanted = [sheet.name for sheet in SHEETS if sheet.name in request.POST.getlist("sheet")]
    if not wanted:
        messages.error(request, "Hãy chọn ít nhất một trang tính.")
    else:
        upload_check_again(upload=upload, sheets=wanted, actor=request.user, at=clock.now())
    return redirect("organizations:import-review", key)


@require_POST
def write(request, key):
    """Have the file written into the register by a worker."""
    try:
        write_ask(upload=selectors.upload_get(key), actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
    return redirect("organizations:import-review", key)


@require_GET
def faults(request, key):
    """The list of faults as a workbook."""
    upload = selectors.upload_get(key)
    return FileResponse(
        exports.faults_workbook(upload.report["errors"]), as_attachment=True, filename="loi-nhap-du-lieu.xlsx"
    )


@require_GET
def template(request):
    """The empty workbook."""
    return FileResponse(exports.template_workbook(), as_attachment=True, filename="mau-nhap-du-lieu.xlsx")


@require_POST
def export(request):
    """Have the whole register exported by a worker."""
    job = export_ask(actor=request.user, at=clock.now())
    return redirect("organizations:import-job", job.pk)


@require_GET
def job(request, key):
    """How far a job is; a finished one makes the page that asks by itself load anew."""
    found = selectors.job_get(request.user, key)
    context = {"job": found, "status_url": request.path}
    if found.kind == EXPORT:
        context["download_url"] = reverse("organizations:export-file", args=[found.pk])
    if not request.htmx:
        return render(request, "organizations/job.html", context)
    answer = render(request, "kit/_progress_job.html", context)
    if found.is_finished:
        answer["HX-Refresh"] = "true"
    return answer


@require_GET
def export_file(request, key):
    """The exported workbook."""
    path = export_path(selectors.job_get(request.user, key))
    if not path.is_file():
        raise NotVisible
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"ho-so-to-chuc-{clock.today():%Y-%m-%d}.xlsx"
    )
