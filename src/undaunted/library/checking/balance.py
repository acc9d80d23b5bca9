"""How the asks are spread over life, stakes and fear, and where too few are.

Judged over the whole library, never for one ask. The floors are those of a library of this size.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Facet
from undaunted.library.kinds.ask import Ask

_LEAST_ASKS = 450
_LEAST_A_DOMAIN = 20
_LEAST_A_STAKE = 25
_LEAST_A_CHANNEL = 10
_LEAST_A_FACET = 15
_LEAST_ABOUT_NO, _FEWEST_ABOUT_NO = 0.18, 90
_LEAST_REAL, _FEWEST_REAL = 0.2, 90
_LEAST_A_YES_BAND = 0.125  # of all asks; of each band but the lowest, which is for long odds
_LEAST_IN_PERSON = 120
_LEAST_PLAYFUL, _LEAST_SET_PIECES, _LEAST_LIKELY_NOES = 80, 40, 60
_SMALL_STAKES = 2
_NEAR_FEAR = (10.0, 45.0)  # where somebody new is

STAKES = (1, 2, 3, 4)
# How many asks there must be in each ten of rated fear; the last ends at 85, where suggestions end.
_LEAST_A_TEN = {5: 40, 15: 60, 25: 70, 35: 70, 45: 50, 55: 40, 65: 30, 75: 20}
FEAR_TENS = tuple(_LEAST_A_TEN)
_LIKELY_NO = (0.1, 0.4)  # the rated chance of a yes of an ask for thirty noes
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
    face_to_face: int
    in_person: int
    small: int
    playful: int
    set_pieces: int
    likely_noes: int
    begin_with_ask: int
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
        fear_tens=_counted((_fear_ten(ask) for ask in asks), FEAR_TENS),
        channels=_counted((ask.channel for ask in asks), tuple(Channel)),
        facets=_counted((facet for ask in asks for facet in ask.facets), tuple(Facet)),
        yes_bands=_counted((_yes_band(ask) for ask in asks), tuple(name for name, _ in YES_BANDS)),
        kinds=_counted((ask.kind for ask in asks), ("asking", "saying_no", "receiving_no")),
        from_home=sum(ask.from_home for ask in asks),
        real=sum(ask.real for ask in asks),
        unprepared=sum(ask.preparation == "none" for ask in asks),
        face_to_face=sum(ask.channel == Channel.FACE_TO_FACE for ask in asks),
        in_person=sum(map(_is_in_person, asks)),
        small=sum(ask.stakes <= _SMALL_STAKES for ask in asks),
        playful=sum(ask.playful for ask in asks),
        set_pieces=sum(ask.set_piece for ask in asks),
        likely_noes=sum(map(_is_likely_no, asks)),
        begin_with_ask=sum(ask.title.startswith("Ask ") for ask in asks),
        cells=tuple((str(d), tuple(cells[str(d), level] for level in STAKES)) for d in Domain),
    )


def _counted(values: Iterable[object], every: Sequence[object]) -> Counts:
    """How often each of `every` is there, in its order; what is not of them comes last."""
    found = Counter(map(str, values))
    names = [str(each) for each in every]
    return tuple((name, found[name]) for name in (*names, *sorted(found.keys() - set(names))))


def _fear_ten(ask: Ask) -> int:
    """Where the ten of its rated fear begins: 5, 15, ..."""
    return int((ask.fear.mean - 5) // 10) * 10 + 5


def _is_in_person(ask: Ask) -> bool:
    """Face to face with a stranger or with staff, small, and near to where somebody new is."""
    near = _NEAR_FEAR[0] <= ask.fear.mean <= _NEAR_FEAR[1]
    strange = ask.counterpart in (Counterpart.PASSER_BY, Counterpart.STAFF)
    return ask.channel == Channel.FACE_TO_FACE and strange and near and ask.stakes <= _SMALL_STAKES


def _is_likely_no(ask: Ask) -> bool:
    """Cheap for everybody, and most likely refused."""
    low, high = _LIKELY_NO
    cheap = ask.stakes <= _SMALL_STAKES and ask.cost_to_other <= 1
    return ask.kind == "asking" and cheap and low <= ask.yes.mean <= high


def _yes_band(ask: Ask) -> str:
    return next(name for name, low in reversed(YES_BANDS) if ask.yes.mean >= low)


def balance_problems(spread: Balance) -> Iterator[str]:
    """One sentence for each way in which the library leans."""
    if spread.asks < _LEAST_ASKS:
        yield f"there are {spread.asks} asks; at least {_LEAST_ASKS} must be"
    kinds = (
        ("of the domain", spread.domains, _LEAST_A_DOMAIN),
        ("with stakes", spread.stakes, _LEAST_A_STAKE),
        ("by the channel", spread.channels, _LEAST_A_CHANNEL),
        ("with the facet", spread.facets, _LEAST_A_FACET),
        ("with a yes", spread.yes_bands[1:], _LEAST_A_YES_BAND * spread.asks),
    )
    for what, counts, least in kinds:
        for name, count in counts:
            if count < least:
                yield f"{count} asks are {what} {name}; at least {least:.0f} must be"
    rated = dict(spread.fear_tens)
    for low, fewest in _LEAST_A_TEN.items():
        count = rated.get(str(low), 0)
        if count < fewest:
            yield f"{count} asks are rated {low} to {low + 10}; at least {fewest} must be"
    yield from _share_problems(spread)


def _share_problems(spread: Balance) -> Iterator[str]:
    """The kinds of which a share of all must be, and a number besides."""
    for count, share, fewest, what in (
        (spread.from_home, 0.25, 0, "can be done from home"),
        (spread.face_to_face, 0.45, 0, "are face to face"),
        (spread.small, 0.6, 0, "have stakes of 1 or 2"),
        (spread.in_person, 0, _LEAST_IN_PERSON, "are small and with strangers or staff, in person"),
        (spread.playful, 0, _LEAST_PLAYFUL, "are playful"),
        (spread.set_pieces, 0, _LEAST_SET_PIECES, "are set pieces"),
        (spread.likely_noes, 0, _LEAST_LIKELY_NOES, "most likely bring a cheap no"),
        (spread.about_no, _LEAST_ABOUT_NO, _FEWEST_ABOUT_NO, "practise saying or receiving a no"),
        (spread.real, _LEAST_REAL, _FEWEST_REAL, "are real asks"),
    ):
        least = max(fewest, share * spread.asks)
        if count < least:
            yield f"{count} asks {what}; at least {least:.0f} must"
    if spread.begin_with_ask * 3 > spread.asks:
        yield f"{spread.begin_with_ask} titles begin with Ask; at most a third may"
