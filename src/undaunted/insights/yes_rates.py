"""How often a yes came, by part of life and by whom was asked. The best known stands first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import Chart
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.engine.rates import yes_rate
from undaunted.engine.values import GOT, LoggedAsk
from undaunted.insights.gathered import Gathered
from undaunted.record.labels import COUNTERPART, DOMAIN

FEWEST_OF_A_GROUP = 3
TOO_EARLY_BELOW = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that belong together: how many, and how many were a yes (partly counts half)."""

    label: str
    n: int
    yes: float


def rates_by_domain(gathered: Gathered) -> Chart | None:
    groups = groups_of(gathered.history.asks, lambda ask: ask.candidate.domain, DOMAIN)
    return rates_chart(groups, _("Too early to say where a yes comes"))


def rates_by_counterpart(gathered: Gathered) -> Chart | None:
    groups = groups_of(gathered.history.asks, lambda ask: ask.candidate.counterpart, COUNTERPART)
    return rates_chart(groups, _("Too early to say who says yes"))


def groups_of(
    asks: Iterable[LoggedAsk], kind: Callable[[LoggedAsk], str], labels: Mapping[StrEnum, Promise]
) -> tuple[Group, ...]:
    """Answered asks by kind, most answers first; groups below three are one, at the end."""
    sums: dict[str, tuple[int, float]] = {}
    for ask in asks:
        if ask.answered:
            n, yes = sums.get(kind(ask), (0, 0.0))
            sums[kind(ask)] = (n + 1, yes + GOT[ask.outcome])
    names = {word.value: str(name) for word, name in labels.items()}
    every = [Group(names.get(word, word), n, yes) for word, (n, yes) in sums.items()]
    large = [group for group in every if group.n >= FEWEST_OF_A_GROUP]
    small = [group for group in every if group.n < FEWEST_OF_A_GROUP]
    large.sort(key=lambda group: (-group.n, group.label))
    return (*large, *together(small))


def together(small: list[Group]) -> tuple[Group, ...]:
    if not small:
        return ()
    return (Group(_("Others"), sum(g.n for g in small), sum(g.yes for g in small)),)


def rates_chart(groups: tuple[Group, ...], too_early: str) -> Chart | None:
    if not groups:
        return None
    marks = tuple(mark_of(group) for group in groups)
    best = marks[0]
    title, sentence = too_early, _("Wide bars mean: too few asks to say.")
    if best.n >= TOO_EARLY_BELOW:
        title = _("%(group)s: about %(mean)d %% yes") % {"group": best.label, "mean": best.mean}
        sentence = _(
            "Likely between %(low)d and %(high)d %% (80 %% interval, %(n)d answers). "
            "Wide bars mean: too few asks to say. A partly counts half."
        ) % {"low": best.low, "high": best.high, "n": best.n}
    headers = (_("Group"), _("Answers"), _("Yes"), _("Likely between"))
    return rate_bars(title, sentence, marks, (_("0 %"), _("100 % yes")), headers)


def mark_of(group: Group) -> RateMark:
    rate = yes_rate(group.yes, group.n)
    mean, low, high = (round(share * 100) for share in (rate.mean, rate.low, rate.high))
    count = ngettext("%(n)d answer", "%(n)d answers", group.n) % {"n": group.n}
    return RateMark(group.label, group.n, mean, low, high, count)
