"""Whether the asks there are do what the blocks of programmes say: the chooser, asked for many people.

Made-up members walk through each programme and are offered asks as anybody would be. Not for what a
programme does to people, and no judgement of sentences: that is for readers (`offers`).
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from undaunted.engine.pool import Pool
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.simulation.members import InBlock, ProgrammeEntry, draw_member, walk
from undaunted.engine.steps import steps_towards
from undaunted.engine.taxonomy import AskKind, Pace
from undaunted.engine.values import Candidate
from undaunted.library.checking.programmes import LEAST_ASKS
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.programme import Block, Programme

MEMBERS, OFFERS = 200, 10
_SEED = 41
_WEEK = 7.0
_WITH_ASKS = (Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED)
_PRACTISED = "fewer_than_ten_reflected"
_Value = Callable[[Candidate], float]


@dataclass(frozen=True, slots=True)
class BlockCoverage:
    """What so many people were offered in a block.

    `different`: asks, a step counting as its ask. `fitting` is the share of offers that are of the
    block, `nothing` of days without one, `steps` and `set_pieces` of offers, `pieces_wanted` what
    the block wants of these. `least` and `median`:
    asks of the block in the window on its first day, over people who are not very anxious; of the very
    anxious, asks that are or have a step that is: `least_by_steps` and `median_by_steps`.
    """

    programme: str
    number: int
    title: str
    offers: int
    different: int
    fitting: float
    nothing: float
    steps: float
    set_pieces: float
    pieces_wanted: float
    least: int
    median: float
    least_by_steps: int
    median_by_steps: float

    @property
    def thin(self) -> bool:
        """Whether half of the people, or of the very anxious, have fewer asks than there should be."""
        return min(self.median, self.median_by_steps) < LEAST_ASKS


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """A goal that the asks there are hardly let anybody reach: how many to expect, of how many."""

    programme: str
    goal: str
    wanted: int
    expected: float


@dataclass(frozen=True, slots=True)
class OfferedAsk:
    """An ask as it was offered in a block, how often, and the block's own sentence."""

    programme: str
    number: int
    sentence: str
    ask: str
    step: str
    title: str
    summary: str
    times: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was found of all blocks that have asks."""

    members: int
    offers: int
    blocks: tuple[BlockCoverage, ...]
    out_of_reach: tuple[OutOfReach, ...]
    offered: tuple[OfferedAsk, ...]

    @property
    def thin(self) -> tuple[BlockCoverage, ...]:
        return tuple(one for one in self.blocks if one.thin)


@dataclass(frozen=True)
class _Walked:
    """A block that has asks, with what everybody met in it."""

    number: int
    block: Block
    met: tuple[InBlock, ...]

    @property
    def asks(self) -> tuple[Candidate, ...]:
        """What was offered, each as often as it was."""
        return tuple(one.ask for each in self.met for one in each.shown if one.ask is not None)


def coverage(
    programmes: Mapping[str, Programme],
    asks: Mapping[str, Ask],
    rules: SafetyRules,
    *,
    members: int = MEMBERS,
    offers: int = OFFERS,
) -> Coverage:
    """`members` new people for each programme, with `offers` offers in each of its blocks.

    The same numbers each time. Raises `ValueError` for nobody or nothing.
    """
    if members < 1 or offers < 1:
        raise ValueError("Coverage needs at least one member and one offer.")
    every = tuple(ask.candidate() for ask in asks.values())
    pool = Pool(tuple(each for ask in every for each in (ask, *steps_towards(ask))))
    blocks, gaps, offered = [], list[OutOfReach](), list[OfferedAsk]()
    for programme in programmes.values():
        walked = _walked(programme, pool, rules, members, offers)
        blocks += [_of_block(programme, one) for one in walked]
        gaps += _out_of_reach(programme, walked)
        offered += [each for one in walked for each in _offered(programme, one, asks)]
    return Coverage(members, offers, tuple(blocks), tuple(gaps), tuple(offered))


def _walked(
    programme: Programme, pool: Pool, rules: SafetyRules, members: int, offers: int
) -> tuple[_Walked, ...]:
    """Everybody's way through a programme, block by block."""
    paces = tuple(pace for pace in _WITH_ASKS if pace not in programme.not_for.paces)
    practised = _PRACTISED in programme.not_for.when
    gap = _WEEK / programme.a_week.max
    entry = ProgrammeEntry(frozenset(map(str, programme.tells)), paces, practised, gap)
    places = [place for place, block in enumerate(programme.arc) if block.asks]
    arcs = [programme.arc_of(place) for place in places]
    ways = []
    for number in range(members):
        generator = np.random.default_rng([_SEED, zlib.crc32(programme.id.encode()), number])
        member = draw_member(generator, entry, pool)
        ways.append(walk(member, arcs, pool, entry, offers, rules, generator))
    met = zip(*ways, strict=True)
    return tuple(
        _Walked(place + 1, programme.arc[place], each)
        for place, each in zip(places, met, strict=True)
    )


