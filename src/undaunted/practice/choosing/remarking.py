"""Which true thing about the person is said of the ask that stands: the same while it is true."""

from collections.abc import Iterable
from dataclasses import replace

from undaunted.engine.choosing.arc import fits
from undaunted.engine.choosing.asked_before import AskedBefore
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.choosing.remarks import next_remark, remarks
from undaunted.engine.fear.forecasting import predict
from undaunted.engine.plain import from_plain
from undaunted.engine.steps import rated_fear
from undaunted.engine.values import Candidate
from undaunted.people.days import day_of, from_time_days
from undaunted.people.models import Person
from undaunted.practice.choosing.seeing import ChoiceBasis
from undaunted.practice.models import AskOfDay

_LEFT = frozenset({"first_ask", "gentler_than_usual"})
_REMEMBERED = 24


def said_lately(person: Person, *, but: object = None) -> tuple[Reason, ...]:
    """The reasons of the last suggestions, each one's latest, newest first (one query)."""
    rows = AskOfDay.objects.of(person).order_by("-made_at")[:_REMEMBERED]
    latest: dict[object, Reason] = {}
    for suggestion_id, reason in rows.values_list("suggestion", "reason"):
        if reason:
            latest.setdefault(suggestion_id, from_plain(Reason, reason))
    latest.pop(but, None)
    return tuple(latest.values())


def reason_of(
    person: Person, seen: ChoiceBasis, key: str | None, reason: Reason, before: Iterable[Reason]
) -> Reason:
    """`reason` while it is true or no fact; else the fact that was said least in `before`."""
    place = seen.pool.find([key or ""])[0]
    fixed = reason.code in _LEFT and not seen.history.asked.any()
    if place < 0 or fixed or reason.code == "smallest_step":
        return reason
    true = true_of(person, seen, seen.pool.candidates[place])
    if reason in true:
        return reason
    return next_remark(true, before) or reason


def true_of(person: Person, seen: ChoiceBasis, chosen: Candidate) -> tuple[Reason, ...]:
    """Every fact worth a word, with the person's own dates."""
    now, fears = seen.situation.now_days, seen.learned.fear

    def smaller(one: Candidate, other: Candidate) -> bool:
        """Rated below it, and expected to frighten this person less."""
        expected = [predict(fears, ask, now).mean for ask in (one, other)]
        return rated_fear(one) < rated_fear(other) and expected[0] < expected[1]

    arc = seen.situation.arc
    place = seen.pool.find([chosen.key])
    belongs = arc is not None and bool(fits(arc, seen.pool.part(place))[0] > 0.0)
    past = AskedBefore(
        seen.history,
        chosen,
        now,
        smaller,
        seen.situation.wanted_domains,
        seen.situation.ladder_keys,
        seen.programme if belongs else "",
        seen.leading.week,
    )
    return tuple(_dated(person, one) for one in remarks(past))


def _dated(person: Person, reason: Reason) -> Reason:
    """Times in days as the person's own dates."""
    args = (
        (name, day_of(person, from_time_days(float(value))).isoformat() if name == "at" else value)
        for name, value in reason.args
    )
    return replace(reason, args=tuple(args))
