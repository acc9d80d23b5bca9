"""Today's suggestion: chosen once, stored with everything it was drawn from, shown until it is used.

A new one is drawn when the person passed on it, began it, or a new day began.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from undaunted.engine.choosing import Choice, Reason, Situation, choose
from undaunted.engine.safety.rules import SAFETY
from undaunted.engine.taxonomy import Pace
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, day_starts, local_time, time_days
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.asks import candidates
from undaunted.practice.learning import learn
from undaunted.practice.models import Pass, Rung
from undaunted.practice.passing import passed
from undaunted.record.models import Attempt, OwnAsk, Suggestion
from undaunted.record.priors import current_priors
from undaunted.record.recording import suggestion as append_suggestion
from undaunted.wellbeing.pacing import pace_of

NAMESPACE = uuid.UUID("6f6e6520-6e6f-2069-7320-656e6f756768")
SEED_BITS = 2**31
MORNING = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """Keys of the three asks offered, and why the first."""

    suggestion: str | None
    easier: str | None
    different: str | None
    reason: Reason
    for_tomorrow: bool = False


def offer_for(person: Person, now: datetime) -> Offer:
    """What to offer: the stored suggestion while it still holds, else a new one.

    Late in the evening the offer is for the next morning: asks are for the day.
    """
    when = next_daytime(person, now)
    stamp = stamp_of(person, when)
    stored = Suggestion.objects.visible_to(person).filter(pk=stamp).first()
    if stored is None:
        stored = suggest(person, stamp, when, now)
    return offer_from(Choice.from_json(json.dumps(stored.choice)), for_tomorrow=when != now)


def next_daytime(person: Person, now: datetime) -> datetime:
    """Now, or nine in the morning where the person is, when it is night there."""
    local = local_time(person, now)
    if SAFETY.first_hour <= local.hour < SAFETY.last_hour:
        return now
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)


def stamp_of(person: Person, now: datetime) -> uuid.UUID:
    """An id that changes with what a choice hangs on: day, passes, attempts, answers, pace."""
    day = day_of(person, now)
    since = day_starts(person, day)
    passes = Pass.objects.visible_to(person).filter(lifted_at__isnull=True).count()
    happened = (
        Attempt.objects.visible_to(person)
        .filter(removed_at__isnull=True)
        .aggregate(
            begun=Count("pk", filter=Q(committed_at__gte=since), distinct=True),
            answers=Count("answers"),
        )
    )
    told = circumstances_of(person).revision
    pace = pace_of(person).value
    parts = (person.pk, day, passes, happened["begun"], happened["answers"], pace, told)
    return uuid.uuid5(NAMESPACE, " ".join(map(str, parts)))


def suggest(person: Person, stamp: uuid.UUID, when: datetime, now: datetime) -> Suggestion:
    """Choose for `when` and store, with gates, terms, probabilities and seed."""
    priors = current_priors()
    learned, history = learn(person, priors)
    own = tuple(OwnAsk.objects.visible_to(person))
    situation = situation_of(person, when)
    asks = candidates(own, priors)
    choice = choose(learned, history, asks, situation, seed=stamp.int % SEED_BITS)
    return append_suggestion(
        Suggestion(
            id=stamp,
            person=person,
            received_at=now,
            made_at=now,
            day=day_of(person, when),
            policy_version=choice.policy_version,
            library_version=open_library().version[:80],
            choice=json.loads(choice.to_json()),
        )
    )


def situation_of(person: Person, now: datetime) -> Situation:
    told = circumstances_of(person)
    day = day_of(person, now)
    left_out = passed(person, day)
    attempts = Attempt.objects.visible_to(person).filter(removed_at__isnull=True)
    under_way = attempts.filter(answers__isnull=True).values_list("ask_key", flat=True)
    rungs = Rung.objects.visible_to(person).filter(removed_at__isnull=True)
    return Situation(
        now_days=time_days(now),
        local_hour=local_time(person, now).hour,
        pace=Pace(pace_of(person).value),
        wanted_domains=frozenset(told.domains_wanted),
        no_go_domains=frozenset(told.domains_no_go),
        circumstances=frozenset(told.not_for),
        declined=left_out.declined,
        set_aside=left_out.set_aside,
        open_keys=frozenset(under_way),
        ladder_keys=frozenset(rungs.values_list("ask_key", flat=True)),
        asks_today=begun_on(attempts, person, day),
    )


def begun_on(attempts: PersonalQuerySet[Attempt], person: Person, day: date) -> int:
    return attempts.filter(committed_at__gte=day_starts(person, day)).count()


def offer_from(choice: Choice, *, for_tomorrow: bool) -> Offer:
    picks = (choice.suggestion, choice.easier, choice.different)
    suggestion, easier, different = (pick.key if pick else None for pick in picks)
    return Offer(suggestion, easier, different, choice.reason, for_tomorrow)
