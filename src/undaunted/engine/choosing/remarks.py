"""What is true of a person's own past and worth a word about the ask that was chosen.

Facts only, each to be counted again from the facts; nothing that would anchor a guess: no chance
or fear expected of this ask, and nothing of others. Not for choosing, nor for sentences.
"""

from collections.abc import Callable, Collection, Iterable

import numpy as np

from undaunted.engine.choosing.asked_before import LAST, AskedBefore, at, fact
from undaunted.engine.choosing.gates import hard
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.choosing.step_remarks import ON_STEPS
from undaunted.engine.pool import CHANNELS, COUNTERPARTS, DOMAINS, KINDS, Codes
from undaunted.engine.taxonomy import Channel, Counterpart, HowTheyWere, Outcome
from undaunted.engine.values import OWN, UNSAID, Bools

_TOLD = 3  # of them that must have been told for a count
_RUN = 3
_NOES = 2
_MOSTLY = 0.6
_WEEK = 7.0
_PAUSE = 10.0
_ROUND = 5
_NO_ONE = (Counterpart.NOBODY.value, UNSAID)  # of whom nothing is said


def remarks(past: AskedBefore) -> tuple[Reason, ...]:
    """Everything that is true and worth saying, what is rarest first."""
    found = (remark(past) for remark in (_OF_STEPS if past.chosen.step else _REMARKS))
    return tuple(reason for reason in found if reason is not None)


def next_remark(true: Collection[Reason], before: Iterable[Reason]) -> Reason | None:
    """Of what is true the one whose kind was said least in `before`, newest first; None where
    nothing but what was said last is. After a hard one that comes first."""
    said = [one.code for one in before]
    fresh = [one for one in true if one.code not in said[:1]]
    first = [one for one in fresh if one.code == "after_hard"]
    return min(first or fresh, key=lambda one: said.count(one.code), default=None)


def _of_programme(past: AskedBefore) -> Reason | None:
    if not past.programme:
        return None
    return fact("programme_week", programme=past.programme, week=past.week)


def _leads_on(past: AskedBefore) -> Reason | None:
    """The last step that was done towards this ask, where it was not asked since."""
    pool, key = past.history.pool, past.chosen.ask_key
    towards = past.steps[pool.ask_keys[past.steps] == key]
    asked = past.rows[pool.ask_keys[past.rows] == key]
    if not len(towards) or (len(asked) and past.since(asked) >= past.since(towards)):
        return None
    step = str(pool.candidates[int(towards[-1])].step)
    return fact("leads_on", step=step, at=at(past.since(towards)), real=not past.chosen.step)


def _own_words(past: AskedBefore) -> Reason | None:
    return fact("own_words") if past.chosen.key.startswith(OWN) else None


def _on_ladder(past: AskedBefore) -> Reason | None:
    return fact("on_ladder") if past.chosen.ask_key in past.ladder else None


def _again(past: AskedBefore) -> Reason | None:
    same = past.rows[past.history.pool.keys[past.rows] == past.chosen.key]
    if not len(same):
        return None
    return fact("again", times=len(same), at=at(past.since(same)))


def _after_hard(past: AskedBefore) -> Reason | None:
    """After a hard one of this week, where this one is a smaller step."""
    last = past.last[-1] if past.last else None
    if last is None or not hard(last):
        return None
    if past.now_days - last.time_days >= _WEEK or not past.smaller(past.chosen, last.candidate):
        return None
    return fact("after_hard", at=at(last.time_days))


def _pause(past: AskedBefore) -> Reason | None:
    """Long after the last ask or step."""
    if not past.is_long_ago(past.done, _PAUSE):
        return None
    return fact("pause", at=at(past.since(past.done)))


def _noes_milder(past: AskedBefore) -> Reason | None:
    """The last two noes, where both hurt less than guessed."""
    noes = [one for one in past.last if one.outcome is Outcome.NO][-_NOES:]
    pairs = [(one.no_cost, one.no_cost_felt) for one in noes]
    milder = [b is not None and a is not None and b < a for a, b in pairs]
    return fact("noes_milder") if len(milder) == _NOES and all(milder) else None


