import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import NOON, commits, logs, reflects
from tests.leaving.everything import an_own_ask_never_begun, practise
from tests.long_past import lives
from undaunted.journal.correcting import correct
from undaunted.journal.finding import find
from undaunted.journal.sealing_searches import Search, sealed_search, search_of
from undaunted.journal.writing_pages import WordsOfPage, rewrite_page, write_page
from undaunted.me.goals.having_enough import keep_for_later
from undaunted.me.goals.naming_goals import name_goal, say_no_means
from undaunted.people.models import Person
from undaunted.practice.after.telling_received import AskedOfMe, tell_received
from undaunted.record import recording
from undaunted.record.models import ExerciseDone, FollowUp, Plan, Preparation

pytestmark = pytest.mark.django_db
WORD = "marmalade"


def says_everywhere(ana: Person) -> None:
    """The word in every place there is, each in a fact of its own."""
    planned, followed, corrected = (
        commits(ana),
        commits(ana, "just-the-lid"),
        commits(ana, "share-a-table"),
    )
    recording.plan(Plan(person=ana, attempt=planned, received_at=NOON, way_out=f"{WORD} plan"))
    logs(followed)
    recording.follow_up(
        FollowUp(
            person=ana,
            attempt=followed,
            received_at=NOON,
            answered_at=NOON,
            when="day",
            stays=f"{WORD} stays",
        )
    )
    old = logs(corrected, words=f"{WORD} at first")
    correct(old, uuid.uuid4(), NOON, words="Something else")
    prepared = Preparation(
        person=ana,
        ask_key="walk-next-week",
        received_at=NOON,
        prepared_at=NOON,
        worst=f"{WORD} sheet",
    )
    recording.preparation(prepared)
    page = write_page(ana, WordsOfPage(uuid.uuid4(), f"{WORD} page"), NOON).row
    rewrite_page(ana, page.pk, uuid.uuid4(), "Another text", NOON)
    recording.append(
        ExerciseDone(
            person=ana,
            received_at=NOON,
            done_at=NOON,
            exercise="friend-letter",
            version=1,
            answers=f'{{"letter": "{WORD} letter"}}',
        )
    )
    name_goal(ana, uuid.uuid4(), f"{WORD} goal", 3, NOON)
    say_no_means(ana, uuid.uuid4(), f"{WORD} no", NOON)
    keep_for_later(ana, uuid.uuid4(), {"signs": f"{WORD} later"}, NOON)
    tell_received(ana, AskedOfMe(uuid.uuid4(), "no", words=f"{WORD} asked"), NOON)
    an_own_ask_never_begun(ana, f"{WORD} line", NOON)


def test_words_are_found_wherever_they_were_written(ana: Person) -> None:
    says_everywhere(ana)

    found = find(ana, WORD)
    assert sorted(" ".join(one.excerpt.split()[-2:]) for one in found) == sorted(
        [
            *(f"{WORD} plan", f"{WORD} stays", "at first", f"{WORD} sheet", f"{WORD} page"),
            *(f"{WORD} letter", f"{WORD} goal", f"{WORD} no", f"{WORD} later"),
            *(f"{WORD} asked", f"{WORD} line"),
        ]
    )
    assert find(ana, "zebra") == []


def test_what_was_found_opens_and_shows_the_words(ana: Person, browser_of_ana: Client) -> None:
    says_everywhere(ana)

    for one in find(ana, WORD):
        assert WORD in browser_of_ana.get(one.address).content.decode(), one.address


@pytest.mark.parametrize("typed", ["don't", "don’t", "donʼt", "DON'T"])
@pytest.mark.parametrize("written", ["I don't mind.", "I don’t mind."])
def test_either_apostrophe_finds_either(ana: Person, typed: str, written: str) -> None:
    write_page(ana, WordsOfPage(uuid.uuid4(), written), NOON)

    assert len(find(ana, typed)) == 1


