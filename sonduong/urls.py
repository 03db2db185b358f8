"""The gate: which house answers which address."""

from django.urls import include, path

from sonduong import views

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign-out"),
    path("giao-dien/", views.theme, name="theme"),
    path("dat-mat-khau/<uidb64>/<token>/", views.SetPassword.as_view(), name="set-password"),
    path("health/live", views.health_live, name="health-live"),
    path("health/ready", views.health_ready, name="health-ready"),
    path("thong-bao/", include("sonduong.notices.urls")),
    path("", include("organizations.urls")),
    path("", include("evaluations.urls")),
    path("", include("reports.urls")),
]
handler400 = "sonduong.views.bad_request"
handler403 = "sonduong.views.forbidden"
handler404 = "sonduong.views.not_found"
handler500 = "sonduong.views.server_error"
