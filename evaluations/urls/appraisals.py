"""Addresses of the org office's appraisal."""

urlpatterns = []
