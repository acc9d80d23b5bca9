"""Walking through an exercise: what is typed is kept from part to part, and saved once at the end."""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _

from undaunted.exercises.forms import PartForm, Typed, filled_rows
from undaunted.exercises.parts import (
    Answered,
    Answers,
    Part,
    belief,
    keys_of,
    parts_of,
    questions_of,
)
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.kinds.exercise_steps import PAGE
from undaunted.library.reading import open_library
from undaunted.people.drafting import forget, keep, kept
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotFound
from undaunted.record import recording
from undaunted.record.forms import as_sent, left_form
from undaunted.record.models import Attempt, ExerciseDone, OwnPage
from undaunted.record.pages import write
from undaunted.wellbeing.looking import look_at
from undaunted.wellbeing.noticing import Kept, keep_or_leave, notice_said
from undaunted.wellbeing.noticing import keep as keep_looked

DRAFTS = "exercise:"
_REACHED = "part"


@dataclass(frozen=True, slots=True)
class Walk:
    """A person in an exercise, perhaps about one attempt, with everything typed so far."""

    person: Person
    exercise: Exercise
    attempt: Attempt | None
    typed: Typed

    @property
    def draft(self) -> str:
        return _draft_name(self.exercise.id, self.attempt.pk if self.attempt else None)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts there are to fill in: a list that was left empty is not asked again."""
        return tuple(part for part in parts_of(self.exercise) if not self.is_empty(part))

    def is_empty(self, part: Part) -> bool:
        """Whether a part only asks again for lists that hold nothing."""
        again, asked = _repeated_lists(part), questions_of(part)
        rows = (filled_rows(self.exercise, key, self.typed) for key in again)
        return bool(again) and len(again) == len(asked) and not any(rows)

    def following(self, place: int) -> int:
        """How many parts come after this one; lists that stand in it may still be filled."""
        here, every = self.parts[place], parts_of(self.exercise)
        later = every[every.index(here) + 1 :]
        filled = set(keys_of(here))
        return sum(not self.is_empty(one) or bool(_repeated_lists(one) & filled) for one in later)

    @property
    def holds_words(self) -> bool:
        """Whether anything was typed at all."""
        names = self.typed.keys() - {"fact", _REACHED}
        return any(value.strip() for name in names for value in self.typed[name])

    @property
    def reached(self) -> int:
        """The part somebody was in when they left, from 0."""
        number = "".join(self.typed.get(_REACHED, ["0"])[:1])
        return min(int(number), len(self.parts) - 1) if number.isascii() and number.isdigit() else 0

    def form(self, place: int, sent: QueryDict | None = None) -> PartForm:
        """The form of a part as it was sent, or as it was left."""
        make = partial(PartForm, exercise=self.exercise, part=self.parts[place], typed=self.typed)
        return left_form(make, self.typed) if sent is None else make(sent)

    def with_sent(self, form: PartForm, sent: QueryDict) -> "Walk":
        """The same walk with what one part holds now; the other parts stay as they were."""
        others = {name: said for name, said in self.typed.items() if name not in form.fields}
        here = {name: sent.getlist(name) for name in form.fields if name in sent}
        return replace(self, typed={**others, **here})


def _repeated_lists(part: Part) -> set[str]:
    """The keys of the lists that a part asks for again."""
    return {one.repeats for one in questions_of(part) if one.repeats and one.type == "list"}


def _draft_name(exercise_id: str, attempt_id: uuid.UUID | None) -> str:
    return f"{DRAFTS}{exercise_id}:{attempt_id or ''}"[:80]


def walk_of(person: Person, key: str, attempt_id: str) -> Walk:
    """Where the person is in this exercise; `NotFound` for one there is not, or another's ask."""
    exercise = open_library().exercises.get(key)
    if exercise is None:
        raise NotFound(_("There is no exercise of that name."))
    attempt = _attempt_of(person, attempt_id) if attempt_id else None
    walk = Walk(person, exercise, attempt, {})
    return replace(walk, typed=kept(person, walk.draft))


