"""Cleans the office's input of step 2a."""

from django import forms

from sonduong.kit.fields import DayField


class ListForm(forms.Form):
    """Who is asked. A list that differs from the structure needs the reason."""

    people = forms.MultipleChoiceField(
        label="Cấp dưới trực tiếp", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Lý do khác cơ cấu (nếu có)",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(person.pk), person.full_name) for person in candidates]

    def clean_people(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["people"]]


class InvitationForm(forms.Form):
    """The meeting's day and place, and until when answers are taken."""

    held_on = DayField(label="Ngày họp", required=False)
    place = forms.CharField(
        label="Địa điểm",
        required=False,
        max_length=250,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    answers_until = DayField(label="Nhận phiếu đến hết ngày", required=False)


class ClosingForm(forms.Form):
    """How the meeting went."""

    present = forms.IntegerField(
        label="Số người dự họp",
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    minutes = forms.CharField(
        label="Biên bản (tóm tắt)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )


class CountForm(ClosingForm):
    """Sheets gathered on paper."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = {
            "issued": "Phát ra",
            "collected": "Thu về",
            "valid": "Hợp lệ",
            "excellent": "Hoàn thành xuất sắc nhiệm vụ",
            "good": "Hoàn thành tốt nhiệm vụ",
            "completed": "Hoàn thành nhiệm vụ",
            "failed": "Không hoàn thành nhiệm vụ",
        }
        for name, label in names.items():
            box = forms.NumberInput(attrs={"class": "form-control"})
            self.fields[name] = forms.IntegerField(label=label, min_value=0, widget=box)


class WithoutForm(forms.Form):
    """Why step 2a is not held."""

    reason = forms.CharField(
        label="Lý do không thực hiện",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )
