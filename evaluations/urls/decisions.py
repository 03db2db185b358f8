"""Addresses of decisions and publication."""

urlpatterns = []
