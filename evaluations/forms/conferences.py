"""Clean input of meetings: invitation, attendance, proposal, count of paper sheets, minutes."""

from django import forms

from evaluations.domain.ratings import LEVELS
from evaluations.domain.votes import BLANK
from evaluations.enums import FOUR_RATINGS
from evaluations.services.paper_scores import PaperTotals
from evaluations.services.proposals import ProposalItem

AREA = {"class": "form-control", "rows": 4}
LINE = {"class": "form-control"}


class PlaceForm(forms.Form):
    """When and where a collective meets, and what it will talk about."""

    held_at = forms.DateTimeField(
        label="Giờ, ngày họp",
        help_text="giờ:phút ngày/tháng/năm, ví dụ 08:00 09/12/2020",
        widget=forms.DateTimeInput(attrs=LINE | {"autocomplete": "off"}, format="%H:%M %d/%m/%Y"),
        input_formats=["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"],
    )
    place = forms.CharField(label="Địa điểm", max_length=250, widget=forms.TextInput(attrs=LINE))
    agenda = forms.CharField(label="Chương trình", required=False, widget=forms.Textarea(attrs=AREA))


class OpenForm(PlaceForm):
    """An invitation: also about whom, and whether the points are given on paper."""

    cases = forms.MultipleChoiceField(label="Cán bộ được nhận xét", widget=forms.CheckboxSelectMultiple)
    is_on_paper = forms.BooleanField(label="Chấm điểm trên giấy, nhập kết quả tổng hợp sau", required=False)

    def __init__(self, *args, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [
            (str(case.pk), f"{case.name} – {case.title}, {case.unit_name}") for case in cases
        ]


class AttendanceForm(forms.Form):
    """Who is there and who presides."""

    present = forms.TypedMultipleChoiceField(
        label="Có mặt", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    chair = forms.TypedChoiceField(
        label="Chủ trì", coerce=int, widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, *args, roll, **kwargs):
        super().__init__(*args, **kwargs)
        people = [(one.person_id, one.name) for one in roll]
        self.fields["present"].choices = self.fields["chair"].choices = people


class ProposalForm(forms.Form):
    """Mẫu 03: strengths, weaknesses, votes by level, the proposed level, a reason where one is needed."""

    strengths = forms.CharField(label="Ưu điểm", widget=forms.Textarea(attrs=AREA))
    weaknesses = forms.CharField(label="Hạn chế, khuyết điểm", widget=forms.Textarea(attrs=AREA))
    rating = forms.ChoiceField(label="Mức đề xuất", choices=FOUR_RATINGS, widget=forms.RadioSelect)
    gap_reason = forms.CharField(
        label="Lý do chênh lệch", required=False, widget=forms.Textarea(attrs=AREA | {"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = dict(FOUR_RATINGS) | {BLANK: "Không biểu quyết"}
        for level in (*LEVELS, BLANK):
            self.fields[f"votes_{level}"] = forms.IntegerField(
                label=labels[level],
                min_value=0,
                max_value=999,
                required=False,
                widget=forms.NumberInput(attrs={"class": "cell", "inputmode": "numeric"}),
            )

    @property
    def vote_fields(self):
        """The boxes for the show of hands, highest level first."""
        return [self[f"votes_{level}"] for level in (*LEVELS, BLANK)]

    def item(self, case_id: int) -> ProposalItem:
        """For the service."""
        values = self.cleaned_data
        votes = {str(level): values[f"votes_{level}"] or 0 for level in (*LEVELS, BLANK)}
        return ProposalItem(
            case_id, values["rating"], values["strengths"], values["weaknesses"], votes, values["gap_reason"]
        )


class PaperForm(forms.Form):
    """The count of signed paper sheets about one cadre."""

    issued = forms.IntegerField(
        label="Phát ra", min_value=0, widget=forms.NumberInput(attrs={"class": "cell"})
    )
    collected = forms.IntegerField(
        label="Thu về", min_value=0, widget=forms.NumberInput(attrs={"class": "cell"})
    )
    valid = forms.IntegerField(label="Hợp lệ", min_value=0, widget=forms.NumberInput(attrs={"class": "cell"}))
    lowest = forms.CharField(label="Thấp nhất", widget=forms.TextInput(attrs={"class": "cell"}))
    mean = forms.CharField(label="Trung bình", widget=forms.TextInput(attrs={"class": "cell"}))
    highest = forms.CharField(label="Cao nhất", widget=forms.TextInput(attrs={"class": "cell"}))

    def totals(self, case_id: int) -> PaperTotals:
        """For the service."""
        return PaperTotals(case_id, **self.cleaned_data)


class CloseForm(forms.Form):
    """The minutes with which a meeting ends."""

    secretary_name = forms.CharField(label="Thư ký", max_length=200, widget=forms.TextInput(attrs=LINE))
    minutes = forms.CharField(label="Biên bản", widget=forms.Textarea(attrs=AREA | {"rows": 10}))
