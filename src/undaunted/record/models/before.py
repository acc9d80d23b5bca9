from django.db import models
from django.db.models import Q

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.people.ranges import DIMENSION, SUDS, TENTHS, ChanceColumn, WholeColumn
from undaunted.people.written import Written
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.vault.fields import SealedTextField


class Suggestion(Fact):
    """What the chooser offered on a day, with everything needed to draw it again."""

    server_fields = frozenset({"received_at", "made_at"})

    made_at = models.DateTimeField()
    day = models.DateField()
    policy_version = models.CharField(max_length=40)
    library_version = models.CharField(max_length=80)
    choice = models.JSONField()
    standing = SealedTextField(max_length=4000)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="suggestion_person_made")]


class OwnAsk(Written, Fact):
    """An ask in the person's own words.

    The words alone are needed; what else was not told is empty, never a guess of ours.
    A changed ask names what it improves: `improves_key` the ask, `improves` too where that is an
    own one, and `change` says what is done in another way.
    `crosses_line`: told when it was over, and its words cross a red line. It is kept and counts
    nowhere.
    """

    server_fields = frozenset({"received_at", "crosses_line"})

    own_words = ("title", "where", "opening_line", "way_out", "change")

    title = SealedTextField(max_length=120)
    where = SealedTextField(max_length=120)
    opening_line = SealedTextField(max_length=400)
    way_out = SealedTextField(max_length=400)
    domain = models.CharField(max_length=20, blank=True)
    counterpart = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    relationship = WholeColumn(DIMENSION, null=True)
    consequence = WholeColumn(DIMENSION, null=True)
    fear_rated = WholeColumn(SUDS, null=True)
    crosses_line = models.BooleanField(default=False)
    improves = models.ForeignKey("self", models.SET_NULL, null=True, related_name="improved_by")
    improves_key = models.CharField(max_length=80, blank=True)
    change = SealedTextField(max_length=400, null=True)  # type: ignore[misc]  # older rows

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(fear_rated__isnull=True) | Q(fear_rated__lte=100))
                & (Q(relationship__isnull=True) | Q(relationship__lte=5))
                & (Q(consequence__isnull=True) | Q(consequence__lte=5)),
                name="own_ask_in_range",
            )
        ]


class OwnAskTold(Fact):
    """What was left out of an own ask and told when it was over; it has the id of its own ask.

    `can_refuse` is yes, unsure or no; what was not told this time either is empty.
    """

    own_ask = models.OneToOneField(OwnAsk, models.CASCADE, related_name="told")
    counterpart = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    can_refuse = models.CharField(max_length=8, blank=True)

    objects = PersonalQuerySet.as_manager()


class Party(Written, Fact):
    """Somebody who was asked, under the name the person gave them."""

    own_words = ("label",)

    label = SealedTextField(max_length=80)

    objects = PersonalQuerySet.as_manager()


class SamePerson(Fact):
    """Whether two names mean one person, as the person says; the newest for a pair counts."""

    class Verdict(models.TextChoices):
        ONE = "one"
        TWO = "two"
        OPEN = "open"

    server_fields = frozenset({"received_at", "told_at"})

    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    other = models.ForeignKey(Party, models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=4, choices=Verdict)
    told_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "told_at"], name="same_person_person_when")]


class Attempt(OfADay, Fact):
    """One try: committed to beforehand, told when it was over, or a no that came unsought."""

    lived_at = "committed_at"

    server_fields = frozenset({"received_at", "committed_at", "removed_at", "source", "suggestion"})

    class Origin(models.TextChoices):
        SOUGHT = "sought"
        UNSOUGHT = "unsought"

    origin = models.CharField(max_length=8, choices=Origin, default=Origin.SOUGHT)
    ask_key = models.CharField(max_length=80, blank=True)
    ask_version = models.PositiveIntegerField(default=1)
    own_ask = models.ForeignKey(OwnAsk, models.CASCADE, null=True, related_name="+")
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    suggestion = models.ForeignKey(Suggestion, models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=10, default="suggested")
    committed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-committed_at"], name="attempt_person_when"),
            models.Index(fields=["person", "received_at"], name="attempt_person_received"),
            models.Index(
                fields=["person"], condition=Q(removed_at__isnull=False), name="attempt_in_the_bin"
            ),
        ]


