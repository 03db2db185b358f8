"""The gate's own pages: sign-in, health, errors."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from evaluations.selectors.year_outline import year_outline
from sonduong.kit import clock


class SignInForm(AuthenticationForm):
    """User name and password, refused in words that help."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy thử lại, hoặc đề nghị Cơ quan Tổ chức - Nội vụ "
        "cấp phiếu đặt lại mật khẩu.",
        "inactive": "Tài khoản này đã khóa. Hãy liên hệ Cơ quan Tổ chức - Nội vụ.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"


class SignIn(LoginView):
    """The sign-in page with the year's calendar; a signed-in person goes straight home."""

    template_name = "sonduong/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(year=year_outline(at=clock.now()), **kwargs)


class SignOut(LogoutView):
    """Ends the session and returns to the sign-in page."""


class NewPasswordForm(SetPasswordForm):
    """A password of one's own, typed twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"


class SetPassword(PasswordResetConfirmView):
    """Where a one-time link leads: choose a password. A used or old link says so and does nothing."""

    template_name = "sonduong/set_password.html"
    form_class = NewPasswordForm
    reset_url_token = "dat"  # noqa: S105 -- a word of the address, no secret
    success_url = reverse_lazy("sign-in")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light or dark, kept by this browser for a year; back to the page where it was asked for."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    answer = redirect(back if safe else settings.LOGIN_REDIRECT_URL)
    chosen = "dark" if request.POST.get("theme") == "dark" else "light"
    answer.set_cookie(
        "theme",
        chosen,
        max_age=365 * 86400,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


@login_not_required
@require_GET
def health_live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"ok": True})


@login_not_required
@require_GET
def health_ready(request: HttpRequest) -> HttpResponse:
    """The process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", status=status)


@login_not_required
def bad_request(request, exception=None):
    """400 in the site's own look."""
    return _error(request, 400)


@login_not_required
def forbidden(request, exception=None):
    """403 in the site's own look."""
    return _error(request, 403)


@login_not_required
def csrf_failure(request, reason=""):
    """A form that came without its token: nearly always a page left open too long."""
    return render(request, "403_csrf.html", status=403)


@login_not_required
def not_found(request, exception=None):
    """404: missing and hidden look the same."""
    return _error(request, 404)


@login_not_required
def server_error(request):
    """500 without touching the database."""
    return HttpResponse(_plain_500(), status=500)


def _plain_500() -> str:
    from django.template.loader import render_to_string  # noqa: PLC0415 -- only when all else failed

    return render_to_string("500.html")
