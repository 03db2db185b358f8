"""Lines of the entry page for the year's ratings."""

from django import forms

from organizations.enums import RatingWord


class RecordedLineForm(forms.Form):
    """One body's rating as its document says; an empty level means that nothing is entered."""

    rating = forms.ChoiceField(
        label="Mức xếp loại", required=False, choices=[("", "Chưa có"), *RatingWord.choices]
    )
    decided_by = forms.CharField(label="Cấp quyết định", required=False, max_length=200)
    document_number = forms.CharField(label="Số văn bản", required=False, max_length=60)
    decided_on = forms.DateField(
        label="Ngày",
        required=False,
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        ),
        error_messages={"invalid": "Ngày chưa đúng; hãy ghi ngày/tháng/năm."},
    )
    not_rated_reason = forms.CharField(label="Lý do không xếp loại", required=False, max_length=300)

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {name}"

    def clean(self):
        clean = super().clean()
        others = [key for key in clean if key != "rating" and clean[key]]
        if others and not clean.get("rating"):
            self.add_error("rating", "Chưa chọn mức xếp loại.")
        return clean
