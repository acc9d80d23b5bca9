"""What the safety rules said when today's suggestion was chosen, as pages show it.

Kept sealed with the suggestion. Whatever is begun is decided afresh (`committing`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.heavy_day import asks_wait, heavy_day
from undaunted.engine.safety.pace import lost_lately
from undaunted.engine.safety.signs import Signs
from undaunted.engine.taxonomy import HoldsNow, Pace
from undaunted.engine.values import Decision
from undaunted.library.reading import open_library
from undaunted.programmes.leading import LeadingProgramme
from undaunted.wellbeing.pacing import PaceStatus, weighing

_NONE = "none"
_STAY_AWAY = (HoldsNow.AFRAID_OF_SOMEONE, HoldsNow.TOLD_NOT_TO_CONTACT)


@dataclass(frozen=True, slots=True)
class SafetySnapshot:
    """`rest`, `screening` and the reasons are codes, "none" where nothing holds.

    `asks_who`: whether there is somebody to stay away from, so that own asks are asked about it.
    `programme`: the id of the one this was chosen in, `waits` why it waits, `not_now` the
    circumstances that shut programmes. `weighs`: what of the answers keeps some exercises away.
    `holds`: what is advised on before an ask of one's own, `under_18` and `after_a_loss`.
    `heavy`: why the day that ran when this was looked at was a heavy one, `asks_wait` until it ends.
    """

    pace: Pace
    pace_reason: str
    stakes: int
    window_reason: str
    rest: str
    notes: tuple[str, ...]
    screening: str
    asks_who: bool = False
    programme: str = _NONE
    waits: str = _NONE
    not_now: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    heavy: str = _NONE
    asks_wait: bool = False

    @classmethod
    def read(cls, text: str) -> "SafetySnapshot":
        kept = json.loads(text)
        lists = {
            name: tuple(kept.get(name, ())) for name in ("notes", "not_now", "weighs", "holds")
        }
        return cls(**{**kept, **lists, "pace": Pace(kept["pace"])})

    @property
    def in_programme(self) -> bool:
        """Whether the choice was led by a programme."""
        return self.programme != _NONE and self.waits == _NONE

    @property
    def waits_because(self) -> str | None:
        """The code why the programme leads nothing now."""
        return None if self.waits == _NONE else self.waits

    @property
    def pace_status(self) -> PaceStatus:
        return PaceStatus(self.pace, self.weighs)

    @property
    def is_heavy(self) -> bool:
        return self.heavy != _NONE

    @property
    def help_first(self) -> bool:
        """Whether help comes before an ask of one's own, and no guess is asked."""
        return self.pace is Pace.CARE_FIRST or self.asks_wait

    @property
    def wants_screening(self) -> bool:
        return self.screening != _NONE


def written(
    stands: SafetyAssessment,
    due: Decision[bool],
    leading: LeadingProgramme,
    now_days: float,
    running_days: float,
) -> str:
    """A standing at `now_days` as it is kept, with the programme it was asked for; whether the day is
    heavy is said of the one that runs at `running_days`, which at night is the day before."""
    signs, rules = replace(stands.signs, running=running_days), open_library().safety
    return json.dumps(
        {
            "pace": stands.pace.value.value,
            "pace_reason": stands.pace.reason,
            "stakes": stands.stakes.value,
            "window_reason": stands.window.reason,
            "rest": stands.rest.reason,
            "notes": list(stands.worth_a_word),
            "screening": due.reason if due.value else _NONE,
            "asks_who": any(stands.signs.holds(what) for what in _STAY_AWAY),
            "programme": leading.programme or _NONE,
            "waits": leading.waits or _NONE,
            "not_now": sorted(leading.not_now),
            "weighs": list(weighing(stands.pace)),
            "heavy": heavy_day(signs, now_days, rules).reason,
            "asks_wait": asks_wait(signs, now_days, rules),
            "holds": list(_holding(stands.signs, now_days)),
        }
    )


def _holding(signs: Signs, now_days: float) -> Iterator[str]:
    """What was told of one's life that own asks are advised on."""
    if signs.holds(HoldsNow.UNDER_18):
        yield "under_18"
    if lost_lately(signs, now_days, open_library().safety):
        yield "after_a_loss"
