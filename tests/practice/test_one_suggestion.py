"""Requests that race show one suggestion; another library and other rules look at it again."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from tests.cast import is_well
from undaunted.library import reading
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.choosing import stamping, suggesting
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.models import AskOfDay
from undaunted.record.models import Suggestion
from undaunted.record.recording import suggestion

RACERS = 6


@pytest.mark.django_db
def test_what_was_stored_first_is_shown_though_another_was_drawn(
    ana: Person, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_well(ana, noon)
    real = suggestion

    def overtaken(row: Suggestion) -> Suggestion:
        """Somebody stores another draw of the same stamp in between."""
        other = dict(row.choice, suggestion=row.choice["easier"])
        real(Suggestion(**{**_columns(row), "choice": other}))
        return real(row)

    monkeypatch.setattr(suggesting, "append_suggestion", overtaken)
    shown = offer_for(ana, noon)
    assert shown.keys[0] == shown.keys[1]
    assert offer_for(ana, noon).keys == shown.keys
    assert Suggestion.objects.of(ana).count() == 1


def _columns(row: Suggestion) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.django_db(transaction=True)
def test_racing_looks_at_today_get_one_suggestion(ana: Person) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("threads share no database in memory; `tests/durability` races on a file")
    together, answers = threading.Barrier(RACERS), list[tuple[int, str]]()
    threads = [threading.Thread(target=_look, args=(together, answers)) for _ in range(RACERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert [status for status, _ in answers] == [200] * RACERS
    assert len({title for _, title in answers}) == 1
    assert Suggestion.objects.of(ana).count() == 1


def _look(together: threading.Barrier, answers: list[tuple[int, str]]) -> None:
    try:
        together.wait(timeout=60)
        answer = Client().get("/")
        title = answer.content.decode().partition('id="ask-title"')[2][:200]
        assert title, "no ask on the page"
        answers.append((answer.status_code, title))
    finally:
        connections.close_all()


NEWER: dict[str, Callable[[], dict[str, Any]]] = {
    "library": lambda: {"version": "2099-01"},
    "rules": lambda: {"safety": replace(open_library().safety, version="safety-99")},
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", NEWER)
def test_another_library_or_other_rules_look_again_and_what_may_stand_stands(
    ana: Person, noon: datetime, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    is_well(ana, noon)
    before = offer_for(ana, noon)
    newer = replace(open_library(), **NEWER[what]())
    for module in (stamping, suggesting, reading):
        monkeypatch.setattr(module, "open_library", lambda: newer)
    assert offer_for(ana, noon).keys == before.keys
    assert AskOfDay.objects.of(ana).count() == 2
    assert Suggestion.objects.of(ana).count() == 1


@pytest.mark.django_db
def test_a_suggested_ask_that_left_the_library_is_replaced(
    ana: Person, browser_of_ana: Client, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_well(ana, noon)
    gone = offer_for(ana, noon).keys[0] or ""
    asks = {key: ask for key, ask in open_library().asks.items() if key != gone}
    _read_everywhere(monkeypatch, replace(open_library(), asks=asks, version="2099-02"))
    answer = browser_of_ana.get("/")
    assert answer.status_code == 200
    assert gone not in answer.content.decode()
    assert browser_of_ana.get(f"/ask/{gone}/").headers["Location"] == "/"


def _read_everywhere(monkeypatch: pytest.MonkeyPatch, library: reading.Library) -> None:
    """Every module that reads the library reads this one."""
    for name, module in list(sys.modules.items()):
        if name.startswith("undaunted.") and hasattr(module, "open_library"):
            monkeypatch.setattr(module, "open_library", lambda: library)
