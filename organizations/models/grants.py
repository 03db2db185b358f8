"""guardian's direct-key tables for units and party organisations: the projection of dated roles."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class UnitUserObjectPermission(UserObjectPermissionBase):
    """A user's permission on a unit; unused rows, but guardian wants both sides direct."""

    content_object = models.ForeignKey("organizations.Unit", models.CASCADE)


class UnitGroupObjectPermission(GroupObjectPermissionBase):
    """A group's permission on a unit."""

    content_object = models.ForeignKey("organizations.Unit", models.CASCADE)


class PartyOrganizationUserObjectPermission(UserObjectPermissionBase):
    """A user's permission on a party organisation."""

    content_object = models.ForeignKey("organizations.PartyOrganization", models.CASCADE)


class PartyOrganizationGroupObjectPermission(GroupObjectPermissionBase):
    """A group's permission on a party organisation."""

    content_object = models.ForeignKey("organizations.PartyOrganization", models.CASCADE)
