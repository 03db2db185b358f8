"""Cleans what the self-review page sends: answers, rating, points and reasons, and what the writer had seen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from evaluations.domain import scores
from evaluations.domain.drafts import NOT_APPLICABLE, NOTE, RATING, SCORE
from evaluations.enums import FOUR_RATINGS
from evaluations.selectors.self_reviews import Step1


@dataclass(frozen=True, slots=True)
class Typed:
    """`values` as the services take them, without the points that cannot be right; those are in `wrong` with their text."""

    values: Mapping[str, str]
    seen: Mapping[str, str]
    wrong: Mapping[str, tuple[str, str]]

    def marks(self, shown: Mapping[str, str]) -> dict[str, str]:
        """The marks of the page when it comes back: points that could not be taken keep the mark they were typed against,
        so that mending them never passes over what somebody else has stored meanwhile.
        """
        untaken = {SCORE + key for key in self.wrong}
        kept = {key: mark for key, mark in self.seen.items() if key in untaken}
        return {key: mark for key, mark in shown.items() if key not in untaken} | kept


def typed(post: Mapping[str, str], step1: Step1) -> Typed:
    """What a POST of the page says. Only the form's own fields are read; a ticked 'không áp dụng' wins over points."""
    values = {field.key: post[field.key] for field in step1.form.fields if field.key in post}
    if "form" in post:
        values[RATING] = post.get(RATING, "")
    wrong = {}
    for criterion in step1.criteria:
        key = criterion.key
        raw = NOT_APPLICABLE if post.get(f"na:{key}") else post.get(SCORE + key, "").strip()
        points = None if raw == NOT_APPLICABLE else raw
        if found := scores.problems([criterion], {key: points}, step1.step):
            wrong[key] = (raw, found[0].code)
        elif SCORE + key in post or raw == NOT_APPLICABLE:
            values[SCORE + key] = raw
        if NOTE + key in post:
            values[NOTE + key] = post[NOTE + key]
    return Typed(values, _seen(post.get("seen", "")), wrong)


def _seen(raw: str) -> dict[str, str]:
    try:
        found = json.loads(raw or "{}")
    except ValueError:
        return {}
    return {str(key): str(mark) for key, mark in found.items()} if isinstance(found, dict) else {}


class ReturnForm(forms.Form):
    """Why a review goes back, and which field to mend."""

    reason = forms.CharField(label="Lý do trả lại", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    field = forms.ChoiceField(label="Mục cần sửa", required=False)

    def __init__(self, *args, step1: Step1, **kwargs):
        super().__init__(*args, **kwargs)
        fields = [(field.key, field.label) for field in step1.form.fields]
        self.fields["field"].choices = [("", "Cả bản"), *fields, ("score", "Phiếu tự chấm điểm (Mẫu 06)")]
        for box in self.fields.values():
            box.widget.attrs["class"] = (
                "form-select" if isinstance(box, forms.ChoiceField) else "form-control"
            )


class PaperForm(forms.Form):
    """What is entered from a review written by hand: rating, total of a scored title, the scan."""

    rating = forms.ChoiceField(
        label="Mức tự xếp loại ghi trên phiếu", choices=FOUR_RATINGS, widget=forms.RadioSelect
    )
    total = forms.DecimalField(
        label="Tổng điểm tự chấm (Mẫu 06)",
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        localize=True,
    )
    summary = forms.CharField(
        label="Tóm tắt ưu, khuyết điểm",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    scan = forms.FileField(label="Bản chụp hoặc quét đã ký", help_text="PDF hoặc ảnh, tối đa 15 MB.")

    def __init__(self, *args, is_scored: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_scored:
            del self.fields["total"]
        else:
            self.fields["total"].required = True
        for name, box in self.fields.items():
            if name != "rating":
                box.widget.attrs["class"] = "form-control"
