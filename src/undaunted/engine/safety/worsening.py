"""Whether a person's scores got reliably worse, and whether a repeat has confirmed it (rules page).

Reliable change after Jacobson and Truax 1991. Not a prognosis: one rise is "worth a look".
"""

from collections.abc import Iterator, Sequence

from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import GAD7, K6, PHQ9, Taken
from undaunted.engine.values import Decision

_WATCHED = (PHQ9, GAD7, K6)
_BASELINES = 2


def limits(instrument: str, rules: SafetyRules) -> tuple[float, float]:
    """Points above the baseline that are reliably worse, and those worth a look."""
    return {
        PHQ9: (rules.phq9_worse, rules.phq9_watch),
        GAD7: (rules.gad7_worse, rules.gad7_watch),
        K6: (rules.k6_worse, rules.k6_watch),
    }[instrument]


def _rises(taken: Sequence[Taken], instrument: str) -> Iterator[tuple[float, float]]:
    """(time in days, points above the mean of the first two) of every later score."""
    scores = [
        (one.time_days, one.score)
        for one in taken
        if one.instrument == instrument and one.score is not None
    ]
    if len(scores) > _BASELINES:
        baseline = sum(score for _, score in scores[:_BASELINES]) / _BASELINES
        yield from ((time_days, score - baseline) for time_days, score in scores[_BASELINES:])


def _state_of(taken: Sequence[Taken], instrument: str, rules: SafetyRules) -> str:
    """none, watch, confirm (a repeat is wanted) or confirmed, by the newest scores."""
    worse, watch = limits(instrument, rules)
    found = list(_rises(taken, instrument))
    if not found or found[-1][1] < watch:
        return "none"
    time_days, rise = found[-1]
    if rise < worse:
        return "watch"
    earlier = [t for t, points in found[:-1] if points >= worse]
    apart = [time_days - t for t in earlier]
    repeated = any(rules.confirm_from_days <= d <= rules.confirm_until_days for d in apart)
    already = len(found) > 1 and _state_of_all_but_last(taken, instrument, rules) == "confirmed"
    return "confirmed" if repeated or already else "confirm"


def _state_of_all_but_last(taken: Sequence[Taken], instrument: str, rules: SafetyRules) -> str:
    scores = [one for one in taken if one.instrument == instrument]
    return _state_of(scores[:-1], instrument, rules)


def worsening(taken: Sequence[Taken], rules: SafetyRules) -> Decision[str]:
    """The gravest state among the watched instruments; `reason` names its instrument."""
    order = ("none", "watch", "confirm", "confirmed")
    states = {one: _state_of(taken, one, rules) for one in _WATCHED}
    gravest = max(_WATCHED, key=lambda one: order.index(states[one]))
    rose = tuple(
        (one, next(reversed(list(_rises(taken, one))), (0.0, None))[1]) for one in _WATCHED
    )
    reason = gravest if states[gravest] != "none" else "none"
    return Decision(states[gravest], f"{rules.version}:worsening", rose, reason)


def to_confirm(taken: Sequence[Taken], now_days: float, rules: SafetyRules) -> tuple[str, ...]:
    """Instruments a repeat is due for: from the third day after a rise on."""
    due = []
    for instrument in _WATCHED:
        found = list(_rises(taken, instrument))
        risen = _state_of(taken, instrument, rules) in {"watch", "confirm"}
        if risen and now_days - found[-1][0] >= rules.confirm_from_days:
            due.append(instrument)
    return tuple(due)