def _came(past: AskedBefore) -> Reason | None:
    """The mean guess for asks of this kind of person, and how many yeses came."""
    alike = past.asking[_is(past.history.pool.counterpart, past.asking, _who(past))]
    got, guess = past.history.got[alike], past.history.forecast_yes[alike]
    known = ~np.isnan(got) & ~np.isnan(guess)
    if not past.asks or int(known.sum()) < _TOLD:
        return None
    return fact(
        "came",
        who=past.chosen.counterpart,
        guess=round(float(guess[known].mean()) * 100),
        yes=int((got[known] == 1.0).sum()),
        of=int(known.sum()),
    )


def _yes_run(past: AskedBefore) -> Reason | None:
    run = _run_of(past, Outcome.YES)
    return fact("yes_run", times=run) if past.asks and run >= _RUN else None


def _no_run(past: AskedBefore) -> Reason | None:
    run = _run_of(past, Outcome.NO)
    return fact("no_run", times=run) if past.asks and run >= _NOES else None


def _run_of(past: AskedBefore, outcome: Outcome) -> int:
    """How many of the last answers to something asked were this one, running."""
    asked = [one for one in past.history.at(past.asking[-LAST:].tolist()) if one.answered]
    others = [place for place, one in enumerate(reversed(asked)) if one.outcome is not outcome]
    return min(others, default=len(asked))


def _new_counterpart(past: AskedBefore) -> Reason | None:
    counts = _counted(past, past.history.pool.counterpart, len(COUNTERPARTS))
    counts[[COUNTERPARTS[one] for one in _NO_ONE]] = 0
    if not past.asks or not counts.any() or _is_nobody(past) or counts[_who(past)]:
        return None
    most = int(counts.argmax())
    return fact(
        "new_counterpart",
        most=list(COUNTERPARTS)[most],
        times=int(counts[most]),
        who=past.chosen.counterpart,
    )


def _new_channel(past: AskedBefore) -> Reason | None:
    counts = _counted(past, past.history.pool.channel, len(CHANNELS))
    usual = past.chosen.channel == Channel.FACE_TO_FACE
    if not past.asks or usual or not counts.any() or counts[CHANNELS[past.chosen.channel]]:
        return None
    return fact("new_channel", channel=past.chosen.channel)


def _new_domain(past: AskedBefore) -> Reason | None:
    here = past.history.pool.domain[past.rows] == DOMAINS[past.chosen.domain]
    return (
        None if not len(past.rows) or here.any() else fact("new_domain", domain=past.chosen.domain)
    )


def _run_counterpart(past: AskedBefore) -> Reason | None:
    """Several running to the same kind of person, and this one to somebody else."""
    asked = past.history.pool.counterpart[past.asking]
    run = _same_running(asked)
    if not past.asks or run < _RUN or _is_nobody(past) or asked[-1] == _who(past):
        return None
    was = list(COUNTERPARTS)[int(asked[-1])]
    if was in _NO_ONE:
        return None
    return fact("run_counterpart", times=run, most=was, who=past.chosen.counterpart)


def _run_channel(past: AskedBefore) -> Reason | None:
    asked = past.history.pool.channel[past.asking]
    run = _same_running(asked)
    if not past.asks or run < _RUN or asked[-1] == CHANNELS[past.chosen.channel]:
        return None
    was = list(CHANNELS)[int(asked[-1])]
    if was == UNSAID:
        return None
    return fact("run_channel", times=run, most=was, channel=past.chosen.channel)


def _since_counterpart(past: AskedBefore) -> Reason | None:
    alike = past.asking[_is(past.history.pool.counterpart, past.asking, _who(past))]
    if not past.asks or _is_nobody(past) or not past.is_long_ago(alike, _WEEK):
        return None
    return fact("since_counterpart", who=past.chosen.counterpart, at=at(past.since(alike)))


