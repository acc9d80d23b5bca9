"""What a day without an ask holds instead: a kindness or an exercise, and when asks open again.

There is always something, and never more than one thing. Not for why no ask is offered: that is
with the stops (`asking.stops`) and the reasons.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.exercises.proposing import is_known_to_fit
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.reading import open_library
from undaunted.practice.choosing.of_the_day import KINDNESS
from undaunted.practice.choosing.snapshot import SafetySnapshot
from undaunted.wellbeing.pace_words import WHY

_KINDNESSES: tuple[Promise, ...] = (
    _("Drink something warm, slowly, and do nothing else meanwhile."),
    _("Write one line to somebody who is good to you. It need not be about how you are."),
    _("Go outside for ten minutes, and find three things that you like to look at."),
    _("Put on a piece of music that once helped, and listen to all of it."),
    _("Tidy one small corner, for the you of tomorrow."),
    _("Wash your hands in warm water, and take your time."),
    _("Write down one thing that you managed this week, however small."),
    _("Lie down for ten minutes, without the phone."),
    _("Cook or buy something that you really like."),
    _("Say to yourself what you would say to a friend who had a day like this."),
)
_EXERCISES = (
    *("self-compassion-break", "breathing-space", "friend-letter"),
    *("values-willingness", "park-it", "defusion"),
)
_UNTIL_TOMORROW = frozenset({"rest_asks_every_day", "enough_today", *KINDNESS})


@dataclass(frozen=True, slots=True)
class QuietStep:
    """Either `exercise` or the words of a `kindness`. `opens` is the day from which asks are there
    again, `opens_when` what it waits for; at most one of them is known."""

    kindness: str
    exercise: Exercise | None
    opens: date | None
    opens_when: str

    @property
    def kind(self) -> str:
        """For the page: exercise or kindness."""
        return "exercise" if self.exercise else "kindness"


def quiet_step(snapshot: SafetySnapshot, reason: str, today: date) -> QuietStep:
    """The step of a day of the person on which no ask is offered for this reason.

    Kindness where somebody comes first; else by turns. The same all day, another tomorrow.
    """
    turn = today.toordinal()
    kind_first = snapshot.help_first or reason in KINDNESS
    exercise = None if kind_first or turn % 2 else _exercise(snapshot, turn)
    return QuietStep(
        kindness="" if exercise else str(_KINDNESSES[turn // 2 % len(_KINDNESSES)]),
        exercise=exercise,
        opens=opens_on(reason, today),
        opens_when=str(WHY[snapshot.pace_reason][1]) if reason.startswith("pace_") else "",
    )


def opens_on(reason: str, today: date) -> date | None:
    """The day from which asks are there again, where it is known what day that is."""
    return today + timedelta(days=1) if reason in _UNTIL_TOMORROW else None


def _exercise(snapshot: SafetySnapshot, turn: int) -> Exercise | None:
    """One that nothing speaks against, by turns."""
    known = (open_library().exercises.get(key) for key in _EXERCISES)
    fitting = [one for one in known if one and is_known_to_fit(one, snapshot.pace_status)]
    return fitting[turn // 2 % len(fitting)] if fitting else None
