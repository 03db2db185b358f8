"""The filters of the list of cases."""

from urllib.parse import urlencode

from django import forms

from evaluations.enums import StageChoice


class FilterForm(forms.Form):
    """Words of the address: q, buoc, nhom, don_vi. A wrong one counts as none."""

    q = forms.CharField(label="Tìm tên, gõ không dấu cũng được", required=False, max_length=100)
    buoc = forms.ChoiceField(label="Bước", required=False)
    nhom = forms.ChoiceField(label="Nhóm chức danh", required=False)
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)

    def __init__(self, data, *, choices: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        self.fields["q"].widget.attrs |= {"class": "form-control", "type": "search"}
        lists = choices | {"buoc": list(StageChoice.choices)}
        for name, rows in lists.items():
            self.fields[name].choices = [("", "Tất cả"), *rows]
            self.fields[name].widget.attrs["class"] = "form-select"

    def chosen(self) -> dict[str, str]:
        """What was chosen and is valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self) -> str:
        """The filters as an address, for the pager."""
        return urlencode(self.chosen())
