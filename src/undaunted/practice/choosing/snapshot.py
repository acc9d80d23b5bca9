"""What the safety rules said when today's suggestion was chosen, as pages show it.

Kept sealed with the suggestion. Whatever is begun is decided afresh (`committing`).
"""

import json
from dataclasses import dataclass

from undaunted.engine.safety.standing import Standing
from undaunted.engine.taxonomy import HoldsNow, Pace
from undaunted.engine.values import Decision
from undaunted.programmes.leading import Within
from undaunted.wellbeing.pacing import PaceStatus, weighing

NONE = "none"
STAY_AWAY = (HoldsNow.AFRAID_OF_SOMEONE, HoldsNow.TOLD_NOT_TO_CONTACT)


@dataclass(frozen=True, slots=True)
class Stood:
    """`rest`, `screening` and the reasons are codes, "none" where nothing holds.

    `asks_who`: whether there is somebody to stay away from, so that own asks are asked about it.
    `programme`: the id of the one this was chosen in, `waits` why it waits, `not_now` the
    circumstances that shut programmes. `weighs`: what of the answers keeps some exercises away.
    """

    pace: Pace
    pace_reason: str
    stakes: int
    window_reason: str
    rest: str
    notes: tuple[str, ...]
    screening: str
    asks_who: bool = False
    programme: str = NONE
    waits: str = NONE
    not_now: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Stood":
        told = json.loads(text)
        lists = {name: tuple(told.get(name, ())) for name in ("notes", "not_now", "weighs")}
        return cls(**{**told, **lists, "pace": Pace(told["pace"])})

    @property
    def in_programme(self) -> bool:
        """Whether the choice was led by a programme."""
        return self.programme != NONE and self.waits == NONE

    @property
    def waits_because(self) -> str | None:
        """The code why the programme leads nothing now."""
        return None if self.waits == NONE else self.waits

    @property
    def pace_status(self) -> PaceStatus:
        return PaceStatus(self.pace, self.weighs)

    @property
    def wants_screening(self) -> bool:
        return self.screening != NONE


def written(stands: Standing, due: Decision[bool], within: Within) -> str:
    """A standing as it is kept, with the programme it was asked for."""
    return json.dumps(
        {
            "pace": stands.pace.value.value,
            "pace_reason": stands.pace.reason,
            "stakes": stands.stakes.value,
            "window_reason": stands.window.reason,
            "rest": stands.rest.reason,
            "notes": list(stands.worth_a_word),
            "screening": due.reason if due.value else NONE,
            "asks_who": any(stands.signs.holds(what) for what in STAY_AWAY),
            "programme": within.programme or NONE,
            "waits": within.waits or NONE,
            "not_now": sorted(within.not_now),
            "weighs": list(weighing(stands.pace)),
        }
    )
