"""Addresses of the inbox."""

from django.urls import path

from sonduong.notices import views

app_name = "notices"
urlpatterns = [path("", views.inbox, name="inbox")]
