"""Fits an ask to what its person told: another way first, stakes and fear added, or left out.

Only ever narrower: stakes never fall, and nothing that was closed opens. Not for what a person
may begin by their own choice, but for the stakes that count there (`safety.allowing`).
"""

from collections.abc import Iterator
from dataclasses import replace

from undaunted.engine.choosing.told import (
    INDIRECT_HERE,
    NONE,
    Adapted,
    Change,
    Fit,
    Told,
    Traits,
)
from undaunted.engine.safety.stakes import HIGHEST
from undaunted.engine.taxonomy import Channel, Circumstance, Counterpart, Flag
from undaunted.engine.values import Candidate

SOURCE = "our judgement, after brief 5c and 5f; no study we saw gives these figures"
FACE = (Circumstance.NO_COSTS_ME, Circumstance.NO_COSTS_THEM, Circumstance.NO_COSTS_FAMILY)
LACKS = (Circumstance.SPEECH, Circumstance.HEARING, Circumstance.SIGHT, Circumstance.MOBILITY)
# Points of fear (0-100) to add before somebody above or older; the largest counts.
FEAR_MORE = {**dict.fromkeys(FACE, 5.0), Circumstance.HIERARCHY: 10.0}
ABOVE = frozenset(
    {Counterpart.BOSS, Counterpart.TEACHER, Counterpart.OFFICIAL, Counterpart.RELATIVE}
)
HOLDS_THEIR_LIVING = frozenset({Counterpart.LANDLORD, Counterpart.BOSS, Counterpart.OFFICIAL})
KNOWN = 2  # from this relationship on, word gets round of who asked
BEFORE_OTHERS = frozenset({Channel.PUBLIC_POST, Channel.STAGE})
# What another way makes possible, and what it needs itself. Written ways are not taken to spare a
# walk or eyes: many are a note through a door.
FREES = {
    "written": frozenset({Circumstance.SPEECH, Circumstance.HEARING, Circumstance.NO_PHONE_CALLS}),
    "phone": frozenset({Circumstance.SIGHT, Circumstance.MOBILITY}),
}
NEEDS = {
    "written": NONE,
    "phone": frozenset({Circumstance.SPEECH, Circumstance.HEARING, Circumstance.NO_PHONE_CALLS}),
}
SPOKEN_FROM_AFAR = frozenset({Channel.PHONE, Channel.VIDEO, Channel.VOICE_NOTE})
MANAGES = frozenset({Circumstance.MANAGES_PEOPLE})
HOURS = {"evening": Circumstance.ONLY_DAYTIME, "day": Circumstance.ONLY_EVENINGS}
BOTH_HOURS = frozenset(HOURS.values())
UNCHANGED = Fit()


def adapted(candidate: Candidate, traits: Traits, told: Told) -> Adapted:
    """The ask as it is for somebody who told this, and what changed and why."""
    fit = fit_of(candidate, traits, told)
    return Adapted(applied(candidate, fit), fit)


def applied(candidate: Candidate, fit: Fit) -> Candidate:
    """The ask with what a fit adds, whatever its ratings were learned from."""
    if not (fit.stakes_more or fit.fear_more or fit.channel):
        return candidate
    return replace(
        candidate,
        channel=fit.channel or candidate.channel,
        stakes=max(candidate.stakes, min(HIGHEST, candidate.stakes + fit.stakes_more)),
        fear_mean=min(100.0, candidate.fear_mean + fit.fear_more),
    )


def fit_of(candidate: Candidate, traits: Traits, told: Told) -> Fit:
    """What follows from what was told; independent of the ask's ratings."""
    true = told.true
    if not (true or told.not_for or told.indirect):
        return UNCHANGED
    hindered = hindrances(candidate, traits, true)
    way = way_of(candidate, traits, told, hindered)
    bigger = stakes_because(candidate, traits, true)
    changes = (way, changed("bigger", bigger), changed("not_to_reports", below(candidate, true)))
    return Fit(
        way=way.what if way else "",
        channel=channel_of(candidate, way.what) if way else "",
        stakes_more=len(bigger),
        fear_more=0.0 if traits.rated_by_them else fear_more(candidate, true),
        changes=tuple(change for change in changes if change),
        closed=tuple(dict.fromkeys(closures(candidate, traits, told, hindered))),
    )


def changed(what: str, because: tuple[str, ...]) -> Change | None:
    return Change(what, because) if because else None


