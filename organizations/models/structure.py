"""The two trees: party organisations, and units beside them."""

from django.db import models
from tree_queries.models import TreeNode, TreeNodeForeignKey

from organizations.enums import OrganizationKind


class PartyOrganization(TreeNode):
    """One party organisation in the tree (ORG-1)."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=250)
    search_key = models.CharField(max_length=250, editable=False, default="")
    kind = models.CharField("loại", max_length=24, choices=OrganizationKind.choices)
    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cấp trên"
    )
    established_on = models.DateField("ngày thành lập", null=True, blank=True)
    dissolved_on = models.DateField("ngày giải thể", null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Unit(TreeNode):
    """An agency, unit or locality beside the party tree (ORG-2); its keys group cadres (RUL-3)."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=250)
    search_key = models.CharField(max_length=250, editable=False, default="")
    kind = models.CharField("loại", max_length=80)
    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cấp trên"
    )
    tier = models.CharField("cấp", max_length=60, blank=True)
    block = models.CharField("khối", max_length=80, blank=True)
    sector = models.CharField("ngành", max_length=80, blank=True)
    field = models.CharField("lĩnh vực", max_length=80, blank=True)
    party_organization = models.ForeignKey(
        PartyOrganization, models.PROTECT, null=True, blank=True, related_name="units", verbose_name="tổ chức đảng"
    )
    superior_collective = models.ForeignKey(
        "organizations.LeadershipCollective",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inferior_units",
        verbose_name="tập thể cấp trên trực tiếp",
    )
    established_on = models.DateField("ngày thành lập", null=True, blank=True)
    dissolved_on = models.DateField("ngày giải thể", null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
