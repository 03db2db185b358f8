"""Guardian's rows on units and party organisations, by direct key; a projection of dated roles, written by permissions.py."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from organizations.models.structure import PartyOrganization, Unit


class UnitGroupObjectPermission(GroupObjectPermissionBase):
    """What a group may on a unit."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()


class UnitUserObjectPermission(UserObjectPermissionBase):
    """Stays empty: rights go through groups. It exists so that guardian never falls back to its generic table."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()


class PartyOrganizationGroupObjectPermission(GroupObjectPermissionBase):
    """What a group may on a party organisation."""

    content_object = models.ForeignKey(PartyOrganization, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()


class PartyOrganizationUserObjectPermission(UserObjectPermissionBase):
    """Stays empty, for the same reason."""

    content_object = models.ForeignKey(PartyOrganization, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()


class ProjectionDay(models.Model):
    """One row: the business day whose roles guardian's rows show."""

    day = models.DateField()