class LiveAttempt(models.Model):
    """That an attempt is live, begun with no answer yet: one of an ask, and one of a suggestion.

    It follows from the facts (`under_way`) and is here so that the database refuses a second.
    """

    attempt = models.OneToOneField(Attempt, models.CASCADE, primary_key=True, related_name="live")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    ask_key = models.CharField(max_length=80)
    suggestion = models.OneToOneField(Suggestion, models.SET_NULL, null=True, related_name="+")

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "ask_key"], name="one_live_attempt_of_an_ask")
        ]


class Forecast(Written, Fact):
    """What the person expected. Made with the attempt, and never changed afterwards.

    `question` says what the chance is the chance of (`GuessOf`). An attempt has none where no guess
    was asked, or where it was told when it was over.
    """

    own_words = ("feared_text", "hope")

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="forecast")
    fear = WholeColumn(SUDS)
    chance_yes = ChanceColumn(null=True)
    question = models.CharField(max_length=10, default="yes", blank=True)
    feared_text = SealedTextField(max_length=300)
    feared_chance = ChanceColumn(null=True)
    hope = SealedTextField(max_length=300)
    no_cost = WholeColumn(SUDS, null=True)
    worth_belief = ChanceColumn(null=True)
    leave_out = models.JSONField(default=list)
    value = models.CharField(max_length=20, blank=True)
    willingness = WholeColumn(TENTHS, null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fear__lte=100)
                & (Q(chance_yes__isnull=True) | Q(chance_yes__gte=0, chance_yes__lte=1))
                & (Q(feared_chance__isnull=True) | Q(feared_chance__gte=0, feared_chance__lte=1))
                & (Q(no_cost__isnull=True) | Q(no_cost__lte=100))
                & (Q(worth_belief__isnull=True) | Q(worth_belief__gte=0, worth_belief__lte=1))
                & (Q(willingness__isnull=True) | Q(willingness__lte=10)),
                name="forecast_in_range",
            )
        ]


class Plan(Written, Fact):
    """When and where, and the words: the newest plan of an attempt counts.

    `moved_to`: the day it was put off to; until then it waits.
    """

    own_words = ("where", "opening_line", "way_out")

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="plans")
    planned_at = models.DateTimeField(null=True)
    moved_to = models.DateField(null=True)
    where = SealedTextField(max_length=120)
    opening_line = SealedTextField(max_length=400)
    way_out = SealedTextField(max_length=400)

    objects = PersonalQuerySet.as_manager()


class CareCheck(Fact):
    """The moment's thought for the person asked, made with the attempt; empty: not said."""

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="care_check")
    can_refuse = models.CharField(max_length=8, blank=True)
    at_work = models.CharField(max_length=8, blank=True)
    asked_before = models.CharField(max_length=8, blank=True)
    safe_to_ask = models.CharField(max_length=8, blank=True)

    objects = PersonalQuerySet.as_manager()


class Preparation(Written, Fact):
    """The sheet before a big step: what may go wrong, what then, and who stands by."""

    own_words = ("matters", "worst", "then_i", "if_no", "support_person")

    server_fields = frozenset({"received_at", "prepared_at"})

    ask_key = models.CharField(max_length=80)
    own_ask = models.ForeignKey(OwnAsk, models.CASCADE, null=True, related_name="+")
    prepared_at = models.DateTimeField()
    matters = SealedTextField(max_length=600)
    worst = SealedTextField(max_length=600)
    then_i = SealedTextField(max_length=600)
    if_no = SealedTextField(max_length=600)
    support_person = SealedTextField(max_length=120)
    has_support = models.BooleanField(default=False)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "ask_key"], name="sheet_person_ask")]
