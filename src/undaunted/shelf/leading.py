"""The way between asks on a card: two smaller ones towards this, and larger ones it leads to.

Not for the steps towards one ask, which are made by rule (`asks.shown.smaller_steps`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from undaunted.asks.fitted import is_closed
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library


class OpenNow(Protocol):
    """What is open and what is named at all (`practice.asking.openness`)."""

    def is_open(self, key: str) -> bool: ...

    def is_listed(self, key: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class WayBetween:
    """`smaller`: two at most, the smaller first, each open now. `larger` need not be open yet."""

    smaller: tuple[Ask, ...]
    larger: tuple[Ask, ...]


def way_between(
    ask: Ask,
    openness: OpenNow,
    personal_context: PersonalContext,
    life: Collection[str],
    declined: Collection[str],
) -> WayBetween:
    """Asks on the way to this one, and from it, of those that this person is shown (no query).

    `life`: the parts of it that were told; what presumes another is not named.
    """

    def is_theirs(one: Ask) -> bool:
        closed = one.id in declined or is_closed(one.id, personal_context)
        return not closed and set(map(str, one.presumes)) <= set(life) | set(map(str, ask.presumes))

    every = open_library().asks
    leading = (one for one in every.values() if ask.id in one.leads_to and is_theirs(one))
    rising = sorted((one for one in leading if openness.is_open(one.id)), key=_size)
    led_to = (every[key] for key in ask.leads_to)
    return WayBetween(
        smaller=_first_and_last(rising),
        larger=tuple(one for one in led_to if is_theirs(one) and openness.is_listed(one.id)),
    )


def _first_and_last(rising: list[Ask]) -> tuple[Ask, ...]:
    """A small step and the nearest one, so that two of many are a way."""
    return tuple(rising) if len(rising) < 3 else (rising[0], rising[-1])


def _size(ask: Ask) -> tuple[int, float]:
    return ask.stakes, ask.fear.mean
