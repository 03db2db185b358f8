"""Addresses of meetings and proposals."""

urlpatterns = []
