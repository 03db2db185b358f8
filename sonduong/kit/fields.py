"""Fields that every house's forms share: a day as it is written in Vietnam."""

from django import forms


class DayField(forms.DateField):
    """dd/mm/yyyy, typed: the browser's own date box follows the browser's language and would show the month first."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        )
        words = {"invalid": "Ngày chưa đúng; hãy ghi ngày/tháng/năm.", "required": "Chưa ghi ngày."}
        super().__init__(**({"widget": widget, "error_messages": words} | kwargs))