def hindrances(candidate: Candidate, traits: Traits, true: frozenset[str]) -> tuple[str, ...]:
    """What stands in the way of doing it as it was written."""
    needs = [each for each in LACKS if each in true and each in traits.needs]
    if candidate.channel == Channel.PHONE and Circumstance.NO_PHONE_CALLS in true:
        needs.append(Circumstance.NO_PHONE_CALLS)
    return tuple(needs)


def way_of(
    candidate: Candidate, traits: Traits, told: Told, hindered: tuple[str, ...]
) -> Change | None:
    """The way to show first: one that makes it possible, then safer, then fitting."""
    if hindered:
        possible = way_round(traits, told.true, hindered)
        return Change(possible, hindered) if possible else None
    for way, because in wishes(candidate, told):
        if because and way in traits.ways:
            return Change(way, because)
    return None


def way_round(traits: Traits, true: frozenset[str], hindered: tuple[str, ...]) -> str | None:
    fitting = (w for w in FREES if w in traits.ways and not NEEDS[w] & true)
    return next((way for way in fitting if FREES[way].issuperset(hindered)), None)


def wishes(candidate: Candidate, told: Told) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ways somebody would rather go, the weightiest first, each with its circumstances."""
    true = told.true
    if Circumstance.TARGETED_ALONE in true and outside(candidate):
        yield "with_companion", (Circumstance.TARGETED_ALONE,)
    here = (INDIRECT_HERE,) if told.indirect else ()
    yield "indirect", (*here, *(each for each in FACE if each in true))
    if Circumstance.HIERARCHY in true and candidate.counterpart in ABOVE:
        yield "easier", (Circumstance.HIERARCHY,)


def outside(candidate: Candidate) -> bool:
    return candidate.channel in {Channel.FACE_TO_FACE, Channel.STAGE} and not candidate.from_home


def channel_of(candidate: Candidate, way: str) -> str:
    """The channel of the way, where it is another one; a note may still be handed over."""
    if way == "phone":
        return Channel.PHONE
    spoken = way == "written" and candidate.channel in SPOKEN_FROM_AFAR
    return Channel.MESSAGE if spoken else ""


def stakes_because(candidate: Candidate, traits: Traits, true: frozenset[str]) -> tuple[str, ...]:
    """What adds one to the stakes, unless the ask's own flag has counted it already."""
    seen = Flag.IN_PUBLIC in traits.flags or candidate.channel in BEFORE_OTHERS
    heard = (traits.relationship >= KNOWN or seen) and Flag.SMALL_COMMUNITY not in traits.flags
    held = candidate.counterpart in HOLDS_THEIR_LIVING and Flag.UNDER_POWER not in traits.flags
    holds = {Circumstance.WORD_GETS_ROUND: heard, Circumstance.DEPENDS_ON_THEM: held}
    return tuple(each for each, counts in holds.items() if counts and each in true)


def fear_more(candidate: Candidate, true: frozenset[str]) -> float:
    if candidate.counterpart not in ABOVE:
        return 0.0
    return max((more for each, more in FEAR_MORE.items() if each in true), default=0.0)


def below(candidate: Candidate, true: frozenset[str]) -> tuple[str, ...]:
    """At work nobody asks downwards: a colleague, then, who does not report to them."""
    at_work = candidate.counterpart == Counterpart.COLLEAGUE
    return (Circumstance.MANAGES_PEOPLE,) if at_work and MANAGES & true else ()


def closures(
    candidate: Candidate, traits: Traits, told: Told, hindered: tuple[str, ...]
) -> Iterator[str]:
    """Every circumstance or code for which it is left out of suggestions and the library."""
    true = told.true
    if hindered and way_round(traits, true, hindered) is None:
        yield from hindered
    if traits.alone and outside(candidate) and "with_companion" not in traits.ways:
        yield from true & {Circumstance.TARGETED_ALONE}
    if candidate.counterpart in HOLDS_THEIR_LIVING:
        yield from true & {Circumstance.DEPENDS_ON_THEM}
    if candidate.counterpart == Counterpart.COLLEAGUE and Flag.UNDER_POWER in traits.flags:
        yield from true & MANAGES
    if traits.money:
        yield from true & {Circumstance.LITTLE_MONEY}
    if not BOTH_HOURS <= true:
        yield from true & {HOURS.get(candidate.time, "")}
    yield from sorted(told.left_out & candidate.not_for)
