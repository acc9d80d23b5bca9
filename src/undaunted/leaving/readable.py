"""The export as a page to read: every ask with what was foreseen, what came back, what was seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from undaunted.asks.shown import ask_of_attempt
from undaunted.engine.taxonomy import (
    ApproachWay,
    Channel,
    Cost,
    Counterpart,
    HowTheyWere,
    Outcome,
    RefusedFor,
    SafetyBehaviour,
    SaidBack,
    Skill,
    Touched,
    UnaskedKind,
    WhyNotAsked,
)
from undaunted.people.days import zone_of
from undaunted.people.models import Person
from undaunted.record.because_of_who import grounds_of
from undaunted.record.kind_words import GUESSED
from undaunted.record.labels import ACTED, ASK_VALUES, REFUSING, label
from undaunted.record.models import (
    Answer,
    Approach,
    Attempt,
    FollowUp,
    Forecast,
    Managed,
    OwnPage,
    Plan,
    Reflection,
    RequestReceived,
    SkillsUsed,
    UnaskedNo,
)
from undaunted.record.rounds import calls_of
from undaunted.record.titles import title_left

_Text = str | Promise
_Line = tuple[_Text, _Text]
_AnyRow = TypeVar(
    "_AnyRow", Answer, Approach, FollowUp, Managed, Plan, Reflection, SkillsUsed, UnaskedNo
)


@dataclass(frozen=True, slots=True)
class ReadablePart:
    """A heading and its lines: (question, what the person said)."""

    title: _Text
    when: datetime
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class AskRead:
    title: _Text
    when: datetime
    in_bin: bool
    parts: tuple[ReadablePart, ...]


def readable_page(person: Person, now: datetime) -> str:
    """A page in one file, without scripts; every text of the person is escaped."""
    context = {
        "asks": (*_asks_read(person), *_received(person), *_own_pages(person)),
        "made_at": now,
        "zone": zone_of(person),
    }
    return render_to_string("leaving/readable.html", context)


def _asks_read(person: Person) -> Iterator[AskRead]:
    """The person's asks in the order they were begun, with all versions of what was said."""
    attempts = Attempt.objects.of(person).select_related(
        "forecast", "own_ask__told", "party", "round"
    )
    unasked = _by_attempt(UnaskedNo.objects.of(person).order_by("received_at", "pk"))
    managed = _by_attempt(Managed.objects.of(person).order_by("rated_at", "received_at", "pk"))
    used = _by_attempt(SkillsUsed.objects.of(person).order_by("told_at", "received_at", "pk"))
    calls = calls_of(person)
    close = _by_attempt(Approach.objects.of(person).order_by("stood_at", "pk"))
    plans = _by_attempt(Plan.objects.of(person).order_by("received_at", "pk"))
    answers = _by_attempt(Answer.objects.of(person).order_by("logged_at", "received_at", "pk"))
    seen = _by_attempt(Reflection.objects.of(person).order_by("reflected_at", "received_at", "pk"))
    later = _by_attempt(FollowUp.objects.of(person).order_by("answered_at", "pk"))
    for attempt in attempts.order_by("committed_at", "pk"):
        parts = [_foreseen(attempt.forecast, attempt)] if hasattr(attempt, "forecast") else []
        parts += _told_of_own(attempt)
        parts += [_came_unasked(row) for row in unasked[attempt.pk]]
        parts += (
            [_of_calls(attempt, calls.get(attempt.pk, ()))] if hasattr(attempt, "round") else []
        )
        parts += [_planned(row) for row in plans[attempt.pk]]
        parts += [_came_close(row) for row in close[attempt.pk]]
        parts += [_answered(row) for row in answers[attempt.pk]]
        parts += [_reflected(row) for row in seen[attempt.pk]]
        parts += [_was_managed(row) for row in managed[attempt.pk]]
        parts += [_was_practised(row) for row in used[attempt.pk]]
        parts += [_followed_up(row) for row in later[attempt.pk]]
        yield AskRead(
            _title_of(attempt), attempt.committed_at, attempt.removed_at is not None, tuple(parts)
        )


