"""The cell's page as it comes in: the meeting's facts, and one small form for each member."""

from django import forms

from evaluations.enums import FOUR_RATINGS, MEETING_WAYS


class MeetingForm(forms.Form):
    """The meeting: when, where, how it voted, its minutes."""

    held_on = forms.DateField(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", required=False, max_length=250)
    way = forms.ChoiceField(label="Cách biểu quyết", choices=MEETING_WAYS)
    minutes = forms.CharField(
        label="Biên bản tóm tắt", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    secretary_name = forms.CharField(label="Thư ký", required=False, max_length=200)


class MemberRowForm(forms.Form):
    """One member's line; everything may stay empty until the meeting has spoken."""

    present = forms.BooleanField(required=False)
    rating = forms.ChoiceField(choices=[("", "Chưa đề xuất"), *FOUR_RATINGS], required=False)
    agree = forms.IntegerField(required=False, min_value=0, max_value=2000)
    agree_excellent = forms.IntegerField(required=False, min_value=0, max_value=2000)
    comment = forms.CharField(required=False, max_length=2000)


class PaperRowForm(forms.Form):
    """A review handed in on paper: the level that the member gives the own year."""

    self_rating = forms.ChoiceField(choices=[("", "Chưa nộp"), *FOUR_RATINGS], required=False)


class DocumentForm(forms.Form):
    """The notice under which results are made known."""

    number = forms.CharField(label="Số thông báo", max_length=60)
    issued_on = forms.DateField(label="Ngày")
    signer_name = forms.CharField(label="Người ký", max_length=200)
    signer_post = forms.CharField(label="Chức vụ người ký", max_length=250)
