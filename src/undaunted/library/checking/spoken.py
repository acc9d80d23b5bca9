"""What is said aloud in an ask, and what is guessed of others: whether a person could say it, and
whether it is asked and not told.

Not for the sentences that are only read (`wording`), nor for whether a line is a good one: a reader
hears that.
"""

import re
from collections.abc import Iterator

from undaunted.engine.taxonomy import Channel
from undaunted.library.kinds.ask import Ask
from undaunted.library.wording import words

_LONGEST_LINE = 25  # words that one says in a breath or two
_LONGEST_ALOUD = 40  # words of all that is said at once
_LEAST_READINGS = 2
_BY_VOICE = frozenset(
    {Channel.FACE_TO_FACE, Channel.PHONE, Channel.VIDEO, Channel.VOICE_NOTE, Channel.STAGE}
)
# Written English that hardly anybody says, and instructions where a line should stand.
_NEVER_SAID = re.compile(
    r"\b(?:hereby|aforementioned|whilst|shall I be permitted|might one|may one|I should be glad|"
    r"kindly (?:send|let)|say in that language|pray|henceforth|whereby|in case that)\b|\[|\]",
    re.IGNORECASE,
)
_SAYABLE_END = re.compile(r"[.?!…][”’\"')]*$")
# A reading of a no that claims to know what somebody thinks.
_KNOWN_MIND = re.compile(
    r"\b(?:a|the|their|your) (?:no|silence|refusal) (?:mostly |usually |often |always |simply |just )?"
    r"(?:means?|says|is (?:about|mostly))\b|\bsilence (?:mostly |usually |often )?means?\b|"
    r"\bit (?:mostly |usually |often |always )?means that\b|"
    r"\b(?:really|clearly|obviously|certainly|of course) (?:they|means|think|want|don't)\b",
    re.IGNORECASE,
)

_Found = Iterator[tuple[str, str]]


def spoken_problems(ask: Ask) -> _Found:
    """Field and reason for lines nobody says, and for a no whose reason is told as known."""
    for field, line in _said(ask):
        yield from ((field, reason) for reason in _unsayable(line))
    yield from _too_long_at_once(ask)
    yield from _dialogue_problems(ask)
    yield from _mind_problems(ask)


def _said(ask: Ask) -> Iterator[tuple[str, str]]:
    """Every line somebody says, by field; what stands in brackets in a dialogue is seen, not said."""
    yield from ((f"opening_lines.{n}", line) for n, line in enumerate(ask.opening_lines))
    yield "decline_line", ask.decline_line
    yield "way_out", ask.way_out
    yield from ((field, line) for field, line in ask.spoken() if not is_seen(line))


def is_seen(line: str) -> bool:
    """Whether a line of a dialogue is what one sees instead of what somebody says."""
    return line.startswith("(") and line.endswith(")")


def _unsayable(line: str) -> Iterator[str]:
    if _NEVER_SAID.search(line):
        yield "is not how people speak, or has something to fill in"
    if not _SAYABLE_END.search(line.strip()):
        yield "ends without a full stop or a question mark"


def _too_long_at_once(ask: Ask) -> _Found:
    """A line for the voice is said in one go; what is written may be longer."""
    if ask.channel not in _BY_VOICE:
        return
    for n, line in enumerate(ask.opening_lines):
        count = len(words(line))
        if count > _LONGEST_ALOUD:
            yield f"opening_lines.{n}", f"has {count} words; nobody says more than {_LONGEST_ALOUD}"


def _dialogue_problems(ask: Ask) -> _Found:
    if ask.dialogue is None:
        yield "dialogue", "is missing: a yes, a no and an awkward pause"
        return
    for field, line in ask.spoken():
        count = len(words(line))
        if count > _LONGEST_LINE:
            yield field, f"has {count} words; {_LONGEST_LINE} at most"


def _mind_problems(ask: Ask) -> _Found:
    """What a no could mean is asked, with more than one reading."""
    if len(ask.what_else.refused) < _LEAST_READINGS:
        yield "what_else.refused", f"needs {_LEAST_READINGS} readings: one alone is an answer"
    for name in ("refused", "silent"):
        for n, text in enumerate(getattr(ask.what_else, name)):
            if _KNOWN_MIND.search(text):
                yield (
                    f"what_else.{name}.{n}",
                    "tells what somebody thinks; give it as a possibility",
                )
