"""Addresses of step 2a."""

urlpatterns = []
