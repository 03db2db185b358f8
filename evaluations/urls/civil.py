"""Addresses of civil servants and public employees."""

from django.urls import path

from evaluations.views import civil

urlpatterns = [path("cong-chuc/", civil.civil, name="civil")]
