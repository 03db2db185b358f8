"""A body's pages as they come in: report with grid, appraisal, counts of a vote, the result from above, filters."""

from collections.abc import Sequence

from django import forms

from evaluations.domain import grids
from evaluations.enums import FOUR_RATINGS, RatingChoice

GRADE_CHOICES = [("", "Chưa chấm"), *grids.GRADES.items()]


def grid_fields(kind: str, prefix: str = "G.") -> dict[str, forms.ChoiceField]:
    """One choice for each row of the grid of this kind."""
    return {
        prefix + row.key: forms.ChoiceField(label=row.text, choices=GRADE_CHOICES, required=False)
        for row in grids.rows_of(kind)
    }


class ReportForm(forms.Form):
    """The report, the suggested points, the own grid and the self-rating; nothing is compulsory in a draft."""

    # A draft may leave anything out; what is missing is said when it is handed in.
    use_required_attribute = False

    def __init__(self, *args, kind: str, points: Sequence = (), is_draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        for field in grids.REPORT:
            self.fields[field.key] = _words(field.label, field.hint)
        for point in points:
            self.fields[f"GY.{point.number}"] = _words(f"Giải trình gợi ý {point.number}", point.text)
        self.report_keys = list(self.fields)
        own = grid_fields(kind) | {
            "rating": forms.ChoiceField(
                label="Tự xếp loại", choices=[("", "Chưa tự xếp loại"), *FOUR_RATINGS]
            )
        }
        self.fields |= own
        for key in [*own, *(field.key for field in grids.REPORT if field.required)]:
            self.fields[key].required = not is_draft
            self.fields[key].error_messages["required"] = "Chưa chọn." if key in own else "Chưa ghi."

    def report(self):
        """The headings' bound fields, for the template."""
        return [self[key] for key in self.report_keys]

    def grid(self):
        """The grid's bound fields."""
        return [self[key] for key in self.fields if key.startswith(grids.GRID_PREFIX)]

    def words(self) -> dict[str, str]:
        """{heading: text}."""
        return {key: self.cleaned_data[key] for key in self.report_keys}

    def grades(self) -> dict[str, str]:
        """{row: grade}, rows that were graded."""
        return grades_in(self.cleaned_data)


def grades_in(values) -> dict[str, str]:
    """The graded rows among a form's values, keys without the prefix."""
    prefix = grids.GRID_PREFIX
    return {
        key.removeprefix(prefix): value for key, value in values.items() if key.startswith(prefix) and value
    }


def _words(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AppraisalForm(forms.Form):
    """What the decider's office found and proposes."""

    findings = forms.CharField(
        label="Tổng hợp, thẩm định", max_length=20000, widget=forms.Textarea(attrs={"rows": 4})
    )
    rating = forms.ChoiceField(label="Đề nghị mức", choices=FOUR_RATINGS)


class CommentForm(forms.Form):
    """A participant's whole answer about one subject: grid of its remit, comment, level."""

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= grid_fields(kind)
        self.fields["text"] = forms.CharField(
            label="Nhận xét chung", required=False, max_length=20000, widget=forms.Textarea(attrs={"rows": 4})
        )
        self.fields["rating"] = forms.ChoiceField(
            label="Đề nghị mức", choices=[("", "Không đề nghị"), *FOUR_RATINGS], required=False
        )


class SittingForm(forms.Form):
    """The sitting at which the decider voted."""

    held_on = forms.DateField(label="Ngày họp")
    entitled = forms.IntegerField(label="Số người có quyền biểu quyết", min_value=1, max_value=500)
    present = forms.IntegerField(label="Có mặt", min_value=1, max_value=500)


class CountForm(forms.Form):
    """One subject's figures; an empty line was not voted on."""

    def __init__(self, *args, is_secret: bool, **kwargs):
        super().__init__(*args, **kwargs)
        others = {"blank": "Trắng", "spoilt": "Hỏng"} if is_secret else {"against": "Không tán thành"}
        for name, label in (dict(FOUR_RATINGS) | others).items():
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=0, max_value=500)

    def counts(self) -> dict[str, int]:
        """The figures that were typed."""
        return {name: n for name, n in self.cleaned_data.items() if n}


class OutsideForm(forms.Form):
    """The result that a higher level decided, with its document."""

    rating = forms.ChoiceField(label="Mức do cấp trên quyết định", choices=RatingChoice.choices)
    number = forms.CharField(label="Số văn bản", max_length=60)
    issued_on = forms.DateField(label="Ngày văn bản")
    signer_name = forms.CharField(label="Người ký", max_length=200)
    signer_post = forms.CharField(label="Chức vụ người ký", max_length=250)


class BodyFilterForm(forms.Form):
    """Filters of the list, kept in the address."""

    loai = forms.ChoiceField(label="Đối tượng", required=False)
    buoc = forms.ChoiceField(label="Bước", required=False)

    def __init__(self, *args, kinds, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", "Tất cả"), *kinds]
        self.fields["buoc"].choices = [("", "Tất cả"), *stages]
