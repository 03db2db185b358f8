"""Addresses of written opinions."""

from django.urls import path

from evaluations.views import opinions

urlpatterns = [path("y-kien/", opinions.opinions, name="opinions")]
