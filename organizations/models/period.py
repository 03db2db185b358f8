"""What every dated row shares: from a day to a day, both included; empty is open or unknown."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from tree_queries.query import TreeQuerySet

from sonduong.kit.text import fold


def in_force(day: date, prefix: str = "", start: str = "starts_on", end: str = "ends_on") -> Q:
    """The condition 'in force on `day`' for a row or, with a prefix such as `seats__`, for a joined one."""
    started = Q(**{f"{prefix}{start}__isnull": True}) | Q(**{f"{prefix}{start}__lte": day})
    lasting = Q(**{f"{prefix}{end}__isnull": True}) | Q(**{f"{prefix}{end}__gte": day})
    return started & lasting


class PeriodQuerySet(models.QuerySet):
    """Rows with `starts_on` and `ends_on`."""

    def on(self, day: date):
        """Rows in force on that day."""
        return self.filter(in_force(day))

    def within(self, first: date, last: date):
        """Rows in force on at least one day of the span."""
        started = Q(starts_on=None) | Q(starts_on__lte=last)
        return self.filter(started, Q(ends_on=None) | Q(ends_on__gte=first))


class LifespanQuerySet(models.QuerySet):
    """Bodies with `established_on` and `dissolved_on`; the day of dissolution still counts."""

    def on(self, day: date):
        """Bodies that exist on that day."""
        return self.filter(in_force(day, start="established_on", end="dissolved_on"))


class TreeLifespanQuerySet(LifespanQuerySet, TreeQuerySet):
    """The same for bodies in a tree."""


class Period(models.Model):
    """A row with a beginning and an end, both days included."""

    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_period",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            )
        ]


class Searchable(models.Model):
    """A row that is found by words without marks: `search_key` is `KEY_OF`, folded, with a space at both ends, so that
    `" hoa "` finds the whole word and `hoa` any part.
    """

    KEY_OF = "name"
    search_key = models.CharField(max_length=300, editable=False, default="")

    class Meta:
        abstract = True

    def make_keys(self) -> None:
        """Derive what is searched and sorted; `save` does it, bulk writers call it."""
        self.search_key = f" {fold(getattr(self, self.KEY_OF))} "

    def save(self, **kwargs) -> None:
        self.make_keys()
        super().save(**kwargs)


class Lifespan(models.Model):
    """A body that is established and may be dissolved; its history stays."""

    established_on = models.DateField("ngày thành lập", null=True, blank=True)
    dissolved_on = models.DateField("ngày giải thể", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_lifespan",
                condition=Q(established_on=None)
                | Q(dissolved_on=None)
                | Q(dissolved_on__gte=F("established_on")),
            )
        ]
