"""The door-keeper: an address opens only to the roles that roles.toml names for it."""

from django.http import Http404

from evaluations import permissions
from sonduong.kit import clock
from sonduong.kit.roles import matrix

OPEN_TO_ALL = frozenset({"public", "signed_in"})


class RouteGate:
    """Before a view runs: unknown address in the matrix, or no matching role → the one 404 page.

    Leaves `request.roles` (role codes of this person today) for pages that show more or less.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.roles = frozenset()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.user.is_authenticated:
            today = clock.today()
            request.user.standing = permissions.standing_of(request.user, on=today)
            request.roles = permissions.roles_of(request.user, on=today)
        allowed = matrix().routes.get(request.resolver_match.view_name)
        if allowed is None or not (allowed & OPEN_TO_ALL or allowed & request.roles):
            raise Http404
        return None
