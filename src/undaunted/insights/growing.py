"""Growth through feedback: a changed ask against the version before it, step by step of a chain."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.again import AgainMark, AgainWords, asked_again
from undaunted.drawing.chart import FEWEST
from undaunted.drawing.outlines import Came
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.averages import share_interval
from undaunted.insights.cards import Early, FindingCard, Reading, share_figure
from undaunted.insights.gathered import PersonFacts
from undaunted.record.kinds import GOT
from undaunted.record.questions import AttemptRecord

_CAME: dict[float, Came] = {1.0: "yes", 0.5: "partly", 0.0: "no"}


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """What came before a change and after it: 1 a yes, .5 partly or an offer, 0 a no or silence."""

    before: float
    after: float

    @property
    def turn(self) -> int:
        return (self.after > self.before) - (self.after < self.before)


def growing_reading(gathered: PersonFacts) -> Reading:
    name, steps = _("Changed asks"), steps_of(gathered.sought)
    if len(steps) < FEWEST:
        missing = FEWEST - len(steps)
        said = ngettext("%(n)d more changed ask", "%(n)d more changed asks", missing)
        return Early(name, _("their answers beside those before"), said % {"n": missing})
    turns = Counter(step.turn for step in steps)
    title = ngettext(
        "%(better)d of %(n)d changed asks got a better answer",
        "%(better)d of %(n)d changed asks got a better answer",
        turns[1],
    ) % {"better": turns[1], "n": len(steps)}
    words = AgainWords(_("first"), _("changed"), (_("yes"), _("partly"), _("no")))
    heads = (_("First"), _("Changed"), _("How many"))
    chart = asked_again(title, _sentence_of(steps, turns), _marks_of(steps), words, heads)
    share = share_interval(turns[1], len(steps))
    return FindingCard(name, chart, share_figure(share, _("got a better answer")))


def _sentence_of(steps: tuple[BeforeAndAfter, ...], turns: Counter[int]) -> str:
    return _(
        "%(same)d the same, %(worse)d worse; %(offers)d followed a counter-offer. After a no it can "
        "only stay or get better, so this proves nothing yet."
    ) % {
        "same": turns[0],
        "worse": turns[-1],
        "offers": sum(step.before == GOT[Outcome.PARTLY] for step in steps),
    }


def steps_of(sought: Iterable[AttemptRecord]) -> tuple[BeforeAndAfter, ...]:
    """Each answered changed ask beside the last answer its version before had got by then.

    `sought`: oldest first.
    """
    known: dict[str, float] = {}
    steps = []
    for record in sought:
        got = GOT.get(record.outcome) if record.outcome else None
        if got is None:
            continue
        own = record.attempt.own_ask
        if own is not None and own.improves_key in known:
            steps.append(BeforeAndAfter(known[own.improves_key], got))
        known[record.attempt.ask_key] = got
    return tuple(steps)


def _marks_of(steps: tuple[BeforeAndAfter, ...]) -> tuple[AgainMark, ...]:
    """How often each before led to each after, the best first."""
    counted = Counter((step.before, step.after) for step in steps)
    return tuple(
        AgainMark(_CAME[before], _CAME[after], n)
        for (before, after), n in sorted(counted.items(), reverse=True)
    )
