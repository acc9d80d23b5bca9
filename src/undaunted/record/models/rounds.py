from django.db import models
from django.db.models import F, Q

from undaunted.people.access import PersonalQuerySet
from undaunted.people.ranges import NumberRange, WholeColumn
from undaunted.record.facts import Fact
from undaunted.record.models.before import Attempt

CALLS = (5, 10, 20)
_MOST = NumberRange(0, max(CALLS))


class Round(Fact):
    """That an attempt is a round: so many calls, and how many of them were guessed to be a yes.

    It has the id of its attempt. The guess is of a count, and no chance of one answer.
    """

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="round")
    calls = WholeColumn(_MOST)
    guess = WholeColumn(_MOST)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(calls__in=CALLS) & Q(guess__lte=F("calls")), name="round_in_range"
            )
        ]


class RoundAnswer(Fact):
    """What came back from one call of a round; taken back, or answered after all, it is removed."""

    server_fields = frozenset({"received_at", "removed_at"})

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    number = WholeColumn(NumberRange(1, max(CALLS)))
    outcome = models.CharField(max_length=10)
    removed_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"],
                condition=Q(removed_at__isnull=True),
                name="one_answer_of_a_call",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=max(CALLS)), name="call_in_range"
            ),
        ]
