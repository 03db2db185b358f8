"""The org office's appraisal of one cadre, and the bulk acts of its list."""

from django import forms

from evaluations.domain.dossier import BEFORE_DECISION
from evaluations.enums import FOUR_RATINGS
from sonduong.kit.text import clean_lines

TICKS = [
    ("", "Theo hệ thống"),
    ("ok", "Đạt"),
    ("missing", "Thiếu, chưa đạt"),
    ("not_applicable", "Không phải nộp"),
]
TEXTS = {
    "findings": ("Thẩm định về quy trình, thủ tục", 3, False),
    "trust_vote": ("Kết quả lấy phiếu tín nhiệm (nếu có)", 1, False),
    "breakthrough_result": ("Kết quả việc đột phá, đổi mới so với mục tiêu đăng ký", 2, False),
    "strengths": ("Dự thảo nhận xét: ưu điểm", 4, False),
    "weaknesses": ("Dự thảo nhận xét: hạn chế, khuyết điểm", 4, False),
    "prospects": ("Dự thảo nhận xét: chiều hướng, triển vọng phát triển", 3, False),
}


class AppraisalForm(forms.Form):
    """Checklist, findings, drafted comment and proposed level; the caps are the service's."""

    proposed_rating = forms.ChoiceField(
        label="Mức đề xuất", required=False, choices=FOUR_RATINGS, widget=forms.RadioSelect
    )
    other_post = forms.CharField(label="Chức vụ khác, nơi công tác khác", required=False, max_length=200)
    other_rating = forms.ChoiceField(
        label="Mức nơi đó đề xuất", required=False, choices=[("", "Không có"), *FOUR_RATINGS]
    )

    def __init__(self, data=None, *, appraisal=None) -> None:
        super().__init__(data, initial=_initial(appraisal))
        for name, (label, rows, required) in TEXTS.items():
            self.fields[name] = forms.CharField(
                label=label,
                required=required,
                max_length=500 if name == "trust_vote" else 8000,
                widget=forms.Textarea(attrs={"rows": rows, "class": "form-control"}),
            )
        for item in BEFORE_DECISION:
            self.fields[f"tick-{item.key}"] = forms.ChoiceField(
                label=item.name, required=False, choices=TICKS
            )
            self.fields[f"note-{item.key}"] = forms.CharField(
                label=f"Ghi chú: {item.name}", required=False, max_length=300
            )
        for name, field in self.fields.items():
            if name.startswith(("tick-", "other_rating")):
                field.widget.attrs["class"] = "form-select form-select-sm"
            elif name.startswith(("note-", "other_post")):
                field.widget.attrs["class"] = "form-control form-control-sm"

    def asks(self, key: str) -> bool:
        """Whether the checklist has this paper."""
        return f"tick-{key}" in self.fields

    def tick(self, key: str):
        """The two fields of one paper: choice, note."""
        return self[f"tick-{key}"], self[f"note-{key}"]

    def texts(self):
        """The text fields in order."""
        return [self[name] for name in TEXTS]

    def values(self) -> dict[str, object]:
        """The cleaned values by the names of the service's item."""
        given = self.cleaned_data
        checklist = {
            item.key: {"state": given[f"tick-{item.key}"], "note": given[f"note-{item.key}"].strip()}
            for item in BEFORE_DECISION
            if given[f"tick-{item.key}"] or given[f"note-{item.key}"].strip()
        }
        other = [{"post": given["other_post"].strip(), "rating": given["other_rating"]}]
        return {name: clean_lines(given[name]) for name in TEXTS} | {
            "checklist": checklist,
            "proposed_rating": given["proposed_rating"],
            "other_posts": other if given["other_rating"] else (),
        }


def _initial(appraisal) -> dict[str, str]:
    if appraisal is None:
        return {}
    found = {name: getattr(appraisal, name) for name in (*TEXTS, "proposed_rating")}
    for key, tick in appraisal.checklist.items():
        found |= {f"tick-{key}": tick.get("state", ""), f"note-{key}": tick.get("note", "")}
    if appraisal.other_posts:
        found |= {
            "other_post": appraisal.other_posts[0]["post"],
            "other_rating": appraisal.other_posts[0]["rating"],
        }
    return found


class SubmitForm(forms.Form):
    """The number of the tờ trình under which the chosen cases go up."""

    submission_number = forms.CharField(label="Số tờ trình", required=False, max_length=60)