def _received(person: Person) -> Iterator[AskRead]:
    """What others asked of the person, in order."""
    for row in RequestReceived.objects.of_all(person).order_by("told_at", "pk"):
        lines = (
            (_("What I said"), _word_of(SaidBack, row.said)),
            (_("Who asked"), _word_of(Counterpart, row.who)),
            (_("What they asked for"), row.words),
        )
        part = ReadablePart(_("Asked of me"), row.told_at, _said(lines))
        binned = row.removed_at is not None
        yield AskRead(_("Somebody asked me"), row.told_at, binned, (part,))


def _own_pages(person: Person) -> Iterator[AskRead]:
    """The pages of one's own as they read now, each with what stood there before."""
    versions = defaultdict[UUID, list[OwnPage]](list)
    for row in OwnPage.objects.of_all(person).order_by("received_at", "pk"):
        versions[row.known_by].append(row)
    for rows in sorted(versions.values(), key=lambda rows: rows[0].wrote_at):
        parts = tuple(
            ReadablePart(
                _("What I wrote, corrected") if row.replaces_id else _("What I wrote"),
                row.received_at,
                _said(((_("In my words"), row.words), (_("My mood, 0–100"), _number(row.mood)))),
            )
            for row in rows
        )
        yield AskRead(_("A page"), rows[0].wrote_at, rows[0].removed_at is not None, parts)


def _told_of_own(attempt: Attempt) -> list[ReadablePart]:
    """What was left out of an own ask and told afterwards; none where nothing was."""
    later = getattr(attempt.own_ask, "told", None)
    if later is None:
        return []
    lines = (
        (_("From whom"), _word_of(Counterpart, later.counterpart)),
        (_("By which way"), _word_of(Channel, later.channel)),
        (_("Could they say no freely"), REFUSING.get(later.can_refuse, "")),
    )
    return [ReadablePart(_("Told when it was over"), later.received_at, _said(lines))]


def _came_unasked(row: UnaskedNo) -> ReadablePart:
    lines = (
        (_("What it was"), _word_of(UnaskedKind, row.kind)),
        (_("From whom"), _word_of(Counterpart, row.who)),
        (_("What it touched"), _words_of(Touched, row.touched)),
    )
    title = _("It came unasked, corrected") if row.replaces_id else _("It came unasked")
    return ReadablePart(title, row.received_at, _said(lines))


def _was_managed(row: Managed) -> ReadablePart:
    lines = ((_("How much I managed it, 0–10"), _number(row.managed)),)
    return ReadablePart(_("How much was managed"), row.rated_at, lines)


def _was_practised(row: SkillsUsed) -> ReadablePart:
    lines = ((_("Of its skills I used"), _words_of(Skill, row.skills) or _("none")),)
    return ReadablePart(_("What was practised"), row.told_at, lines)


def _came_close(row: Approach) -> ReadablePart:
    lines = ((_("What I did"), _word_of(ApproachWay, row.way)),)
    return ReadablePart(_("I was there, and could not"), row.stood_at, _said(lines))


def _of_calls(attempt: Attempt, calls: Sequence[Outcome]) -> ReadablePart:
    row, came = attempt.round, _words_of(Outcome, [one.value for one in calls])
    lines = (
        (_("Calls"), _number(row.calls)),
        (_("Guessed to say yes"), _number(row.guess)),
        (_("What came, call by call"), came),
    )
    return ReadablePart(_("A round"), attempt.committed_at, _said(lines))


def _by_attempt(rows: Iterable[_AnyRow]) -> defaultdict[UUID, list[_AnyRow]]:
    found: defaultdict[UUID, list[_AnyRow]] = defaultdict(list)
    for row in rows:
        found[row.attempt_id].append(row)
    return found


def _title_of(attempt: Attempt) -> _Text:
    ask = ask_of_attempt(attempt)
    if ask is not None:
        return ask.title
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no that came unasked")
    return title_left(attempt.ask_key)


