"""How often a yes came, by part of life and by whom was asked. The best known group stands first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import Chart
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.engine.answers.rates import JEFFREYS, yes_rate
from undaunted.engine.history import LoggedAsk
from undaunted.engine.values import GOT
from undaunted.insights.cards import Card, Early, Reading, share_figure
from undaunted.insights.gathered import Gathered
from undaunted.record.labels import COUNTERPART, DOMAIN

FEWEST_OF_A_GROUP = 3
TOO_EARLY_BELOW = 5
MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that belong together: how many, and how many were a yes (partly counts half).

    `is_mixed`: small groups taken together, which say nothing of anybody.
    """

    label: str
    n: int
    yes: float
    is_mixed: bool = False


def rates_by_counterpart(gathered: Gathered) -> Reading:
    """With the share of yes over all answers."""
    groups = groups_of(gathered.history.asks, lambda ask: ask.candidate.counterpart, COUNTERPART)
    n, yes = sum(group.n for group in groups), sum(group.yes for group in groups)
    name = _("Who says yes")
    if n < TOO_EARLY_BELOW:
        missing = TOO_EARLY_BELOW - n
        said = ngettext("%(n)d more answer", "%(n)d more answers", missing) % {"n": missing}
        return Early(name, _("how often, and whether it differs"), said)
    said = ngettext("Over %(n)d answer.", "Over %(n)d answers.", n) % {"n": n}
    figure = share_figure(yes_rate(yes, n), _("yes, all in all"))
    return Card(name, rates_chart(name, groups, f"{said} {how_to_read()}"), figure)


def rates_by_domain(gathered: Gathered) -> Card | None:
    """None while there is nothing to compare."""
    groups = groups_of(gathered.history.asks, lambda ask: ask.candidate.domain, DOMAIN)
    if len(groups) < 2 or sum(group.n for group in groups) < TOO_EARLY_BELOW:
        return None
    name = _("Where a yes comes")
    return Card(name, rates_chart(name, groups, how_to_read()))


def how_to_read() -> str:
    return _("Partly counts half. A wide bar means: too few to say.")


def groups_of(
    asks: Iterable[LoggedAsk], kind: Callable[[LoggedAsk], str], labels: Mapping[StrEnum, Promise]
) -> tuple[Group, ...]:
    """Answered asks by kind, the six with most answers first; small and further ones are one."""
    sums: dict[str, tuple[int, float]] = {}
    for ask in asks:
        if ask.answered:
            n, yes = sums.get(kind(ask), (0, 0.0))
            sums[kind(ask)] = (n + 1, yes + GOT[ask.outcome])
    names = {word.value: str(name) for word, name in labels.items()}
    every = [Group(names.get(word, word), n, yes) for word, (n, yes) in sums.items()]
    every.sort(key=lambda group: (-group.n, group.label))
    large = [group for group in every[:MOST_GROUPS] if group.n >= FEWEST_OF_A_GROUP]
    return (*large, *together(every[len(large) :]))


def together(small: list[Group]) -> tuple[Group, ...]:
    if not small:
        return ()
    n, yes = sum(g.n for g in small), sum(g.yes for g in small)
    return (Group(_("Others"), n, yes, is_mixed=True),)


def rates_chart(name: str, groups: tuple[Group, ...], sentence: str) -> Chart:
    headers = (_("Group"), _("Answers"), _("Yes"), _("Likely"))
    marks = tuple(mark_of(group) for group in groups)
    title = title_of(name, groups)
    return rate_bars(title, sentence, marks, (_("0 %"), _("100 % yes")), headers)


def title_of(name: str, groups: Sequence[Group]) -> str:
    """Compares the best with the least among groups of five answers and more."""
    large = (g for g in groups if g.n >= TOO_EARLY_BELOW and not g.is_mixed)
    known = sorted(large, key=share_of)
    if len(known) < 2:
        return _("%(name)s: too early to compare") % {"name": name}
    least, most = known[0], known[-1]
    if not differ(least, most, len(known)):
        return _("%(name)s: no clear difference yet") % {"name": name}
    words = {"most": most.label, "least": least.label}
    return _("More yes: %(most)s. Fewer: %(least)s.") % words


def share_of(group: Group) -> float:
    return (group.yes + JEFFREYS) / (group.n + 2 * JEFFREYS)


def differ(one: Group, other: Group, among: int) -> bool:
    """Whether an 80 % interval of the difference leaves out none, for all pairs that could have
    been picked (Bonferroni), with the variance of answers that do not differ."""
    from scipy.special import ndtri

    n, yes = one.n + other.n, one.yes + other.yes
    alike = share_of(Group("", n, yes))
    spread = alike * (1 - alike) * (1 / one.n + 1 / other.n)
    pairs = among * (among - 1) / 2
    return abs(share_of(other) - share_of(one)) > float(ndtri(1 - 0.1 / pairs)) * sqrt(spread)


def mark_of(group: Group) -> RateMark:
    rate = yes_rate(group.yes, group.n)
    mean, low, high = (round(share * 100) for share in (rate.mean, rate.low, rate.high))
    count = ngettext("%(n)d answer", "%(n)d answers", group.n) % {"n": group.n}
    return RateMark(group.label, group.n, mean, low, high, count)
