"""How often a yes came, by part of life and by whom was asked. The best known group stands first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import FEWEST, Chart, HowToRead
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.engine.answers.rates import JEFFREYS, yes_rate
from undaunted.engine.history import LoggedAsk
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import UNSAID, Interval
from undaunted.insights.cards import Early, FindingCard, Reading, share_figure
from undaunted.insights.gathered import PersonFacts
from undaunted.record.labels import COUNTERPART, DOMAIN

_FEWEST_OF_A_GROUP = 3
_MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Answers that belong together: how many, and how many were a yes (another offer is none).

    `is_mixed`: small groups taken together, which say nothing of anybody.
    """

    label: str
    n: int
    yes: int
    is_mixed: bool = False


def rates_by_counterpart(gathered: PersonFacts) -> Reading:
    """With the share of yes over all answers."""
    groups = _groups_of(gathered.history.asks, lambda ask: ask.candidate.counterpart, COUNTERPART)
    n, yes = sum(group.n for group in groups), sum(group.yes for group in groups)
    name = _("Who says yes")
    if n < FEWEST:
        missing = FEWEST - n
        said = ngettext("%(n)d more answer", "%(n)d more answers", missing) % {"n": missing}
        return Early(name, _("how often, and whether it differs"), said)
    said = ngettext("Over %(n)d answer.", "Over %(n)d answers.", n) % {"n": n}
    figure = share_figure(_rate_of(yes, n), _("yes, all in all"))
    return FindingCard(name, _rates_chart(name, groups, f"{said} {_how_to_read()}"), figure)


def rates_by_domain(gathered: PersonFacts) -> FindingCard | None:
    """None while there is nothing to compare."""
    groups = _groups_of(gathered.history.asks, lambda ask: ask.candidate.domain, DOMAIN)
    if len(groups) < 2 or sum(group.n for group in groups) < FEWEST:
        return None
    name = _("Where a yes comes")
    return FindingCard(name, _rates_chart(name, groups, _how_to_read()))


def _how_to_read() -> str:
    return _("Another offer is not a yes. A wide bar means: too few to say.")


def _groups_of(
    asks: Iterable[LoggedAsk], kind: Callable[[LoggedAsk], str], labels: Mapping[StrEnum, Promise]
) -> tuple[AnswerGroup, ...]:
    """Answered asks by kind, the six with most answers first; small and further ones are one."""
    sums: dict[str, tuple[int, int]] = {}
    for ask in asks:
        if ask.answered:
            n, yes = sums.get(kind(ask), (0, 0))
            sums[kind(ask)] = (n + 1, yes + (ask.outcome is Outcome.YES))
    names = {word.value: str(name) for word, name in labels.items()}
    names[UNSAID] = _("Not said")
    every = [
        AnswerGroup(names.get(word, word), n, yes, is_mixed=word == UNSAID)
        for word, (n, yes) in sums.items()
    ]
    every.sort(key=lambda group: (-group.n, group.label))
    large = [group for group in every[:_MOST_GROUPS] if group.n >= _FEWEST_OF_A_GROUP]
    return (*large, *_together(every[len(large) :]))


def _together(small: list[AnswerGroup]) -> tuple[AnswerGroup, ...]:
    if not small:
        return ()
    n, yes = sum(g.n for g in small), sum(g.yes for g in small)
    return (AnswerGroup(_("Others"), n, yes, is_mixed=True),)


def _rates_chart(name: str, groups: tuple[AnswerGroup, ...], sentence: str) -> Chart:
    headers = (_("Group"), _("Answers"), _("Yes"), _("Likely"))
    marks = tuple(_mark_of(group) for group in groups)
    title = answers_title(name, groups)
    read = HowToRead(
        marks=(_("how often a yes came"), _("where that likely lies")),
        band=_("The bar is about how often a yes comes from this group, 8 times in 10."),
    )
    return rate_bars(title, sentence, marks, (_("0 %"), _("100 % yes")), headers, words=read)


def answers_title(name: str, groups: Sequence[AnswerGroup]) -> str:
    """Compares the best with the least among groups of eight answers and more."""
    large = (g for g in groups if g.n >= FEWEST and not g.is_mixed)
    known = sorted(large, key=_share_of)
    if len(known) < 2:
        return _("%(name)s: too early to compare") % {"name": name}
    least, most = known[0], known[-1]
    if not _differ(least, most, len(known)):
        return _("%(name)s: no clear difference yet") % {"name": name}
    words = {"most": most.label, "least": least.label}
    return _("More yes: %(most)s. Fewer: %(least)s.") % words


def _share_of(group: AnswerGroup) -> float:
    return (group.yes + JEFFREYS) / (group.n + 2 * JEFFREYS)


def _differ(one: AnswerGroup, other: AnswerGroup, among: int) -> bool:
    """Whether an 80 % interval of the difference leaves out none, for all pairs that could have
    been picked (Bonferroni), with the variance of answers that do not differ."""
    from scipy.special import ndtri

    n, yes = one.n + other.n, one.yes + other.yes
    alike = _share_of(AnswerGroup("", n, yes))
    spread = alike * (1 - alike) * (1 / one.n + 1 / other.n)
    pairs = among * (among - 1) / 2
    return abs(_share_of(other) - _share_of(one)) > float(ndtri(1 - 0.1 / pairs)) * sqrt(spread)


def _rate_of(yes: int, n: int) -> Interval:
    """The share as it came, as everywhere else, with the interval of Jeffreys around it."""
    return replace(yes_rate(yes, n), mean=yes / n)


def _mark_of(group: AnswerGroup) -> RateMark:
    rate = _rate_of(group.yes, group.n)
    mean, low, high = (round(share * 100) for share in (rate.mean, rate.low, rate.high))
    count = ngettext("%(n)d answer", "%(n)d answers", group.n) % {"n": group.n}
    return RateMark(group.label, group.n, mean, low, high, count)
