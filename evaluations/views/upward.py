"""Báo cáo lên cấp trên: which organisations report, and the report of one with its lists."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluations.enums import FOUR_RATINGS
from evaluations.phrases.party import NOT_RATED
from evaluations.selectors import upward as selectors
from evaluations.selectors.attended import attendances
from evaluations.selectors.cases import current_campaign
from sonduong.kit import clock


@require_GET
def index(request):
    """The organisations whose report this person may open."""
    rows = selectors.organizations_reporting(request.user, on=clock.today())
    context = {"rows": rows, "prints": bool({"org_office", "inspection"} & request.roles)}
    return render(request, "evaluations/upward/index.html", context)


@require_GET
def report(request, pk: int):
    """Totals by level with last year beside, who is not rated, candidates for reward."""
    found = selectors.report_get(request.user, pk, on=clock.today())
    totals = [
        {
            "name": total.kind.label,
            "total": total,
            "rated": sum(total.levels),
            "pairs": [
                {"now": now, "before": before, "share": _share(now, sum(total.levels)), "label": label}
                for now, before, (_, label) in zip(total.levels, total.before, FOUR_RATINGS, strict=True)
            ],
        }
        for total in found.totals
    ]
    context = {
        "report": found,
        "totals": totals,
        "levels": FOUR_RATINGS,
        "aside": [(one, NOT_RATED.get(one.reason, one.reason)) for one in found.aside],
        "five": [one for one in found.candidates if one.five],
        "year_only": [one for one in found.candidates if not one.five],
        "attendances": attendances(pk, current_campaign()),
    }
    return render(request, "evaluations/upward/report.html", context)


def _share(part: int, whole: int) -> str:
    """Percent of those rated, one decimal, as written in Vietnamese; a dash when nobody is rated."""
    return f"{part * 100 / whole:.1f}%".replace(".", ",") if whole else "–"
