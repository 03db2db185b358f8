"""The login; what it may do comes from the person's dated roles, never from a flag."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group
from django.db import models


class UserManager(BaseUserManager):
    """Makes logins; an empty password is an unusable one."""

    def create_user(self, username: str, password: str | None = None, **fields) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login of one person. Groups are guardian's projection of the person's dated roles."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    person = models.OneToOneField(
        "organizations.Person", models.PROTECT, null=True, blank=True, related_name="user", verbose_name="người"
    )
    is_active = models.BooleanField("đang dùng", default=True)
    groups = models.ManyToManyField(Group, blank=True, related_name="users")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    is_superuser = is_staff = False

    def __str__(self) -> str:
        return str(self.person) if self.person_id else self.username

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """No global permission exists; rights on objects are asked through permissions.py."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """As above."""
        return False
