"""Reframing: how sure a person is of hard thoughts, before and after asks and exercises."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.engine.values import Interval
from undaunted.insights.averages import WORTH_SAYING, mean_interval, mean_of
from undaunted.insights.cards import Early, FindingCard, Reading, change_figure, titled
from undaunted.insights.gathered import Pairs, PersonFacts
from undaunted.record.questions import AttemptRecord

_TOO_EARLY_BELOW = 5
_ONE_CHANGE_SD = 20.0


@dataclass(frozen=True, slots=True)
class BeliefChange:
    """One belief in per cent, read before and after."""

    label: str
    pairs: Pairs

    @property
    def change(self) -> RatingChange:
        before = round(mean_of([b for b, _after in self.pairs]))
        after = round(mean_of([a for _before, a in self.pairs]))
        return RatingChange(f"{self.label} ({len(self.pairs)})", before, after)


def beliefs_reading(gathered: PersonFacts) -> Reading:
    """The number is over occasions: an ask or an exercise counts once, whatever was told of it."""
    name, pairs = _("Hard thoughts"), _occasions(gathered)
    if len(pairs) < _TOO_EARLY_BELOW:
        missing = _TOO_EARLY_BELOW - len(pairs)
        said = _("%(n)d more, told before and after") % {"n": missing}
        return Early(name, _("what they weigh before and after"), said)
    moved = mean_interval([after - before for before, after in pairs], _ONE_CHANGE_SD)
    changes = tuple(belief.change for belief in _beliefs_of(gathered) if belief.pairs)
    heads = (_("Belief (how often told)"), _("Before"), _("After"))
    chart = belief_change(belief_title(moved), _sentence_of(pairs), changes, heads)
    return FindingCard(name, chart, change_figure(moved, _("points of belief")))


def belief_title(moved: Interval) -> str:
    titles = {
        -2: _("Hard thoughts convince you less afterwards"),
        -1: _("Hard thoughts convince you a little less afterwards"),
        0: _("No clear change in hard thoughts"),
        1: _("Hard thoughts convince you a little more afterwards"),
        2: _("Hard thoughts convince you more afterwards"),
    }
    return titled(moved, titles, WORTH_SAYING)


def _sentence_of(pairs: Pairs) -> str:
    return _(
        "On average over %(n)d asks and exercises: %(before)d\u00a0%% before (hollow), "
        "%(after)d\u00a0%% after (filled)."
    ) % {
        "n": len(pairs),
        "before": round(mean_of([before for before, _after in pairs])),
        "after": round(mean_of([after for _before, after in pairs])),
    }


def _occasions(gathered: PersonFacts) -> Pairs:
    """Of each ask the mean of its hard thoughts (what was feared, the own worth); each exercise."""
    asks = ((*_feared(record), *_worth(record)) for record in gathered.sought)
    return (*(_middle(pairs) for pairs in asks if pairs), *_in_exercises(gathered))


def _middle(pairs: Pairs) -> tuple[float, float]:
    return mean_of([before for before, _after in pairs]), mean_of(
        [after for _before, after in pairs]
    )


def _beliefs_of(gathered: PersonFacts) -> tuple[BeliefChange, ...]:
    """Hard thoughts first; then what a yes and a no are thought to be."""
    records = gathered.sought
    return (
        BeliefChange(_("What you feared would happen"), _joined(_feared(one) for one in records)),
        BeliefChange(_("“Something is wrong with me”"), _joined(_worth(one) for one in records)),
        BeliefChange(_("A hard sentence, in exercises"), _in_exercises(gathered)),
        BeliefChange(_("How bad a no is"), _joined(_cost(one) for one in records)),
        BeliefChange(_("A yes, if you did it again"), _joined(_chance(one) for one in records)),
    )


def _joined(found: Iterable[Pairs]) -> Pairs:
    return tuple(pair for pairs in found for pair in pairs)


def _in_exercises(gathered: PersonFacts) -> Pairs:
    return tuple((before * 100, after * 100) for before, after in gathered.exercises)


def _feared(record: AttemptRecord) -> Pairs:
    if record.forecast is None or record.reflection is None:
        return ()
    return _pair(record.forecast.feared_chance, record.reflection.belief_now, 100)


def _worth(record: AttemptRecord) -> Pairs:
    if record.forecast is None or record.reflection is None:
        return ()
    return _pair(record.forecast.worth_belief, record.reflection.worth_belief_now, 100)


def _chance(record: AttemptRecord) -> Pairs:
    if record.forecast is None or record.answer is None:
        return ()
    return _pair(record.forecast.chance_yes, record.answer.chance_yes_next, 100)


def _cost(record: AttemptRecord) -> Pairs:
    if record.forecast is None or record.reflection is None:
        return ()
    return _pair(record.forecast.no_cost, record.reflection.no_cost_now, 1)


def _pair(before: float | None, after: float | None, times: float) -> Pairs:
    if before is None or after is None:
        return ()
    return ((before * times, after * times),)
