"""Today: the ask, its two alternatives, what is pending, one line of progress."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.engine.steps import parted
from undaunted.exercises.proposing import Proposal, proposal_today
from undaunted.insights.one_ask.last_twelve import LastTwelve, last_twelve
from undaunted.insights.week import Week, week_of_person
from undaunted.people.asking import Asking
from undaunted.people.days import day_of, local_time
from undaunted.people.models import Person
from undaunted.practice.asking.previewing import stop_for_all
from undaunted.practice.asking.stops import Stop
from undaunted.practice.choosing.aims import AimQuestion, question_due
from undaunted.practice.choosing.naming import named_before
from undaunted.practice.choosing.night import NightWays, night_ways
from undaunted.practice.choosing.notes import TodayNote, note_of
from undaunted.practice.choosing.of_the_day import LEFT_OUT
from undaunted.practice.choosing.others import others_beside
from undaunted.practice.choosing.passing import lift, pass_on
from undaunted.practice.choosing.pending import Pending, PendingAsk, pending_of
from undaunted.practice.choosing.quiet_step import QuietStep, quiet_step
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.returning import days_away, welcome_back
from undaunted.practice.choosing.suggesting import Offer, offer_for, promise_for
from undaunted.practice.models import Pass
from undaunted.programmes.line import ProgrammeLine, line_of
from undaunted.record.aims import enough_since
from undaunted.record.questions import kept_attempts
from undaunted.wellbeing.heavy_days import HeavyToday, cause_now, heavy_today
from undaunted.wellbeing.planning import one_to_reach

_LOOKS_BACK = 2


@dataclass(frozen=True, slots=True)
class Alternative:
    label: str
    ask: ShownAsk


@dataclass(frozen=True, slots=True)
class Promised:
    """The ask of the next day, and why."""

    ask: ShownAsk
    reason: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    greeting: datetime
    suggestion: ShownAsk | None
    reason: str
    alternatives: tuple[Alternative, ...]
    pending: Pending
    week: Week
    first_visit: bool
    wants_more: bool
    for_tomorrow: bool
    note: TodayNote | None
    stop: Stop | None
    instead: str
    welcome: str
    promised: Promised | None
    twelve: LastTwelve | None
    programme: ProgrammeLine | None
    proposal: Proposal | None
    quiet: QuietStep | None
    pace_reason: str
    day: date
    has_easier: bool = True
    shows_others: bool = False
    questions_first: bool = False
    asks_here_for: bool = False
    aim: AimQuestion | None = None
    night: NightWays | None = None
    reach: str | None = None  # who to reach today: "" is somebody who was not named
    heavy: HeavyToday | None = None

    @property
    def smaller(self) -> str:
        """Where the suggestion is the easiest there is: how to do the same in a smaller way."""
        return dict(self.suggestion.variants).get("easier", "") if self.suggestion else ""

    @property
    def is_easiest(self) -> bool:
        """Whether nothing easier can be offered beside the suggestion."""
        return self.suggestion is not None and not self.has_easier

    @property
    def main_is_pending(self) -> bool:
        """Something under way comes before something new."""
        return self.pending.comes_first and not self.wants_more and not self.kindness_first

    @property
    def kindness_first(self) -> bool:
        """Whether today holds no ask at all, not even one under way."""
        return self.quiet is not None and (self.reach is not None or self.heavy is not None)

    @property
    def only_steps(self) -> bool:
        """Whether what was looked back on today were steps towards an ask."""
        today = [one for one in self.pending.recent if one.lived_on == self.day and one.reflection]
        return bool(today) and all(parted(one.attempt.ask_key)[1] for one in today)

    @property
    def says_instead(self) -> bool:
        """Whether to say what took the named ask away: only where another one, or none, is shown."""
        return bool(self.instead) and not (self.main_is_pending or self.done_for_today)

    @property
    def done_for_today(self) -> bool:
        return self.week.done_today and not self.wants_more and not self.kindness_first

    @property
    def under_way_below(self) -> tuple[PendingAsk, ...]:
        """What is under way besides the one that comes first; all of it where kindness does."""
        return self.pending.under_way if self.kindness_first else self.pending.beside

    @property
    def is_minor(self) -> bool:
        return self.pace_reason == "under_18"

    @property
    def holds(self) -> str:
        """What there is to do: an ask, a step towards one, something for the night, an exercise
        or a kindness."""
        if self.quiet and self.night:
            return "night"
        if self.quiet:
            return self.quiet.kind
        return "step" if self.suggestion and self.suggestion.step else "ask"


@require_safe
def today(request: Asking) -> HttpResponse:
    now = timezone.now()
    since = enough_since(request.person)
    if since is not None:
        heavy = heavy_today(request.person, cause_now(request.person, now))
        return render(request, "practice/choosing/enough.html", {"since": since, "heavy": heavy})
    page = _today_page(request.person, now, wants_more="more" in request.GET)
    if "later" in request.GET:
        page = replace(page, proposal=None)
    if page.heavy is not None:
        page = _only_kind(page)
    return render(request, "practice/choosing/today.html", {"page": page})


def _only_kind(page: TodayPage) -> TodayPage:
    """Nothing beside kindness that asks, counts or proposes; what is under way stays."""
    return replace(
        page,
        proposal=None,
        note=None,
        programme=None,
        instead="",
        welcome="",
        asks_here_for=False,
        aim=None,
    )


def _today_page(person: Person, now: datetime, *, wants_more: bool) -> TodayPage:
    day = day_of(person, now)
    pending = pending_of(person, now)
    week = week_of_person(person, day, pending.recent)
    offered = offer_for(person, now)
    asks_for_others = wants_more and not pending.comes_first and not week.done_today
    others = others_beside(person, offered, now) if asks_for_others and offered.keys[0] else None
    offer = others or offered
    stop = stop_for_all(offer)
    done = week.done_today and not wants_more
    return TodayPage(
        greeting=local_time(person, now),
        suggestion=ask_of(person, offer.keys[0], offer.personal_context) if offer.keys[0] else None,
        reason=str(stop.sentence) if stop else _reason_of(offer, day),
        alternatives=_alternatives(person, offer),
        pending=pending,
        week=week,
        first_visit=not pending.recent and not kept_attempts(person).exists(),
        wants_more=wants_more,
        for_tomorrow=offer.for_tomorrow,
        note=note_of(offer.snapshot.notes),
        stop=stop,
        instead=named_before(person, offer),
        welcome=welcome_back(days_away(person, now)),
        promised=_promised(person, now) if done else None,
        twelve=last_twelve(person),
        programme=line_of(person, offer.snapshot.waits_because, now),
        proposal=proposal_today(person, pending.recent, offer.snapshot.pace_status, now),
        quiet=None if offer.keys[0] else quiet_step(offer.snapshot, offer.choice.reason.code, day),
        pace_reason=offer.snapshot.pace_reason,
        day=day,
        has_easier=offer.keys[1] is not None,
        shows_others=others is not None,
        questions_first=offer.snapshot.wants_screening,
        asks_here_for=_asks_here_for(offer, pending),
        aim=_aim_of(person, offer, pending, now),
        night=night_ways(person, offer, now),
        reach=one_to_reach(person) if offer.reason.code == LEFT_OUT else None,
        heavy=heavy_today(person, offer.snapshot.heavy),
    )


def _asks_here_for(offer: Offer, pending: Pending) -> bool:
    """Whether to ask what somebody is here for: from the second look back on, once."""
    asked = offer.circumstances.here_for_asked or bool(offer.circumstances.domains_wanted)
    return _looks_back(pending) >= _LOOKS_BACK and not asked


def _looks_back(pending: Pending) -> int:
    return sum(record.reflection is not None for record in pending.recent)


def _aim_of(person: Person, offer: Offer, pending: Pending, now: datetime) -> AimQuestion | None:
    """A question about goals, or whether it is working: never beside another one, nor in a stop."""
    due = question_due(person, _looks_back(pending), now)
    another = stop_for_all(offer) is not None or _asks_here_for(offer, pending)
    return None if another or pending.comes_first else due


def _promised(person: Person, now: datetime) -> Promised | None:
    """What the next day will show."""
    offer = promise_for(person, now)
    if offer.keys[0] is None:
        return None
    ask = ask_of(person, offer.keys[0], offer.personal_context)
    return Promised(ask, _reason_of(offer, day_of(person, now)))


def _reason_of(offer: Offer, day: date) -> str:
    return sentence_of(offer.reason, day, offer.snapshot.window_reason)


def _alternatives(person: Person, offer: Offer) -> tuple[Alternative, ...]:
    _first, easier, different = offer.keys
    named = ((_("A little easier"), easier), (_("Something different"), different))
    return tuple(
        Alternative(label, ask_of(person, key, offer.personal_context))
        for label, key in named
        if key
    )


class PassForm(forms.Form):
    fact = forms.UUIDField()
    key = forms.CharField(max_length=80)
    reason = forms.ChoiceField(choices=Pass.Reason.choices)


@require_POST
def pass_ask(request: Asking) -> HttpResponse:
    form = PassForm(request.POST)
    if not form.is_valid():
        messages.info(request, _("That did not come through. Nothing was changed."))
        return redirect("today")
    said = form.cleaned_data
    pass_on(request.person, said["fact"], said["key"], said["reason"], timezone.now())
    messages.info(request, _passed_note(said["reason"]), extra_tags=f"lift:{said['fact']}")
    return redirect(f"{reverse('today')}?more=1" if request.POST.get("more") else "today")


def _passed_note(reason: str) -> str:
    return {
        Pass.Reason.NOT_FOR_ME: _("Gone from your suggestions. Here is another."),
        Pass.Reason.NOT_HERE: _("Understood: not where you are. Here is another."),
        Pass.Reason.NOT_TODAY: _("Not today, then. Here is another."),
    }[Pass.Reason(reason)]


@require_POST
def lift_pass(request: Asking) -> HttpResponse:
    try:
        pass_id = uuid.UUID(request.POST.get("pass", ""))
    except ValueError:
        return redirect("today")
    lift(request.person, pass_id, timezone.now())
    messages.info(request, _("It may be suggested again."))
    return redirect("today")
