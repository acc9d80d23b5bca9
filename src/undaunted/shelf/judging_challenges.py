"""What may be said of a challenge somebody found: safe, a kinder form, or not, and what to do instead.

By the red lines, the soft questions of an own ask and a few rules of its own. It sees phrases, not
intentions, and keeps nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from undaunted.engine.words.red_lines import RedLineHit, find_red_lines
from undaunted.library.reading import Library, open_library

_Verdict = Literal["safe", "kinder", "not"]
_NEVER = "not_"
# What gives the same thrill, in words for the search of the library: by rule, red lines too.
_INSTEAD: Mapping[str, str] = {
    "not_following": "strangers",
    "not_taken": "crush",
    "not_touching": "hello",
    "not_fooling": "off menu",
    "spectacle": "perform",
    "closeness": "small talk",
    "too_much": "discount",
    "staff_play": "off menu",
    "everybody": "question whole bus",
    "pressing": "hear no",
    "no_contact": "crush",
    "following": "strangers",
    "minors": "strangers",
    "emergency": "small talk",
    "intimacy": "crush",
    "private_details": "small talk",
    "big_money": "discount",
    "deception": "off menu",
    "recording": "take a picture",
    "trespass": "visitors don't see",
    "traffic_and_stunts": "perform",
    "others_job": "off menu",
    "mass": "small talk",
}
_ELSE = "small talk"


@dataclass(frozen=True, slots=True)
class Judged:
    """`why` says what stands against it, `open` which soft questions are left; `instead` is what to
    search the library for, "" where the words themselves say best what is near."""

    verdict: _Verdict
    why: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    instead: str = ""


def judged(text: str, library: Library | None = None) -> Judged:
    """What may be said of these words."""
    library = library or open_library()
    lines = find_red_lines(text, library.red_lines)
    rules = find_red_lines(text, library.challenges)
    never = (*lines, *(hit for hit in rules if hit.code.startswith(_NEVER)))
    if never:
        return Judged("not", _said(never), instead=_instead(never))
    if rules:
        return Judged("kinder", _said(rules), instead=_instead(rules))
    return Judged("safe", open=_said(find_red_lines(text, library.doubts)))


def _said(hits: tuple[RedLineHit, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.message for hit in hits))


def _instead(hits: tuple[RedLineHit, ...]) -> str:
    return next((_INSTEAD[hit.code] for hit in hits if hit.code in _INSTEAD), _ELSE)
