"""Reframing: how sure a person is of hard thoughts, before and after asks and exercises."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.belief import Change, belief_change
from undaunted.engine.values import Interval
from undaunted.insights.averages import WORTH_SAYING, mean_interval, mean_of
from undaunted.insights.cards import Card, Early, Reading, change_figure, titled
from undaunted.insights.gathered import Gathered, Pairs
from undaunted.record.questions import Told

TOO_EARLY_BELOW = 5
ONE_CHANGE_SD = 20.0


@dataclass(frozen=True, slots=True)
class Belief:
    """One belief in per cent, read before and after."""

    label: str
    pairs: Pairs

    @property
    def change(self) -> Change:
        before = round(mean_of([b for b, _after in self.pairs]))
        after = round(mean_of([a for _before, a in self.pairs]))
        return Change(f"{self.label} ({len(self.pairs)})", before, after)


def beliefs_reading(gathered: Gathered) -> Reading:
    """The number is over occasions: an ask or an exercise counts once, whatever was told of it."""
    name, pairs = _("Hard thoughts"), occasions(gathered)
    if len(pairs) < TOO_EARLY_BELOW:
        missing = TOO_EARLY_BELOW - len(pairs)
        said = _("%(n)d more, told before and after") % {"n": missing}
        return Early(name, _("what they weigh before and after"), said)
    moved = mean_interval([after - before for before, after in pairs], ONE_CHANGE_SD)
    changes = tuple(belief.change for belief in beliefs_of(gathered) if belief.pairs)
    heads = (_("Belief (how often told)"), _("Before"), _("After"))
    chart = belief_change(title_of(moved), sentence_of(pairs), changes, heads)
    return Card(name, chart, change_figure(moved, _("points of belief")))


def title_of(moved: Interval) -> str:
    titles = {
        -2: _("Hard thoughts convince you less afterwards"),
        -1: _("Hard thoughts convince you a little less afterwards"),
        0: _("No clear change in hard thoughts"),
        1: _("Hard thoughts convince you a little more afterwards"),
        2: _("Hard thoughts convince you more afterwards"),
    }
    return titled(moved, titles, WORTH_SAYING)


def sentence_of(pairs: Pairs) -> str:
    return _(
        "On average over %(n)d asks and exercises: %(before)d\u00a0%% before (hollow), "
        "%(after)d\u00a0%% after (filled)."
    ) % {
        "n": len(pairs),
        "before": round(mean_of([before for before, _after in pairs])),
        "after": round(mean_of([after for _before, after in pairs])),
    }


def occasions(gathered: Gathered) -> Pairs:
    """Of each ask the mean of its hard thoughts (what was feared, the own worth); each exercise."""
    asks = ((*feared(told), *worth(told)) for told in gathered.sought)
    return (*(middle(pairs) for pairs in asks if pairs), *in_exercises(gathered))


def middle(pairs: Pairs) -> tuple[float, float]:
    return mean_of([before for before, _after in pairs]), mean_of(
        [after for _before, after in pairs]
    )


def beliefs_of(gathered: Gathered) -> tuple[Belief, ...]:
    """Hard thoughts first; then what a yes and a no are thought to be."""
    told = gathered.sought
    return (
        Belief(_("What you feared would happen"), joined(feared(one) for one in told)),
        Belief(_("“Something is wrong with me”"), joined(worth(one) for one in told)),
        Belief(_("A hard sentence, in exercises"), in_exercises(gathered)),
        Belief(_("How bad a no is"), joined(cost(one) for one in told)),
        Belief(_("A yes, if you did it again"), joined(chance(one) for one in told)),
    )


def joined(found: Iterable[Pairs]) -> Pairs:
    return tuple(pair for pairs in found for pair in pairs)


def in_exercises(gathered: Gathered) -> Pairs:
    return tuple((before * 100, after * 100) for before, after in gathered.exercises)


def feared(told: Told) -> Pairs:
    if told.forecast is None or told.reflection is None:
        return ()
    return pair(told.forecast.feared_chance, told.reflection.belief_now, 100)


def worth(told: Told) -> Pairs:
    if told.forecast is None or told.reflection is None:
        return ()
    return pair(told.forecast.worth_belief, told.reflection.worth_belief_now, 100)


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
