"""Today's suggestion: chosen once, stored with what it was drawn from, shown until it is used.

A new one is drawn when anything happened that a choice or a safety rule looks at, or a new day began.
"""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from undaunted.asks.fitted import NOTHING, closed_keys, fitted, personal_context_in
from undaunted.asks.shown import candidates
from undaunted.engine.choosing import Choice, Situation, choose
from undaunted.engine.choosing.arc import Arc
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.values import UNLIMITED, Decision
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, day_starts, local_time, time_days
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person
from undaunted.practice.choosing.passing import passed
from undaunted.practice.choosing.snapshot import SafetySnapshot, written
from undaunted.practice.choosing.stamping import stamp_of
from undaunted.practice.models import Rung
from undaunted.programmes.leading import LeadingProgramme, leading_programme_of
from undaunted.record.history import candidate_of
from undaunted.record.models import Attempt, OwnAsk, Suggestion
from undaunted.record.recording import suggestion as append_suggestion
from undaunted.wellbeing.pacing import assessment_of, decisions_in, keep_decisions
from undaunted.wellbeing.screening import is_due

_SEED_BITS = 2**31
_MORNING = 9
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """What was chosen, under which standing, for somebody who told what, and if for tomorrow."""

    choice: Choice
    snapshot: SafetySnapshot
    for_tomorrow: bool = False
    personal_context: PersonalContext = NOTHING

    @property
    def keys(self) -> tuple[str | None, str | None, str | None]:
        """Keys of the suggestion, an easier and a different one."""
        picks = (self.choice.suggestion, self.choice.easier, self.choice.different)
        first, second, third = (pick.key if pick else None for pick in picks)
        return first, second, third


def offer_for(person: Person, now: datetime) -> Offer:
    """What to offer: the stored suggestion while it still holds, else a new one.

    Late in the evening the offer is for the next morning: asks are for the day. Where the day that
    still runs has had its three, nothing is offered until that morning.
    """
    when = next_daytime(person, now)
    row = circumstances_of(person)
    stamp = stamp_of(person, when, row.revision)
    stored = Suggestion.objects.of(person).filter(pk=stamp).first()
    if stored is None:
        stored = _suggest(person, stamp, when, now, row)
    choice = Choice.from_json(json.dumps(stored.choice))
    at_night = when != now
    if at_night and _enough_begun(person, now):
        choice = replace(
            choice, suggestion=None, easier=None, different=None, reason=Reason("enough_today")
        )
    return Offer(choice, SafetySnapshot.read(stored.standing), at_night, personal_context_in(row))


def _enough_begun(person: Person, now: datetime) -> bool:
    """Whether the limit of the day that still runs is reached; asked at night (one query)."""
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    return begun_on(attempts, person, day_of(person, now)) >= open_library().safety.most_a_day


def offered_in(person: Person, key: str, now: datetime) -> uuid.UUID | None:
    """The newest suggestion of the person's day, made before `now`, that has `key` as a pick.

    In the evening that may be one for the next day. What is drawn at `now` itself, because
    something happened since the person looked, was never seen and is left out.
    """
    today = day_of(person, now)
    earliest = day_starts(person, today) - _A_DAY  # tomorrow's may be made the evening before
    rows = Suggestion.objects.of(person).filter(
        Q(choice__suggestion__key=key) | Q(choice__easier__key=key) | Q(choice__different__key=key),
        day__in=(today, today + _A_DAY),
        made_at__gte=earliest,
        made_at__lt=now,
    )
    return rows.order_by("-made_at").values_list("pk", flat=True).first()


