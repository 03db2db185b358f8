"""Step 3 before the vote: what the org office checked, gathered and drafted."""

from django.db import models

from evaluations.enums import FOUR_RATINGS


class Appraisal(models.Model):
    """The org office's appraisal of one cadre.

    `checklist`: {item key: {"state": "ok|missing|not_applicable", "note": text}};
    `other_posts`: [{"post": text, "rating": level}], what the places of further posts proposed (RUL-10).
    """

    evaluation = models.OneToOneField("evaluations.Evaluation", models.CASCADE, related_name="appraisal")
    checklist = models.JSONField("thủ tục, hồ sơ", default=dict)
    other_posts = models.JSONField("ý kiến ở các chức vụ khác", default=list)
    findings = models.TextField("nhận xét thẩm định", blank=True)
    trust_vote = models.CharField("kết quả lấy phiếu tín nhiệm", max_length=500, blank=True)
    breakthrough_result = models.TextField("kết quả đột phá, đổi mới", blank=True)
    strengths = models.TextField("dự thảo ưu điểm", blank=True)
    weaknesses = models.TextField("dự thảo hạn chế, khuyết điểm", blank=True)
    prospects = models.TextField("dự thảo chiều hướng, triển vọng phát triển", blank=True)
    proposed_rating = models.CharField("đề xuất", max_length=12, choices=FOUR_RATINGS, blank=True)
    consulted_at = models.DateTimeField("xin ý kiến lúc", null=True)
    appraised_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    appraised_at = models.DateTimeField("thẩm định xong lúc", null=True)
    submission_number = models.CharField("số tờ trình", max_length=60, blank=True)
    submitted_at = models.DateTimeField("trình lúc", null=True)
