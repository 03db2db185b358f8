"""The subordinate's page of Mẫu 02B: one screen, no name, no draft, nothing to come back to."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from evaluations import regulations
from evaluations.domain.feedback import ROWS, SIDES
from evaluations.enums import FOUR_RATINGS
from evaluations.phrases import refusal
from evaluations.selectors import feedback as selectors
from evaluations.selectors import feedback_office
from evaluations.services.feedback_answers import Answer, feedback_answers
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible


@never_cache
@require_GET
def invited(request):
    """To whom the person may still give feedback; and the unit office's list of rounds."""
    context = {
        "invitations": selectors.invitations(request.user),
        "rows": feedback_office.office_list(request.user, on=clock.today()),
    }
    return render(request, "evaluations/feedback/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request, pk: int):
    """The sheet. POST takes it once; a refused one comes back with what was typed, and nothing is kept here."""
    asked = selectors.invitation(request.user, pk)
    if asked is None:
        raise NotVisible
    values = {}
    status = 200
    if request.method == "POST":
        names = [f"{side}.{row}" for side in SIDES for row in ROWS] + ["other", "rating"]
        values = {name: request.POST.get(name, "") for name in names}
        try:
            feedback_answers(answers=[Answer(pk, request.user.person_id, values)])
        except DomainError as error:
            messages.error(request, refusal(error))
            status = 409
        else:
            messages.success(
                request, "Đã nhận phiếu. Phiếu không ghi tên; hệ thống không biết phiếu nào là của ai."
            )
            return redirect("evaluations:feedback")
    return render(request, "evaluations/feedback/answer.html", _context(asked, values), status=status)


def _context(asked, values: dict) -> dict:
    case = asked.round.evaluation
    rows = [
        (key, label, values.get(f"strengths.{key}", ""), values.get(f"weaknesses.{key}", ""))
        for key, label in ROWS.items()
    ]
    return {
        "case": case,
        "round": asked.round,
        "has_answered": asked.has_answered,
        "is_closed": asked.round.closed_at is not None,
        "rows": rows,
        "levels": FOUR_RATINGS,
        "values": values,
        "limits": regulations.load(case.campaign.regulation_code).feedback,
    }
