"""Input of the accounts' pages."""

from django import forms
from django.contrib.auth import password_validation

from organizations.forms.fields import BodyField
from organizations.selectors.accounts import GROUPS

PURPOSES = [("first", "Tài khoản mới"), ("forgotten", "Quên mật khẩu")]


class AskForm(forms.Form):
    """Whom slips are asked for: one person, or a whole group."""

    person = BodyField("person", "Một người", required=False)
    group = forms.ChoiceField(label="hoặc cả nhóm", required=False, choices=[("", "Không"), *GROUPS.items()])
    purpose = forms.ChoiceField(label="Lý do", choices=PURPOSES, initial="first")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["person"].suggest_for("person")

    def clean(self):
        clean = super().clean()
        if not self.errors and bool(clean.get("person")) == bool(clean.get("group")):
            self.add_error("person", "Chọn một người hoặc một nhóm.")
        return clean


class SlipForm(forms.Form):
    """User name, code of the slip, and a password of one's own twice."""

    username = forms.CharField(
        label="Tên đăng nhập", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label="Mã trên phiếu", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
    password = forms.CharField(
        label="Mật khẩu tự đặt",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất.",
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_password(self):
        """By the site's rules for passwords."""
        password_validation.validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]

    def clean(self):
        clean = super().clean()
        if clean.get("password") and clean.get("password") != clean.get("again"):
            self.add_error("again", "Hai lần nhập mật khẩu khác nhau.")
        return clean
