"""Clean input of a block's report: the meeting, one line a cadre, the province's answer."""

from django import forms

from evaluations.domain.ratings import LEVELS
from evaluations.domain.votes import BLANK
from evaluations.enums import FOUR_RATINGS
from evaluations.services.block_reports import ResultItem
from sonduong.kit.fields import DayField

AREA = {"class": "form-control", "rows": 3}
LINE = {"class": "form-control"}
CELL = {"class": "cell", "inputmode": "numeric"}


class MeetingForm(forms.Form):
    """When and where the block met, and its minutes."""

    held_on = DayField(label="Ngày họp", required=False)
    place = forms.CharField(
        label="Địa điểm", max_length=250, required=False, widget=forms.TextInput(attrs=LINE)
    )
    minutes = forms.CharField(
        label="Biên bản, tóm tắt", required=False, widget=forms.Textarea(attrs=AREA | {"rows": 5})
    )


class ResultForm(forms.Form):
    """What the meetings said of one cadre."""

    self_rating = forms.ChoiceField(
        label="Tự xếp loại",
        required=False,
        choices=[("", "chưa có"), *FOUR_RATINGS],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    present = forms.IntegerField(
        label="Có mặt", min_value=0, required=False, widget=forms.NumberInput(attrs=CELL)
    )
    strengths = forms.CharField(label="Ưu điểm", required=False, widget=forms.Textarea(attrs=AREA))
    weaknesses = forms.CharField(
        label="Hạn chế, khuyết điểm", required=False, widget=forms.Textarea(attrs=AREA)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = dict(FOUR_RATINGS) | {BLANK: "Không biểu quyết"}
        for level in (*LEVELS, BLANK):
            self.fields[f"votes_{level}"] = forms.IntegerField(
                label=labels[level], min_value=0, required=False, widget=forms.NumberInput(attrs=CELL)
            )

    @property
    def vote_fields(self):
        """The boxes for the votes, highest level first."""
        return [self[f"votes_{level}"] for level in (*LEVELS, BLANK)]

    def item(self, person_id: int) -> ResultItem:
        """For the service."""
        values = self.cleaned_data
        votes = {str(level): values[f"votes_{level}"] or 0 for level in (*LEVELS, BLANK)}
        return ResultItem(
            person_id,
            values["self_rating"],
            values["present"] or 0,
            votes,
            values["strengths"],
            values["weaknesses"],
        )
