"""Starting the year's review."""

from django import forms


class StartForm(forms.Form):
    """Year, plan, regulation, authority; started again it enrols those who are new."""

    year = forms.IntegerField(label="Năm", min_value=2015, max_value=2100)
    name = forms.CharField(label="Tên đợt", max_length=200)
    plan_number = forms.CharField(label="Số kế hoạch", max_length=60)
    plan_code = forms.ChoiceField(label="Lịch của kế hoạch")
    regulation_code = forms.ChoiceField(label="Quy định áp dụng")
    authority_id = forms.ChoiceField(label="Cấp có thẩm quyền quyết định (Điều 7)")

    def __init__(self, data=None, *, choices, initial=None) -> None:
        super().__init__(data, initial=initial)
        for name, rows in choices.items():
            self.fields[name].choices = rows
        for field in self.fields.values():
            is_list = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_list else "form-control"
