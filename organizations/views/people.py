"""Nhân sự: the list with filters in the address, its export, one person over time, the choice of a person."""

from django.http import FileResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from organizations.forms.lists import PeopleFilterForm
from organizations.selectors import people as lists
from organizations.selectors import scope
from organizations.selectors.history import history
from organizations.selectors.person import in_force_on, person_story
from organizations.services.effects import links_for
from organizations.services.exports import people_workbook
from organizations.views.acts import PERSON_ACTS
from sonduong.kit import clock

CURSORS = {"sau", "truoc"}


def _form(request, today) -> PeopleFilterForm:
    return PeopleFilterForm(request.GET, groups=lists.title_groups(on=today))


@require_GET
def people(request):
    """One page of the list."""
    today = clock.today()
    form = _form(request, today)
    wanted = form.wanted()
    page = lists.people_page(
        request.user, wanted, on=today, after=request.GET.get("sau", ""), before=request.GET.get("truoc", "")
    )
    filters = urlencode([(key, value) for key, value in request.GET.items() if value and key not in CURSORS])
    context = {
        "form": form,
        "page": page,
        "filters": filters,
        "more_than": lists.COUNTED if page.found > lists.COUNTED else 0,
        "place": lists.place_name(wanted),
        "may_change": scope.may_change(request.user, on=today),
    }
    template = "organizations/_people.html" if request.htmx else "organizations/people.html"
    return render(request, template, context)


@require_GET
def people_export(request):
    """Exactly the filtered list as .xlsx."""
    today = clock.today()
    rows = lists.people_rows(request.user, _form(request, today).wanted(), on=today)
    return FileResponse(people_workbook(rows), as_attachment=True, filename=f"nhan-su-{today:%Y-%m-%d}.xlsx")


@require_GET
def person(request, pk: int):
    """One person over time."""
    today = clock.today()
    story = person_story(request.user, pk, on=today)
    rows = {
        "memberships": story.memberships,
        "appointments": story.appointments,
        "seats": story.seats,
        "assignments": story.assignments,
    }
    current = {name: {row.pk for row in found if in_force_on(row, today)} for name, found in rows.items()}
    may_change = scope.may_change(request.user, on=today)
    context = {"story": story, "current": current, "may_change": may_change}
    context["links"] = links_for(request.user, pk, today)
    if may_change:
        context |= {"past": history(story.person), "acts": PERSON_ACTS}
    return render(request, "organizations/person.html", context)
