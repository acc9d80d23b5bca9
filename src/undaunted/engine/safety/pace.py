"""How fast a person practises now, and why: the most careful of what every rule says (rules page).

A person may always go more gently than the rules; more boldly only as far as they let them.
"""

from collections.abc import Iterator

from undaunted.engine.history import History
from undaunted.engine.safety.heavy_day import heavy_day
from undaunted.engine.safety.lesson import lessons_lately
from undaunted.engine.safety.rules import SafetyRules
from undaunted.engine.safety.screening import asked_for, fresh, measures_due, unfinished
from undaunted.engine.safety.signs import GAD7, K6, PHQ9, PTSD, Signs
from undaunted.engine.safety.stopping import fear_rising
from undaunted.engine.safety.worsening import worsening
from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts
from undaunted.engine.values import Decision, Plain

CAREFULNESS = (Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED, Pace.REST, Pace.CARE_FIRST)
_RESTING = frozenset({Pace.REST, Pace.CARE_FIRST})
LOSSES = (HoldsNow.LOST_SOMEONE, HoldsNow.LOST_RELATIONSHIP, HoldsNow.LOST_JOB)

_Finding = tuple[Pace, str]


def pace_for(signs: Signs, history: History, now_days: float, rules: SafetyRules) -> Decision[Pace]:
    """The pace now. `reason` is the rule that decided; `inputs` are all that was looked at."""
    found = [*_by_danger(signs, now_days, rules), *_by_scores(signs, rules)]
    found += _by_screening(signs, now_days, rules)
    if lessons_lately(history, signs, now_days, rules) >= rules.lesson_third:
        found.append((Pace.GENTLE, "wrong_lesson_often"))
    if fear_rising(history, rules).value:
        found.append((Pace.GENTLE, "fear_rising"))
    if heavy_day(signs, now_days, rules).value:
        found.append((Pace.GENTLE, "heavy_day"))
    pace, reason = _most_careful([*found, (Pace.OPEN, "screened")])
    if worsening(signs.taken, rules).value == "confirmed" and pace in (Pace.OPEN, Pace.GENTLE):
        pace, reason = CAREFULNESS[CAREFULNESS.index(pace) + 1], "reliably_worse"
    if signs.chosen is not None and _more_careful(signs.chosen, pace):
        pace, reason = signs.chosen, "chosen"
    return Decision(
        pace, f"{rules.version}:pace", _inputs_of(signs, history, now_days, rules), reason
    )


def lost_lately(signs: Signs, now_days: float, rules: SafetyRules) -> bool:
    """Whether a loss was told in the last weeks."""
    last = signs.answered
    lately = last is not None and now_days - last.time_days < rules.loss_days
    return lately and any(signs.holds(loss) for loss in LOSSES)


def _by_screening(signs: Signs, now_days: float, rules: SafetyRules) -> Iterator[_Finding]:
    """What the newest screening says, or that there is none."""
    last = signs.screened
    if last is None:
        yield Pace.GENTLE, "not_screened"
        return
    if last.declined:
        yield Pace.GENTLE, "declined"
    last = signs.answered
    if last is None:
        return
    if signs.speaks_of(Thoughts.PASSING):
        yield Pace.GENTLE, "passing_thoughts"
    if signs.speaks_of(Thoughts.RATHER_NOT):
        yield Pace.GENTLE, "rather_not_say"
    if lost_lately(signs, now_days, rules):
        yield Pace.GENTLE, "after_a_loss"
    if signs.holds(HoldsNow.IN_TREATMENT):
        yield Pace.SUPPORTED, "in_treatment"
    if signs.holds(HoldsNow.UNDER_18):
        yield Pace.GENTLE, "under_18"
    if unfinished(signs, rules):
        yield Pace.GENTLE, "unfinished"


def _by_scores(signs: Signs, rules: SafetyRules) -> Iterator[_Finding]:
    """What the newest scores say that still speak; thoughts of death before all others."""
    phq9, ptsd = _standing_score(signs, PHQ9, rules), _standing_score(signs, PTSD, rules)
    newest = signs.newest(PHQ9)
    if phq9 is not None and newest is not None and newest.item9 >= rules.item9_gentle:
        yield Pace.GENTLE, "item9_open" if newest.item9_open else "item9"
    if _at_least(phq9, rules.phq9_supported):
        yield Pace.SUPPORTED, "phq9_high"
    elif _at_least(phq9, rules.phq9_gentle):
        yield Pace.GENTLE, "phq9_raised"
    if _at_least(ptsd, rules.ptsd_supported):
        yield Pace.SUPPORTED, "ptsd_high"
    elif _at_least(ptsd, rules.ptsd_gentle):
        yield Pace.GENTLE, "ptsd_raised"
    if _at_least(_standing_score(signs, GAD7, rules), rules.gad7_gentle):
        yield Pace.GENTLE, "gad7_raised"
    if _at_least(_standing_score(signs, K6, rules), rules.k6_gentle):
        yield Pace.GENTLE, "k6_raised"


