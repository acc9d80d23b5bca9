"""What a person told about how they are, as the safety rules take it.

Not for what they asked or how it went: that is the `History`. Nothing here is ever inferred.
"""

from dataclasses import dataclass
from math import floor

from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts

PHQ9, GAD7, PTSD, K6 = "phq-9", "gad-7", "pc-ptsd-5", "k6"
_NOTHING: frozenset[HoldsNow] = frozenset()
# A fact so little ahead of the clock counts as told now: a clock that is put right moves by hours.
# One further ahead was told while the clock was wrong, and counts once its time has come.
AHEAD_DAYS = 1.0
_STANDS_DAYS = 7.0  # our judgement: an answer that weighs is not taken back by the next tap


@dataclass(frozen=True, slots=True)
class Screened:
    """One screening at `time_days`; when declined, nothing else was told. `phq2` is 0-6."""

    time_days: float
    declined: bool = False
    phq2: int = 0
    thoughts: Thoughts = Thoughts.NO
    holds: frozenset[HoldsNow] = _NOTHING


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure that was filled in; `score` is None where too much was left open.

    `item9` is the PHQ-9's last item, 0-3, and counts whether or not there is a score;
    `item9_open`: it was left open, and counts as 1 all the same.
    """

    time_days: float
    instrument: str
    score: float | None
    item9: int = 0
    item9_open: bool = False

    @property
    def item9_told(self) -> int:
        """What was answered, 0 where nothing was."""
        return 0 if self.item9_open else self.item9


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything told so far, each oldest first.

    `supported_days`: when the person last said that somebody stands by them. `moods` are (day,
    mood 0-100), one a day. `lessons`: when words spoke of the whole self and nobody said we
    misread them. `left_out`: when a no was told that came unasked and close to home.
    `words_of_danger`: when such words were noticed and not taken back. `last_mood`: when a mood was
    last told, and which. `asked_anyway`: when the person wanted an ask on a heavy day.
    `running`: now, where what is looked at is later: at night that is the next morning.
    `minors`: whether whoever runs this has opened it to people of 13 to 17.
    `day_begins`: when a day of the person begins, as a share 0-1 of the engine's day (UTC).
    """

    screenings: tuple[Screened, ...] = ()
    taken: tuple[Taken, ...] = ()
    chosen: Pace | None = None
    supported_days: float | None = None
    moods: tuple[tuple[float, float], ...] = ()
    lessons: tuple[float, ...] = ()
    left_out: tuple[float, ...] = ()
    words_of_danger: tuple[float, ...] = ()
    last_mood: tuple[float, float] | None = None
    asked_anyway: tuple[float, ...] = ()
    running: float | None = None
    minors: bool = False
    day_begins: float = 0.0

    @property
    def screened(self) -> Screened | None:
        return self.screenings[-1] if self.screenings else None

    @property
    def answered(self) -> Screened | None:
        """The newest screening that was not declined: declining takes nothing back."""
        return next((one for one in reversed(self.screenings) if not one.declined), None)

    @property
    def told_lately(self) -> tuple[Screened, ...]:
        """The newest answered screening, and those of the seven days before it."""
        newest = self.answered
        if newest is None:
            return ()
        since = newest.time_days - _STANDS_DAYS
        return tuple(one for one in self.screenings if not one.declined and one.time_days > since)

    def holds(self, what: HoldsNow) -> bool:
        """Whether a screening of those days says so."""
        return any(what in one.holds for one in self.told_lately)

    def speaks_of(self, thoughts: Thoughts) -> bool:
        """Whether a screening of those days tells of such thoughts."""
        return any(one.thoughts is thoughts for one in self.told_lately)

    def day_of(self, time_days: float) -> int:
        """The person's own day at a time, as a whole number that grows by one a day."""
        return floor(time_days - self.day_begins)

    def running_day(self, time_days: float) -> int:
        """The day that runs while what is to be done at `time_days` is looked at."""
        return self.day_of(time_days if self.running is None else self.running)

    def newest(self, instrument: str) -> Taken | None:
        """The newest taking of an instrument that could be scored."""
        scored = (one for one in reversed(self.taken) if one.score is not None)
        return next((one for one in scored if one.instrument == instrument), None)
