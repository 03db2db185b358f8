"""Addresses of the home page."""

from django.urls import path

from evaluations.views import home

urlpatterns = [
    path("", home.root, name="root"),
    path("viec/", home.home, name="home"),
    path("viec/xem-lai/", home.overtaken, name="home-overtaken"),
]
