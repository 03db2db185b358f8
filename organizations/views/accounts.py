"""Tài khoản: the org office asks, the administrator prints slips, locks and opens; everybody sets a password by slip."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from organizations.forms.accounts import AskForm, SlipForm
from organizations.phrases import refusal
from organizations.selectors import accounts as selectors
from organizations.services import slips
from organizations.services.slip_paper import slips_pdf
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def accounts(request):
    """Requests and accounts; POST asks for slips (org office)."""
    today = clock.today()
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = slips.slips_ask(
                    person_ids=_chosen(form, today),
                    purpose=form.cleaned_data["purpose"],
                    actor=request.user,
                    at=clock.now(),
                )
            except DomainError as error:
                form.add_error(None, refusal(error))
                status = 409
            else:
                messages.success(request, f"Đã đề nghị {len(made)} phiếu; quản trị hệ thống in phiếu.")
                return redirect("organizations:accounts")
    search = request.GET.get("tim", "")[:80]
    context = {
        "form": form,
        "groups": selectors.groups_without_account(on=today),
        "waiting": selectors.requests_waiting(),
        "page": selectors.accounts_page(search, request.GET.get("trang", 1)),
        "search": search,
        "query": urlencode({"tim": search}) if search else "",
        "asks": "org_office" in request.roles,
        "prints": "administrator" in request.roles,
    }
    return render(request, "organizations/accounts.html", context, status=status)


def _chosen(form: AskForm, today) -> list[int]:
    if person := form.cleaned_data["person"]:
        return [person.pk]
    return list(selectors.people_of_group(form.cleaned_data["group"], on=today).values_list("pk", flat=True))


@never_cache
@require_POST
def print_slips(request):
    """Make accounts and codes of the chosen requests; the PDF is the only place where the codes stand."""
    chosen = [int(key) for key in request.POST.getlist("slip") if key.isdigit()]
    if not chosen:
        messages.error(request, "Chưa chọn đề nghị nào.")
        return redirect("organizations:accounts")
    try:
        printed = slips.slips_make(slip_ids=chosen, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("organizations:accounts")
    address = request.build_absolute_uri(reverse("organizations:use-slip"))
    answer = HttpResponse(slips_pdf(printed, address=address), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="phieu-dang-nhap.pdf"'
    return answer


@require_POST
def account_state(request, pk: int):
    """Lock or open one account."""
    user = selectors.account_get(pk)
    act = slips.account_disable if user.is_active else slips.account_enable
    try:
        act(user=user, actor=request.user, at=clock.now())
        messages.success(request, "Đã khóa tài khoản." if not user.is_active else "Đã mở tài khoản.")
    except DomainError as error:
        messages.error(request, refusal(error))
    return redirect("organizations:accounts")


@login_not_required
@never_cache
@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "POST"])
def use_slip(request):
    """Set the password by a slip, then sign in with it."""
    form = SlipForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            values = {name: form.cleaned_data[name] for name in ("username", "code", "password")}
            try:
                slips.slip_use(**values, at=clock.now())
            except DomainError as error:
                form.add_error(None, refusal(error))
            else:
                messages.success(request, "Đã đặt mật khẩu. Hãy đăng nhập.")
                return redirect("sign-in")
    return render(request, "organizations/use_slip.html", {"form": form}, status=status)