def _of_block(programme: Programme, walked: _Walked) -> BlockCoverage:
    shown = [one for each in walked.met for one in each.shown]
    given = [one for one in shown if one.ask is not None]
    asks, looked = walked.asks, [each for each in walked.met if each.open_asks is not None]
    others = [each.open_asks or 0 for each in looked if not each.very_anxious]
    anxious = [each.in_reach or 0 for each in looked if each.very_anxious]
    return BlockCoverage(
        programme.id,
        walked.number,
        walked.block.title,
        len(given),
        len({ask.ask_key for ask in asks}),
        _share(sum(one.fits for one in given), len(given)),
        1.0 - _share(len(given), len(shown)),
        _share(sum(bool(ask.step) for ask in asks), len(asks)),
        _share(sum(ask.set_piece for ask in asks), len(asks)),
        _share(1, walked.block.set_piece_every),
        *_fewest_and_half(others or anxious),
        *_fewest_and_half(anxious or others),
    )


def _fewest_and_half(counts: Sequence[int]) -> tuple[int, float]:
    """The smallest, and what half have at least."""
    return (min(counts), float(median(counts))) if counts else (0, 0.0)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _out_of_reach(programme: Programme, walked: Sequence[_Walked]) -> Iterator[OutOfReach]:
    """Goals of which fewer are to be expected than are wanted, from the asks that were offered."""
    asks = {ask.ask_key: ask for one in walked for ask in one.asks}.values()
    expected = {
        "noes_met": _summed(programme, walked, _chance_no),
        "answers": _summed(programme, walked, _chance_answered),
        "waiting": _summed(programme, walked, lambda ask: float(ask.no_answer > 0.0)),
        "domains": float(len({ask.domain for ask in asks})),
        "contexts": float(len({ask.setting for ask in asks})),
    }
    for goal, count in expected.items():
        wanted = getattr(programme.done_when, goal)
        if count < wanted:
            yield OutOfReach(programme.id, goal, wanted, round(count, 1))


def _summed(programme: Programme, walked: Sequence[_Walked], value: _Value) -> float:
    """How much of something to expect over the asks the programme has room for."""
    room = 1.0
    if programme.counts_noes:
        room = programme.days / _WEEK * programme.a_week.max / max(programme.planned, 1)
    return room * sum(one.block.asks * _mean(one.asks, value) for one in walked)


def _mean(asks: Sequence[Candidate], value: _Value) -> float:
    return float(np.mean([value(ask) for ask in asks])) if asks else 0.0


def _chance_no(ask: Candidate) -> float:
    """Of a no that counts as met: heard from others, or said."""
    if ask.step or ask.kind == AskKind.RECEIVING_NO:
        return 0.0
    if ask.kind == AskKind.SAYING_NO:
        return 1.0
    return 1.0 - ask.yes_mean - ask.partly_mean - ask.no_answer


def _chance_answered(ask: Candidate) -> float:
    asking = ask.kind == AskKind.ASKING and not ask.step
    return 1.0 - ask.no_answer if asking else 0.0


def _offered(
    programme: Programme, walked: _Walked, asks: Mapping[str, Ask]
) -> Iterator[OfferedAsk]:
    """Every ask of a block, the most offered first."""
    shown = [one for each in walked.met for one in each.shown if one.ask is not None]
    counted = Counter((one.ask.ask_key, one.ask.step, one.fits) for one in shown if one.ask)
    for (key, step, fits), times in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        ask = asks[key]
        yield OfferedAsk(
            programme.id,
            walked.number,
            walked.block.aim,
            key,
            step,
            ask.title,
            ask.summary,
            times,
            fits,
        )
