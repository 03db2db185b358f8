"""Cleans an opinion entered from a signed paper."""

from django import forms

from evaluations.enums import OpinionSource


class PaperOpinionForm(forms.Form):
    """Whose paper, its words, or why the body is exempt; the scan."""

    source = forms.ChoiceField(label="Của", widget=forms.Select(attrs={"class": "form-select"}))
    text = forms.CharField(
        label="Nội dung nhận xét",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )
    exempt_reason = forms.CharField(
        label="Miễn nhận xét nơi cư trú: lý do (213-QĐ/TW)",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    scan = forms.FileField(
        label="Bản chụp hoặc quét đã ký",
        help_text="PDF hoặc ảnh, tối đa 15 MB.",
        widget=forms.ClearableFileInput(attrs={"class": "form-control"}),
    )

    def __init__(self, *args, sources: list[OpinionSource], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(source.value, source.label) for source in sources]
