"""Clean input of a criteria set: its head, its lines as a table, or a workbook."""

from collections.abc import Mapping

from django import forms

from evaluations.domain.criteria import Line

LINE = {"class": "form-control"}
SPARE = 5


class HeadForm(forms.Form):
    """What the set is called, for whom it is, and the smallest part of a point."""

    code = forms.SlugField(label="Mã bộ tiêu chí", max_length=40, widget=forms.TextInput(attrs=LINE))
    name = forms.CharField(label="Tên", max_length=250, widget=forms.TextInput(attrs=LINE))
    title_groups = forms.MultipleChoiceField(
        label="Dùng cho nhóm chức danh",
        help_text="Không chọn nhóm nào: dùng cho mọi nhóm chưa có bộ riêng.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    step = forms.DecimalField(
        label="Điểm lẻ đến", localize=True, widget=forms.TextInput(attrs=LINE), initial="0,25"
    )
    is_sample = forms.BooleanField(label="Bộ mẫu, chưa phải bộ tiêu chí của huyện", required=False)

    def __init__(self, *args, title_groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title_groups"].choices = [(name, name) for name in title_groups]


class FileForm(HeadForm):
    """A set that comes as a workbook."""

    file = forms.FileField(label="Tệp .xlsx", widget=forms.FileInput(attrs=LINE | {"accept": ".xlsx"}))


def lines_typed(post: Mapping[str, str]) -> list[Line]:
    """The table's rows `k-<n>`, `l-<n>`, `m-<n>`, `x-<n>` in their order; wholly empty ones are left out."""
    numbers = sorted(int(name[2:]) for name in post if name.startswith("k-") and name[2:].isdecimal())
    lines = []
    for number in numbers:
        key, label, maximum = (post.get(f"{column}-{number}", "").strip() for column in "klm")
        if key or label or maximum:
            lines.append(Line(number, key, label, maximum.replace(".", ","), f"x-{number}" in post))
    return lines


def with_spare(lines: list[Line]) -> list[Line]:
    """The lines and some empty ones to type into."""
    last = max((line.row for line in lines), default=0)
    return lines + [Line(last + place, "", "", "", False) for place in range(1, SPARE + 1)]
