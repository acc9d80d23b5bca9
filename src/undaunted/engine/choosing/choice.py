"""What was chosen and what it was drawn from: enough to draw again, and at most 2 kB to keep.

Not for deciding: `shortlist` does that, and answers in these values.
"""

import json
from dataclasses import dataclass, field
from typing import TypedDict

from undaunted.engine.choosing.drawing import POSITIONS, WHOLE, place_of, points
from undaunted.engine.choosing.ledger import Ledger
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.plain import from_plain, to_plain
from undaunted.engine.safety.dose import DoseWindow

_Keys = tuple[str | None, str | None, str | None]
Shortlist = tuple[tuple[str, float], ...]
NOBODY: tuple[Shortlist, ...] = ((),) * POSITIONS
_OFFERED = ("suggestion", "easier", "different")


class _Kept(TypedDict, total=False):
    """The lists of a stored choice: `shortlist`, or `open` in one of before plackett-luce-5,
    where each candidate has a row of key, version, gate, figures, terms and probabilities."""

    shortlist: list[list[tuple[str, float]]]
    open: list[tuple[str, int, int, list[float], list[float], list[float]]]


@dataclass(frozen=True, slots=True)
class Pick:
    """An ask that was drawn, and the probability it had at its position among all that were open.

    That one of its shortlist may be higher: there it may stand for others too (`drawing`).
    """

    key: str
    version: int
    probability: float


@dataclass(frozen=True, slots=True)
class Choice:
    """Up to three asks; without a suggestion the reason says why.

    `shortlists`: for each position the keys it was drawn from with their chances, in
    ten-thousandths (whole ones from plackett-luce-5 on; before, every open ask). `state` tells
    which learned state and situation it was drawn from. `considered` is there only at the moment
    of choosing and not kept.
    """

    suggestion: Pick | None
    easier: Pick | None
    different: Pick | None
    shortlists: tuple[Shortlist, ...]
    seed: int
    policy_version: str
    rules_version: str
    state: str
    reason: Reason
    window: DoseWindow
    considered: Ledger = field(default_factory=Ledger.empty, compare=False, repr=False)

    def to_json(self) -> str:
        """As it is kept, without what was considered."""
        plain = {name: to_plain(getattr(self, name)) for name in (*_OFFERED, "reason", "window")}
        plain |= {"seed": self.seed, "policy": self.policy_version, "rules": self.rules_version}
        plain |= {"state": self.state, "shortlist": to_plain(self.shortlists)}
        return json.dumps(plain, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Choice":
        """What `to_json` wrote, now or in an earlier version."""
        plain = json.loads(text)
        suggestion, easier, different = (
            None if plain[name] is None else from_plain(Pick, plain[name]) for name in _OFFERED
        )
        return cls(
            suggestion,
            easier,
            different,
            _shortlists(plain),
            plain["seed"],
            plain["policy"],
            plain["rules"],
            plain.get("state", ""),
            from_plain(Reason, plain["reason"]),
            from_plain(DoseWindow, plain["window"]),
        )


def _shortlists(plain: _Kept) -> tuple[Shortlist, ...]:
    """Who had which chance at each position."""
    if "shortlist" in plain:
        return tuple(tuple((key, chance) for key, chance in one) for one in plain["shortlist"])
    chances = [(row[0], row[5]) for row in plain["open"]]
    return tuple(
        tuple((key, WHOLE * each[position]) for key, each in chances if each[position])
        for position in range(POSITIONS)
    )


def replay(stored: Choice) -> _Keys:
    """Draw again from the stored shortlists and seed: the same three keys."""
    first, second, third = (
        _drawn_again(shortlist, point.drawing)
        for shortlist, point in zip(stored.shortlists, points(stored.seed), strict=True)
    )
    return first, second, third


def _drawn_again(shortlist: Shortlist, point: float) -> str | None:
    place = place_of([chance for _, chance in shortlist], point)
    return None if place is None else shortlist[place][0]
