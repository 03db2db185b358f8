"""A human being; may have no login."""

from django.db import models

from organizations.enums import Category


class Person(models.Model):
    """One person, known by the user's own code; `name_key` sorts, `search_key` finds without marks."""

    code = models.CharField("mã", max_length=40, unique=True)
    full_name = models.CharField("họ và tên", max_length=150)
    name_key = models.CharField(max_length=300, editable=False)
    search_key = models.CharField(max_length=300, editable=False)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=10, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=60, blank=True)
    category = models.CharField("đối tượng", max_length=20, choices=Category.choices, default=Category.OTHER.value)
    workplace = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="staff", verbose_name="đơn vị công tác"
    )
    is_teacher = models.BooleanField("giáo viên", default=False)
    email = models.EmailField("thư điện tử", blank=True)
    party_card_number = models.CharField("số thẻ đảng", max_length=30, blank=True)

    class Meta:
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["name_key", "id"], name="person_order"),
            models.Index(fields=["search_key"], name="person_search"),
        ]

    def __str__(self) -> str:
        return self.full_name
