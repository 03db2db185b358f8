"""Văn bản phải gửi and Phụ trách: documents due with receipt, and the notes of assigned committee members."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations.phrases import refusal
from evaluations.selectors import following as selectors
from evaluations.selectors.attended import Meeting
from evaluations.selectors.cases import current_campaign
from evaluations.services import following as services
from sonduong.kit import clock, uploads
from sonduong.kit.errors import DomainError, NotVisible

SHELVES = 25  # organisations on one page


@require_http_methods(["GET", "POST"])
def documents(request):
    """The documents owed, organisation by organisation; POST notes the chosen ones as received."""
    if request.method == "POST":
        ids = [int(pk) for pk in request.POST.getlist("document") if pk.isdigit()]
        count = services.documents_receive(document_ids=ids, actor=request.user, at=clock.now())
        messages.success(request, f"Đã ghi nhận {count} văn bản.")
        return redirect("evaluations:documents")
    shelves = selectors.shelves(request.user, on=clock.today())
    page = Paginator(shelves, SHELVES).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "shelves": page.object_list,
        "missing": sum(shelf.missing for shelf in shelves),
        "receives": "org_office" in request.roles,
        "today": clock.today(),
    }
    return render(request, "evaluations/following/documents.html", context)


@require_POST
def document_send(request, pk: int, code: str):
    """Take in one document of one organisation."""
    sent = request.FILES.get("file")
    if sent is None:
        messages.error(request, "Chưa chọn tệp.")
        return redirect("evaluations:documents")
    try:
        services.document_send(
            campaign=current_campaign(),
            organization_id=pk,
            code=code,
            name=sent.name,
            content=sent.read(uploads.MAX_BYTES + 1),
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, f"Đã gửi {uploads.safe_name(sent.name)}.")
    return redirect("evaluations:documents")


@require_GET
def document(request, pk: int):
    """A sent document as a download, after the permission check and the checksum."""
    found = selectors.document_get(request.user, pk, on=clock.today())
    try:
        content = uploads.read(found.stored_name, found.sha256)
    except DomainError as damaged:
        messages.error(request, refusal(damaged))
        raise NotVisible from damaged
    response = HttpResponse(content, content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


class NoteForm(forms.Form):
    """A note on one organisation; `meetings`: those recorded there that may be chosen."""

    meeting = forms.ChoiceField(label="Đã dự cuộc họp", required=False)
    attended_on = forms.DateField(
        label="Hoặc dự ngày", help_text="Khi cuộc họp chưa được ghi trong phần mềm.", required=False
    )
    appraisal = forms.CharField(
        label="Thẩm định kết quả xếp loại",
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, meetings: Sequence[Meeting] = (), **kwargs):
        super().__init__(*args, **kwargs)
        empty = "Chọn cuộc họp" if meetings else "Chưa có cuộc họp nào được ghi"
        listed = [(one.key, f"{date_format(one.held_on, 'd/m/Y')}: {one.name}") for one in meetings]
        self.fields["meeting"].choices = [("", empty), *listed]


@require_http_methods(["GET", "POST"])
def followed(request):
    """The organisations in charge with the notes; POST adds a note to one of them."""
    rows = selectors.followed(request.user, on=clock.today())
    if request.method == "GET":
        return _followed_page(request, rows)
    place = request.POST.get("organization", "")
    one = next((row for row in rows if str(row.organization.pk) == place and row.may_write), None)
    if one is None:
        raise NotVisible
    form = NoteForm(request.POST, prefix=place, meetings=one.meetings)
    if not form.is_valid():
        return _followed_page(request, rows, form, status=422)
    try:
        services.assigned_note_write(
            campaign=current_campaign(),
            organization_id=one.organization.pk,
            actor=request.user,
            at=clock.now(),
            **form.cleaned_data,
        )
    except DomainError as refused:
        messages.error(request, refusal(refused))
        return _followed_page(request, rows, form, status=409)
    messages.success(request, f"Đã ghi cho {one.organization.name}.")
    return redirect("evaluations:followed")


def _followed_page(request, found, typed=None, *, status: int = 200):
    rows = [{"one": one, "form": _form(one, typed)} for one in found]
    return render(request, "evaluations/following/followed.html", {"rows": rows}, status=status)


def _form(one: selectors.Followed, typed: NoteForm | None) -> NoteForm:
    prefix = str(one.organization.pk)
    return typed if typed and typed.prefix == prefix else NoteForm(prefix=prefix, meetings=one.meetings)


@require_POST
def note_withdraw(request, pk: int):
    """Take the own note back."""
    services.assigned_note_withdraw(note_id=pk, actor=request.user, at=clock.now())
    messages.success(request, "Đã rút ghi chú; ghi chú vẫn đọc được, có gạch và không còn được tính.")
    return redirect("evaluations:followed")
