"""Cleans suggested points and promises to mend."""

from django import forms

from sonduong.kit.fields import DayField


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


class PointForm(forms.Form):
    """One suggested point."""

    text = forms.CharField(label="Nội dung gợi ý kiểm điểm", widget=_area(3), max_length=2000)
    source = forms.CharField(
        label="Nơi gợi ý, số văn bản",
        max_length=250,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text="Ví dụ: Ủy ban Kiểm tra Huyện ủy, Công văn số …",
    )


class PromiseForm(forms.Form):
    """One shortcoming with its remedy."""

    shortcoming = forms.CharField(label="Hạn chế, khuyết điểm", widget=_area(2), max_length=2000)
    action = forms.CharField(label="Biện pháp khắc phục", widget=_area(2), max_length=2000)
    due_on = DayField(label="Thời hạn")
