"""The two trees: party organisations, and agencies and units beside them."""

from django.db import models
from django.db.models import F, Q
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode

from organizations.enums import PROJECTED_ROLES, PartyOrganizationKind
from organizations.models.period import Lifespan, Searchable, TreeLifespanQuerySet


class PartyOrganization(Lifespan, Searchable, TreeNode):
    """Đảng bộ, chi bộ (ORG-1)."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên tổ chức đảng", max_length=250)
    kind = models.CharField("loại", max_length=24, choices=PartyOrganizationKind.choices)
    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cấp trên"
    )

    objects = TreeLifespanQuerySet.as_manager()

    class Meta(Lifespan.Meta):
        abstract = False
        ordering = ["name", "pk"]
        default_permissions = ()
        permissions = PROJECTED_ROLES
        constraints = [
            *Lifespan.Meta.constraints,
            models.CheckConstraint(
                name="partyorganization_not_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(Lifespan, Searchable, TreeNode):
    """An agency, a unit, a commune (ORG-2). Tier, sector and field are grouping keys of RUL-3."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên đơn vị", max_length=250)
    kind = models.CharField("loại", max_length=80)
    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cấp trên"
    )
    tier = models.CharField("cấp", max_length=60, blank=True)
    block = models.CharField("khối", max_length=80, blank=True)
    sector = models.CharField("ngành", max_length=80, blank=True)
    field = models.CharField("lĩnh vực", max_length=80, blank=True)
    party_organization = models.ForeignKey(
        PartyOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name="tổ chức đảng",
    )
    superior_collective = models.ForeignKey(
        "organizations.LeadershipCollective",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inferior_units",
        verbose_name="tập thể cấp trên trực tiếp",
    )

    objects = TreeLifespanQuerySet.as_manager()

    class Meta(Lifespan.Meta):
        abstract = False
        ordering = ["name", "pk"]
        default_permissions = ()
        permissions = PROJECTED_ROLES
        constraints = [
            *Lifespan.Meta.constraints,
            models.CheckConstraint(name="unit_not_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))),
        ]

    def __str__(self) -> str:
        return self.name
