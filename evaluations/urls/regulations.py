"""Addresses of the regulations and of the check of a list."""

from django.urls import path

from evaluations.views import regulations

urlpatterns = [
    path("ke-hoach/quy-dinh/", regulations.shelf, name="regulations"),
    path("ke-hoach/quy-dinh/so-sanh/", regulations.compare, name="regulation-diff"),
    path("ke-hoach/quy-dinh/kiem-tra/", regulations.check_file, name="check-file"),
    path("ke-hoach/quy-dinh/<slug:code>/", regulations.regulation, name="regulation"),
]
