from django.db import models
from django.db.models import Q

from undaunted.people.access import BinnedQuerySet, PersonalQuerySet
from undaunted.people.ranges import TENTHS, WholeColumn
from undaunted.people.written import Written
from undaunted.record.binned import Binned
from undaunted.record.facts import Fact
from undaunted.record.models.before import Attempt
from undaunted.vault.fields import SealedTextField


class Goal(Written, Binned, Fact):
    """What somebody practises for, in their own words; it is never reworded, only let go."""

    own_words = ("words",)

    server_fields = frozenset({"received_at", "set_at", "removed_at"})

    words = SealedTextField(max_length=200)
    set_at = models.DateTimeField()

    objects = BinnedQuerySet.as_manager()


class GoalStand(Fact):
    """Where a person stands with a goal, 0-10, or that they let it go; earlier ones stay."""

    server_fields = frozenset({"received_at", "stood_at"})

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="stands")
    stood_at = models.DateTimeField()
    stand = WholeColumn(TENTHS, null=True)
    let_go = models.BooleanField(default=False)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-stood_at"], name="goal_stand_person_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand__isnull=True) | Q(stand__lte=10), name="goal_stand_in_range"
            )
        ]


class NoMeaning(Written, Binned, Fact):
    """What a no means to the person, in a sentence; asked again, and the earlier ones stay."""

    own_words = ("words",)

    server_fields = frozenset({"received_at", "said_at", "removed_at"})

    said_at = models.DateTimeField()
    words = SealedTextField(max_length=300)

    objects = BinnedQuerySet.as_manager()


class Chapter(Fact):
    """That somebody has enough, or begins again; the newest counts."""

    class Kind(models.TextChoices):
        ENOUGH = "enough"
        AGAIN = "again"

    server_fields = frozenset({"received_at", "turned_at"})

    kind = models.CharField(max_length=6, choices=Kind)
    turned_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-turned_at"], name="chapter_person_when")]


class KeepingPlan(Written, Fact):
    """A short plan for when avoiding comes back; the newest counts, the earlier ones stay."""

    own_words = ("signs", "first_step", "who")

    server_fields = frozenset({"received_at", "saved_at"})

    saved_at = models.DateTimeField()
    signs = SealedTextField(max_length=600)
    first_step = SealedTextField(max_length=600)
    who = SealedTextField(max_length=200)

    objects = PersonalQuerySet.as_manager()


class WorkingAnswer(Fact):
    """The answer to "is it working?", asked once in four weeks."""

    class Answer(models.TextChoices):
        YES = "yes"
        SOMEWHAT = "somewhat"
        NO = "no"
        STOP = "stop"
        HELP = "help"

    server_fields = frozenset({"received_at", "answered_at"})

    answer = models.CharField(max_length=8, choices=Answer)
    answered_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-answered_at"], name="working_person_when")]


class LeftOpen(Fact):
    """That a person left a question open when it was offered; it is not pressed for a while."""

    class Question(models.TextChoices):
        GOALS = "goals"
        WORKING = "working"

    server_fields = frozenset({"received_at", "left_at"})

    question = models.CharField(max_length=8, choices=Question)
    left_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()


class FearGroup(Written, Fact):
    """A name the person gave to several fears of theirs that are one to them."""

    own_words = ("name",)

    name = SealedTextField(max_length=120)

    objects = PersonalQuerySet.as_manager()


class FearGrouped(Fact):
    """That what was feared of an attempt belongs to a group, or to none; the newest counts."""

    server_fields = frozenset({"received_at", "grouped_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="+")
    group = models.ForeignKey(FearGroup, models.CASCADE, null=True, related_name="+")
    grouped_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "grouped_at"], name="fear_grouped_person_when")]
