"""Today's suggestion: chosen once, stored with what it was drawn from, shown until it is used.

Whenever anything happened that a choice or a safety rule looks at, what was named for the day is
looked at again: it stands while it may be shown, and only then is another drawn.
"""

import json
import uuid
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from undaunted.asks.fitted import NOTHING, closed_keys, fitted, personal_context_in, told_in
from undaunted.asks.shown import candidates
from undaunted.engine.choosing import Choice, Situation
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.plain import from_plain, to_plain
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.values import UNLIMITED
from undaunted.engine.when import Calendar
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, day_starts, local_time, time_days
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person
from undaunted.practice.choosing.of_the_day import (
    HEAVY_DAY,
    LEFT_OUT,
    Instead,
    Keys,
    choice_of,
    first_still_named,
    keep_of_day,
    keys_of,
    last_reason,
    named_for,
    promised_after,
    said_before,
    used_among,
    written_instead,
)
from undaunted.practice.choosing.passing import passed
from undaunted.practice.choosing.remarking import reason_of, said_lately
from undaunted.practice.choosing.seeing import ChoiceBasis
from undaunted.practice.choosing.snapshot import SafetySnapshot, written
from undaunted.practice.choosing.stamping import stamp_of
from undaunted.practice.models import AskOfDay, Rung
from undaunted.programmes.leading import LeadingProgramme, leading_programme_of
from undaunted.record.history import candidate_of
from undaunted.record.models import Attempt, OwnAsk, Suggestion
from undaunted.record.recording import suggestion as append_suggestion
from undaunted.wellbeing.pacing import assessment_of, decisions_in, keep_decisions
from undaunted.wellbeing.screening import is_due
from undaunted.wellbeing.signs import left_out_times

_SEED_BITS = 2**31
_MORNING = 9
_MORNING_AFTER = timedelta(hours=5)  # nine, as a person's day begins at four
_A_DAY = timedelta(days=1)
_NO_REASON, _NOTHING_BEFORE = Reason("nothing_fits"), Instead()


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands, under which standing, for somebody who told what, and if for tomorrow.

    `keys` are the suggestion, an easier and a different one, as far as they may be shown now;
    `reason` is why, as it is true now, and `instead` which ask was named before.
    """

    choice: Choice
    snapshot: SafetySnapshot
    for_tomorrow: bool = False
    personal_context: PersonalContext = NOTHING
    circumstances: Circumstances = field(default_factory=Circumstances)
    keys: Keys = (None, None, None)
    reason: Reason = _NO_REASON
    instead: Instead = _NOTHING_BEFORE


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at what to do at `when`, taken `now`; `ahead`: before the day of `when` began."""

    person: Person
    when: datetime
    now: datetime
    row: Circumstances

    @property
    def ahead(self) -> bool:
        return day_of(self.person, self.now) < self.day

    @property
    def day(self) -> date:
        return day_of(self.person, self.when)

    @property
    def is_promise(self) -> bool:
        """A look at another day than the one Today shows."""
        return self.ahead and self.when != next_daytime(self.person, self.now)


def offer_for(person: Person, now: datetime) -> Offer:
    """What to offer: what was named for the day while it may be shown, else something new.

    Late in the evening the offer is for the next morning: asks are for the day. Where the day that
    still runs has had its three, nothing is offered until that morning.
    """
    when = next_daytime(person, now)
    look = _Look(person, when, now, circumstances_of(person))
    offer = _offer_of(look, _ask_of_day(look))
    if when != now and _is_heavy_tonight(offer):
        return _nothing_because(offer, HEAVY_DAY)
    if when != now and _left_out_today(person, now):
        return _nothing_because(offer, LEFT_OUT)
    if when != now and _enough_begun(person, now):
        return _nothing_because(offer, "enough_today")
    return replace(offer, for_tomorrow=when != now)


def promise_for(person: Person, now: datetime) -> Offer:
    """What the person's next day will show, named today and kept then."""
    tomorrow = day_of(person, now) + _A_DAY
    when = day_starts(person, tomorrow) + _MORNING_AFTER
    look = _Look(person, when, now, circumstances_of(person))
    return replace(_offer_of(look, _ask_of_day(look)), for_tomorrow=True)


def _offer_of(look: _Look, row: AskOfDay) -> Offer:
    first, easier, different = row.shown
    return Offer(
        choice_of(row.suggestion),
        SafetySnapshot.read(row.safety),
        personal_context=personal_context_in(look.row),
        circumstances=look.row,
        keys=(first, easier, different),
        reason=from_plain(Reason, row.reason),
        instead=Instead(**row.instead),
    )


def _nothing_because(offer: Offer, code: str) -> Offer:
    choice = replace(
        offer.choice, suggestion=None, easier=None, different=None, reason=Reason(code)
    )
    return replace(
        offer, choice=choice, keys=keys_of(choice), reason=choice.reason, for_tomorrow=True
    )


def _is_heavy_tonight(offer: Offer) -> bool:
    """Whether the day that still runs is a heavy one; a pace that shuts every ask says so itself."""
    return offer.snapshot.asks_wait and not offer.reason.code.startswith("pace_")


