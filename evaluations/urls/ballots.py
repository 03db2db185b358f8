"""Addresses of paper ballots."""

urlpatterns = []
