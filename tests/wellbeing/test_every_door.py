"""Whoever calls the verb, words of danger are seen: once, with the fact, and before the transaction."""

import uuid
from collections.abc import Mapping

import pytest
from django.db import connection
from django.test import Client

from tests.cast import FIRST, NOON, is_well
from tests.wellbeing.doors import DARK, DOORS, LATER, Door
from undaunted.asks.shown import ask_of
from undaunted.engine.taxonomy import Source
from undaunted.engine.words.crisis import CrisisHit, CrisisRules, find_crisis
from undaunted.people.models import Draft, Person
from undaunted.people.refusals import AlreadyDifferent
from undaunted.people.written import Written, written_models
from undaunted.practice.asking.committing import Commitment, commit_looked
from undaunted.practice.models import AskOfDay
from undaunted.record.models import Answer, Party, Reflection, Suggestion
from undaunted.record.recording import ForecastGiven
from undaunted.vault.rotation import sealed_models
from undaunted.wellbeing import looking, noticing
from undaunted.wellbeing.catching_up import look_at_all_left, look_at_left
from undaunted.wellbeing.looking import TooSlow, findings_in, look_at
from undaunted.wellbeing.models import (
    MeasureTaken,
    Noticed,
    SafetyDecision,
    SafetyPlan,
    Screening,
)

pytestmark = pytest.mark.django_db
FACT = uuid.UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
every_door = pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
# Sealed columns that are not looked at: answers of closed lists, our own notes, and what is
# typed and not said yet.
NO_OWN_WORDS = {
    (Answer, "because_of_who"),
    (AskOfDay, "safety"),
    (Draft, "body"),
    (MeasureTaken, "answers"),
    (Noticed, "kind"),
    (SafetyDecision, "told"),
    (Screening, "answers"),
    (Suggestion, "standing"),
}


class Broken(Exception):
    """What a test lets go wrong."""


def breaks(*_: object, **__: object) -> None:
    raise Broken


def rows_with(door: Door, words: str) -> list[Written]:
    rows = door.model._default_manager.all()
    return [row for row in rows if words in row.texts().values()]


def finds() -> list[tuple[str, str]]:
    return [(row.kind, row.form) for row in Noticed.objects.all()]


@every_door
def test_a_verb_keeps_fact_and_find_together_without_any_request(ana: Person, door: Door) -> None:
    door.opened(ana)(FACT, DARK)

    assert [row.looked_at for row in rows_with(door, DARK)] == [LATER]
    assert finds() == [("crisis:suicide", door.form)]
    ana.refresh_from_db()
    assert ana.help_until is not None
    assert ana.help_until > LATER
    assert not ana.words_left


@every_door
def test_sent_twice_it_is_one_fact_and_one_find(ana: Person, door: Door) -> None:
    send = door.opened(ana)
    send(FACT, DARK)
    send(FACT, DARK)

    assert len(rows_with(door, DARK)) == 1
    assert finds() == [("crisis:suicide", door.form)]


@every_door
def test_the_same_id_with_other_words_is_refused_and_nothing_is_added(
    ana: Person, door: Door
) -> None:
    send = door.opened(ana)
    send(FACT, "A quiet afternoon.")
    if door.form == "ask":  # the first forecast stays, whatever is sent later
        return
    with pytest.raises(AlreadyDifferent):
        send(FACT, DARK)

    assert rows_with(door, DARK) == []
    assert finds() == []


