"""The upload of a workbook."""

from django import forms


class UploadForm(forms.Form):
    """One .xlsx file; what it really is the reader finds out."""

    file = forms.FileField(
        label="Tệp Excel (.xlsx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp trống."},
    )
