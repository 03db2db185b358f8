"""The printing room's doors: the list of papers, one file, many files with progress."""

import uuid

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from evaluations.selectors import paper_access
from reports.phrases import refusal
from reports.registry import all_papers
from reports.selectors.batches import batch_get, progress_of, recent
from reports.services import batches, downloads
from reports.services.dossiers import DOSSIER
from reports.services.printing import paper, paper_of, press
from reports.spec import Format, PaperSpec
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.text import fold

MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def index(request):
    """Every paper with its preview and blank; my own papers; what I had printed lately."""
    specs = all_papers() | {DOSSIER.code: DOSSIER}
    context = {
        "specs": all_papers().values(),
        "dossier": DOSSIER,
        "own": [
            (case, _open_to(request.user, case)) for case in paper_access.own(request.user, on=clock.today())
        ],
        "recent": [
            (batch, specs[batch.code].heading) for batch in recent(request.user) if batch.code in specs
        ],
    }
    return render(request, "reports/index.html", context)


def _open_to(user, case: paper_access.Own) -> list[PaperSpec]:
    """The papers about one case that its own subject may read today."""
    about_cases = [spec for spec in (*all_papers().values(), DOSSIER) if spec.source.act]
    fit = [spec for spec in about_cases if spec.source.kind == case.kind and spec.source.act in case.acts]
    if case.kind != "civil_servant":
        return fit
    # Mẫu 02 is for civil servants, Mẫu 03 for public employees: only the paper's own list tells them apart.
    return [spec for spec in fit if str(case.id) in {target.id for target in spec.source.targets(user)}]


@require_GET
def paper_page(request, code: str):
    """One paper: preview, blank, and whom it may be printed for."""
    spec = paper(code)
    found = spec.source.targets(request.user)
    asked = fold(request.GET.get("tim", "").strip())
    shown = [target for target in found if asked in fold(f"{target.name} {target.detail}")]
    context = {
        "spec": spec,
        "targets": shown,
        "count": len(found),
        "asked": request.GET.get("tim", ""),
        "token": uuid.uuid4(),
    }
    return render(request, "reports/paper.html", context)


@require_GET
def sample(request, code: str, made_as: str):
    """The paper filled with invented values."""
    spec = paper(code)
    return _file(press(spec, spec.sample(), made_as), spec, "mẫu điền sẵn", made_as)


@require_GET
def blank(request, code: str, made_as: str):
    """The paper for filling by hand."""
    spec = paper(code)
    return _file(press(spec, spec.blank(), made_as), spec, "mẫu trống", made_as)


@require_GET
def download(request, code: str, target: str, made_as: str):
    """One paper of one target; the right is asked at this moment."""
    spec = paper(code)
    try:
        content = paper_of(request.user, code, target, made_as)
    except DomainError as error:
        return _refuse(request, error, "reports:paper", code)
    return _file(content, spec, target, made_as)


def _file(content: bytes, spec: PaperSpec, name: str, made_as: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPES[Format(made_as)])
    place = "inline" if made_as == Format.PDF else "attachment"
    response["Content-Disposition"] = f'{place}; filename="{batches.file_name(spec.code, name, made_as)}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _refuse(request, error: DomainError, route: str, *args):
    messages.error(request, refusal(error.code, error.params))
    return redirect(route, *args)


@require_POST
def batch_ask(request, code: str):
    """Print this paper for the chosen targets as a job; the same form sent twice is one job."""
    try:
        token = uuid.UUID(request.POST.get("token", ""))
    except ValueError as wrong:
        raise NotVisible from wrong
    try:
        made = batches.batch_ask(
            code=code,
            made_as=request.POST.get("dang", ""),
            targets=request.POST.getlist("chon"),
            token=token,
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        return _refuse(request, error, "reports:paper", code)
    return redirect("reports:batch", made.pk)


@require_GET
def batch(request, pk):
    """How far a batch is; asks by itself while something happens, and may be left and come back to."""
    found = batch_get(request.user, pk)
    progress = progress_of(found)
    problems = [
        (item.name, refusal(item.problem["code"], item.problem["params"])) for item in progress.problems
    ]
    context = {"progress": progress, "batch": found, "spec": paper(found.code), "problems": problems}
    template = "reports/_progress.html" if request.htmx else "reports/batch.html"
    return render(request, template, context)


@require_POST
def batch_cancel(request, pk):
    """Stop the batch at its next paper."""
    batches.batch_cancel(batch_get(request.user, pk))
    return redirect("reports:batch", pk)


@require_POST
def batch_retry(request, pk):
    """Go on with what was stopped or failed."""
    try:
        batches.batch_retry(batch_get(request.user, pk))
    except DomainError as error:
        return _refuse(request, error, "reports:batch", pk)
    return redirect("reports:batch", pk)


@require_POST
def batch_join(request, pk):
    """Make one PDF of the whole batch."""
    batches.batch_join(batch_get(request.user, pk))
    return redirect("reports:batch", pk)


@require_GET
def batch_zip(request, pk):
    """The printed files as a ZIP; the right is asked at this moment."""
    found = batch_get(request.user, pk)
    try:
        content = downloads.zip_of(found, actor=request.user)
    except DomainError as error:
        return _refuse(request, error, "reports:batch", pk)
    return FileResponse(content, as_attachment=True, filename=batches.file_name(found.code, "ca tap", "zip"))


@require_GET
def batch_pdf(request, pk):
    """The joined PDF; the right is asked at this moment."""
    found = batch_get(request.user, pk)
    try:
        content = downloads.joined_of(found, actor=request.user)
    except DomainError as error:
        return _refuse(request, error, "reports:batch", pk)
    return FileResponse(content, as_attachment=True, filename=batches.file_name(found.code, "ca tap", "pdf"))
