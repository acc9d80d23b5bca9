"""When to screen, and which measures a screening asks for (rules page).

Not for what follows from the answers: that is `pace`.
"""

from undaunted.engine.history import History
from undaunted.engine.safety.heavy_day import heavy_day
from undaunted.engine.safety.monitoring import mood_worth_a_look
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.signs import GAD7, PHQ9, PTSD, Screened, Signs
from undaunted.engine.safety.worsening import to_confirm
from undaunted.engine.taxonomy import HoldsNow, Thoughts
from undaunted.engine.values import Decision


def screening_due(
    signs: Signs, history: History, asks_begun: int, now_days: float, rules: SafetyRules
) -> Decision[bool]:
    """Whether the next ask waits for a screening: from the second ask on, then now and again."""
    reason = _due_reason(signs, history, asks_begun, now_days, rules)
    last = signs.screened
    heavy = heavy_day(signs, now_days, rules).value
    inputs = (
        ("asks_begun", asks_begun),
        ("days_since", now_days - last.time_days if last else None),
        ("heavy_day", heavy),
    )
    return Decision(reason != "none", f"{rules.version}:screening", inputs, reason)


def _due_reason(
    signs: Signs, history: History, asks_begun: int, now_days: float, rules: SafetyRules
) -> str:
    last = signs.screened
    if heavy_day(signs, now_days, rules).value:
        return "none"  # no questions on a heavy day; they come the next
    if last is None:
        return "second_ask" if asks_begun else "none"
    since = now_days - last.time_days
    if since >= rules.screening_days:
        return "four_weeks"
    if now_days - _last_seen(signs, history) >= rules.absence_days:
        return "absence"
    if since >= rules.confirm_until_days and mood_worth_a_look(signs, now_days, rules).value:
        return "mood"
    return "none"


def _last_seen(signs: Signs, history: History) -> float:
    """When anything was last told, in days."""
    times = [one.time_days for one in signs.screenings]
    times += [one.time_days for one in signs.taken]
    times += [day for day, _mood in signs.moods]
    times += history.time_days[-1:].tolist()
    return float(max(times))


def measures_due(signs: Signs, now_days: float, rules: SafetyRules) -> tuple[str, ...]:
    """Instruments the newest screening asks for, and those whose rise a repeat must confirm."""
    repeats = to_confirm(signs.taken, now_days, rules)
    return tuple(dict.fromkeys([*unfinished(signs, rules), *repeats]))


def unfinished(signs: Signs, rules: SafetyRules) -> tuple[str, ...]:
    """Instruments the newest screening asks for that were not taken; a repeat is no part of it."""
    last = signs.answered
    asked = () if last is None else asked_for(last, rules)
    return tuple(one for one in asked if not fresh(signs, last, one, rules))


def asked_for(screened: Screened, rules: SafetyRules) -> tuple[str, ...]:
    """What these answers ask for: the PHQ-9 and GAD-7, the PC-PTSD-5, or nothing more."""
    found: list[str] = []
    if screened.phq2 >= rules.phq2_more:
        found += [PHQ9, GAD7]
    elif screened.thoughts in (Thoughts.PASSING, Thoughts.PLAN):
        found.append(PHQ9)
    if HoldsNow.HAUNTED in screened.holds:
        found.append(PTSD)
    return tuple(found)


def fresh(signs: Signs, last: Screened | None, instrument: str, rules: SafetyRules) -> bool:
    """Whether it was taken since the screening, or so shortly before that it still speaks."""
    taken = signs.newest(instrument)
    if taken is None or last is None:
        return False
    again = rules.ptsd_again_days if instrument == PTSD else rules.measure_again_days
    return taken.time_days >= last.time_days - again
