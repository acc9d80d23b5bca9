"""Which smaller asks lead to a larger one: whether they exist, are smaller, and are enough.

Not for the steps towards one ask, which are made by rule (`engine.steps`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from undaunted.library.checking.texts import file_of
from undaunted.library.files import Problem
from undaunted.library.kinds.ask import Ask

_LEAST_ON_THE_WAY = 2
_LARGE_FROM = 45.0  # rated fear from which a real ask has smaller ones on the way to it


def leading_problems(asks: Mapping[str, Ask]) -> Iterator[Problem]:
    """What leads nowhere or not upwards, and large real asks that nothing leads to."""
    for ask in asks.values():
        for key in ask.leads_to:
            reason = _wrongly_led(ask, asks.get(key))
            if reason:
                yield Problem(file_of(ask), "leads_to", f"'{key}' {reason}")
    led_to = Counter(key for ask in asks.values() for key in ask.leads_to)
    for ask in asks.values():
        if ask.real and ask.fear.mean >= _LARGE_FROM and led_to[ask.id] < _LEAST_ON_THE_WAY:
            reason = (
                f"{led_to[ask.id]} smaller asks lead to it; at least {_LEAST_ON_THE_WAY} should"
            )
            yield Problem(file_of(ask), "leads_to", reason)


def _wrongly_led(ask: Ask, larger: Ask | None) -> str:
    if larger is None:
        return "is no ask of the library"
    if larger.fear.mean <= ask.fear.mean:
        return f"is rated {larger.fear.mean:g}, and this one {ask.fear.mean:g}"
    return "has smaller stakes" if larger.stakes < ask.stakes else ""
