"""The programme in one line for Today, its question for looking back, and what it says of an answer."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from undaunted.engine.taxonomy import Outcome
from undaunted.library.kinds.programme import Programme
from undaunted.people.models import Person
from undaunted.programmes.enrolled import current_of
from undaunted.programmes.noes import missing_of
from undaunted.programmes.progress import ProgrammeProgress, programme_progress_of
from undaunted.programmes.tries import tries_of
from undaunted.programmes.words import COUNTED, NOT_COUNTED, SAID_YES, refusal_of
from undaunted.record.models import Attempt


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """`waits`: why it leads nothing now."""

    programme: Programme
    where: ProgrammeProgress
    paused: bool
    waits: Promise | None

    @property
    def may_finish(self) -> bool:
        return self.where.may_finish

    @property
    def shows_intro(self) -> bool:
        """A block says what it is about until its first ask is done."""
        return self.where.just_begun and not self.paused and not self.may_finish


def line_of(person: Person, waits: str | None, now: datetime) -> ProgrammeLine | None:
    """None without a programme; `waits` is the code why it leads nothing (two queries at most)."""
    current = current_of(person)
    if current is None:
        return None
    where = programme_progress_of(person, current, now)
    why = refusal_of(waits) if waits else None
    return ProgrammeLine(current.programme, where, current.status == "paused", why)


def question_for(person: Person, attempt: Attempt, now: datetime) -> str:
    """The block's question for an ask of the programme; empty for any other."""
    current = current_of(person)
    if current is None or not current.ran_at(attempt.committed_at):
        return ""
    return programme_progress_of(person, current, now).block.reflection_question


def noes_line_for(person: Person, attempt: Attempt) -> Promise | None:
    """Whether an ask counts as a no, where it belongs to a programme that counts them (two queries)."""
    current = current_of(person)
    if current is None or not current.programme.counts_noes:
        return None
    made = (one for one in tries_of(person, current) if one.id == attempt.pk and one.was_asked)
    one = next(made, None)
    if one is None:
        return None
    missing = missing_of(one)
    if missing == "no_no" and one.outcome is Outcome.YES:
        return SAID_YES
    return NOT_COUNTED[missing] if missing else COUNTED
