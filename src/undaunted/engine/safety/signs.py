"""What a person told about how they are, as the safety rules take it.

Not for what they asked or how it went: that is the `History`. Nothing here is ever inferred.
"""

from dataclasses import dataclass

from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts

PHQ9, GAD7, PTSD, K6 = "phq-9", "gad-7", "pc-ptsd-5", "k6"
NOTHING: frozenset[HoldsNow] = frozenset()


@dataclass(frozen=True, slots=True)
class Screened:
    """One screening at `time_days`; when declined, nothing else was told. `phq2` is 0-6."""

    time_days: float
    declined: bool = False
    phq2: int = 0
    thoughts: Thoughts = Thoughts.NO
    holds: frozenset[HoldsNow] = NOTHING


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure that was filled in and could be scored. `item9` is the PHQ-9's last item, 0-3."""

    time_days: float
    instrument: str
    score: float
    item9: int = 0


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything told so far, each oldest first.

    `supported_days`: when the person last said that somebody stands by them. `moods` are (day,
    mood 0-100), one a day. `lessons`: when words spoke of the whole self and nobody said we
    misread them. `minors`: whether whoever runs this has opened it to people of 13 to 17.
    """

    screenings: tuple[Screened, ...] = ()
    taken: tuple[Taken, ...] = ()
    chosen: Pace | None = None
    supported_days: float | None = None
    moods: tuple[tuple[float, float], ...] = ()
    lessons: tuple[float, ...] = ()
    minors: bool = False

    @property
    def screened(self) -> Screened | None:
        return self.screenings[-1] if self.screenings else None

    @property
    def answered(self) -> Screened | None:
        """The newest screening that was not declined: declining takes nothing back."""
        return next((one for one in reversed(self.screenings) if not one.declined), None)

    def holds(self, what: HoldsNow) -> bool:
        """Whether the newest answered screening says so."""
        return self.answered is not None and what in self.answered.holds

    def newest(self, instrument: str) -> Taken | None:
        return next((one for one in reversed(self.taken) if one.instrument == instrument), None)
