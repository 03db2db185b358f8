"""The addresses of this house."""

from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("bieu-mau/", views.index, name="index"),
    path("bieu-mau/viec/<uuid:pk>/", views.batch, name="batch"),
    path("bieu-mau/viec/<uuid:pk>/huy/", views.batch_cancel, name="batch-cancel"),
    path("bieu-mau/viec/<uuid:pk>/chay-lai/", views.batch_retry, name="batch-retry"),
    path("bieu-mau/viec/<uuid:pk>/ghep/", views.batch_join, name="batch-join"),
    path("bieu-mau/viec/<uuid:pk>/tep.zip", views.batch_zip, name="batch-zip"),
    path("bieu-mau/viec/<uuid:pk>/ca-tap.pdf", views.batch_pdf, name="batch-pdf"),
    path("bieu-mau/<str:code>/", views.paper_page, name="paper"),
    path("bieu-mau/<str:code>/xem-mau.<str:made_as>", views.sample, name="sample"),
    path("bieu-mau/<str:code>/mau-trong.<str:made_as>", views.blank, name="blank"),
    path("bieu-mau/<str:code>/in/", views.batch_ask, name="batch-ask"),
    path("bieu-mau/<str:code>/<str:target>.<str:made_as>", views.download, name="download"),
]
