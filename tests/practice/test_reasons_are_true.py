"""Every fact a reason names is counted again from the export, by other means."""

import io
import json
import random
import uuid
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.cast import NOON, is_well
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.steps import parted, rated_fear, step_key
from undaunted.engine.taxonomy import Step
from undaunted.leaving.exporting import FACTS_FILE, export_zip
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library
from undaunted.people.describing import Description, circumstances_of, describe
from undaunted.people.models import Person
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.remark_words import KINDS, remark_sentence
from undaunted.practice.choosing.remarking import true_of
from undaunted.practice.choosing.suggesting import offer_for, promise_for, seen_by
from undaunted.practice.ladder.laddering import add_rung
from undaunted.programmes.enrolling import join
from undaunted.record import recording
from undaunted.record.models import Answer, Reflection

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
_ANSWERED = ("yes", "partly", "no")


@dataclass(frozen=True)
class Done:
    """An ask as the export tells it."""

    ask: Ask
    at: datetime
    told: Mapping[str, Any]
    guess: Mapping[str, Any]

    @property
    def asks(self) -> bool:
        return self.ask.kind == "asking"


@dataclass(frozen=True)
class StepDone:
    """A step towards an ask as the export tells it."""

    ask_key: str
    step: str
    at: datetime
    below_guess: bool


@dataclass(frozen=True)
class Export:
    """What the export says happened before today, oldest first."""

    done: tuple[Done, ...]
    steps: tuple[StepDone, ...]
    tables: Mapping[str, Any]
    today: date

    @property
    def asked(self) -> list[Done]:
        return [one for one in self.done if one.asks]

    @property
    def last(self) -> tuple[Done, ...]:
        return self.done[-6:]


def exported(person: Person, now: datetime) -> Export:
    packed = zipfile.ZipFile(io.BytesIO(export_zip(person, now)))
    tables = json.loads(packed.read(FACTS_FILE))["tables"]
    guesses = {row["attempt_id"]: row for row in tables["forecast"]}
    keys = {row["id"]: row["ask_key"] for row in tables["attempt"]}
    answers = [row for row in tables["answer"] if row["outcome"] != "not_asked"]
    done = [
        Done(
            open_library().asks[keys[row["attempt_id"]]],
            datetime.fromisoformat(row["asked_at"]),
            row,
            guesses[row["attempt_id"]],
        )
        for row in answers
        if "#" not in keys[row["attempt_id"]]
    ]
    parts = [(keys[row["attempt_id"]].partition("#"), row) for row in answers]
    steps = [
        StepDone(
            key,
            step,
            datetime.fromisoformat(row["asked_at"]),
            row["fear_peak"] < guesses[row["attempt_id"]]["fear"],
        )
        for (key, mark, step), row in parts
        if mark
    ]
    return Export(
        tuple(sorted(done, key=lambda one: one.at)),
        tuple(sorted(steps, key=lambda one: one.at)),
        tables,
        now.date(),
    )


def lives(person: Person, days: range, seed: int) -> datetime:
    """These days, an ask a day with every kind of thing told; returns the noon after them."""
    dice, now = random.Random(seed + days.start), NOON
    keys = [key for key, ask in sorted(open_library().asks.items()) if ask.stakes <= 1]
    steps = (Step.PICTURE, Step.WRITE)
    for day in days:
        now = NOON + day * DAY
        step = dice.choice(steps) if day % 4 == 1 else None
        key = dice.choice(keys[:40])
        attempt = recording.commit(
            person,
            uuid.uuid4(),
            recording.AskRef(
                step_key(key, step) if step else key, open_library().asks[key].version
            ),
            recording.ForecastGiven(
                dice.randint(40, 70),
                None if step else dice.choice((0.2, 0.3, 0.55)),
                no_cost=60,
            ),
            now,
        )
        outcome = "yes" if day % 5 > 2 else dice.choice(("no", "no", "yes", "partly", "not_asked"))
        outcome = "done" if step else outcome
        asked = outcome != "not_asked"
        recording.answer(
            Answer(
                person=person,
                attempt=attempt,
                received_at=now,
                logged_at=now,
                asked_at=now,
                outcome=outcome,
                fear_peak=dice.randint(20, 80) if asked else None,
                no_cost_felt=dice.randint(20, 55) if outcome == "no" else None,
                feared_happened=dice.choice(("no", "no", "partly")) if asked else "",
                how_they_were=dice.choice(("at_ease", "at_ease", "neutral")) if asked else "",
            )
        )
        if asked:
            recording.reflect(
                Reflection(person=person, attempt=attempt, received_at=now, reflected_at=now)
            )
    return now + DAY


def _times(export: Export, who: str) -> int:
    return sum(one.ask.counterpart == who for one in export.asked)


