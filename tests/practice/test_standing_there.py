"""I stand here and can't: three ways, each kept as an approach, and nothing lost by any of them."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, logs
from undaunted.engine.taxonomy import ApproachWay, Outcome
from undaunted.insights.cards import FindingCard
from undaunted.insights.gathered import gather
from undaunted.insights.showing_up import weeks_reading
from undaunted.learning.priors import current_priors
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.history import history_of
from undaunted.record.models import Answer, Approach, Attempt
from undaunted.record.step_words import STEP_WORDS

pytestmark = pytest.mark.django_db
PEN = "borrow-a-pen"
ONE_BREATH = "You stood there and took one breath."


def begun(person: Person, key: str = PEN) -> Attempt:
    return commits(person, key, timezone.now())


def goes(client: Client, attempt: Attempt, way: str, fact: uuid.UUID | None = None) -> str:
    """Where this way leads."""
    sent = {"way": way, "fact": str(fact or uuid.uuid4())}
    answer = client.post(reverse("here", args=[attempt.pk]), sent)
    assert answer.status_code == 302, answer
    return answer.headers["Location"]


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_the_pocket_view_leads_to_three_ways_of_equal_weight(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = begun(ana)
    here = reverse("here", args=[attempt.pk])
    assert here in page_of(browser_of_ana, reverse("attempt", args=[attempt.pk]))
    page = page_of(browser_of_ana, here)
    for way in ApproachWay:
        assert f'<button class="button way" name="way" value="{way}">' in page
    assert "button-strong" not in page
    assert "nothing is lost" in page


@pytest.mark.parametrize(
    ("way", "route"),
    [("smaller", "smaller-form"), ("breath", "breathe"), ("walked_off", "log")],
)
def test_each_way_is_kept_as_an_approach_and_the_ask_stays_under_way(
    ana: Person, browser_of_ana: Client, way: str, route: str
) -> None:
    attempt = begun(ana)
    args = [] if route == "breathe" else [attempt.pk]
    assert goes(browser_of_ana, attempt, way).startswith(reverse(route, args=args))
    row = Approach.objects.get()
    assert (row.person, row.attempt, row.way) == (ana, attempt, way)
    assert row.lived_on == attempt.lived_on
    assert not Answer.objects.exists()
    assert history_of(ana, current_priors()).asks == ()


def test_a_way_sent_twice_is_kept_once_and_a_second_one_beside_it(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt, fact = begun(ana), uuid.uuid4()
    goes(browser_of_ana, attempt, "breath", fact)
    goes(browser_of_ana, attempt, "breath", fact)
    assert Approach.objects.count() == 1
    goes(browser_of_ana, attempt, "walked_off")
    assert Approach.objects.count() == 2


@pytest.mark.parametrize("sent", [{}, {"way": "fly"}, {"way": "breath", "fact": "no"}])
def test_what_is_no_way_keeps_nothing(
    ana: Person, browser_of_ana: Client, sent: dict[str, str]
) -> None:
    attempt = begun(ana)
    here = reverse("here", args=[attempt.pk])
    answer = browser_of_ana.post(here, {"fact": str(uuid.uuid4()), **sent})
    assert answer.headers["Location"] == here
    assert not Approach.objects.exists()


def test_a_smaller_form_is_one_that_was_written_for_the_ask(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = begun(ana)
    page = page_of(browser_of_ana, goes(browser_of_ana, attempt, "smaller"))
    assert "Ask if there is a pen that customers can use." in page
    assert reverse("log", args=[attempt.pk]) in page
    assert reverse("attempt", args=[attempt.pk]) in page


def test_a_breath_leads_back_to_the_ask(ana: Person, browser_of_ana: Client) -> None:
    attempt = begun(ana)
    page = page_of(browser_of_ana, goes(browser_of_ana, attempt, "breath"))
    assert f'href="{reverse("attempt", args=[attempt.pk])}"' in page
    assert "Back to my ask" not in page_of(browser_of_ana, reverse("breathe"))
    assert "Back to my ask" not in page_of(browser_of_ana, f"{reverse('breathe')}?ask=no")


def test_whoever_walks_off_finds_i_did_not_ask_at_hand_and_it_is_kept_as_that(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = begun(ana)
    path = goes(browser_of_ana, attempt, "walked_off")
    page = page_of(browser_of_ana, path)
    assert "nothing is lost" in page
    chosen = page.split('value="not_asked"')[1].split(">")[0]
    assert "checked" in chosen
    done = browser_of_ana.post(path, {"fact": str(uuid.uuid4()), "outcome": "not_asked"})
    happened = page_of(browser_of_ana, done.headers["Location"])
    assert "You stood there and walked off." in happened
    assert Answer.objects.get().outcome == Outcome.NOT_ASKED
    entry = page_of(browser_of_ana, reverse("journal-entry", args=[attempt.pk]))
    assert "You stood there and walked off." in entry


def test_each_way_is_told_once_and_in_its_order(ana: Person, browser_of_ana: Client) -> None:
    attempt = begun(ana)
    for way in ("breath", "breath", "walked_off"):
        goes(browser_of_ana, attempt, way)
    entry = page_of(browser_of_ana, reverse("journal-entry", args=[attempt.pk]))
    assert f"{ONE_BREATH} You stood there and walked off." in entry


def test_nobody_is_said_to_stand_who_rings_or_writes(ana: Person, browser_of_ana: Client) -> None:
    attempt = begun(ana, "just-the-lid")
    pocket = page_of(browser_of_ana, reverse("attempt", args=[attempt.pk]))
    assert "I’m here and can’t" in pocket
    assert "I stand here" not in pocket
    goes(browser_of_ana, attempt, "breath")
    entry = page_of(browser_of_ana, reverse("journal-entry", args=[attempt.pk]))
    assert "You were about to ask and took one breath." in entry


def test_what_is_done_at_home_has_nobody_to_stand_before(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = begun(ana)
    Attempt.objects.filter(pk=attempt.pk).update(ask_key=f"{PEN}#picture")
    page = page_of(browser_of_ana, reverse("attempt", args=[attempt.pk]))
    assert str(next(iter(STEP_WORDS.values())).name) in page
    assert reverse("here", args=[attempt.pk]) not in page


def test_an_ask_that_is_logged_leads_to_what_happened(ana: Person, browser_of_ana: Client) -> None:
    attempt = begun(ana)
    logs(attempt)
    assert goes(browser_of_ana, attempt, "breath") == reverse("what-happened", args=[attempt.pk])
    assert not Approach.objects.exists()


def test_to_have_stood_there_counts_as_coming_closer_and_not_as_staying_away(
    ana: Person, browser_of_ana: Client
) -> None:
    for key in (PEN, "what-time-is-it", "share-a-table"):
        logs(begun(ana, key), Outcome.NOT_ASKED, timezone.now())
    for key in ("just-the-lid", "name-of-that-plant", "hello-to-the-dog", "a-taste-first"):
        logs(begun(ana, key), at=timezone.now())
    went = begun(ana, "which-of-two-hats")
    goes(browser_of_ana, went, "walked_off")
    logs(went, Outcome.NOT_ASKED, timezone.now())
    reading = weeks_reading(gather(ana, timezone.now()))
    assert isinstance(reading, FindingCard)
    assert reading.chart.rows[-1][1:] == ("4", "3", "1")
    assert "4 asked, 3 not. 1 time more you were there" in reading.chart.sentence


def test_an_approach_changes_nothing_about_what_is_offered(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = begun(ana)
    before = offer_for(ana, timezone.now()).keys
    goes(browser_of_ana, attempt, "breath")
    assert offer_for(ana, timezone.now()).keys == before


def test_another_persons_ask_has_no_such_page(ana: Person, cleo: Person) -> None:
    hers = begun(cleo)
    client = Client(raise_request_exception=False)
    sent = {"way": "breath", "fact": str(uuid.uuid4())}
    assert client.post(reverse("here", args=[hers.pk]), sent).status_code == 404
    assert not Approach.objects.exists()
