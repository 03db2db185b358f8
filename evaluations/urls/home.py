"""Addresses of the home page."""

urlpatterns = []
