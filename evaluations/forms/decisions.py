"""Publication, announcement, and the comment text of one decision."""

from django import forms

from evaluations.domain.quota import QuotaRule
from evaluations.domain.regulation import Regulation
from evaluations.enums import FOUR_RATINGS
from evaluations.phrases.quota import leave
from sonduong.kit.fields import DayField


class PublishForm(forms.Form):
    """The notice: number, day, who signs."""

    number = forms.CharField(label="Số thông báo", max_length=60)
    issued_on = DayField(label="Ngày")
    signer_name = forms.CharField(label="Người ký", max_length=200)
    signer_post = forms.CharField(label="Chức vụ người ký", max_length=250)

    def __init__(self, data=None, *, initial=None) -> None:
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"


class AnnounceForm(forms.Form):
    """The unit's first meeting after the result."""

    announced_on = DayField(label="Ngày hội nghị cán bộ, công chức")


class TextForm(forms.Form):
    """The authority's comment on one cadre (Mẫu 01, part III) with the level."""

    rating = forms.ChoiceField(label="Mức xếp loại", choices=FOUR_RATINGS)
    strengths = forms.CharField(label="Ưu điểm", max_length=8000)
    weaknesses = forms.CharField(label="Hạn chế, khuyết điểm", max_length=8000)
    prospects = forms.CharField(label="Chiều hướng và triển vọng phát triển", max_length=8000, required=False)
    reason = forms.CharField(label="Lý do nếu khác kết quả phiếu", max_length=1000, required=False)
    decided_on = DayField(label="Ngày quyết định")

    def __init__(self, data=None, *, initial=None) -> None:
        super().__init__(data, initial=initial)
        self.fields["rating"].widget.attrs["class"] = "form-select"
        for name in ("strengths", "weaknesses", "prospects"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 5, "class": "form-control"})
        self.fields["reason"].widget.attrs["class"] = "form-control"


class CorrectionForm(PublishForm):
    """What may have been mistyped, and why it is corrected."""

    strengths = forms.CharField(label="Ưu điểm", max_length=8000)
    weaknesses = forms.CharField(label="Hạn chế, khuyết điểm", max_length=8000)
    prospects = forms.CharField(label="Chiều hướng và triển vọng phát triển", max_length=8000, required=False)
    correction_reason = forms.CharField(label="Lý do đính chính", max_length=900)

    def __init__(self, data=None, *, initial=None) -> None:
        super().__init__(data, initial=initial)
        for name in ("strengths", "weaknesses", "prospects"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 4, "class": "form-control"})


class OverrideForm(forms.Form):
    """Why, and under which document, the ceiling is passed; on the page only where the regulation lets it (`of`)."""

    use_required_attribute = False
    override_reason = forms.CharField(label="Lý do vượt tỷ lệ", max_length=1000, required=False)
    override_document = forms.CharField(label="Số, ngày văn bản cho vượt", max_length=120, required=False)

    def __init__(self, data, rule: QuotaRule, clause: str) -> None:
        super().__init__(data)
        self.leave, self.clause = leave(rule), clause
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    @classmethod
    def of(cls, data, regulation: Regulation, kind: str) -> "OverrideForm | None":
        """The form for decisions on this kind; None where nothing may pass the ceiling."""
        rule = regulation.quota[kind]
        clause = regulation.cite(f"quota.{kind}.share_with_reason")
        return cls(data or None, rule, clause) if rule.may_override else None

    @property
    def is_begun(self) -> bool:
        return any(self[name].value() for name in self.fields)


def override_in(data) -> tuple[str, str]:
    """Reason and document as sent, "" where the page asks for neither."""
    return data.get("override_reason", "")[:1000], data.get("override_document", "")[:120]