def _by_danger(signs: Signs, now_days: float, rules: SafetyRules) -> Iterator[_Finding]:
    """Care first, until somebody supports the person and seven days have passed; gentle then,
    until a check after those days is clear."""
    since = danger_since(signs, rules)
    if since is None:
        return
    supported = signs.supported_days is not None and signs.supported_days >= since
    if not supported or now_days - since < rules.care_days:
        yield Pace.CARE_FIRST, "danger"
    elif not _clear_since(signs, since + rules.care_days, rules):
        yield Pace.GENTLE, "care_was_first"


def _clear_since(signs: Signs, time_days: float, rules: SafetyRules) -> bool:
    """Whether the newest answers after this time tell of no such thoughts at all."""
    last, taken = signs.answered, signs.newest(PHQ9)
    if last is None or last.time_days < time_days or last.thoughts is not Thoughts.NO:
        return False
    item9 = taken is not None and fresh(signs, last, PHQ9, rules) and taken.item9
    return not item9


def danger_since(signs: Signs, rules: SafetyRules) -> float | None:
    """When a plan, or item 9 at 2 or 3, was last told."""
    plans = [one.time_days for one in signs.screenings if one.thoughts is Thoughts.PLAN]
    items = [one.time_days for one in signs.taken if one.item9 >= rules.item9_care]
    return max((*plans, *items), default=None)


def _standing_score(signs: Signs, instrument: str, rules: SafetyRules) -> float | None:
    """The newest score, until a later screening no longer asks for the instrument."""
    taken, last = signs.newest(instrument), signs.answered
    if taken is None:
        return None
    asked = last is None or instrument in asked_for(last, rules)
    return taken.score if asked or fresh(signs, last, instrument, rules) else None


def _at_least(score: float | None, least: float) -> bool:
    return score is not None and score >= least


def _more_careful(one: Pace, other: Pace) -> bool:
    return CAREFULNESS.index(one) > CAREFULNESS.index(other)


def _most_careful(found: list[_Finding]) -> _Finding:
    """The first of the most careful."""
    return max(found, key=lambda one: CAREFULNESS.index(one[0]))


def has_support(signs: Signs, now_days: float, rules: SafetyRules) -> bool:
    """Whether the person said, within twelve weeks, that somebody supports them."""
    supported = signs.supported_days
    return supported is not None and now_days - supported <= rules.support_days


def stakes_cap(pace: Pace, signs: Signs, now_days: float, rules: SafetyRules) -> int:
    """The highest stakes a pace allows at all; 0 where there are no asks now."""
    if pace in _RESTING:
        return 0
    if pace is Pace.SUPPORTED and not has_support(signs, now_days, rules):
        return 0
    cap = rules.open_stakes if pace is Pace.OPEN else rules.gentle_stakes
    if not signs.holds(HoldsNow.UNDER_18):
        return cap
    return min(cap, rules.minor_stakes if signs.minors else rules.minor_step_stakes)


def _inputs_of(
    signs: Signs, history: History, now_days: float, rules: SafetyRules
) -> tuple[tuple[str, Plain], ...]:
    """Everything the decision looked at, as it is stored and shown."""
    last, newest = signs.answered, signs.newest(PHQ9)
    scores = ((one, _standing_score(signs, one, rules)) for one in (PHQ9, GAD7, PTSD, K6))
    return (
        ("screened", last is not None),
        ("declined", signs.screened is not None and signs.screened.declined),
        ("phq2", last.phq2 if last else None),
        ("thoughts", last.thoughts.value if last else None),
        ("holds", " ".join(sorted(last.holds)) if last else None),
        *scores,
        ("item9", newest.item9 if newest else None),
        ("measures_due", " ".join(measures_due(signs, now_days, rules))),
        ("worsening", worsening(signs.taken, rules).value),
        ("wrong_lessons", lessons_lately(history, signs, now_days, rules)),
        ("fear_rising", fear_rising(history, rules).value),
        ("heavy_day", heavy_day(signs, now_days, rules).value),
        ("support", has_support(signs, now_days, rules)),
        ("chosen", signs.chosen.value if signs.chosen else None),
    )