def _running(values: list[str], value: str) -> int:
    count = 0
    for one in reversed(values):
        if one != value:
            break
        count += 1
    return count


def _of(export: Export, told: list[bool], args: Mapping[str, str]) -> bool:
    return (sum(told), len(told)) == (int(args["times"]), int(args["of"])) and len(told) >= 3


def _came(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    alike = [
        one
        for one in export.asked
        if one.ask.counterpart == args["who"] and one.told["outcome"] in _ANSWERED
    ]
    guess = sum(one.guess["chance_yes"] for one in alike) / len(alike) * 100
    yes = sum(one.told["outcome"] == "yes" for one in alike)
    here = (len(alike), yes) == (int(args["of"]), int(args["yes"]))
    return here and abs(guess - int(args["guess"])) <= 0.5 and args["who"] == ask.counterpart


def _milder(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    noes = [one for one in export.done if one.told["outcome"] == "no"][-2:]
    return len(noes) == 2 and all(one.told["no_cost_felt"] < one.guess["no_cost"] for one in noes)


def _again(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    same = [one.at.date().isoformat() for one in export.done if one.ask.id == ask.id]
    return (len(same), same[-1]) == (int(args["times"]), args["at"])


def _hard(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    last = export.done[-1]
    over = last.told["fear_peak"] - last.guess["fear"]
    hard = over >= (15 if last.told["outcome"] == "no" else 30)
    hard = hard and last.at.date().isoformat() == args["at"]
    return hard and ask.fear.mean < last.ask.fear.mean


def _new_counterpart(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    never = _times(export, ask.counterpart) == 0 and args["who"] == ask.counterpart
    return never and _times(export, args["most"]) == int(args["times"])


def _run_of_answers(outcome: str) -> Callable[[Export, Ask, Mapping[str, str]], bool]:
    def holds(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
        last = [one.told["outcome"] for one in export.asked[-6:]]
        answers = [one for one in last if one in _ANSWERED]
        return _running(answers, outcome) == int(args["times"]) and ask.kind == "asking"

    return holds


def _since(alike: list[Done], args: Mapping[str, str], export: Export) -> bool:
    last = alike[-1].at.date()
    return last.isoformat() == args["at"] and (export.today - last).days >= 7


def _leads_on(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    towards = [one for one in export.steps if one.ask_key == ask.id]
    asked = [one.at for one in export.done if one.ask.id == ask.id]
    last = towards[-1]
    same = (last.step, last.at.date().isoformat()) == (args["step"], args["at"])
    return same and all(at < last.at for at in asked)


def _made_real(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    begun = {one.ask_key for one in export.steps}
    asked = {
        one.ask.id
        for one in export.done
        if any(step.ask_key == one.ask.id and step.at <= one.at for step in export.steps)
    }
    return (len(asked), len(begun)) == (int(args["times"]), int(args["of"])) and len(begun) > 1


def _new_way(export: Export, ask: Ask, args: Mapping[str, str]) -> bool:
    taken = [one.step for one in export.steps]
    most = max(map(taken.count, taken)) == taken.count(args["most"]) == int(args["times"])
    return most and args["way"] not in taken


CHECKS: Mapping[str, Callable[[Export, Ask, Mapping[str, str]], bool]] = {
    "on_ladder": lambda e, ask, a: ask.id in {row["ask_key"] for row in e.tables["rung"]},
    "programme_week": lambda e, ask, a: e.tables["enrolment"][0]["programme"] == a["programme"],
    "after_hard": _hard,
    "pause": lambda e, ask, a: (
        (e.today - max([one.at for one in e.done] + [one.at for one in e.steps]).date()).days >= 10
    ),
    "again": _again,
    "noes_milder": _milder,
    "new_channel": lambda e, ask, a: all(one.ask.channel != ask.channel for one in e.asked),
    "new_counterpart": _new_counterpart,
    "yes_run": _run_of_answers("yes"),
    "no_run": _run_of_answers("no"),
    "came": _came,
    "run_counterpart": lambda e, ask, a: (
        _running([one.ask.counterpart for one in e.asked], a["most"]) == int(a["times"])
    ),
    "run_channel": lambda e, ask, a: (
        _running([one.ask.channel for one in e.asked], a["most"]) == int(a["times"])
    ),
    "other_kind": lambda e, ask, a: (
        sum(one.ask.kind == ask.kind for one in e.done) == int(a["times"])
    ),
    "feared_stayed_away": lambda e, ask, a: _of(
        e, [o.told["feared_happened"] == "no" for o in e.last if o.told["feared_happened"]], a
    ),
    "at_ease": lambda e, ask, a: _of(
        e, [o.told["how_they_were"] == "at_ease" for o in e.last if o.told["how_they_were"]], a
    ),
    "below_guess": lambda e, ask, a: _of(
        e, [o.told["fear_peak"] < o.guess["fear"] for o in e.last if o.told["fear_peak"]], a
    ),
    "number": lambda e, ask, a: len(e.asked) + 1 == int(a["number"]),
    "since_counterpart": lambda e, ask, a: _since(
        [one for one in e.asked if one.ask.counterpart == ask.counterpart], a, e
    ),
    "since_domain": lambda e, ask, a: _since(
        [one for one in e.done if one.ask.domain == ask.domain], a, e
    ),
    "new_domain": lambda e, ask, a: all(one.ask.domain != ask.domain for one in e.done),
    "leads_on": lambda e, ask, a: _leads_on(e, ask, a),
    "made_real": _made_real,
    "new_way": _new_way,
    "way_times": lambda e, ask, a: (
        [one.step for one in e.steps].count(a["way"]) == int(a["times"]) > 0
    ),
    "steps_below_guess": lambda e, ask, a: _of(e, [one.below_guess for one in e.steps[-6:]], a),
    "step_number": lambda e, ask, a: len(e.steps) + 1 == int(a["number"]),
    "high_lately": lambda e, ask, a: _of(
        e, [o.told["fear_peak"] >= 70 for o in e.last if o.told["fear_peak"] is not None][-3:], a
    ),
    "wanted_domain": lambda e, ask, a: ask.domain in e.tables["circumstances"][0]["domains_wanted"],
}


def checked(export: Export, ask: Ask, reason: Reason) -> None:
    args = dict(reason.args)
    assert CHECKS[reason.code](export, ask, args), (reason, ask.id)
    said = remark_sentence(reason, export.today) or ""
    assert said.endswith("."), said
    assert "%(" not in said
    assert "  " not in said


@pytest.mark.parametrize("seed", range(4))
def test_every_fact_that_may_be_told_of_any_ask_is_in_the_export(ana: Person, seed: int) -> None:
    is_well(ana)
    describe(ana, Description(domains_wanted=("service", "work")), 0)
    join(ana, uuid.uuid4(), open_library().programmes["30-days"], none_holds=True, now=NOON)
    add_rung(ana, uuid.uuid4(), recording.AskRef("walk-next-week", 1), 50, NOON)
    kinds = set[str]()
    for days in (range(1), range(1, 8), range(8, 17)):
        now = lives(ana, days, seed)
        for when in (now, now + 12 * DAY):
            export = exported(ana, when)
            seen = seen_by(ana, when, circumstances_of(ana))
            for candidate in seen.pool.candidates:
                for reason in true_of(ana, seen, candidate):
                    ask = open_library().asks[candidate.ask_key]
                    part = ask.fear.model_copy(update={"mean": rated_fear(candidate)})
                    checked(export, ask.model_copy(update={"fear": part}), reason)
                    kinds.add(reason.code)
    assert len(kinds) >= 15, kinds


def test_every_kind_has_its_check() -> None:
    assert KINDS - CHECKS.keys() == {"own_words"}


def test_from_the_tenth_ask_on_most_reasons_are_facts_and_none_comes_twice_running(
    ana: Person,
) -> None:
    is_well(ana)
    lives(ana, range(3), 1)
    said, codes, now = list[str](), list[str](), NOON + 3 * DAY
    for _day in range(18):
        offer = offer_for(ana, now)
        key = offer.keys[0] or ""
        ask = open_library().asks[parted(key)[0]]
        said.append(sentence_of(offer.reason, now.date()))
        codes.append(offer.reason.code)
        if offer.reason.code in KINDS:
            checked(exported(ana, now), ask, offer.reason)
        attempt = recording.commit(
            ana,
            uuid.uuid4(),
            recording.AskRef(key, ask.version),
            recording.ForecastGiven(40, None if "#" in key else 0.3),
            now + timedelta(minutes=1),
        )
        _answer(ana, attempt, now + timedelta(hours=1))
        promise_for(ana, now + timedelta(hours=2))
        assert sentence_of(offer_for(ana, now + timedelta(minutes=1)).reason, now.date())
        now += DAY
    facts = [code in KINDS for code in codes[7:]]
    assert sum(facts) * 2 >= len(facts)
    assert len(set(codes)) >= 6
    assert all(one != other for one, other in pairwise(said)), said


def _answer(person: Person, attempt: Any, at: datetime) -> None:
    told = Answer(
        person=person,
        attempt=attempt,
        received_at=at,
        logged_at=at,
        asked_at=at,
        outcome="no" if at.day % 3 else "yes",
        fear_peak=35,
    )
    recording.answer(told)
    recording.reflect(Reflection(person=person, attempt=attempt, received_at=at, reflected_at=at))
