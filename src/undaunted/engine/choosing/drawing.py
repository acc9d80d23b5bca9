"""The draw of one position: everybody's share, a shortlist that stands for all, and who is drawn.

Shares are Plackett-Luce at temperature .5, mixed with a uniform share on the best eight (models
page: choosing). Where some of the candidates are wanted more, those have three quarters of the draw
together and the others one, whatever their worth. The shortlist is the best five and up to three of
the rest, picked by chance so that everybody keeps their share. Its chances are whole
ten-thousandths: what is kept is exactly what was drawn from. Not for gates or worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from undaunted.engine.pool import Codes
from undaunted.engine.values import Bools, Floats

POSITIONS = 3
TEMPERATURE, UNIFORM_SHARE, BEST = 0.5, 0.2, 8
WANTED_SHARE = 0.75  # the rest is for variety; our judgement
SURE, TICKETS = 5, 3  # of the shortlist; three lists of so many own asks fit into 2 kB
WHOLE = 10_000


@dataclass(frozen=True, eq=False)
class Draw:
    """`shares` (n,) of all candidates, the `rows` (k,) on the shortlist with their `chances` (k,)
    in ten-thousandths, and the place among them that was drawn, None where nobody is allowed."""

    shares: Floats
    rows: Codes
    chances: Codes
    place: int | None

    @property
    def row(self) -> int | None:
        """The candidate that was drawn."""
        return None if self.place is None else int(self.rows[self.place])


@dataclass(frozen=True, slots=True)
class DrawPoints:
    """Two random numbers in 0-1: for who comes on the shortlist, and for who is drawn from it."""

    listing: float
    drawing: float


def points(seed: int) -> tuple[DrawPoints, ...]:
    """The random numbers of each position."""
    drawing, listing = np.random.default_rng(seed).random((2, POSITIONS)).tolist()
    return tuple(map(DrawPoints, listing, drawing))


def draw(worth: Floats, allowed: Bools, point: DrawPoints, wanted: Bools | None = None) -> Draw:
    """Draw one of the allowed; `worth`, `allowed` and `wanted` are (n,)."""
    shares = _shares(worth, allowed) if wanted is None else _mixed(worth, allowed, wanted)
    if not shares.any():
        none = np.empty(0, dtype=np.int64)
        return Draw(shares, none, none, None)
    rows, listed = _listed(shares, point.listing)
    chances = _ten_thousandths(listed)
    return Draw(shares, rows, chances, place_of(chances.tolist(), point.drawing))


def place_of(chances: Sequence[float], point: float) -> int | None:
    """The place where the running sum passes `point` (0-1) of the whole; None among none."""
    if not chances:
        return None
    place = int(np.searchsorted(np.cumsum(chances), point * WHOLE, side="right"))
    return min(place, len(chances) - 1)


def _mixed(worth: Floats, allowed: Bools, wanted: Bools) -> Floats:
    """The probability of everybody (n,): three quarters to the wanted, if there are both kinds."""
    inside, outside = allowed & wanted, allowed & ~wanted
    if not (inside.any() and outside.any()):
        return _shares(worth, allowed)
    rest = 1.0 - WANTED_SHARE
    return np.asarray(WANTED_SHARE * _shares(worth, inside) + rest * _shares(worth, outside))


def _shares(worth: Floats, allowed: Bools) -> Floats:
    """The probability of everybody (n,); it sums to 1, or to 0 where nobody is allowed."""
    shares = np.zeros(len(worth))
    here = np.flatnonzero(allowed)
    if not len(here):
        return shares
    value = worth[here]
    soft = np.exp((value - value.max()) / TEMPERATURE)
    share = (1.0 - UNIFORM_SHARE) * soft / soft.sum()
    best = largest(value)
    share[best] += UNIFORM_SHARE / len(best)
    shares[here] = share / share.sum()
    return shares


def largest(values: Floats) -> Codes:
    """The places of the eight largest, or of all where there are fewer."""
    if len(values) <= BEST:
        return np.arange(len(values))
    return np.asarray(np.argpartition(-values, BEST - 1)[:BEST])


def _listed(shares: Floats, point: float) -> tuple[Codes, Floats]:
    """Rows of the shortlist, best first, and the share that each stands for.

    Each ticket stands for an equal part of what the rest has together; whom it falls to is
    systematic sampling in proportion to their shares (Madow 1949, Ann. Math. Stat. 20: 333).
    """
    here = np.flatnonzero(shares)
    ranked = here[np.argsort(-shares[here], kind="stable")]
    if len(ranked) <= SURE + TICKETS:
        return ranked, shares[ranked]
    sure, rest = ranked[:SURE], ranked[SURE:]
    running = np.cumsum(shares[rest])
    ticket = running[-1] / TICKETS
    fell = np.searchsorted(running, (point + np.arange(TICKETS)) * ticket, side="right")
    whom, times = np.unique(np.minimum(fell, len(rest) - 1), return_counts=True)
    return np.concatenate((sure, rest[whom])), np.concatenate((shares[sure], times * ticket))


def _ten_thousandths(shares: Floats) -> Codes:
    """Shares as whole numbers that sum to `WHOLE`, each at least 1; the rest by largest remainder."""
    exact = shares * (WHOLE - len(shares))
    whole = np.floor(exact).astype(np.int64)
    left = WHOLE - len(shares) - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
    return np.asarray(whole + 1)
