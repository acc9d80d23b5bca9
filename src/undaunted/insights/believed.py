"""What the engine expects of a next ask that is rated in the middle, with the interval of one ask.

Shown apart from any one ask, so that it anchors no guess.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import FEWEST, HowToRead
from undaunted.drawing.rates import RateMark, rate_bars
from undaunted.engine.answers import acceptance
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import LoggedAsk
from undaunted.engine.learned import LearnedState
from undaunted.engine.values import Candidate, Interval
from undaunted.insights.cards import FindingCard
from undaunted.insights.gathered import PersonFacts
from undaunted.record.labels import DOMAIN

_FEWEST_ASKS = 5  # for a picture; for a title see FEWEST
_MOST_GROUPS = 5
MIDDLE_FEAR, MIDDLE_YES, RATED_SD = 50.0, 0.5, (10.0, 0.15)
_Expect = Callable[[LearnedState, Candidate, float], Interval]


def fear_believed(gathered: PersonFacts) -> FindingCard | None:
    """Fear to expect at an ask rated 50, by part of life; None below five asks."""
    made = [ask for ask in gathered.history.asks if ask.asked and not ask.candidate.step]
    marks = _believed(gathered, made, _fear_expected)
    if not marks:
        return None
    title = _expected_title(
        marks,
        _("%(part)s: at your next ask rated 50, expect a fear of %(low)d to %(high)d"),
        _("Too early to say what fear to expect"),
    )
    headers = (_("Part of life"), _("Asks"), _("Middle"), _("Your next ask, 8 times in 10"))
    read = HowToRead(
        marks=(_("the middle"), _("your next ask")),
        band=_("The bar is where eight of ten next asks rated 50 would peak, a single ask each."),
    )
    ends = (_("0 calm"), _("100 fear"))
    return FindingCard(
        _("Fear expected"), rate_bars(title, "", marks, ends, headers, unit="", words=read)
    )


def yes_believed(gathered: PersonFacts) -> FindingCard | None:
    """The chance to expect of an ask rated 50 %, by part of life; None below five asks."""
    answered = [ask for ask in gathered.history.asks if ask.answered]
    marks = _believed(gathered, answered, _yes_expected)
    if not marks:
        return None
    title = _expected_title(
        marks,
        _(
            "%(part)s: at your next ask rated 50\u00a0%%, expect a chance of %(low)d to %(high)d\u00a0%%"
        ),
        _("Too early to say what chance to expect"),
    )
    headers = (_("Part of life"), _("Answers"), _("Middle"), _("Your next ask, 8 times in 10"))
    read = HowToRead(
        marks=(_("the middle"), _("your next ask")),
        band=_(
            "The bar is where the chance of a yes would lie in eight of ten next asks rated 50\u00a0%."
        ),
    )
    ends = (_("0 %"), _("100 % yes"))
    return FindingCard(_("Yes expected"), rate_bars(title, "", marks, ends, headers, words=read))


def _expected_title(marks: Sequence[RateMark], said: str, early: str) -> str:
    """The interval of a next ask in the best known part of life; nothing below eight asks of it."""
    best = marks[0]
    if best.n < FEWEST:
        return early
    return said % {"part": best.label, "low": best.low, "high": best.high}


def _believed(
    gathered: PersonFacts, made: Sequence[LoggedAsk], expect: _Expect
) -> tuple[RateMark, ...]:
    """A mark for each part of life, the most practised first."""
    if len(made) < _FEWEST_ASKS:
        return ()
    counts = Counter(str(ask.candidate.domain) for ask in made if ask.candidate.domain)
    latest = {str(ask.candidate.domain): ask.candidate for ask in made}
    names = {word.value: str(name) for word, name in DOMAIN.items()}
    marks = []
    for domain, n in counts.most_common(_MOST_GROUPS):
        found = expect(gathered.learned, _in_the_middle(latest[domain]), made[-1].time_days)
        mean, low, high = (round(value) for value in (found.mean, found.low, found.high))
        count = ngettext("%(n)d ask", "%(n)d asks", n) % {"n": n}
        marks.append(RateMark(names.get(domain, domain), n, mean, low, high, count))
    return tuple(marks)


def _in_the_middle(like: Candidate) -> Candidate:
    """An ask nobody did, to the same people in the same way, rated in the middle."""
    return replace(
        like,
        key="",
        fear_mean=MIDDLE_FEAR,
        fear_sd=RATED_SD[0],
        yes_mean=MIDDLE_YES,
        yes_sd=RATED_SD[1],
        partly_mean=0.0,
        no_answer=0.0,
    )


def _fear_expected(state: LearnedState, ask: Candidate, time_days: float) -> Interval:
    found = fear.predict(state.fear, ask, time_days)
    return Interval(found.mean, found.low, found.high)


def _yes_expected(state: LearnedState, ask: Candidate, time_days: float) -> Interval:
    found = acceptance.predict(state.answers, ask, time_days)
    return Interval(found.mean * 100, found.low * 100, found.high * 100)
