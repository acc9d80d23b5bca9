"""How the asks are spread over life, stakes and fear, and where too few are.

Judged over the whole library, never for one ask. The floors are those of a library of this size.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from undaunted.engine.taxonomy import Channel, Domain, Facet
from undaunted.library.kinds.ask import Ask

_LEAST_ASKS = 200
_LEAST_A_DOMAIN = 8
_LEAST_A_STAKE = 25
_LEAST_A_TEN = 12
_LEAST_A_CHANNEL = 10
_LEAST_A_FACET = 15
_LEAST_FROM_HOME = 1 / 3
LEAST_ABOUT_NO, FEWEST_ABOUT_NO = 0.1, 20
LEAST_REAL, FEWEST_REAL = 0.2, 40
_LEAST_A_YES_BAND = 0.125  # of all asks; of each band but the lowest, which is for long odds

STAKES = (1, 2, 3, 4)
FEAR_TENS = tuple(range(10, 90, 10))  # the last goes to 85, where suggestions end
YES_BANDS = (
    ("below .1", 0.0),
    (".1 to .3", 0.1),
    (".3 to .5", 0.3),
    (".5 to .7", 0.5),
    (".7 and more", 0.7),
)

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many asks there are of each kind; the kinds with none stand there with 0."""

    asks: int
    domains: Counts
    stakes: Counts
    fear_tens: Counts
    channels: Counts
    facets: Counts
    yes_bands: Counts
    kinds: Counts
    from_home: int
    real: int
    unprepared: int
    cells: tuple[tuple[str, tuple[int, ...]], ...]  # a row a domain, a column a stakes level

    @property
    def about_no(self) -> int:
        """Asks that practise saying a no, or receiving one."""
        return sum(count for name, count in self.kinds if name != "asking")


def balance(asks: Collection[Ask]) -> Balance:
    """How the asks are spread; of no asks, everything is 0."""
    cells = Counter((str(ask.domain), ask.stakes) for ask in asks)
    return Balance(
        asks=len(asks),
        domains=_counted((ask.domain for ask in asks), tuple(Domain)),
        stakes=_counted((ask.stakes for ask in asks), STAKES),
        fear_tens=_counted((int(ask.fear.mean // 10) * 10 for ask in asks), FEAR_TENS),
        channels=_counted((ask.channel for ask in asks), tuple(Channel)),
        facets=_counted((facet for ask in asks for facet in ask.facets), tuple(Facet)),
        yes_bands=_counted((_yes_band(ask) for ask in asks), tuple(name for name, _ in YES_BANDS)),
        kinds=_counted((ask.kind for ask in asks), ("asking", "saying_no", "receiving_no")),
        from_home=sum(ask.from_home for ask in asks),
        real=sum(ask.real for ask in asks),
        unprepared=sum(ask.preparation == "none" for ask in asks),
        cells=tuple((str(d), tuple(cells[str(d), level] for level in STAKES)) for d in Domain),
    )


def _counted(values: Iterable[object], every: Sequence[object]) -> Counts:
    """How often each of `every` is there, in its order; what is not of them comes last."""
    found = Counter(map(str, values))
    names = [str(each) for each in every]
    return tuple((name, found[name]) for name in (*names, *sorted(found.keys() - set(names))))


def _yes_band(ask: Ask) -> str:
    return next(name for name, low in reversed(YES_BANDS) if ask.yes.mean >= low)


def balance_problems(spread: Balance) -> Iterator[str]:
    """One sentence for each way in which the library leans."""
    if spread.asks < _LEAST_ASKS:
        yield f"there are {spread.asks} asks; at least {_LEAST_ASKS} must be"
    kinds = (
        ("of the domain", spread.domains, _LEAST_A_DOMAIN),
        ("with stakes", spread.stakes, _LEAST_A_STAKE),
        ("in the fear ten", spread.fear_tens, _LEAST_A_TEN),
        ("by the channel", spread.channels, _LEAST_A_CHANNEL),
        ("with the facet", spread.facets, _LEAST_A_FACET),
        ("with a yes", spread.yes_bands[1:], _LEAST_A_YES_BAND * spread.asks),
    )
    for what, counts, least in kinds:
        for name, count in counts:
            if count < least:
                yield f"{count} asks are {what} {name}; at least {least:.0f} must be"
    yield from _share_problems(spread)


def _share_problems(spread: Balance) -> Iterator[str]:
    """The kinds of which a share of all must be, and a number besides."""
    for count, share, fewest, what in (
        (spread.from_home, _LEAST_FROM_HOME, 0, "can be done from home"),
        (spread.about_no, LEAST_ABOUT_NO, FEWEST_ABOUT_NO, "practise saying or receiving a no"),
        (spread.real, LEAST_REAL, FEWEST_REAL, "are real asks"),
    ):
        least = max(fewest, share * spread.asks)
        if count < least:
            yield f"{count} asks {what}; at least {least:.0f} must"
