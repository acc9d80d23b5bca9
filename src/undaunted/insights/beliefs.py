"""Reframing: how sure a person is of hard thoughts, before and after asks and exercises."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import FEWEST
from undaunted.engine.taxonomy import AskKind
from undaunted.engine.values import Interval
from undaunted.insights.averages import WORTH_SAYING, mean_interval, mean_of
from undaunted.insights.cards import Early, FindingCard, Reading, change_figure, titled
from undaunted.insights.gathered import Pairs, PersonFacts
from undaunted.record.kind_words import kind_guessed
from undaunted.record.models import Forecast
from undaunted.record.questions import AttemptRecord

_ONE_CHANGE_SD = 20.0


@dataclass(frozen=True, slots=True)
class BeliefChange:
    """One belief on a scale of its own, read before and after: 0-100, by the words of `label`.

    `about`: the same as the subject of a title; empty where it is no hard thought.
    """

    label: str
    pairs: Pairs
    about: str = ""

    @property
    def change(self) -> RatingChange:
        before = round(mean_of([b for b, _after in self.pairs]))
        after = round(mean_of([a for _before, a in self.pairs]))
        return RatingChange(f"{self.label} ({len(self.pairs)})", before, after)


def beliefs_reading(gathered: PersonFacts) -> Reading:
    """The hard thought that was told most often before and after: each counts something of its own,
    so that a mean over several would be of nothing."""
    name, beliefs = _("Hard thoughts"), beliefs_of(gathered)
    best = max((one for one in beliefs if one.about), key=lambda one: len(one.pairs))
    if len(best.pairs) < FEWEST:
        missing = FEWEST - len(best.pairs)
        said = _("%(n)d more, told before and after") % {"n": missing}
        return Early(name, _("what they weigh before and after"), said)
    moved = mean_interval([after - before for before, after in best.pairs], _ONE_CHANGE_SD)
    changes = tuple(belief.change for belief in beliefs if belief.pairs)
    heads = (_("Belief (how often told)"), _("Before"), _("After"))
    title = belief_title(best.about, moved)
    chart = belief_change(title, _sentence_of(best), changes, heads, unit=_("of 100"))
    return FindingCard(name, chart, change_figure(moved, _("points of 100: %s") % best.about))


def belief_title(about: str, moved: Interval) -> str:
    titles = {
        -2: _("%s: it convinces you less afterwards"),
        -1: _("%s: it convinces you a little less afterwards"),
        0: _("%s: no clear change"),
        1: _("%s: it convinces you a little more afterwards"),
        2: _("%s: it convinces you more afterwards"),
    }
    return titled(moved, titles, WORTH_SAYING) % about


def _sentence_of(best: BeliefChange) -> str:
    found = best.change
    return _(
        "On average over %(n)d: %(before)d\u00a0%% before, %(after)d\u00a0%% after. The other rows "
        "count other things, each by itself."
    ) % {"n": len(best.pairs), "before": found.before, "after": found.after}


def beliefs_of(gathered: PersonFacts) -> tuple[BeliefChange, ...]:
    """Hard thoughts first; then what a yes and a no are thought to be, of asking alone."""
    records = gathered.sought
    worth, sentence = _("“Something is wrong with me”"), _("A hard sentence, in exercises")
    feared = _joined(_feared(one) for one in records)
    return (
        BeliefChange(_("What you feared would happen, %"), feared, _("What you feared")),
        BeliefChange(f"{worth}, %", _joined(_worth(one) for one in records), worth),
        BeliefChange(f"{sentence}, %", _in_exercises(gathered), sentence),
        BeliefChange(_("How bad a no is, 0 to 100"), _joined(_cost(one) for one in records)),
        BeliefChange(_("A yes, if you did it again, %"), _joined(_chance(one) for one in records)),
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
    """Of a yes only: a guess about a no of one's own, or one that is heard, is of another kind."""
    if record.forecast is None or record.answer is None or not _is_asking(record.forecast):
        return ()
    return _pair(record.forecast.chance_yes, record.answer.chance_yes_next, 100)


def _cost(record: AttemptRecord) -> Pairs:
    """Of a no that was asked for; how bad it is to be taken badly is another question."""
    if record.forecast is None or record.reflection is None or not _is_asking(record.forecast):
        return ()
    return _pair(record.forecast.no_cost, record.reflection.no_cost_now, 1)


def _is_asking(forecast: Forecast) -> bool:
    return kind_guessed(forecast.question) is AskKind.ASKING


def _pair(before: float | None, after: float | None, times: float) -> Pairs:
    if before is None or after is None:
        return ()
    return ((before * times, after * times),)