def _left_out_today(person: Person, now: datetime) -> bool:
    """Whether the day that still runs is one of kindness; asked at night (one query)."""
    times = left_out_times(person, now)
    return bool(times) and times[-1] >= time_days(day_starts(person, day_of(person, now)))


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
    days = (today, today + _A_DAY)
    earliest = day_starts(person, today) - _A_DAY  # tomorrow's may be made the evening before
    kept = AskOfDay.objects.of(person).filter(day__in=days, made_at__lt=now)
    rows = Suggestion.objects.of(person).filter(
        Q(choice__suggestion__key=key) | Q(choice__easier__key=key) | Q(choice__different__key=key),
        Q(day__in=days, made_at__gte=earliest) | Q(pk__in=kept.values("suggestion")),
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


def seen_by(person: Person, when: datetime, row: Circumstances) -> ChoiceBasis:
    """Everything a choice for `when` is made from."""
    priors = current_priors()
    learned, history = learned_state(person, priors)
    stands = assessment_of(person, history, learned.fear.settings, when)
    due = is_due(person, stands.signs, history, when)
    pool = candidates(_told_enough(person), priors, personal_context_in(row))
    leading = leading_programme_of(person, stands, history, when)
    situation = _situation_of(person, stands, when, pool, row, leading)
    return ChoiceBasis(learned, history, pool, situation, stands, due, leading)


def _told_enough(person: Person) -> tuple[OwnAsk, ...]:
    """Own asks of which enough was told to suggest them: whom, how, what hangs on it, how feared."""
    own = OwnAsk.objects.of(person).select_related("told")
    own = own.filter(consequence__isnull=False, fear_rated__isnull=False)
    return tuple(own.exclude(counterpart="").exclude(channel="").exclude(domain=""))


def drawn_for(person: Person, when: datetime, row: Circumstances, seed: int) -> Choice:
    """Choose for `when`, and store nothing."""
    return seen_by(person, when, row).drawn(seed)


def _ask_of_day(look: _Look) -> AskOfDay:
    """What stands under everything that happened so far: as it was found before, or found now."""
    stamp = stamp_of(look.person, look.when, look.row.revision, ahead=look.ahead)
    rows = AskOfDay.objects.of(look.person).select_related("suggestion")
    return rows.filter(pk=stamp).first() or _found(look, stamp)


@transaction.atomic
def _found(look: _Look, stamp: uuid.UUID) -> AskOfDay:
    """Find what stands, or draw; two at the same moment find the same, one after the other."""
    person, day = look.person, look.day
    seen = seen_by(person, look.when, look.row)  # holds the person's lock from here on
    named = named_for(person, day)
    found = first_still_named(named, used_among(person, named), seen.shut, seen.programme)
    if not look.is_promise:
        decided = (*decisions_in(seen.stands), seen.due, *seen.leading.decisions)
        keep_decisions(person, decided, stamp, look.now)
    if found.kept is None:
        row, lately = _suggest(look, stamp, seen), said_lately(person)
        shown, reason = keys_of(choice_of(row)), choice_of(row).reason
    else:
        row, shown = found.kept.row, found.shown
        lately = said_lately(person, but=row.pk)
        reason = last_reason(person, row) or found.kept.choice.reason
    of_day = AskOfDay(
        id=stamp,
        person=person,
        suggestion=row,
        day=day,
        ahead=look.ahead,
        made_at=look.now,
        safety=_standing_in(seen, look),
        reason=to_plain(reason_of(person, seen, shown[0], reason, lately)),
        instead=written_instead(found.instead or said_before(person, row, day, ahead=look.ahead)),
        shown=shown,
    )
    return keep_of_day(of_day)


def _suggest(look: _Look, stamp: uuid.UUID, seen: ChoiceBasis) -> Suggestion:
    """Choose for the moment looked at, and store what it was drawn from.

    What is promised for a later day is left to that day.
    """
    choice = seen.without(promised_after(look.person, look.day)).drawn(stamp.int % _SEED_BITS)
    key, lately = keys_of(choice)[0], said_lately(look.person)
    choice = replace(choice, reason=reason_of(look.person, seen, key, choice.reason, lately))
    return append_suggestion(
        Suggestion(
            id=stamp,
            person=look.person,
            received_at=look.now,
            made_at=look.now,
            day=look.day,
            policy_version=choice.policy_version,
            library_version=open_library().version[:80],
            choice=json.loads(choice.to_json()),
            standing=_standing_in(seen, look),
        )
    )


def _standing_in(seen: ChoiceBasis, look: _Look) -> str:
    when, now = time_days(look.when), time_days(look.now)
    return written(seen.stands, seen.due, seen.leading, when, now)


def _situation_of(
    person: Person,
    stands: SafetyAssessment,
    now: datetime,
    pool: Pool,
    row: Circumstances,
    leading: LeadingProgramme,
) -> Situation:
    personal_context = personal_context_in(row)
    day, local = day_of(person, now), local_time(person, now)
    left_out = passed(person, day)
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    under_way = attempts.filter(answers__isnull=True).values_list("ask_key", flat=True)
    rungs = Rung.objects.of(person).filter(removed_at__isnull=True)
    return Situation(
        now_days=time_days(now),
        local_hour=local.hour,
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
        arc=leading.arc,
        life=told_in(row, leading.tells),
        calendar=Calendar(local.weekday(), local.month, row.half_of_earth),
    )


def begun_on(attempts: PersonalQuerySet[Attempt], person: Person, *days: date) -> int:
    """How many asks were begun that day, of several days the most (one query); one that was not
    made after all is none, nor an own one."""
    limited = attempts.exclude(source__in=UNLIMITED)
    sought = limited.filter(origin=Attempt.Origin.SOUGHT).exclude(answers__outcome="not_asked")
    begins, ends = day_starts(person, min(days)), day_starts(person, max(days) + _A_DAY)
    times = sought.filter(committed_at__gte=begins, committed_at__lt=ends)
    count = Counter(day_of(person, at) for at in times.values_list("committed_at", flat=True))
    return max(count[day] for day in days)


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
    asks = ((row, candidate_of(row)) for row in open_ones.select_related("own_ask__told"))
    return tuple(
        time_days(row.committed_at)
        for row, ask in asks
        if ask is not None and fitted(ask, personal_context).stakes >= rules.high_stakes
    )
