import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from undaunted.people.access import PersonalQuerySet
from undaunted.people.ranges import DAYS_A_WEEK, DIRECTNESS, WholeColumn
from undaunted.people.written import Written
from undaunted.vault.fields import SealedTextField

LOCAL = "local"


class People(BaseUserManager["Person"]):
    def local(self) -> "Person":
        """The one person of personal mode, made on the first visit."""
        person, _created = self.get_or_create(label=LOCAL)
        return person


class Person(AbstractBaseUser):
    class Theme(models.TextChoices):
        AUTO = "auto", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class WeekBegins(models.TextChoices):
        DEVICE = "", _("As my device’s language")
        MONDAY = "monday", _("Monday")
        SATURDAY = "saturday", _("Saturday")
        SUNDAY = "sunday", _("Sunday")

    class Clock(models.TextChoices):
        DEVICE = "", _("As my device’s language")
        TWENTY_FOUR = "24", _("18:30")
        TWELVE = "12", _("6:30 PM")

    class DayOrder(models.TextChoices):
        DEVICE = "", _("As my device’s language")
        DAY_FIRST = "dmy", _("30 November 2026")
        MONTH_FIRST = "mdy", _("November 30, 2026")
        YEAR_FIRST = "ymd", _("2026-11-30")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=150, unique=True)
    time_zone = models.CharField(max_length=64, default="", blank=True)
    zones_before = models.JSONField(default=dict, blank=True)  # until when in which zone
    zone_declined = models.CharField(max_length=64, default="", blank=True)
    week_begins = models.CharField(
        max_length=8, choices=WeekBegins, default=WeekBegins.DEVICE, blank=True
    )
    clock = models.CharField(max_length=2, choices=Clock, default=Clock.DEVICE, blank=True)
    day_order = models.CharField(
        max_length=3, choices=DayOrder, default=DayOrder.DEVICE, blank=True
    )
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    week_goal = WholeColumn(DAYS_A_WEEK, default=4)
    country = models.CharField(max_length=80, default="", blank=True)
    help_until = models.DateTimeField(null=True)
    words_left = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "label"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(week_goal__gte=1, week_goal__lte=7), name="week_goal_1_to_7"
            )
        ]


class Circumstances(Written):
    """What a person chose to tell about their situation; nothing here is ever inferred."""

    own_words = ("value_own_words",)

    class Half(models.TextChoices):
        NORTH = "north", _("July is summer here")
        SOUTH = "south", _("July is winter here")

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    domains_wanted = models.JSONField(default=list, blank=True)
    domains_no_go = models.JSONField(default=list, blank=True)
    not_for = models.JSONField(default=list, blank=True)
    true_for_me = models.JSONField(default=list, blank=True)
    directness = WholeColumn(DIRECTNESS, null=True)
    life_yes = models.JSONField(default=list, blank=True)
    life_never = models.JSONField(default=list, blank=True)
    half_of_earth = models.CharField(max_length=5, choices=Half, default="", blank=True)
    here_for_asked = models.BooleanField(default=False)
    values_chosen = models.JSONField(default=list, blank=True)
    value_own_words = SealedTextField(max_length=200)
    revision = models.PositiveIntegerField(default=0)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(directness__isnull=True)
                | models.Q(directness__gte=1, directness__lte=5),
                name="directness_1_to_5",
            )
        ]

    def said_id(self) -> uuid.UUID:
        """The row is told anew again and again, so each telling has an id of its own."""
        return uuid.uuid5(self.person_id, str(self.revision))


class Draft(models.Model):
    """What stands in a form that was not sent yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    form = models.CharField(max_length=80)
    body = SealedTextField()
    saved_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "form"], name="one_draft_a_form")]