def next_daytime(person: Person, now: datetime) -> datetime:
    """Now, or nine in the morning where the person is, when it is night there."""
    rules, local = open_library().safety, local_time(person, now)
    if rules.first_hour <= local.hour < rules.last_hour:
        return now
    morning = local.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A choice as it is drawn, with all it considered, and the decisions it was drawn under."""

    choice: Choice
    stands: SafetyAssessment
    due: Decision[bool]
    leading: LeadingProgramme


def drawn_for(person: Person, when: datetime, row: Circumstances, seed: int) -> Drawn:
    """Choose for `when`, and store nothing."""
    priors = current_priors()
    learned, history = learned_state(person, priors)
    stands = assessment_of(person, history, learned.fear.settings, when)
    due = is_due(person, stands.signs, history, when)
    pool = candidates(_told_enough(person), priors, personal_context_in(row))
    leading = leading_programme_of(person, stands, history, when)
    situation = _situation_of(person, stands, when, pool, row, leading.arc)
    choice = choose(learned, history, pool, situation, seed, open_library().safety)
    return Drawn(choice, stands, due, leading)


def _told_enough(person: Person) -> tuple[OwnAsk, ...]:
    """Own asks of which enough was told to suggest them: whom, how, what hangs on it, how feared."""
    own = OwnAsk.objects.of(person).filter(consequence__isnull=False, fear_rated__isnull=False)
    return tuple(own.exclude(counterpart="").exclude(channel="").exclude(domain=""))


def _suggest(
    person: Person, stamp: uuid.UUID, when: datetime, now: datetime, row: Circumstances
) -> Suggestion:
    """Choose for `when` and store what it was drawn from, and every decision."""
    drawn = drawn_for(person, when, row, stamp.int % _SEED_BITS)
    keep_decisions(person, (*decisions_in(drawn.stands), drawn.due), stamp, now)
    return append_suggestion(
        Suggestion(
            id=stamp,
            person=person,
            received_at=now,
            made_at=now,
            day=day_of(person, when),
            policy_version=drawn.choice.policy_version,
            library_version=open_library().version[:80],
            choice=json.loads(drawn.choice.to_json()),
            standing=written(drawn.stands, drawn.due, drawn.leading),
        )
    )


def _situation_of(
    person: Person,
    stands: SafetyAssessment,
    now: datetime,
    pool: Pool,
    row: Circumstances,
    arc: Arc | None = None,
) -> Situation:
    personal_context = personal_context_in(row)
    day = day_of(person, now)
    left_out = passed(person, day)
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    under_way = attempts.filter(answers__isnull=True).values_list("ask_key", flat=True)
    rungs = Rung.objects.of(person).filter(removed_at__isnull=True)
    return Situation(
        now_days=time_days(now),
        local_hour=local_time(person, now).hour,
        assessment=stands,
        wanted_domains=frozenset(row.domains_wanted),
        no_go_domains=frozenset(row.domains_no_go),
        circumstances=personal_context.left_out,
        unfitting=closed_keys(pool.candidates, personal_context),
        declined=left_out.declined,
        set_aside=left_out.set_aside,
        open_keys=frozenset(under_way),
        ladder_keys=frozenset(rungs.values_list("ask_key", flat=True)),
        asks_today=begun_on(attempts, person, day),
        high_begun=high_begun(attempts, now, personal_context),
        arc=arc,
    )


def begun_on(attempts: PersonalQuerySet[Attempt], person: Person, day: date) -> int:
    """How many asks were begun that day; one that was not made after all is none, nor an own one."""
    limited = attempts.exclude(source__in=UNLIMITED)
    sought = limited.filter(origin=Attempt.Origin.SOUGHT).exclude(answers__outcome="not_asked")
    begins, ends = day_starts(person, day), day_starts(person, day + timedelta(days=1))
    return sought.filter(committed_at__gte=begins, committed_at__lt=ends).count()


def high_begun(
    attempts: PersonalQuerySet[Attempt], now: datetime, personal_context: PersonalContext
) -> tuple[float, ...]:
    """When asks of high stakes were begun lately that have no answer yet, in days (one query).

    Own ones are left out: what people do anyway counts for no limit.
    """
    rules = open_library().safety
    since = now - timedelta(days=rules.high_stakes_days)
    until = now + timedelta(days=AHEAD_DAYS)
    open_ones = attempts.filter(
        answers__isnull=True, committed_at__gte=since, committed_at__lte=until
    ).exclude(source__in=UNLIMITED)
    asks = ((row, candidate_of(row)) for row in open_ones.select_related("own_ask"))
    return tuple(
        time_days(row.committed_at)
        for row, ask in asks
        if ask is not None and fitted(ask, personal_context).stakes >= rules.high_stakes
    )
