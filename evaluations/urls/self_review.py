"""Addresses of the self-review."""

urlpatterns = []