def _foreseen(row: Forecast, attempt: Attempt) -> ReadablePart:
    lines = (
        (_("Asked"), attempt.party.label if attempt.party else ""),
        (_("Fear expected, 0–100"), _number(row.fear)),
        (str(GUESSED.get(row.question, _("Chance of a yes"))), _percent(row.chance_yes)),
        (_("What I feared"), row.feared_text),
        (_("How sure of that"), _percent(row.feared_chance)),
        (_("What I hoped for"), row.hope),
        (_("How bad a no would be, 0–100"), _number(row.no_cost)),
        (_("Safety habits to leave out"), _words_of(SafetyBehaviour, row.leave_out)),
        (_("What it was for"), ASK_VALUES.get(row.value, "")),
        (_("How willing I was, 0–10"), _number(row.willingness)),
    )
    return ReadablePart(_("Before"), attempt.committed_at, _said(lines))


def _planned(row: Plan) -> ReadablePart:
    lines = (
        (_("Where"), row.where),
        (_("My opening line"), row.opening_line),
        (_("My way out"), row.way_out),
    )
    return ReadablePart(_("Plan"), row.planned_at or row.received_at, _said(lines))


def _answered(row: Answer) -> ReadablePart:
    lines = (
        (_("What came back"), _word_of(Outcome, row.outcome)),
        (_("Fear at its worst, 0–100"), _number(row.fear_peak)),
        (_("Fear afterwards, 0–100"), _number(row.fear_now)),
        (_("How bad the no was, 0–100"), _number(row.no_cost_felt)),
        (_("What they said"), row.words),
        (_("What they suggested"), row.suggested),
        (_("How they seemed"), _word_of(HowTheyWere, row.how_they_were)),
        (_("It was because of"), _words_of(RefusedFor, [one.value for one in grounds_of(row)])),
        (_("Why I did not ask"), _word_of(WhyNotAsked, row.why_not_asked)),
        (_("Safety habits used"), _words_of(SafetyBehaviour, row.safety_used)),
        (_("Chance of a yes next time"), _percent(row.chance_yes_next)),
        (_("Chance of what I feared next time"), _percent(row.feared_chance_next)),
    )
    title = _("The answer, corrected") if row.replaces_id else _("The answer")
    return ReadablePart(title, row.asked_at, _said(lines))


def _reflected(row: Reflection) -> ReadablePart:
    lines = (
        (_("What I was hoping"), row.hoped),
        (_("What happened"), row.happened),
        (_("How I felt"), row.felt),
        (_("What it says about my assumptions"), row.assumption),
        (_("How much I believe the fear now"), _percent(row.belief_now)),
        (_("How bad a no is now, 0–100"), _number(row.no_cost_now)),
        (_("I acted on what it was for"), ACTED.get(row.acted_on_value, "")),
    )
    title = _("Looking back, corrected") if row.replaces_id else _("Looking back")
    return ReadablePart(title, row.reflected_at, _said(lines))


def _followed_up(row: FollowUp) -> ReadablePart:
    titles = {
        FollowUp.When.DAY.value: _("A day later"),
        FollowUp.When.WEEK.value: _("A week later"),
    }
    lines = (
        (_("Fear now, 0–100"), _number(row.fear_now)),
        (_("How much I believe the fear now"), _percent(row.belief_now)),
        (_("What stays"), row.stays),
        (_("What it cost me or them"), _words_of(Cost, row.cost)),
    )
    return ReadablePart(titles.get(row.when, row.when), row.answered_at, _said(lines))


def _said(lines: Iterable[_Line]) -> tuple[_Line, ...]:
    return tuple((question, answer) for question, answer in lines if answer)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _percent(chance: float | None) -> str:
    return "" if chance is None else f"{round(chance * 100)} %"


def _word_of(words: type[StrEnum], value: str) -> _Text:
    return label(words(value)) if value in {*words} else value


def _words_of(words: type[StrEnum], values: Iterable[str]) -> str:
    return ", ".join(str(_word_of(words, value)) for value in values)
