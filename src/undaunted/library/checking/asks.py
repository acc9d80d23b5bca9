"""What an ask owes to the people in it: honest stakes, a fair word on a no, a way without a voice.

Not for its shape and sentences (`whole`, `wording`), nor for what is said in it (`spoken`).
"""

from collections.abc import Iterator

from undaunted.engine.taxonomy import Channel, Counterpart
from undaunted.library.kinds.ask import Ask

# How near somebody is at the least. Partner, relative and landlord have 5 there, for what
# can break a home; an ask that can do so never ships, and the rest of life with them is one or two less.
# An official here is asked for a word or a bench, and decides nothing about the asker.
LEAST_RELATION = {
    Counterpart.STAFF: 2,
    Counterpart.ACQUAINTANCE: 2,
    Counterpart.OFFICIAL: 2,
    Counterpart.COLLEAGUE: 3,
    Counterpart.CLASSMATE: 3,
    Counterpart.NEIGHBOUR: 3,
    Counterpart.RELATIVE: 3,
    Counterpart.FRIEND: 4,
    Counterpart.BOSS: 4,
    Counterpart.CLIENT: 4,
    Counterpart.PARTNER: 4,
    Counterpart.LANDLORD: 4,
}
_PREPARED_FROM = 4  # stakes from which there is something to do before
_SILENCE_IS_LIKELY = 0.3  # share of no answers from which a silence is spoken of
_SPOKEN = (Channel.FACE_TO_FACE, Channel.PHONE, Channel.VIDEO, Channel.VOICE_NOTE, Channel.STAGE)

_Found = Iterator[tuple[str, str]]


def people_problems(ask: Ask) -> _Found:
    """Field and reason for everything that is unfair to the one who asks or the one asked."""
    least = LEAST_RELATION.get(ask.counterpart, 0)
    if ask.relationship < least:
        yield "relationship", f"is {ask.relationship}; a {ask.counterpart} is {least} at least"
    if ask.stakes >= _PREPARED_FROM and ask.preparation == "none":
        yield "preparation", f"stakes of {_PREPARED_FROM} need a sheet, a rehearsal or a supporter"
    if ask.accessibility.speech and ask.channel in _SPOKEN and not ask.variants.written:
        yield "variants", "needs a voice, so there must be a written way"
    if ask.no_answer >= _SILENCE_IS_LIKELY and not ask.what_else.silent:
        yield "what_else.silent", f"is missing, and {ask.no_answer:.0%} are expected not to answer"
