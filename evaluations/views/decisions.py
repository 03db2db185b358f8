"""The comment text of one decision, publication, announcement, and the result as its reader may see it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations.forms.decisions import (
    AnnounceForm,
    CorrectionForm,
    OverrideForm,
    PublishForm,
    TextForm,
    override_in,
)
from evaluations.phrases import refusal
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.decisions import draft_of
from evaluations.selectors.results import queue_of, result_get
from evaluations.services.ceilings import Override
from evaluations.services.corrections import decision_correct
from evaluations.services.decisions import (
    DecisionItem,
    Document,
    decisions_announce,
    decisions_publish,
    decisions_record,
)
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible


def _chosen(request: HttpRequest) -> list[int]:
    return [int(raw) for raw in request.POST.getlist("case") if raw.isdecimal()]


@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, pk: int, case_pk: int) -> HttpResponse:
    """The authority's comment on one cadre, drafted by the office, and the decision with it."""
    draft = draft_of(request.user, case_pk, on=clock.today())
    form = TextForm(request.POST or None, initial=draft.initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        decided_on = given.pop("decided_on")
        try:
            items = [DecisionItem(case_pk, **given)]
            decisions_record(
                items=items,
                decided_on=decided_on,
                override=Override(*override_in(request.POST)),
                actor=request.user,
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, f"Đã ghi quyết định đối với đồng chí {draft.case.name}.")
            return redirect("evaluations:ballot", pk)
    override = OverrideForm.of(request.POST, regulation_of(draft.case), draft.case.kind)
    context = {"draft": draft, "case": draft.case, "form": form, "ballot_id": pk, "override": override}
    return render(request, "evaluations/decisions/text.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest) -> HttpResponse:
    """What is to be published, announced, and what was published; POST publishes the ticked decisions."""
    form = PublishForm(request.POST or None, initial={"issued_on": clock.today()})
    status, chosen = 200, _chosen(request)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                document = Document(**form.cleaned_data)
                moved = decisions_publish(
                    evaluation_ids=chosen, document=document, actor=request.user, at=clock.now()
                )
            except NotVisible:
                form.add_error(None, "Chưa chọn ai để công bố.")
            except DomainError as error:
                form.add_error(None, refusal(error))
            else:
                messages.success(request, f"Đã công bố kết quả của {len(moved)} cán bộ và gửi thông báo.")
                return redirect("evaluations:publication")
    queue = queue_of(request.user, on=clock.today())
    context = {"queue": queue, "form": form, "chosen": chosen, "announce_form": AnnounceForm()}
    return render(request, "evaluations/decisions/publication.html", context, status=status)


@require_POST
def announce(request: HttpRequest) -> HttpResponse:
    """Date the announcement at the unit's meeting for the ticked results."""
    form = AnnounceForm(request.POST)
    if not form.is_valid() or not _chosen(request):
        messages.error(request, "Hãy chọn người và ghi ngày hội nghị.")
        return redirect("evaluations:publication")
    try:
        rows = decisions_announce(
            evaluation_ids=_chosen(request),
            announced_on=form.cleaned_data["announced_on"],
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, f"Đã ghi ngày thông báo kết quả của {len(rows)} cán bộ.")
    return redirect("evaluations:publication")


@require_GET
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """One published result: level, comment, reasons, how to complain."""
    found = result_get(request.user, pk, on=clock.today())
    context = {"result": found, "case": found.case, "decision": found.decision}
    return render(request, "evaluations/decisions/result.html", context)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a typing error of a published decision; the level is not on the form."""
    found = result_get(request.user, pk, on=clock.today())
    if not found.may_correct:
        raise NotVisible
    names = [name for name in CorrectionForm.base_fields if name != "correction_reason"]
    form = CorrectionForm(
        request.POST or None, initial={name: getattr(found.decision, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        reason = values.pop("correction_reason")
        try:
            decision_correct(
                evaluation_id=pk, values=values, reason=reason, actor=request.user, at=clock.now()
            )
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, "Đã đính chính; bản cũ được giữ trong lịch sử.")
            return redirect("evaluations:result", pk)
    context = {"result": found, "case": found.case, "form": form}
    return render(
        request, "evaluations/decisions/correction.html", context, status=422 if form.errors else 200
    )
