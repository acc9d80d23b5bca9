"""Fits an ask to what its person told: another way first, stakes and fear added, or left out.

Only ever narrower: stakes never fall, and nothing that was closed opens. Not for what a person
may begin by their own choice, but for the stakes that count there (`safety.allowing`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from undaunted.engine.choosing.personal_context import (
    CLOSES,
    INDIRECT_HERE,
    NONE,
    Adapted,
    AskChange,
    Fit,
    PersonalContext,
    Traits,
)
from undaunted.engine.safety.stakes import HIGHEST
from undaunted.engine.steps import REACHING
from undaunted.engine.taxonomy import Channel, Circumstance, Counterpart, Flag
from undaunted.engine.values import Candidate

_FACE = (Circumstance.NO_COSTS_ME, Circumstance.NO_COSTS_THEM, Circumstance.NO_COSTS_FAMILY)
_LACKS = (Circumstance.SPEECH, Circumstance.HEARING, Circumstance.SIGHT, Circumstance.MOBILITY)
_ABOVE = frozenset(
    {Counterpart.BOSS, Counterpart.TEACHER, Counterpart.OFFICIAL, Counterpart.RELATIVE}
)
_HOLDS_THEIR_LIVING = frozenset({Counterpart.LANDLORD, Counterpart.BOSS, Counterpart.OFFICIAL})
_BEFORE_OTHERS = frozenset({Channel.PUBLIC_POST, Channel.STAGE})
# What another way makes possible, and what it needs itself. Written ways are not taken to spare a
# walk or eyes: many are a note through a door.
_FREES = {
    "written": frozenset({Circumstance.SPEECH, Circumstance.HEARING, Circumstance.NO_PHONE_CALLS}),
    "phone": frozenset({Circumstance.SIGHT, Circumstance.MOBILITY}),
}
_NEEDS = {
    "written": NONE,
    "phone": frozenset({Circumstance.SPEECH, Circumstance.HEARING, Circumstance.NO_PHONE_CALLS}),
}
_MANAGES = frozenset({Circumstance.MANAGES_PEOPLE})
_HOURS = {"evening": Circumstance.ONLY_DAYTIME, "day": Circumstance.ONLY_EVENINGS}
_WORD_FOR: dict[str, str] = {code: word for word, code in CLOSES.items()}
_BOTH_HOURS = frozenset(_HOURS.values())
UNCHANGED = Fit()


@dataclass(frozen=True, slots=True)
class FitRules:
    """The figures: fear in points of 0-100, before somebody above or older; the largest counts.

    `known_from`: the relationship from which on word gets round of who asked.
    """

    version: str
    source: str
    fear_face: float
    fear_rank: float
    stakes_more: int
    known_from: int


RULES = FitRules(
    version="fitting-1",
    source="our judgement: no study we saw gives these figures",
    fear_face=5.0,
    fear_rank=10.0,
    stakes_more=1,
    known_from=2,
)


def adapted(candidate: Candidate, traits: Traits, personal_context: PersonalContext) -> Adapted:
    """The ask as it is for somebody who told this, and what changed and why."""
    fit = fit_of(candidate, traits, personal_context)
    return Adapted(applied(candidate, fit), fit)


def applied(candidate: Candidate, fit: Fit) -> Candidate:
    """The ask with what a fit adds, whatever its ratings were learned from.

    A step that reaches nobody has no higher stakes for it.
    """
    if not (fit.stakes_more or fit.fear_more):
        return candidate
    more = fit.stakes_more if not candidate.step or candidate.step in REACHING else 0
    return replace(
        candidate,
        stakes=max(candidate.stakes, min(HIGHEST, candidate.stakes + more)),
        fear_mean=min(100.0, candidate.fear_mean + fit.fear_more),
    )


def fit_of(candidate: Candidate, traits: Traits, personal_context: PersonalContext) -> Fit:
    """What follows from what was told; independent of the ask's ratings."""
    true = personal_context.true
    if not (true or personal_context.not_for or personal_context.indirect):
        return UNCHANGED
    hindered = _hindrances(candidate, traits, true)
    way = _way_of(candidate, traits, personal_context, hindered)
    bigger = _stakes_because(candidate, traits, true)
    changes = (way, _changed("bigger", bigger), _changed("not_to_reports", _below(candidate, true)))
    return Fit(
        way=way.what if way else "",
        stakes_more=RULES.stakes_more * len(bigger),
        fear_more=0.0 if traits.own else _fear_more(candidate, true),
        changes=tuple(change for change in changes if change),
        closed=tuple(dict.fromkeys(_closures(candidate, traits, personal_context, hindered))),
    )


