"""The inbox page."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sonduong.kit import clock
from sonduong.notices import selectors, services


@require_http_methods(["GET", "POST"])
def inbox(request):
    """A person's notices, newest first; POST marks all as read."""
    if request.method == "POST":
        services.notices_read(recipient=request.user, at=clock.now())
        return redirect("notices:inbox")
    page = Paginator(selectors.inbox(request.user), 50).get_page(request.GET.get("trang"))
    return render(request, "notices/inbox.html", {"page": page})
