import json
from collections.abc import Iterator, Mapping
from typing import Self

from django.db import models
from django.db.models import Q

from undaunted.engine.taxonomy import Outcome
from undaunted.people.access import BinnedQuerySet, PersonalQuerySet, Row
from undaunted.people.ranges import SUDS, TENTHS, ChanceColumn, WholeColumn
from undaunted.people.written import Written
from undaunted.record.binned import Binned
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.record.models.before import Attempt
from undaunted.vault.fields import SealedTextField


class VersionedQuerySet(PersonalQuerySet[Row]):
    def current(self) -> Self:
        """The newest version of each: those that no later row replaces."""
        return self.filter(replaced_by__isnull=True)


class Answer(Written, OfADay, Fact):
    """How it went. A waiting answer may be followed by a final one; a correction replaces.

    `followed_up`: whether they were written to once more while waiting, on the day it was logged.
    `chance_told_after`: the chance of a yes one would have given, told when it was over. It is no
    guess and counts as none.
    `because_of_who`: words of `RefusedFor` with spaces between, where the person marked the no so.
    """

    lived_at = "asked_at"

    own_words = ("words", "suggested")

    server_fields = frozenset({"received_at", "logged_at", "asked_at", "ask_again_on"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="answers")
    replaces = models.OneToOneField("self", models.CASCADE, null=True, related_name="replaced_by")
    outcome = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    logged_at = models.DateTimeField()
    ask_again_on = models.DateField(null=True)
    followed_up = models.BooleanField(default=False)
    fear_peak = WholeColumn(SUDS, null=True)
    fear_now = WholeColumn(SUDS, null=True)
    feared_happened = models.CharField(max_length=6, blank=True)
    chance_told_after = ChanceColumn(null=True)
    chance_yes_next = ChanceColumn(null=True)
    feared_chance_next = ChanceColumn(null=True)
    no_cost_felt = WholeColumn(SUDS, null=True)
    words = SealedTextField(max_length=2000)
    suggested = SealedTextField(max_length=1000)
    how_they_were = models.CharField(max_length=8, blank=True)
    why_not_asked = models.CharField(max_length=16, blank=True)
    because_of_who = SealedTextField(max_length=80, null_before=True, padded=True)
    safety_used = models.JSONField(default=list)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "received_at"], name="answer_person_received")]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt"],
                condition=Q(replaces__isnull=True) & ~Q(outcome=Outcome.WAITING.value),
                name="one_final_answer",
            ),
            models.CheckConstraint(
                condition=(Q(fear_peak__isnull=True) | Q(fear_peak__lte=100))
                & (Q(fear_now__isnull=True) | Q(fear_now__lte=100))
                & (Q(no_cost_felt__isnull=True) | Q(no_cost_felt__lte=100))
                & (
                    Q(chance_told_after__isnull=True)
                    | Q(chance_told_after__gte=0, chance_told_after__lte=1)
                ),
                name="answer_in_range",
            ),
        ]


class Reflection(Written, OfADay, Fact):
    """The four questions and the belief again. The day counts when this is here."""

    lived_at = "reflected_at"

    own_words = ("hoped", "happened", "felt", "assumption")

    server_fields = frozenset({"received_at", "reflected_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="reflections")
    replaces = models.OneToOneField("self", models.CASCADE, null=True, related_name="replaced_by")
    reflected_at = models.DateTimeField()
    hoped = SealedTextField(max_length=1000)
    happened = SealedTextField(max_length=1000)
    felt = SealedTextField(max_length=1000)
    assumption = SealedTextField(max_length=1000)
    belief_now = ChanceColumn(null=True)
    no_cost_now = WholeColumn(SUDS, null=True)
    worth_belief_now = ChanceColumn(null=True)
    acted_on_value = models.CharField(max_length=6, blank=True)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "received_at"], name="reflection_received")]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt"], condition=Q(replaces__isnull=True), name="one_reflection"
            ),
            models.CheckConstraint(
                condition=(Q(belief_now__isnull=True) | Q(belief_now__gte=0, belief_now__lte=1))
                & (Q(no_cost_now__isnull=True) | Q(no_cost_now__lte=100))
                & (
                    Q(worth_belief_now__isnull=True)
                    | Q(worth_belief_now__gte=0, worth_belief_now__lte=1)
                ),
                name="reflection_in_range",
            ),
        ]


class Managed(OfADay, Fact):
    """How much of an attempt somebody managed, 0-10 by their own measure; the newest counts."""

    lived_at = "rated_at"

    server_fields = frozenset({"received_at", "rated_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="managed")
    rated_at = models.DateTimeField()
    managed = WholeColumn(TENTHS)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(managed__lte=10), name="managed_in_range")
        ]


class SkillsUsed(OfADay, Fact):
    """Which of its skills somebody used in an ask, as words of `Skill`; the newest counts."""

    lived_at = "told_at"

    server_fields = frozenset({"received_at", "told_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="skills_used")
    told_at = models.DateTimeField()
    skills = models.JSONField(default=list)

    objects = PersonalQuerySet.as_manager()


class FollowUp(Written, OfADay, Fact):
    """A day and a week later: what the ask feels like now.

    `cost`: what it cost them or the other, as words of `Cost`; empty where it was not said.
    """

    lived_at = "answered_at"

    own_words = ("stays",)

    class When(models.TextChoices):
        DAY = "day"
        WEEK = "week"

    server_fields = frozenset({"received_at", "answered_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="follow_ups")
    when = models.CharField(max_length=4, choices=When)
    answered_at = models.DateTimeField()
    skipped = models.BooleanField(default=False)
    fear_now = WholeColumn(SUDS, null=True)
    belief_now = ChanceColumn(null=True)
    stays = SealedTextField(max_length=1000)
    again = models.CharField(max_length=10, blank=True)
    cost = models.JSONField(default=list)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "received_at"], name="follow_up_received")]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "when"], name="one_follow_up_each"),
            models.CheckConstraint(
                condition=(Q(fear_now__isnull=True) | Q(fear_now__lte=100))
                & (Q(belief_now__isnull=True) | Q(belief_now__gte=0, belief_now__lte=1)),
                name="follow_up_in_range",
            ),
        ]


class ExerciseDone(Written, OfADay, Binned, Fact):
    """An exercise as it was filled in: answers by field, and a belief before and after."""

    lived_at = "done_at"

    own_words = ("answers",)

    server_fields = frozenset({"received_at", "done_at", "removed_at"})

    exercise = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    done_at = models.DateTimeField()
    attempt = models.ForeignKey(Attempt, models.SET_NULL, null=True, related_name="exercises")
    answers = SealedTextField(max_length=40_000)
    belief_before = ChanceColumn(null=True)
    belief_after = ChanceColumn(null=True)

    objects = BinnedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-done_at"], name="exercise_person_when")]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(belief_before__isnull=True) | Q(belief_before__gte=0, belief_before__lte=1)
                )
                & (Q(belief_after__isnull=True) | Q(belief_after__gte=0, belief_after__lte=1)),
                name="exercise_in_range",
            )
        ]

    def texts(self) -> Mapping[str, str]:
        """Every text in the answers, whatever kind of question it answers."""
        return dict(_texts_within("answers", json.loads(self.answers))) if self.answers else {}


def _texts_within(place: str, answer: object) -> Iterator[tuple[str, str]]:
    """The texts of a list or an object, each with the way to it."""
    if isinstance(answer, str):
        yield place, answer
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield from _texts_within(f"{place}.{key}", value)
    elif isinstance(answer, list):
        for number, value in enumerate(answer):
            yield from _texts_within(f"{place}.{number}", value)
