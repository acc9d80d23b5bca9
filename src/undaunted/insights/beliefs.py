"""Beliefs before an ask and after it, on average."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.belief import Change, belief_change
from undaunted.drawing.chart import Chart
from undaunted.engine.values import Interval
from undaunted.insights.averages import direction, mean_interval, mean_of
from undaunted.insights.gathered import Gathered
from undaunted.record.questions import Told

FEWEST = 3
TOO_EARLY_BELOW = 5
ONE_CHANGE_SD = 20.0

Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """One belief in per cent, read before and after; `smaller` and `larger` say where it went."""

    label: str
    smaller: str
    larger: str
    pairs: Pairs

    @property
    def change(self) -> Change:
        before = round(mean_of([b for b, _after in self.pairs]))
        after = round(mean_of([a for _before, a in self.pairs]))
        label = _("%(belief)s (%(n)d asks)") % {"belief": self.label, "n": len(self.pairs)}
        return Change(label, before, after)

    @property
    def moved(self) -> Interval:
        return mean_interval([a - b for b, a in self.pairs], ONE_CHANGE_SD)


def beliefs_reading(gathered: Gathered) -> Chart | None:
    """None before a belief was read twice for three asks."""
    told = beliefs_of(gathered.sought)
    known = tuple(belief for belief in told if len(belief.pairs) >= FEWEST)
    if not known:
        return None
    title, sentence = finding(known)
    changes = tuple(belief.change for belief in known)
    return belief_change(title, sentence, changes, (_("Belief"), _("Before"), _("After")))


def beliefs_of(told: tuple[Told, ...]) -> tuple[Belief, ...]:
    return (
        Belief(
            _("What you feared would happen"),
            _("After asking, what you feared seems less likely"),
            _("After asking, what you feared seems more likely"),
            tuple(pair for one in told for pair in feared(one)),
        ),
        Belief(
            _("A yes, if you did it again"),
            _("After asking, a yes seems less likely"),
            _("After asking, a yes seems more likely"),
            tuple(pair for one in told for pair in chance(one)),
        ),
        Belief(
            _("How bad a no is"),
            _("After asking, a no seems less bad"),
            _("After asking, a no seems worse"),
            tuple(pair for one in told for pair in cost(one)),
        ),
    )


def finding(known: tuple[Belief, ...]) -> tuple[str, str]:
    """Of the belief whose change is largest for its doubt."""
    enough = [belief for belief in known if len(belief.pairs) >= TOO_EARLY_BELOW]
    if not enough:
        return _("Too early to say what changes"), _("Hollow: before. Filled: after.")
    clear = max(enough, key=clearness)
    moved = clear.moved
    alike = _("Before and after look much alike so far")
    title = {-1: clear.smaller, 0: alike, 1: clear.larger}[direction(moved)]
    return title, _(
        "%(belief)s: a change of %(points)d points on average (80 %% interval: %(low)d to "
        "%(high)d). Hollow: before. Filled: after."
    ) % {
        "belief": clear.label,
        "points": round(moved.mean),
        "low": round(moved.low),
        "high": round(moved.high),
    }


def clearness(belief: Belief) -> float:
    moved = belief.moved
    return abs(moved.mean) / (moved.high - moved.low)


def feared(told: Told) -> Pairs:
    if told.forecast is None or told.reflection is None:
        return ()
    return pair(told.forecast.feared_chance, told.reflection.belief_now, 100)


def chance(told: Told) -> Pairs:
    if told.forecast is None or told.answer is None:
        return ()
    return pair(told.forecast.chance_yes, told.answer.chance_yes_next, 100)


def cost(told: Told) -> Pairs:
    if told.forecast is None or told.reflection is None:
        return ()
    return pair(told.forecast.no_cost, told.reflection.no_cost_now, 1)


def pair(before: float | None, after: float | None, times: float) -> Pairs:
    if before is None or after is None:
        return ()
    return ((before * times, after * times),)
