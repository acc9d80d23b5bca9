"""How the asks are spread over life, stakes and fear, and where too few are.

Judged over the whole library, never for one ask.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from undaunted.library.schema import Ask

# What a small library must already show; docs/how-to/add-an-ask.md says why.
LEAST_DOMAINS = 12
STAKES = (1, 2, 3, 4)
FEAR_REACH = (20.0, 80.0)  # the easiest ask is rated at most, the hardest at least
FEAR_TENS = tuple(range(10, 80, 10))  # each ten from 10 to 79 holds an ask
LEAST_FROM_HOME = 1 / 3
LEAST_ABOUT_NO = 0.1
LEAST_REAL = 0.2


@dataclass(frozen=True, slots=True)
class Balance:
    """Shares are of all asks; `fear_tens` counts asks by tens of rated fear."""

    asks: int
    domains: int
    stakes: tuple[tuple[int, int], ...]
    fear_low: float
    fear_high: float
    fear_tens: tuple[tuple[int, int], ...]
    from_home: float
    saying_or_receiving_no: float
    real: float

    def __str__(self) -> str:
        stakes = ", ".join(f"{level}: {n}" for level, n in self.stakes)
        tens = ", ".join(f"{ten}: {n}" for ten, n in self.fear_tens)
        return (
            f"{self.asks} asks in {self.domains} domains; stakes {stakes}; rated fear "
            f"{self.fear_low:g} to {self.fear_high:g} ({tens}); from home {self.from_home:.0%}, "
            f"saying or receiving no {self.saying_or_receiving_no:.0%}, real {self.real:.0%}"
        )


def balance(asks: Collection[Ask]) -> Balance:
    """How the asks are spread; of no asks, everything is 0."""
    n = max(len(asks), 1)
    fears = [ask.fear.mean for ask in asks] or [0.0]
    return Balance(
        asks=len(asks),
        domains=len({ask.domain for ask in asks}),
        stakes=tuple(sorted(Counter(ask.stakes for ask in asks).items())),
        fear_low=min(fears),
        fear_high=max(fears),
        fear_tens=tuple(sorted(Counter(int(ask.fear.mean // 10) * 10 for ask in asks).items())),
        from_home=sum(ask.from_home for ask in asks) / n,
        saying_or_receiving_no=sum(ask.practises != "asking" for ask in asks) / n,
        real=sum(ask.real for ask in asks) / n,
    )


def balance_problems(spread: Balance) -> Iterator[str]:
    """One sentence for each way in which the library leans."""
    if spread.domains < LEAST_DOMAINS:
        yield f"only {spread.domains} domains have an ask; at least {LEAST_DOMAINS} must"
    missing = [level for level in STAKES if level not in dict(spread.stakes)]
    if missing:
        yield f"no ask has stakes {', '.join(map(str, missing))}"
    if spread.fear_low > FEAR_REACH[0] or spread.fear_high < FEAR_REACH[1]:
        yield f"rated fear goes from {spread.fear_low:g} to {spread.fear_high:g}, too narrow"
    empty = [ten for ten in FEAR_TENS if ten not in dict(spread.fear_tens)]
    if empty:
        yield f"no ask is rated in the fear tens {', '.join(map(str, empty))}"
    for share, least, what in (
        (spread.from_home, LEAST_FROM_HOME, "can be done from home"),
        (spread.saying_or_receiving_no, LEAST_ABOUT_NO, "practise saying or receiving a no"),
        (spread.real, LEAST_REAL, "are real asks"),
    ):
        if share < least:
            yield f"{share:.0%} {what}; at least {least:.0%} must"