def _changed(what: str, because: tuple[str, ...]) -> AskChange | None:
    return AskChange(what, because) if because else None


def _hindrances(candidate: Candidate, traits: Traits, true: frozenset[str]) -> tuple[str, ...]:
    """What stands in the way of doing it as it was written; an own ask was written to fit."""
    if traits.own:
        return ()
    needs = [each for each in _LACKS if each in true and each in traits.needs]
    if candidate.channel == Channel.PHONE and Circumstance.NO_PHONE_CALLS in true:
        needs.append(Circumstance.NO_PHONE_CALLS)
    return tuple(needs)


def _way_of(
    candidate: Candidate,
    traits: Traits,
    personal_context: PersonalContext,
    hindered: tuple[str, ...],
) -> AskChange | None:
    """The way to show first: one that makes it possible, then safer, then fitting."""
    if hindered:
        possible = _way_round(traits, personal_context.true, hindered)
        return AskChange(possible, hindered) if possible else None
    for way, because in _wishes(candidate, personal_context):
        if because and way in traits.ways:
            return AskChange(way, because)
    return None


def _way_round(traits: Traits, true: frozenset[str], hindered: tuple[str, ...]) -> str | None:
    fitting = (w for w in _FREES if w in traits.ways and not _NEEDS[w] & true)
    return next((way for way in fitting if _FREES[way].issuperset(hindered)), None)


def _wishes(
    candidate: Candidate, personal_context: PersonalContext
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ways somebody would rather go, the weightiest first, each with its circumstances."""
    true = personal_context.true
    if Circumstance.TARGETED_ALONE in true and _outside(candidate):
        yield "with_companion", (Circumstance.TARGETED_ALONE,)
    here = (INDIRECT_HERE,) if personal_context.indirect else ()
    yield "indirect", (*here, *(each for each in _FACE if each in true))
    if Circumstance.HIERARCHY in true and candidate.counterpart in _ABOVE:
        yield "easier", (Circumstance.HIERARCHY,)


def _outside(candidate: Candidate) -> bool:
    return candidate.channel in {Channel.FACE_TO_FACE, Channel.STAGE} and not candidate.from_home


def _stakes_because(candidate: Candidate, traits: Traits, true: frozenset[str]) -> tuple[str, ...]:
    """What adds one to the stakes, unless the ask's own flag has counted it already."""
    seen = Flag.IN_PUBLIC in traits.flags or candidate.channel in _BEFORE_OTHERS
    heard = (
        traits.relationship >= RULES.known_from or seen
    ) and Flag.SMALL_COMMUNITY not in traits.flags
    held = candidate.counterpart in _HOLDS_THEIR_LIVING and Flag.UNDER_POWER not in traits.flags
    holds = {Circumstance.WORD_GETS_ROUND: heard, Circumstance.DEPENDS_ON_THEM: held}
    return tuple(each for each, counts in holds.items() if counts and each in true)


def _fear_more(candidate: Candidate, true: frozenset[str]) -> float:
    if candidate.counterpart not in _ABOVE:
        return 0.0
    if Circumstance.HIERARCHY in true:
        return RULES.fear_rank
    return RULES.fear_face if true.intersection(_FACE) else 0.0


def _below(candidate: Candidate, true: frozenset[str]) -> tuple[str, ...]:
    """At work nobody asks downwards: a colleague, then, who does not report to them."""
    at_work = candidate.counterpart == Counterpart.COLLEAGUE
    return (Circumstance.MANAGES_PEOPLE,) if at_work and _MANAGES & true else ()


def _closures(
    candidate: Candidate,
    traits: Traits,
    personal_context: PersonalContext,
    hindered: tuple[str, ...],
) -> Iterator[str]:
    """Every circumstance or code for which it is left out of suggestions and the library."""
    true = personal_context.true
    if hindered and _way_round(traits, true, hindered) is None:
        yield from hindered
    if traits.alone and _outside(candidate) and "with_companion" not in traits.ways:
        yield from true & {Circumstance.TARGETED_ALONE}
    if candidate.counterpart in _HOLDS_THEIR_LIVING:
        yield from true & {Circumstance.DEPENDS_ON_THEM}
    if candidate.counterpart == Counterpart.COLLEAGUE and Flag.UNDER_POWER in traits.flags:
        yield from true & _MANAGES
    if traits.money:
        yield from true & {Circumstance.LITTLE_MONEY}
    if not true >= _BOTH_HOURS:
        yield from true & {_HOURS.get(candidate.when.hours, "")}
    for code in sorted(personal_context.left_out & candidate.not_for):
        yield _WORD_FOR[code] if _WORD_FOR.get(code) in true else code
