"""People and their logins: a person may have no login, an installation's administrator may be no person."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from organizations.enums import Category, Gender
from organizations.models.period import Searchable
from sonduong.kit.text import name_key


class Person(Searchable):
    """Somebody in the register. Names are NFC; the two keys are made by `sonduong.kit.text`."""

    KEY_OF = "full_name"
    code = models.CharField("mã", max_length=40, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    name_key = models.CharField(max_length=300, editable=False)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=8, choices=Gender.choices, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=40, blank=True)
    category = models.CharField(
        "đối tượng", max_length=16, choices=Category.choices, default=Category.OTHER.value
    )
    workplace = models.ForeignKey(
        "organizations.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="staff",
        verbose_name="đơn vị công tác",
    )
    is_teacher = models.BooleanField("giáo viên", default=False)
    email = models.EmailField("thư điện tử", blank=True)
    party_card_number = models.CharField("số thẻ đảng", max_length=30, blank=True)

    class Meta:
        ordering = ["name_key", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["name_key", "id"], name="person_by_name"),
            models.Index(fields=["workplace", "name_key"], name="person_by_workplace"),
            models.Index(fields=["category", "name_key"], name="person_by_category"),
            models.Index(fields=["search_key"], name="person_by_search"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def make_keys(self) -> None:
        """Also the key of the Vietnamese order."""
        super().make_keys()
        self.name_key = name_key(self.full_name)


class UserManager(BaseUserManager):
    """Makes logins; one without a password cannot sign in until a slip sets it."""

    def create_user(self, username: str, password: str | None = None, **fields):
        """A saved login; no password given = unusable."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login. Rights come from dated roles through groups; there is no superuser and no global right."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="người"
    )
    is_installer = models.BooleanField("quản trị lúc cài đặt", default=False)
    groups = models.ManyToManyField(Group, blank=True, related_name="user_set", related_query_name="user")

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    is_superuser = is_staff = False  # Django and guardian ask; nobody is

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="user_installer_is_nobody", condition=Q(is_installer=False) | Q(person=None)
            )
        ]

    def __str__(self) -> str:
        return self.person.full_name if self.person_id else self.username

    @property
    def email(self) -> str:
        return self.person.email if self.person_id else ""

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """A right on one unit or party organisation, through groups; nobody has a right on everything."""
        if obj is None or not self.is_active:
            return False
        from guardian.backends import ObjectPermissionBackend  # noqa: PLC0415 -- guardian needs the user model first

        return ObjectPermissionBackend().has_perm(self, perm, obj)
