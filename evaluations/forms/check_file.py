"""The upload of a list to be checked, and the choice of two regulations to be compared."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from evaluations import regulations
from evaluations.regulations.check_file import LARGEST

BOM = b"\xef\xbb\xbf"
NEITHER = (
    "Tệp này không phải sổ tính Excel (.xlsx) hay tệp JSON; hãy chọn sổ tính Mẫu 09 tải ở trang Biểu mẫu."
)


def _choices() -> list[tuple[str, str]]:
    return [(code, regulations.load(code).name) for code in regulations.codes()]


class CheckFileForm(forms.Form):
    """A list of proposed ratings, read and forgotten."""

    file = forms.FileField(
        label="Danh sách đề nghị xếp loại",
        help_text="Sổ tính Mẫu 09 tải từ phần mềm (.xlsx) hoặc tệp JSON, không quá 10 MB.",
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".xlsx,.json"}),
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng."},
    )
    regulation = forms.ChoiceField(
        label="Theo quy định", required=False, widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, data=None, files=None) -> None:
        super().__init__(data, files)
        self.fields["regulation"].choices = [("", "Quy định ghi trong tệp, hoặc năm 2020"), *_choices()]

    def clean_file(self) -> UploadedFile:
        uploaded = self.cleaned_data["file"]
        if uploaded.size > LARGEST:
            raise forms.ValidationError("Tệp lớn hơn 10 MB.")
        start = uploaded.read(64).removeprefix(BOM).lstrip()[:1]
        uploaded.seek(0)
        if start not in (b"P", b"{"):  # "PK": a workbook is a ZIP archive
            raise forms.ValidationError(NEITHER)
        return uploaded


class CompareForm(forms.Form):
    """Which two regulations stand side by side."""

    a = forms.ChoiceField(label="Quy định A", widget=forms.Select(attrs={"class": "form-select"}))
    b = forms.ChoiceField(label="Quy định B", widget=forms.Select(attrs={"class": "form-select"}))

    def __init__(self, data=None) -> None:
        super().__init__(data)
        for name in ("a", "b"):
            self.fields[name].choices = _choices()
        self.fields["b"].initial = regulations.codes()[-1]
