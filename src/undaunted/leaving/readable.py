"""The export as a page to read: every ask with what was foreseen, what came back, what was seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from undaunted.asks.shown import ask_of_attempt
from undaunted.engine.taxonomy import HowTheyWere, Outcome, SafetyBehaviour, WhyNotAsked
from undaunted.people.days import zone_of
from undaunted.people.models import Person
from undaunted.record.labels import label
from undaunted.record.models import Answer, Attempt, FollowUp, Forecast, Plan, Reflection

Text = str | Promise
Line = tuple[Text, Text]
AnyRow = TypeVar("AnyRow", Answer, FollowUp, Plan, Reflection)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines: (question, what the person said)."""

    title: Text
    when: datetime
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AskRead:
    title: Text
    when: datetime
    in_bin: bool
    parts: tuple[Part, ...]


def readable_page(person: Person, now: datetime) -> str:
    """A page in one file, without scripts; every text of the person is escaped."""
    told = {"asks": tuple(asks_read(person)), "made_at": now, "zone": zone_of(person)}
    return render_to_string("leaving/readable.html", told)


def asks_read(person: Person) -> Iterator[AskRead]:
    """The person's asks in the order they were begun, with all versions of what was said."""
    attempts = Attempt.objects.visible_to(person).select_related("forecast", "own_ask", "party")
    plans = by_attempt(Plan.objects.visible_to(person).order_by("received_at", "pk"))
    answers = by_attempt(
        Answer.objects.visible_to(person).order_by("logged_at", "received_at", "pk")
    )
    seen = by_attempt(
        Reflection.objects.visible_to(person).order_by("reflected_at", "received_at", "pk")
    )
    later = by_attempt(FollowUp.objects.visible_to(person).order_by("answered_at", "pk"))
    for attempt in attempts.order_by("committed_at", "pk"):
        parts = [foreseen(attempt.forecast, attempt)] if hasattr(attempt, "forecast") else []
        parts += [planned(row) for row in plans[attempt.pk]]
        parts += [answered(row) for row in answers[attempt.pk]]
        parts += [reflected(row) for row in seen[attempt.pk]]
        parts += [followed_up(row) for row in later[attempt.pk]]
        yield AskRead(
            title_of(attempt), attempt.committed_at, attempt.removed_at is not None, tuple(parts)
        )


def by_attempt(rows: Iterable[AnyRow]) -> defaultdict[UUID, list[AnyRow]]:
    found: defaultdict[UUID, list[AnyRow]] = defaultdict(list)
    for row in rows:
        found[row.attempt_id].append(row)
    return found


def title_of(attempt: Attempt) -> Text:
    ask = ask_of_attempt(attempt)
    if ask is not None:
        return ask.title
    if attempt.kind == Attempt.Kind.UNSOUGHT:
        return _("A no that came unasked")
    return attempt.ask_key


def foreseen(row: Forecast, attempt: Attempt) -> Part:
    lines = (
        (_("Asked"), attempt.party.label if attempt.party else ""),
        (_("Fear expected, 0–100"), number(row.fear)),
        (_("Chance of a yes"), percent(row.chance_yes)),
        (_("What I feared"), row.feared_text),
        (_("How sure of that"), percent(row.feared_chance)),
        (_("What I hoped for"), row.hope),
        (_("How bad a no would be, 0–100"), number(row.no_cost)),
        (_("Safety habits to leave out"), words_of(SafetyBehaviour, row.leave_out)),
    )
    return Part(_("Before"), attempt.committed_at, said(lines))


def planned(row: Plan) -> Part:
    lines = (
        (_("Where"), row.where),
        (_("My opening line"), row.opening_line),
        (_("My way out"), row.way_out),
    )
    return Part(_("Plan"), row.planned_at or row.received_at, said(lines))


def answered(row: Answer) -> Part:
    lines = (
        (_("What came back"), word_of(Outcome, row.outcome)),
        (_("Fear at its worst, 0–100"), number(row.fear_peak)),
        (_("Fear afterwards, 0–100"), number(row.fear_now)),
        (_("How bad the no was, 0–100"), number(row.no_cost_felt)),
        (_("What they said"), row.words),
        (_("What they suggested"), row.suggested),
        (_("How they seemed"), word_of(HowTheyWere, row.how_they_were)),
        (_("Why I did not ask"), word_of(WhyNotAsked, row.why_not_asked)),
        (_("Safety habits used"), words_of(SafetyBehaviour, row.safety_used)),
        (_("Chance of a yes next time"), percent(row.chance_yes_next)),
        (_("Chance of what I feared next time"), percent(row.feared_chance_next)),
    )
    title = _("The answer, corrected") if row.replaces_id else _("The answer")
    return Part(title, row.asked_at, said(lines))


def reflected(row: Reflection) -> Part:
    lines = (
        (_("What I was hoping"), row.hoped),
        (_("What happened"), row.happened),
        (_("How I felt"), row.felt),
        (_("What it says about my assumptions"), row.assumption),
        (_("How much I believe the fear now"), percent(row.belief_now)),
        (_("How bad a no is now, 0–100"), number(row.no_cost_now)),
    )
    title = _("Looking back, corrected") if row.replaces_id else _("Looking back")
    return Part(title, row.reflected_at, said(lines))


def followed_up(row: FollowUp) -> Part:
    titles = {
        FollowUp.When.DAY.value: _("A day later"),
        FollowUp.When.WEEK.value: _("A week later"),
    }
    lines = (
        (_("Fear now, 0–100"), number(row.fear_now)),
        (_("How much I believe the fear now"), percent(row.belief_now)),
        (_("What stays"), row.stays),
    )
    return Part(titles.get(row.when, row.when), row.answered_at, said(lines))


def said(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple((question, answer) for question, answer in lines if answer)


def number(value: int | None) -> str:
    return "" if value is None else str(value)


def percent(chance: float | None) -> str:
    return "" if chance is None else f"{round(chance * 100)} %"


def word_of(words: type[StrEnum], value: str) -> Text:
    return label(words(value)) if value in {*words} else value


def words_of(words: type[StrEnum], values: Iterable[str]) -> str:
    return ", ".join(str(word_of(words, value)) for value in values)
