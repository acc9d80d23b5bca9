"""Suggestions as they are stored: small, drawn again equal, and those of earlier programs too."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOON, is_well, practises
from tests.leaving.kept import FINISHED, document_in, export_of
from undaunted.engine.choosing import Choice, replay
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.choosing.stamping import stamp_of
from undaunted.practice.choosing.suggesting import drawn_for, offer_for
from undaunted.record.models import Suggestion

MOST_BYTES = 2_048
pytestmark = pytest.mark.django_db


def kept_suggestions(name: str) -> list[dict[str, Any]]:
    """The rows of a kept export that its chooser made; one was put in by hand."""
    rows: list[dict[str, Any]] = document_in(export_of(name))["tables"]["suggestion"]
    return [row for row in rows if row["policy_version"] != "1"]


@pytest.mark.parametrize("asks", [0, 3, 12])
def test_a_stored_suggestion_is_small_and_drawn_again_equal(ana: Person, asks: int) -> None:
    is_well(ana)
    practises(ana, asks)
    for day in range(1, 4):
        offer = offer_for(ana, NOON + timedelta(days=day))
        row = Suggestion.objects.latest("day")
        assert len(json.dumps(row.choice).encode()) <= MOST_BYTES
        assert replay(Choice.from_json(json.dumps(row.choice))) == offer.keys
        assert offer.keys[0]


def test_drawn_from_the_same_state_and_seed_it_is_the_same(ana: Person) -> None:
    practises(ana, 4)
    first = offer_for(ana, NOON).choice
    again = drawn_for(ana, NOON, circumstances_of(ana), first.seed)
    assert replace(again, reason=first.reason) == first


@pytest.mark.parametrize("name", FINISHED)
def test_what_an_earlier_program_suggested_is_read_and_drawn_again(name: str) -> None:
    rows = kept_suggestions(name)
    assert rows
    for row in rows:
        choice = Choice.from_json(json.dumps(row["choice"]))
        offered = (choice.suggestion, choice.easier, choice.different)
        assert replay(choice) == tuple(pick.key if pick else None for pick in offered)
        assert choice.seed == row["choice"]["seed"]


@pytest.mark.parametrize("name", FINISHED)
def test_today_offers_a_stored_suggestion_in_the_form_of_an_earlier_program(
    ana: Person, name: str
) -> None:
    kept = next(row for row in kept_suggestions(name) if row["choice"]["suggestion"])
    Suggestion.objects.create(
        id=stamp_of(ana, NOON, circumstances_of(ana).revision),
        person=ana,
        received_at=NOON,
        made_at=NOON,
        day=NOON.date(),
        policy_version=kept["policy_version"],
        library_version=kept["library_version"],
        choice=kept["choice"],
        standing=kept["standing"],
    )
    offer = offer_for(ana, NOON)
    assert offer.keys[0] == kept["choice"]["suggestion"]["key"]
    assert offer.choice.window.top == kept["choice"]["window"]["top"]
    assert Suggestion.objects.count() == 1
