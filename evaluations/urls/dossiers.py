"""Addresses of one case and the progress matrix."""

urlpatterns = []
