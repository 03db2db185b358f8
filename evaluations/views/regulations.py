"""The law as people read it: the regulations, the difference of two, and the check of a list that nobody keeps."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from evaluations import regulations
from evaluations.domain.checking import Report, check
from evaluations.domain.difference import Change, difference
from evaluations.domain.regulation import Regulation
from evaluations.forms.check_file import CheckFileForm, CompareForm
from evaluations.phrases import checks, settings
from evaluations.regulations.check_file import OpenedList, open_list
from evaluations.regulations.check_json import Problem, UnreadableList
from evaluations.selectors.cases import current_campaign
from sonduong.kit.roles import matrix

PROBLEMS_SHOWN = 100
PROGRAM_ONLY = ".rule"  # the key by which programs name a ceiling says nothing to a reader


@require_GET
def shelf(request: HttpRequest) -> HttpResponse:
    """All regulations, the one of the running campaign marked."""
    campaign = current_campaign()
    listed = [regulations.load(code) for code in regulations.codes()]
    may_check = bool(request.roles & matrix().routes["evaluations:check-file"])
    context = {"regulations": listed, "campaign": campaign, "form": CompareForm(), "may_check": may_check}
    return render(request, "evaluations/regulations/shelf.html", context)


@require_GET
def regulation(request: HttpRequest, code: str) -> HttpResponse:
    """Every setting of one regulation, with its clause or the mark of the software's default."""
    if code not in regulations.codes():
        raise Http404
    found = regulations.load(code)
    context = {"regulation": found, "sections": _sections(found)}
    return render(request, "evaluations/regulations/regulation.html", context)


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """What differs between regulations A and B."""
    form = CompareForm(request.GET)
    if not form.is_valid():
        return render(request, "evaluations/regulations/compare.html", {"form": form}, status=422)
    a, b = (regulations.load(form.cleaned_data[name]) for name in ("a", "b"))
    sections = _grouped(_row(change, a, b) for change in difference(a, b))
    context = {"form": form, "a": a, "b": b, "sections": sections}
    return render(request, "evaluations/regulations/compare.html", context)


@require_http_methods(["GET", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """Upload a list, read the verdict; the list is forgotten when the page is made."""
    form = CheckFileForm(request.POST, request.FILES) if request.method == "POST" else CheckFileForm()
    context: dict = {"form": form, "problems": [], "result": None}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                given = form.cleaned_data
                opened = open_list(given["file"].read(), given["regulation"] or None)
            except UnreadableList as wrong:
                context |= _refused(wrong.problems)
            else:
                context["result"], status = _result(opened), 200
    return render(request, "evaluations/regulations/check_file.html", context, status=status)


def _sections(found: Regulation) -> list[dict]:
    rows = []
    for item in found.settings.values():
        if item.path.endswith(PROGRAM_ONLY):
            continue
        section, name = settings.name_of(item.path)
        value = settings.value_of(item)
        source = found.cite(item.path) if item.clause else ""
        rows.append(
            (section, {"name": name, "value": value, "source": source, "by_software": item.by_software})
        )
    return _grouped(rows)


def _row(change: Change, a: Regulation, b: Regulation) -> tuple[str, dict]:
    section, name = settings.name_of(change.path)
    sides = [
        {"value": settings.value_of(side), "source": settings.source_of(side, of) if side else ""}
        for side, of in ((change.before, a), (change.after, b))
    ]
    return section, {"name": name, "sides": sides, "changes_value": change.changes_value}


def _grouped(rows: Iterable[tuple[str, dict]]) -> list[dict]:
    groups: dict[str, list[dict]] = {}
    for section, row in rows:
        groups.setdefault(section, []).append(row)
    return [{"name": name, "rows": listed} for name, listed in groups.items()]


def _refused(problems: list[Problem]) -> dict:
    return {"problems": problems[:PROBLEMS_SHOWN], "more_problems": max(0, len(problems) - PROBLEMS_SHOWN)}


def _result(opened: OpenedList) -> dict:
    report: Report = check(opened.listed, opened.regulation)
    found = checks.as_json(report, opened.regulation)
    groups = [
        group | {"name": checks.group_name(tuple(group["group"])), "kind_name": settings.WORDS[group["kind"]]}
        for group in found["groups"]
    ]
    return found | {
        "groups": groups,
        "regulation": opened.regulation,
        "subjects": len(opened.listed.subjects),
        "remarks": opened.remarks,
    }