def _since_domain(past: AskedBefore) -> Reason | None:
    alike = past.rows[past.history.pool.domain[past.rows] == DOMAINS[past.chosen.domain]]
    if not past.is_long_ago(alike, _WEEK):
        return None
    return fact("since_domain", domain=past.chosen.domain, at=at(past.since(alike)))


def _other_kind(past: AskedBefore) -> Reason | None:
    """How often saying no, or hearing one, was practised before."""
    if past.asks:
        return None
    kinds = past.history.pool.kind[past.rows]
    times = int((kinds == KINDS[past.chosen.kind]).sum())
    return fact("other_kind", kind=past.chosen.kind, times=times)


def _below_guess(past: AskedBefore) -> Reason | None:
    """How many of the last worst moments stayed below the guess."""
    both = [(one.fear_peak, one.forecast_fear) for one in past.last]
    below = [a < b for a, b in both if a is not None and b is not None]
    if len(below) < _TOLD or sum(below) < _MOSTLY * len(below):
        return None
    return fact("below_guess", times=sum(below), of=len(below))


def _feared_came(past: AskedBefore) -> Reason | None:
    known = [one.feared_happened for one in past.last if one.feared_happened is not None]
    if len(known) < _TOLD or known.count(0.0) < _MOSTLY * len(known):
        return None
    return fact("feared_stayed_away", times=known.count(0.0), of=len(known))


def _at_ease(past: AskedBefore) -> Reason | None:
    known = [one.how_they_were for one in past.last if one.how_they_were is not None]
    calm = known.count(HowTheyWere.AT_EASE)
    if len(known) < _TOLD or calm < _MOSTLY * len(known):
        return None
    return fact("at_ease", times=calm, of=len(known))


def _wanted(past: AskedBefore) -> Reason | None:
    wanted = past.chosen.domain in past.wanted
    return fact("wanted_domain", domain=past.chosen.domain) if wanted else None


def _number(past: AskedBefore) -> Reason | None:
    number = len(past.asking) + 1
    return fact("number", number=number) if past.asks and number % _ROUND == 0 else None


def _who(past: AskedBefore) -> int:
    return COUNTERPARTS[past.chosen.counterpart]


def _is_nobody(past: AskedBefore) -> bool:
    return past.chosen.counterpart in _NO_ONE


def _is(codes: Codes, rows: Codes, code: int) -> Bools:
    return np.asarray(codes[rows] == code)


def _counted(past: AskedBefore, codes: Codes, kinds: int) -> Codes:
    """How often each kind was asked."""
    return np.asarray(np.bincount(codes[past.asking], minlength=kinds))


def _same_running(codes: Codes) -> int:
    """How many at the end are all alike."""
    if not len(codes):
        return 0
    other = np.flatnonzero(codes != codes[-1])
    return len(codes) - (int(other[-1]) + 1 if len(other) else 0)


_REMARKS: tuple[Callable[[AskedBefore], Reason | None], ...] = (
    _leads_on,
    _own_words,
    _on_ladder,
    _of_programme,
    _after_hard,
    _pause,
    _again,
    _noes_milder,
    _new_channel,
    _new_counterpart,
    _yes_run,
    _came,
    _run_counterpart,
    _run_channel,
    _other_kind,
    _feared_came,
    _number,
    _since_counterpart,
    _no_run,
    _at_ease,
    _new_domain,
    _below_guess,
    _wanted,
    _since_domain,
)
# Of a step nothing is said of answers or of whom one asks: it brings none, and reaches nobody.
_OF_STEPS: tuple[Callable[[AskedBefore], Reason | None], ...] = (
    _leads_on,
    _after_hard,
    _own_words,
    _on_ladder,
    _of_programme,
    _pause,
    *ON_STEPS,
    _below_guess,
)
