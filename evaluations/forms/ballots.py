"""Opening a ballot, entering a count, voting again: numbers and dates cleaned, nothing judged."""

from collections.abc import Iterable

from django import forms

from sonduong.kit.fields import DayField


class SittingForm(forms.Form):
    """The meeting at which is voted."""

    title = forms.CharField(label="Hội nghị, nội dung", max_length=250)
    held_on = DayField(label="Ngày họp")
    is_extraordinary = forms.BooleanField(label="Phiên họp bất thường", required=False)

    def __init__(self, data=None, *, initial=None) -> None:
        super().__init__(data, initial=initial)
        for name in ("title", "held_on"):
            self.fields[name].widget.attrs["class"] = "form-control"
        self.fields["is_extraordinary"].widget.attrs["class"] = "form-check-input"


class AgainForm(SittingForm):
    """A next round, with the reason. It shares a page with the decision, so the browser asks for no field by itself."""

    use_required_attribute = False
    again_reason = forms.CharField(
        label="Lý do bỏ phiếu lại",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )


class CountForm(forms.Form):
    """What one teller read off the papers: head figures and one row a line."""

    def __init__(self, data, *, line_ids: Iterable[int], columns: Iterable[str]) -> None:
        super().__init__(data)
        self.line_ids, self.columns = list(line_ids), tuple(columns)
        for name, label in (("issued", "Phát ra"), ("collected", "Thu về"), ("valid", "Hợp lệ")):
            self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=999)
        for line in self.line_ids:
            for column in self.columns:
                self.fields[f"l{line}-{column}"] = forms.IntegerField(
                    required=False, min_value=0, max_value=999
                )

    def values(self) -> dict[str, object]:
        """Head figures and {line id: {column: number}}; an empty cell is no paper, a closed one is left out."""
        given = self.cleaned_data
        lines = {
            line: {
                column: given[f"l{line}-{column}"] or 0
                for column in self.columns
                if f"l{line}-{column}" in self.data
            }
            for line in self.line_ids
        }
        return {name: given[name] for name in ("issued", "collected", "valid")} | {"lines": lines}


class DecideForm(forms.Form):
    """The committee's decision as read from the minutes: day, and per person a level and a reason."""

    use_required_attribute = False

    decided_on = DayField(label="Ngày quyết định")
