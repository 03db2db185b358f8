"""Addresses of paper ballots."""

from django.urls import path

from evaluations.views import ballots

urlpatterns = [
    path("bo-phieu/", ballots.ballot_list, name="ballots"),
    path("bo-phieu/<int:pk>/", ballots.ballot, name="ballot"),
    path("bo-phieu/<int:pk>/kiem-phieu/", ballots.count, name="ballot-count"),
    path("bo-phieu/<int:pk>/bo-phieu-lai/", ballots.vote_again, name="ballot-again"),
    path("bo-phieu/<int:pk>/quyet-dinh/", ballots.decide, name="ballot-decide"),
]
