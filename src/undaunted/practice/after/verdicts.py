"""When a no was read as a verdict on the whole person: seen by two signs, answered with kindness.

Never a claim about the person: what is shown speaks of a thought, and can be told that it is wrong.
"""

import uuid
from dataclasses import dataclass

from undaunted.engine.safety.lesson import wrong_lesson
from undaunted.library.reading import open_library
from undaunted.record.questions import AttemptRecord
from undaunted.wellbeing.noticing import verdicts_on


@dataclass(frozen=True, slots=True)
class SelfJudgement:
    """`by_words`: what to take back if we misread them; None where a number told it."""

    by_words: uuid.UUID | None


def self_judgement_in(record: AttemptRecord) -> SelfJudgement | None:
    """Whether this ask taught the wrong lesson, by conviction or by words (one query).

    Never where the no came because of who they are: what that does to somebody is no such lesson.
    """
    if record.grounds:
        return None
    words = verdicts_on(record.attempt.person, record.attempt)
    before = record.forecast.worth_belief if record.forecast else None
    after = record.reflection.worth_belief_now if record.reflection else None
    found = wrong_lesson(before, after, bool(words), open_library().safety)
    if not found.value:
        return None
    return SelfJudgement(words[0].pk if words and found.reason == "words" else None)
