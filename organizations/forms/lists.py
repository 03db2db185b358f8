"""Filters of lists, read from the address."""

from django import forms

from organizations.enums import Category, ManagedBy, RatedKind
from organizations.selectors.people import PeopleFilter

BODY_KINDS = [
    (RatedKind.UNIT.value, "Cơ quan, đơn vị"),
    (RatedKind.PARTY_ORGANIZATION.value, "Tổ chức đảng"),
    (RatedKind.COLLECTIVE.value, "Tập thể lãnh đạo"),
]


class PeopleFilterForm(forms.Form):
    """Search and filters of the list of people; a wrong value filters nothing."""

    tim = forms.CharField(label="Tìm tên, mã, đơn vị, chức vụ", required=False, max_length=80)
    don_vi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    to_chuc = forms.IntegerField(required=False, widget=forms.HiddenInput)
    doi_tuong = forms.ChoiceField(
        label="Đối tượng", required=False, choices=[("", "Tất cả"), *Category.choices]
    )
    dien = forms.ChoiceField(
        label="Diện quản lý", required=False, choices=[("", "Tất cả"), *ManagedBy.choices]
    )
    nhom = forms.CharField(label="Nhóm chức danh", required=False, widget=forms.Select)

    def __init__(self, *args, groups: list[str], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["nhom"].widget.choices = [("", "Tất cả"), *((group, group) for group in groups)]

    def wanted(self) -> PeopleFilter:
        """What is valid of it."""
        self.is_valid()
        clean = self.cleaned_data
        return PeopleFilter(
            search=clean.get("tim", ""),
            unit=clean.get("don_vi"),
            organization=clean.get("to_chuc"),
            category=clean.get("doi_tuong", ""),
            managed_by=clean.get("dien", ""),
            title_group=clean.get("nhom", ""),
        )


class RecordedFilterForm(forms.Form):
    """Which year and kind of the entry page for ratings."""

    nam = forms.IntegerField(label="Năm", required=False, min_value=1990, max_value=2100)
    loai = forms.ChoiceField(label="Loại đối tượng", required=False, choices=BODY_KINDS)
    tim = forms.CharField(label="Tìm tên, mã", required=False, max_length=80)
    thieu = forms.BooleanField(label="Chỉ những nơi còn thiếu", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def wanted(self, *, year: int) -> dict:
        """Year, kind, search and only_missing, with defaults for what is empty or wrong."""
        self.is_valid()
        clean = self.cleaned_data
        return {
            "year": clean.get("nam") or year,
            "kind": clean.get("loai") or RatedKind.UNIT.value,
            "search": clean.get("tim", ""),
            "only_missing": clean.get("thieu", False),
        }
