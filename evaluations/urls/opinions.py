"""Addresses of written opinions."""

from django.urls import path

from evaluations.views import opinions

urlpatterns = [
    path("y-kien/", opinions.opinions, name="opinions"),
    path("y-kien/<int:pk>/ban-giay/", opinions.paper, name="opinion-paper"),
]
