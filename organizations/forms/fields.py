"""Fields of dated acts: a day as people write it, a place or person found by the server's search."""

from django import forms
from django.urls import reverse

from organizations.selectors.bodies import body_typed

MISSING = {
    "unit": "Không có đơn vị nào có mã hoặc tên này.",
    "organization": "Không có tổ chức đảng nào có mã hoặc tên này.",
    "collective": "Không có tập thể nào có mã hoặc tên này.",
    "person": "Không có người nào có mã này, hoặc có nhiều người trùng tên; hãy chọn trong danh sách gợi ý.",
}


class DayField(forms.DateField):
    """dd/mm/yyyy."""

    def __init__(self, label: str, **kwargs):
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        )
        errors = {"invalid": "Ngày chưa đúng; hãy ghi ngày/tháng/năm.", "required": "Chưa ghi ngày."}
        super().__init__(label=label, widget=widget, error_messages=errors, **kwargs)


class BodyField(forms.CharField):
    """A row of the register, typed as code or name; suggestions come while typing. Cleans to the row or None."""

    def __init__(self, kind: str, label: str, **kwargs):
        self.kind = kind
        kwargs.setdefault("help_text", "Gõ mã hoặc tên, không cần dấu, rồi chọn trong gợi ý.")
        super().__init__(label=label, max_length=300, error_messages={"required": "Chưa chọn."}, **kwargs)

    def suggest_for(self, name: str) -> None:
        """Ask the server for suggestions while `name` is typed; without JavaScript the code is typed whole."""
        address = reverse("organizations:suggest", args=[self.kind])
        self.widget.attrs |= {
            "autocomplete": "off",
            "list": f"goi-y-{name}",
            "hx-get": f"{address}?o={name}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#goi-y-{name}",
        }

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = body_typed(self.kind, text)
        if found is None:
            raise forms.ValidationError(MISSING[self.kind])
        return found
