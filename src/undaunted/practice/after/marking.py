"""Marks a no as one that came because of who somebody is, or takes the mark back."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from undaunted.engine.taxonomy import RefusedFor
from undaunted.learning.state import learned_state
from undaunted.people.refusals import NotAllowed
from undaunted.record.amending import append_version, newer
from undaunted.record.because_of_who import as_kept, can_be_marked
from undaunted.record.models import Answer, Reflection
from undaunted.record.questions import AttemptRecord
from undaunted.wellbeing.noticing import Kept, keep, take_verdicts_back


def page_after(kept: Kept[Answer] | Kept[Reflection], otherwise: str = "what-happened") -> str:
    """The page that follows what was told of an ask, by its route.

    Where the words say that a no came because of who they are, that is believed first.
    """
    answer = kept.row if isinstance(kept.row, Answer) else _answer_to(kept.row)
    believed = kept.because_of_who and can_be_marked(answer)
    return "because-of-who" if believed else otherwise


def _answer_to(seen: Reflection) -> Answer | None:
    rows = Answer.objects.of(seen.person).current().filter(attempt=seen.attempt_id)
    return rows.order_by("asked_at", "logged_at").last()


def mark_as_about_who(
    record: AttemptRecord, fact: uuid.UUID, grounds: Iterable[RefusedFor], now: datetime
) -> Answer:
    """Append a version of the answer with these grounds; none takes the mark back.

    What was read as a verdict in its words counts no longer. Raises `NotAllowed` where nothing was
    refused.
    """
    answer = record.answer
    if answer is None or not can_be_marked(answer):
        raise NotAllowed(_("Only a no can be marked like this."))
    kept = as_kept(tuple(grounds))
    if kept:
        take_verdicts_back(record.attempt, now)
    row = newer(answer, fact, now, because_of_who=kept)
    saved = keep(row.person, row, append_version, now).row
    learned_state(row.person)
    return saved
