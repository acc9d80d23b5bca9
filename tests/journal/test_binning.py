import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import Model
from django.test import Client

from tests.cast import FIRST, NOON, commits, logs
from undaunted.journal.binning import KINDS, empty, empty_all, lying_in_bin, put_away, take_out
from undaunted.journal.writing_pages import WordsOfPage, write_page
from undaunted.leaving.inventory import personal_rows
from undaunted.me.goals.naming_goals import name_goal, say_no_means
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.practice.after.telling_received import AskedOfMe, tell_received
from undaunted.practice.ladder.laddering import add_rung
from undaunted.record import recording
from undaunted.record.binned import binned_models
from undaunted.record.models import Attempt, ExerciseDone, OwnPage
from undaunted.record.recording import AskRef

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def an_ask(ana: Person) -> uuid.UUID:
    attempt = commits(ana)
    logs(attempt)
    return attempt.pk


def an_exercise(ana: Person) -> uuid.UUID:
    row = ExerciseDone(
        person=ana,
        received_at=NOON,
        done_at=NOON,
        exercise="friend-letter",
        version=1,
        answers='{"letter": "Dear me"}',
    )
    return recording.exercise(row).pk


THINGS: dict[str, Callable[[Person], uuid.UUID]] = {
    "ask": an_ask,
    "page": lambda ana: write_page(ana, WordsOfPage(uuid.uuid4(), "Mine"), NOON).row.pk,
    "exercise": an_exercise,
    "received": lambda ana: tell_received(ana, AskedOfMe(uuid.uuid4(), "no"), NOON).row.pk,
    "goal": lambda ana: name_goal(ana, uuid.uuid4(), "To ask", 3, NOON).row.pk,
    "no": lambda ana: say_no_means(ana, uuid.uuid4(), "Nothing", NOON).row.pk,
    "rung": lambda ana: add_rung(ana, uuid.uuid4(), AskRef(FIRST, 1), 40, NOON).pk,
}


def test_every_kind_that_can_be_deleted_is_tried_here() -> None:
    assert set(THINGS) == set(KINDS)
    assert len(binned_models()) == len(KINDS) - 2  # asks and rungs have bins of their own


@pytest.mark.parametrize("kind", THINGS)
def test_what_is_deleted_lies_in_the_bin_and_comes_back(
    ana: Person, browser_of_ana: Client, kind: str
) -> None:
    thing = THINGS[kind](ana)
    path = f"/journal/bin/{kind}/{thing}/"
    assert lying_in_bin(ana, NOON) == ()

    assert browser_of_ana.post(path, {"do": "away"}).status_code == 302
    shown = browser_of_ana.get("/journal/bin/").content.decode()
    assert path in shown
    browser_of_ana.post(path, {"do": "away"})
    assert browser_of_ana.post(path, {"do": "back"}).status_code == 302
    browser_of_ana.get("/me/")  # where what was said is read
    assert path not in browser_of_ana.get("/journal/bin/").content.decode()


@pytest.mark.parametrize("kind", THINGS)
def test_it_can_be_brought_back_for_thirty_days_and_then_it_is_gone(ana: Person, kind: str) -> None:
    thing = THINGS[kind](ana)
    put_away(ana, kind, thing, NOON)

    assert [one.id for one in lying_in_bin(ana, NOON + 29 * A_DAY)] == [thing]
    empty(ana, NOON + 29 * A_DAY)
    take_out(ana, kind, thing, NOON + 29 * A_DAY)
    put_away(ana, kind, thing, NOON)
    empty_all(NOON + 31 * A_DAY)
    with pytest.raises(NotFound):
        take_out(ana, kind, thing, NOON + 31 * A_DAY)
    models: tuple[type[Model], ...] = (Attempt, *binned_models())
    for model in models:
        assert not personal_rows(model, ana).filter(pk=thing).exists()


@pytest.mark.parametrize("kind", THINGS)
def test_nobody_deletes_or_brings_back_what_is_anothers(
    ana: Person, cleo: Person, kind: str
) -> None:
    thing = THINGS[kind](ana)

    with pytest.raises(NotFound):
        put_away(cleo, kind, thing, NOON)
    put_away(ana, kind, thing, NOON)
    with pytest.raises(NotFound):
        take_out(cleo, kind, thing, NOON)
    assert lying_in_bin(cleo, NOON) == ()


def test_what_is_of_no_such_kind_is_refused(ana: Person) -> None:
    with pytest.raises(NotAllowed):
        put_away(ana, "pace", uuid.uuid4(), NOON)


def test_a_page_outlives_the_ask_and_the_exercise_that_it_is_about(ana: Person) -> None:
    ask = an_ask(ana)
    page = write_page(ana, WordsOfPage(uuid.uuid4(), "Mine", attempt_id=ask), NOON).row
    put_away(ana, "ask", ask, NOON)
    empty(ana, NOON + 31 * A_DAY)

    assert OwnPage.objects.of(ana).get(pk=page.pk).attempt_id is None


def test_the_bin_says_what_cannot_be_deleted_alone(browser_of_ana: Client) -> None:
    shown = browser_of_ana.get("/journal/bin/").content.decode()

    assert "The bin is empty." in shown
    assert "What cannot be deleted one by one, and why" in shown