def _attempt_of(person: Person, attempt_id: str) -> Attempt:
    try:
        return recording.require_attempt(person, uuid.UUID(attempt_id))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None


def keep_walk(walk: Walk, place: int, now: datetime) -> str:
    """Keep what was typed, and the part that comes next; returns what the draft is known by."""
    return keep(walk.person, walk.draft, {**walk.typed, _REACHED: [str(place)]}, now)


def notice_part(walk: Walk, form: PartForm, now: datetime) -> bool:
    """Whether what was sent of a part speaks of danger: it is looked at before the exercise ends."""
    sent = {name: " ".join(walk.typed.get(name, ())) for name in form.fields if name != "fact"}
    fact = form.cleaned_data.get("fact") or uuid.uuid4()
    return notice_said(walk.person, fact, sent, "exercise", now)


def unfinished(walk: Walk) -> int | None:
    """The first part that does not hold yet, by its place."""
    sent = as_sent(walk.typed)
    return next((n for n in range(len(walk.parts)) if not walk.form(n, sent).is_valid()), None)


def said_before(walk: Walk, place: int) -> Answers:
    """What was answered in the parts before this one, as far as it is in order."""
    sent, answers = as_sent(walk.typed), dict[str, Answered]()
    for earlier in range(place):
        form = walk.form(earlier, sent)
        form.full_clean()
        answers |= form.answers()
    return answers


def finish(walk: Walk, fact: uuid.UUID, now: datetime) -> Kept[ExerciseDone]:
    """Append the exercise with what its words were found to say, and drop the draft."""
    answers = dict(said_before(walk, len(walk.parts)))
    page = _page_of(walk, answers.pop(_page_key(walk.exercise), ""), fact, now)
    look = look_at(page) if page is not None else None
    before, after = belief(walk.exercise, answers)
    row = ExerciseDone(
        id=fact,
        person=walk.person,
        received_at=now,
        exercise=walk.exercise.id,
        version=walk.exercise.version,
        done_at=now,
        attempt=walk.attempt,
        answers=json.dumps(answers, ensure_ascii=False),
        belief_before=before,
        belief_after=after,
    )

    def also() -> None:
        forget(walk.person, walk.draft)
        if page is not None:
            page.looked_at = None if look is None else now
            keep_or_leave(walk.person, write(page), look, now)

    kept_row = keep_looked(walk.person, row, recording.exercise, now, also)
    return replace(kept_row, danger=kept_row.danger or bool(look and look.danger))


def _page_key(exercise: Exercise) -> str:
    """The key of the question whose answer is a page of one's own; "" where there is none."""
    return next((each.key for each in exercise.questions if each.type == PAGE), "")


def _page_of(walk: Walk, words: Answered, fact: uuid.UUID, now: datetime) -> OwnPage | None:
    """What was written into the page of an exercise, as a page of one's own; None for nothing."""
    if not words:
        return None
    return OwnPage(
        id=uuid.uuid5(fact, PAGE),
        person=walk.person,
        received_at=now,
        wrote_at=now,
        words=str(words),
        attempt=walk.attempt,
        exercise_id=fact,
    )


def saved_before(walk: Walk, form: PartForm) -> ExerciseDone | None:
    """The exercise this form belongs to, if it is saved already: a part of it was sent again.

    Raises `AlreadyDifferent` when it says other things than what was saved.
    """
    fact: uuid.UUID | None = form.cleaned_data.get("fact")
    done = ExerciseDone.objects.of_all(walk.person).filter(pk=fact).first() if fact else None
    if done is None:
        return None
    stored: dict[str, object] = json.loads(done.answers)
    page = OwnPage.objects.of_all(walk.person).filter(pk=uuid.uuid5(done.pk, PAGE)).first()
    if page is not None:
        stored[_page_key(walk.exercise)] = page.words
    answers = form.answers()
    if any(stored.get(key) != answers.get(key) for key in keys_of(form.part)):
        raise AlreadyDifferent(str(recording.SAVED_OTHERWISE))
    return done
