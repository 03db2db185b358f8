"""Addresses of the cells, of the boards on which members and cells are decided, and of the order of ratings."""

from django.urls import path

from evaluations.views import boards, cells, order

urlpatterns = [
    path("chi-bo/", cells.index, name="cells"),
    path("chi-bo/<int:pk>/", cells.cell, name="cell"),
    path("chi-bo/<int:pk>/gui/", cells.send, name="cell-send"),
    path("chi-bo/<int:pk>/tra-lai/", cells.give_back, name="cell-return"),
    path("chi-bo/<int:pk>/khong-xep-loai/", cells.set_aside, name="cell-set-aside"),
    path("chi-bo/<int:pk>/ban-giay/", cells.record_papers, name="cell-papers"),
    path("chi-bo/<int:pk>/cong-bo/", cells.publish, name="cell-publish"),
    path("thu-tu/", order.order, name="order"),
    path("thu-tu/<slug:kind>/<int:pk>/", order.affected, name="order-affected"),
    path("can-doi/can-bo/", boards.cadres, name="board-cadres"),
    path("can-doi/<int:pk>/", boards.board, name="board"),
    path("can-doi/<int:pk>/quyet-dinh/", boards.apply, name="board-apply"),
    path("can-doi/<int:pk>/cong-bo/", boards.publish, name="board-publish"),
]
