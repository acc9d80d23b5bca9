"""What I believed: fears counted as they were worded, put together by the person, and what was seen."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOON, commits, logs, reflects
from undaunted.insights.grouping_fears import put_together, take_apart
from undaunted.insights.own_words import FearCount, assumptions_seen, fears_counted
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.models import Answer, Attempt, FearGroup, FearGrouped

pytestmark = pytest.mark.django_db
BELIEVED = reverse("believed")
LAUGH, SNEER, STARE = "They laugh at me", "they sneer", "Everybody stares"


def feared(person: Person, words: str, came: str = "", *, day: int = 0) -> Attempt:
    attempt = commits(person, at=NOON + timedelta(days=day), feared=words)
    answer = logs(attempt)
    Answer.objects.filter(pk=answer.pk).update(feared_happened=came)
    return attempt


def counts(found: tuple[FearCount, ...]) -> list[tuple[str, int, int, int, int]]:
    return [(one.name, one.feared, one.came, one.partly, one.not_said) for one in found]


def test_a_fear_is_counted_beside_what_came(ana: Person) -> None:
    for day, came in enumerate(("no", "no", "yes", "partly", "")):
        feared(ana, LAUGH, came, day=day)
    feared(ana, "  they LAUGH  at me ", "no", day=6)
    feared(ana, STARE, "no", day=7)
    assert counts(fears_counted(ana)) == [("", 6, 1, 1, 1), ("", 1, 0, 0, 0)]


def test_other_words_are_another_fear_until_the_person_says_otherwise(ana: Person) -> None:
    laugh, sneer = feared(ana, LAUGH, "no"), feared(ana, SNEER, "no", day=1)
    assert len(fears_counted(ana)) == 2
    put_together(ana, uuid.uuid4(), [laugh.pk, sneer.pk], "They will laugh", NOON)
    assert counts(fears_counted(ana)) == [("They will laugh", 2, 0, 0, 0)]
    feared(ana, LAUGH, "yes", day=3)
    assert counts(fears_counted(ana)) == [("They will laugh", 3, 1, 0, 0)]


def test_taken_apart_each_stands_by_itself_again(ana: Person) -> None:
    laugh, sneer = feared(ana, LAUGH), feared(ana, SNEER, day=1)
    put_together(ana, uuid.uuid4(), [laugh.pk, sneer.pk], "Laughing", NOON)
    take_apart(ana, uuid.uuid4(), [sneer.pk], NOON + timedelta(minutes=1))
    assert sorted(one.name for one in fears_counted(ana)) == ["", "Laughing"]


def test_the_same_name_is_the_same_group_and_sent_twice_is_once(ana: Person) -> None:
    laugh, sneer = feared(ana, LAUGH), feared(ana, SNEER, day=1)
    fact = uuid.uuid4()
    for _ in range(2):
        put_together(ana, fact, [laugh.pk], "Laughing", NOON)
    put_together(ana, uuid.uuid4(), [sneer.pk], " laughing ", NOON)
    assert FearGroup.objects.of(ana).count() == 1
    assert FearGrouped.objects.of(ana).count() == 2
    assert counts(fears_counted(ana)) == [("Laughing", 2, 0, 0, 2)]


def test_what_is_in_the_bin_counts_nowhere(ana: Person) -> None:
    attempt = feared(ana, LAUGH, "yes")
    reflects(attempt, words="I was wrong")
    Attempt.objects.filter(pk=attempt.pk).update(removed_at=NOON)
    assert fears_counted(ana) == ()
    assert assumptions_seen(ana) == ()


def test_a_strangers_fears_are_neither_shown_nor_grouped(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    hers = feared(cleo, "Cleo's fear")
    with pytest.raises(NotFound):
        put_together(ana, uuid.uuid4(), [hers.pk], "Mine", NOON)
    said = {"fact": uuid.uuid4(), "do": "together", "fears": [hers.pk], "name": "Mine"}
    assert browser_of_ana.post(BELIEVED, said).status_code == 404
    assert not FearGroup.objects.exists()
    assert "Cleo" not in browser_of_ana.get(BELIEVED).content.decode()


def test_assumptions_stand_newest_first_with_their_ask_twenty_a_page(
    ana: Person, browser_of_ana: Client
) -> None:
    for day in range(23):
        attempt = commits(ana, at=NOON + timedelta(days=day))
        logs(attempt)
        reflects(attempt, words=f"Seen on day {day}." if day != 5 else "")
    seen = [one.words for one in assumptions_seen(ana)]
    assert seen[:2] == ["Seen on day 22.", "Seen on day 21."]
    assert len(seen) == 22
    page = browser_of_ana.get(f"{BELIEVED}?show=assumptions").content.decode()
    assert "Seen on day 22." in page
    assert "Seen on day 1." not in page
    later = browser_of_ana.get(f"{BELIEVED}?show=assumptions&page=2").content.decode()
    assert "Seen on day 1." in later


def test_the_page_puts_together_and_says_what_is_missing(
    ana: Person, browser_of_ana: Client
) -> None:
    laugh, sneer = feared(ana, LAUGH, "no"), feared(ana, SNEER, "no", day=1)
    said = {"fact": uuid.uuid4(), "do": "together", "fears": [laugh.pk, sneer.pk], "name": ""}
    missing = browser_of_ana.post(BELIEVED, said)
    assert missing.status_code == 422
    assert missing.content.decode().count("checked") == 2
    assert browser_of_ana.post(BELIEVED, {**said, "fears": [], "name": "A"}).status_code == 422
    assert browser_of_ana.post(BELIEVED, {**said, "fears": ["x"], "name": "A"}).status_code == 422
    assert browser_of_ana.post(BELIEVED, {**said, "name": "They will laugh"}).status_code == 302
    page = " ".join(browser_of_ana.get(BELIEVED).content.decode().split())
    assert "They will laugh" in page
    assert "<b>2</b> feared, <b>0</b> came" in page


def test_a_name_of_danger_leads_to_help_first(ana: Person, browser_of_ana: Client) -> None:
    laugh = feared(ana, LAUGH)
    said = {"fact": uuid.uuid4(), "do": "together", "fears": [laugh.pk], "name": "I want to die."}
    answer = browser_of_ana.post(BELIEVED, said)
    assert answer.headers["Location"].startswith(reverse("help-now"))


def test_it_asks_the_database_as_often_for_many_fears_as_for_few(
    ana: Person, browser_of_ana: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = [feared(ana, f"Fear number {day % 30}", "no", day=day) for day in range(60)]
    for number in range(0, 20, 2):
        ids = [one.pk for one in made[number : number + 2]]
        put_together(ana, uuid.uuid4(), ids, f"Group {number}", NOON)
    with django_assert_max_num_queries(8):
        browser_of_ana.get(BELIEVED)