def test_what_lies_in_the_bin_is_not_found(ana: Person, browser_of_ana: Client) -> None:
    page = write_page(ana, WordsOfPage(uuid.uuid4(), WORD), NOON).row
    browser_of_ana.post(f"/journal/bin/page/{page.pk}/", {"do": "away"})

    assert find(ana, WORD) == []


def test_nothing_of_another_person_is_found(ana: Person, cleo: Person) -> None:
    says_everywhere(ana)
    assert find(cleo, WORD) == []


def test_words_stay_out_of_the_address_and_the_way_back_works(
    ana: Person, browser_of_ana: Client
) -> None:
    for number in range(25):
        write_page(ana, WordsOfPage(uuid.uuid4(), f"{WORD} number {number}"), NOON)

    sent = browser_of_ana.post("/journal/", {"words": WORD, "outcome": ""})
    assert sent.status_code == 302
    assert WORD not in sent.headers["Location"]
    first = browser_of_ana.get(sent.headers["Location"])
    assert "Page 1 of 2" in first.content.decode()
    assert f'value="{WORD}"' in first.content.decode()
    assert first.headers["Cache-Control"] == "no-store"
    second = browser_of_ana.get(f"{sent.headers['Location']}&page=2").content.decode()
    assert "Page 2 of 2" in second
    assert WORD not in "".join(part for part in second.split('"') if part.startswith("?"))
    again = browser_of_ana.get(sent.headers["Location"]).content.decode()
    assert "Page 1 of 2" in again


def test_htmx_gets_what_was_found_at_once_and_an_address_without_words(
    ana: Person, browser_of_ana: Client
) -> None:
    write_page(ana, WordsOfPage(uuid.uuid4(), WORD), NOON)
    answer = browser_of_ana.post("/journal/", {"words": WORD}, headers={"HX-Request": "true"})

    assert WORD in answer.content.decode()
    assert answer.headers["HX-Replace-Url"].startswith("/journal/?found=")


def test_a_search_opens_for_an_hour_and_for_nobody_else(ana: Person, cleo: Person) -> None:
    key = sealed_search(ana, Search("marmalade"), NOON)

    assert search_of(ana, key, NOON + timedelta(minutes=59)) == Search("marmalade")
    assert search_of(cleo, key, NOON) is None
    assert search_of(ana, key, NOON + timedelta(minutes=61)) is None
    for odd in ("", "0", "é", "AAAA", key[:-6], f"{key}A"):
        assert search_of(ana, odd, NOON) is None


def test_a_search_that_is_over_says_so(ana: Person, browser_of_ana: Client) -> None:
    shown = browser_of_ana.get(f"/journal/?found={uuid.uuid4().hex}").content.decode()
    assert "That search is over" in shown


def test_asks_and_pages_stand_together_by_their_day(ana: Person, browser_of_ana: Client) -> None:
    now = timezone.now()
    oldest = commits(ana, at=now - timedelta(days=2))
    logs(oldest)
    reflects(oldest)
    write_page(ana, WordsOfPage(uuid.uuid4(), "The middle page"), now - timedelta(days=1))
    commits(ana, "just-the-lid", now)

    shown = browser_of_ana.get("/journal/").content.decode()
    places = [shown.index(words) for words in ("under way", "The middle page", "looked back")]
    assert places == sorted(places)


def test_the_journal_and_a_search_ask_the_database_as_often_for_many_as_for_few(
    ana: Person, browser_of_ana: Client
) -> None:
    practise(ana, timezone.now() - timedelta(days=3))
    few = [asked(browser_of_ana, words) for words in ("", "the")]
    lives(ana, 120, timezone.now())
    for number in range(60):
        write_page(ana, WordsOfPage(uuid.uuid4(), f"the page {number}"), timezone.now())
    many = [asked(browser_of_ana, words) for words in ("", "the")]

    assert [b <= a for a, b in zip(few, many, strict=True)] == [True, True], (few, many)
    assert max(many) <= 29


def asked(client: Client, words: str) -> int:
    sent = client.post("/journal/", {"words": words})
    with CaptureQueriesContext(connection) as queries:
        client.get(sent.headers["Location"])
    return len(queries)
