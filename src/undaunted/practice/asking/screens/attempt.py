"""The pocket view: the line, the way out, one no is enough; and the plan, the calendar, a breath."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Alarm, Calendar, Event

from undaunted.asks.dialogues import Scene, scenes_of
from undaunted.asks.fitted import personal_context_of
from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.engine.steps import REACHING, SAID
from undaunted.engine.taxonomy import Step
from undaunted.frame.dating import day_words
from undaunted.people.asking import Asking
from undaunted.people.days import local_time
from undaunted.practice.asking.approaching import approaches_told
from undaunted.practice.asking.forms import AttemptPlanForm, MoveForm
from undaunted.practice.asking.improving import line_to_say
from undaunted.practice.asking.planning import Planned, plan_draft_of
from undaunted.practice.asking.planning import move as move_to
from undaunted.practice.asking.planning import plan as append_plan
from undaunted.record.forms import with_draft
from undaunted.record.kind_words import KindWords, kind_guessed, words_of
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.rounds import is_round
from undaunted.wellbeing.leading import go_on

_LASTS, _REMINDS_BEFORE = timedelta(minutes=15), timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class AttemptPage:
    record: AttemptRecord
    ask: ShownAsk | None
    opening_line: str
    way_out: str
    locked_at: datetime
    form: AttemptPlanForm
    move: MoveForm
    words: KindWords
    approaches: tuple[str, ...] = ()

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """How it may go, where it is done as it is written."""
        return scenes_of(self.ask)

    @property
    def plan_draft(self) -> str:
        return plan_draft_of(self.record.attempt.pk)

    @property
    def may_stand(self) -> bool:
        """Whether there is somebody before one, so that one may stand there and be unable to."""
        return self.ask is not None and self.ask.step in ("", Step.LOOK_ON, *REACHING)

    @property
    def rehearses(self) -> bool:
        """Whether there is something to say aloud first."""
        return self.ask is not None and self.ask.step in ("", *SAID)


@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    if not record.is_open:
        return redirect("what-happened", pk)
    if is_round(request.person, pk):
        return redirect("round", pk)
    form = (
        AttemptPlanForm(request.POST) if request.method == "POST" else _empty_plan(request, record)
    )
    form = with_draft(request, form, plan_draft_of(pk))
    if form.is_bound and form.is_valid():
        moved_to = record.plan.moved_to if record.plan else None
        planned_as = Planned(**form.cleaned_data, moved_to=moved_to)
        kept = append_plan(record.attempt, planned_as, timezone.now())
        messages.info(request, _("Your plan is kept."))
        return go_on(kept.danger, "attempt", pk)
    page = _attempt_page(request, record, form)
    return render(
        request, "practice/asking/attempt.html", {"page": page}, status=422 if form.errors else 200
    )


def _attempt_page(request: Asking, record: AttemptRecord, form: AttemptPlanForm) -> AttemptPage:
    ask = ask_of_attempt(record.attempt, personal_context_of(request.person))
    plan = record.plan
    line = line_to_say(record, ask)
    way_out = (plan and plan.way_out) or (ask.way_out if ask else "")
    locked_at = local_time(request.person, record.attempt.committed_at)
    kind = kind_guessed(record.forecast.question if record.forecast else "")
    return AttemptPage(
        record,
        ask,
        line,
        way_out,
        locked_at,
        form,
        MoveForm(auto_id="move-%s"),
        words_of(kind),
        approaches=approaches_told(record.attempt, ask),
    )


def _empty_plan(request: Asking, record: AttemptRecord) -> AttemptPlanForm:
    """The newest plan to change, or an empty one."""
    plan = record.plan
    if plan is None:
        return AttemptPlanForm()
    when = plan.planned_at
    return AttemptPlanForm(
        initial={
            "planned_at": local_time(request.person, when).replace(tzinfo=None) if when else None,
            "where": plan.where,
            "opening_line": plan.opening_line,
            "way_out": plan.way_out,
        }
    )


@require_POST
def move(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Put it off to another day."""
    record = attempt_record_of(request.person, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        wrong = form.errors["day"][0] if "day" in form.errors else ""
        messages.info(request, _("%(wrong)s Nothing was changed.") % {"wrong": wrong})
        return redirect("attempt", pk)
    day = form.cleaned_data["day"]
    move_to(record.attempt, record.plan, form.cleaned_data["fact"], day, timezone.now())
    said = {"day": day_words(day, "full")}
    messages.info(request, _("Moved to %(day)s. It waits, and your guesses stay.") % said)
    return redirect("today")


@require_safe
def calendar(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """An .ics file that says nothing about what is asked: calendars are read by others."""
    record = attempt_record_of(request.person, pk)
    start = record.plan.planned_at if record.plan and record.plan.planned_at else None
    if start is None:
        messages.info(request, _("First say when, then there is something to put into a calendar."))
        return redirect("attempt", pk)
    response = HttpResponse(
        _ics(pk, local_time(request.person, start)), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="ask.ics"'
    return response


def _ics(pk: uuid.UUID, start: datetime) -> bytes:
    """`start` stands in the person's own zone, which goes along, and so does a reminder."""
    event, alarm = Event(), Alarm()
    event.add("uid", f"{pk}@undaunted")
    event.add("dtstamp", start.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + _LASTS)
    event.add("summary", _("A small thing I planned"))
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_REMINDS_BEFORE)
    alarm.add("description", _("A small thing I planned"))
    event.add_component(alarm)
    whole = Calendar()
    whole.add("prodid", "-//Undaunted//EN")
    whole.add("version", "2.0")
    whole.add_component(event)
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


@require_safe
def breathe(request: Asking) -> HttpResponse:
    """A minute of breath; it may lead back to an ask under way."""
    try:
        ask = uuid.UUID(request.GET.get("ask", ""))
    except ValueError:
        ask = None
    return render(request, "practice/asking/breathe.html", {"ask": ask})
