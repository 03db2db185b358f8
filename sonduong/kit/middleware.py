"""Turns what is missing or hidden into the one 404 page."""

from django.http import Http404

from sonduong.kit.errors import NotVisible


class RefusalMiddleware:
    """`NotVisible` raised anywhere below a view becomes a 404, whatever its cause."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, NotVisible):
            raise Http404 from None
        return None