@every_door
def test_a_look_that_fails_loses_nothing_and_is_made_up_for(
    ana: Person, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = door.opened(ana)
    with monkeypatch.context() as patched:
        patched.setattr(looking, "find_crisis", breaks)
        send(FACT, DARK)
        assert [row.looked_at for row in rows_with(door, DARK)] == [None]
        assert finds() == []
        ana.refresh_from_db()
        assert ana.words_left

    assert look_at_left(ana, LATER)
    assert [row.looked_at for row in rows_with(door, DARK)] == [LATER]
    assert finds() == [("crisis:suicide", door.form)]
    ana.refresh_from_db()
    assert not ana.words_left
    assert not look_at_left(ana, LATER)


@pytest.mark.parametrize("point", ["_append_find", "keep_help_near", "keep_look"])
@every_door
def test_cut_off_while_saving_nothing_is_kept_and_sent_again_it_is_once(
    ana: Person, door: Door, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = door.opened(ana)
    with monkeypatch.context() as patched:
        patched.setattr(noticing, point, breaks)
        with pytest.raises(Broken):
            send(FACT, DARK)
        assert rows_with(door, DARK) == []
        assert finds() == []

    send(FACT, DARK)
    assert len(rows_with(door, DARK)) == 1
    assert finds() == [("crisis:suicide", door.form)]


@every_door
def test_cut_off_while_making_up_nothing_is_lost_and_nothing_doubled(
    ana: Person, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = door.opened(ana)
    with monkeypatch.context() as patched:
        patched.setattr(looking, "find_crisis", breaks)
        send(FACT, DARK)
    with monkeypatch.context() as patched:
        patched.setattr(noticing, "keep_help_near", breaks)
        with pytest.raises(Broken):
            look_at_left(ana, LATER)
        assert finds() == []

    assert look_at_all_left(LATER) == 1
    assert look_at_all_left(LATER) == 0
    assert finds() == [("crisis:suicide", door.form)]


@pytest.mark.django_db(transaction=True)
@every_door
def test_nothing_is_looked_at_while_the_database_is_locked(
    ana: Person, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []

    def spy(text: str, rules: CrisisRules) -> tuple[CrisisHit, ...]:
        locked.append(connection.in_atomic_block)
        return find_crisis(text, rules)

    send = door.opened(ana)
    monkeypatch.setattr(looking, "find_crisis", spy)
    send(FACT, DARK)
    door.model._default_manager.update(looked_at=None)
    look_at_left(ana, LATER)

    assert len(locked) >= 2
    assert not any(locked)


def test_looking_stops_between_two_fields_when_its_time_is_over() -> None:
    seconds = iter((0.0, 0.1, 0.3))
    texts = {"first": "I went there.", "second": "I asked them."}

    with pytest.raises(TooSlow):
        findings_in(texts, verdicts=False, budget=0.2, clock=lambda: next(seconds))


def test_a_row_whose_look_ran_over_has_none(ana: Person) -> None:
    seconds = iter((0.0, 0.1, 0.3))
    row = SafetyPlan(person=ana, warning_signs="I stay in bed.", what_helps="The river.")

    assert look_at(row, budget=0.2, clock=lambda: next(seconds)) is None


def test_words_that_take_too_long_are_saved_and_looked_at_with_the_next_request(
    ana: Person, browser_of_ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = DOORS["log"].opened(ana)
    monkeypatch.setattr(looking, "BUDGET_SECONDS", -1.0)
    send(FACT, DARK)
    assert Answer.objects.get().looked_at is None

    led = browser_of_ana.get("/breathe/")
    assert led.status_code == 302
    assert led.headers["Location"] == "/help/?next=%2Fbreathe%2F"
    assert finds() == [("crisis:suicide", "log")]
    assert browser_of_ana.get("/breathe/").status_code == 200


def test_what_is_no_page_stays_as_it_is_and_help_stands_in_the_header(
    ana: Person, browser_of_ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = DOORS["log"].opened(ana)
    monkeypatch.setattr(looking, "BUDGET_SECONDS", -1.0)
    send(FACT, DARK)

    assert browser_of_ana.post("/draft/log/", {"words": "so"}).json()["kept"]
    ana.refresh_from_db()
    assert ana.help_until is not None
    assert finds() == [("crisis:suicide", "log")]


def test_a_row_that_cannot_be_looked_at_stops_no_other_and_is_tried_at_the_next_start(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(text: str, rules: CrisisRules) -> tuple[CrisisHit, ...]:
        if "gooseberry" in text:
            raise Broken
        return find_crisis(text, rules)

    monkeypatch.setattr(looking, "find_crisis", breaks)
    DOORS["safety plan"].opened(ana)(FACT, DARK)
    DOORS["unsought"].opened(ana)(uuid.uuid4(), "A gooseberry.")
    monkeypatch.setattr(looking, "find_crisis", stumbles)

    assert look_at_left(ana, LATER)
    ana.refresh_from_db()
    assert not ana.words_left
    assert Answer.objects.get().looked_at is None
    assert look_at_all_left(LATER) == 1
    monkeypatch.setattr(looking, "find_crisis", find_crisis)
    assert look_at_all_left(LATER) == 1
    assert Answer.objects.get().looked_at == LATER


def test_a_long_past_is_looked_at_some_rows_at_a_time(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = DOORS["unsought"].opened(ana)
    with monkeypatch.context() as patched:
        patched.setattr(looking, "find_crisis", breaks)
        for _ in range(5):
            send(uuid.uuid4(), "It rained.")

    left = []
    for _ in range(4):
        look_at_left(ana, LATER, most=2)
        ana.refresh_from_db()
        left.append((Answer.objects.filter(looked_at=None).count(), ana.words_left))

    assert left == [(3, True), (1, True), (0, False), (0, False)]


def test_a_row_that_went_meanwhile_or_was_looked_at_by_another_adds_nothing(ana: Person) -> None:
    DOORS["reflect"].opened(ana)(FACT, DARK)
    stale = Reflection.objects.get()
    stale.looked_at = None
    Noticed.objects.all().delete()
    look = look_at(stale)
    assert look is not None

    assert not noticing.keep_look(ana, stale, look, LATER)
    Reflection.objects.all().delete()
    assert not noticing.keep_look(ana, stale, look, LATER)
    assert finds() == []


def test_nobody_is_looked_at_for_another(
    ana: Person, cleo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(looking, "find_crisis", breaks)
        DOORS["safety plan"].opened(cleo)(FACT, DARK)

    assert not look_at_left(ana, LATER)
    assert SafetyPlan.objects.get().looked_at is None
    ana.refresh_from_db()
    assert ana.help_until is None


def test_the_name_of_who_is_asked_is_looked_at_with_the_guesses(ana: Person) -> None:
    is_well(ana, NOON)
    step = Commitment(ask_of(ana, FIRST), Source.BROWSED, ForecastGiven(30, 0.5), whom=DARK)
    kept = commit_looked(ana, FACT, step, LATER)

    assert kept.danger
    assert Party.objects.get().looked_at == LATER
    assert finds() == [("crisis:suicide", "ask")]


def test_every_sealed_column_is_looked_at_or_holds_no_words_of_a_person() -> None:
    sealed = {(model, field.name) for model, fields in sealed_models() for field in fields}
    looked_at = {(model, name) for model in written_models() for name in model.own_words}

    assert sealed - looked_at == NO_OWN_WORDS
    assert looked_at <= sealed
    assert {door.model for door in DOORS.values()} | {Party} == {*written_models()}


def test_a_find_says_the_kind_the_rule_and_whether_it_counts() -> None:
    words: Mapping[str, str] = {"felt": DARK, "assumption": "This proves I'm worthless."}

    danger, verdict = findings_in(words, verdicts=True)
    assert (danger.kind, danger.counts) == ("crisis:suicide", False)
    assert (verdict.kind, verdict.counts) == ("self_judgement", True)
    assert findings_in(words, verdicts=False) == (danger,)
    assert findings_in({"felt": "no", "hoped": ""}, verdicts=True) == ()


def test_a_no_because_of_who_somebody_is_stands_instead_of_a_verdict_and_never_counts() -> None:
    words = {"felt": "They said no because I am black.", "assumption": "This proves I'm worthless."}

    (named,) = findings_in(words, verdicts=True)
    assert (named.kind, named.counts, named.is_danger) == ("because_of_who", False, False)
    assert findings_in(words, verdicts=False) == ()
