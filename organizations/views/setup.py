"""Thiết lập lần đầu: the installer brings the first workbook, then prints slips for the org office and the administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organizations.forms.imports import UploadForm
from organizations.phrases import refusal
from organizations.selectors import accounts as selectors
from organizations.services.slip_paper import slips_pdf
from organizations.services.slips import first_slips
from organizations.services.uploads import first_import
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible

SHOWN_FAULTS = 200


@require_http_methods(["GET", "POST"])
def first_setup(request):
    """The two steps; POST is the first."""
    if not request.user.is_installer:
        raise NotVisible
    form = UploadForm(request.POST or None, request.FILES or None)
    context = {"form": form, "faults": [], "status": 200}
    if request.method == "POST":
        context["status"] = 422
        if form.is_valid():
            try:
                report = first_import(file=form.cleaned_data["file"], actor=request.user, at=clock.now())
            except DomainError as error:
                form.add_error("file", refusal(error))
            else:
                if report.ok:
                    messages.success(
                        request, "Đã nhập hồ sơ. Tiếp theo: in phiếu cho người làm việc đầu tiên."
                    )
                    return redirect("organizations:first-setup")
                context["faults"] = report.faults[:SHOWN_FAULTS]
                context["fault_count"] = len(report.faults)
    context["is_empty"] = selectors.register_is_empty()
    return render(request, "organizations/first_setup.html", context, status=context["status"])


@never_cache
@require_POST
def print_first_slips(request):
    """The second step: a PDF, the only place where the codes stand."""
    try:
        printed = first_slips(actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("organizations:accounts")
    address = request.build_absolute_uri(reverse("organizations:use-slip"))
    answer = HttpResponse(slips_pdf(printed, address=address), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="phieu-dang-nhap.pdf"'
    return answer
