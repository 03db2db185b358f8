"""Addresses of written opinions."""

urlpatterns = []
