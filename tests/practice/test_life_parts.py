"""Parts of a life: told on Me, by a tap on any ask, or by what somebody is here for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, commits, is_well, logs, practises, reflects
from tests.practice.considering import gate_of
from undaunted.asks.fitted import told_in
from undaunted.engine.taxonomy import Domain, Presumes
from undaunted.library.reading import open_library
from undaunted.people.describing import Description, circumstances_of, describe
from undaunted.people.models import Circumstances, Person
from undaunted.people.telling_life import NEVER, NOT_SAID, YES, tell_here_for, tell_life, tell_part
from undaunted.practice.choosing.suggesting import offer_for

pytestmark = pytest.mark.django_db
AT_WORK, ON_A_DATE = "swap-a-task", "first-line-for-one-profile"


def told(person: Person) -> frozenset[str]:
    return told_in(circumstances_of(person))


def test_what_is_not_told_is_closed_and_a_yes_opens_it(ana: Person) -> None:
    is_well(ana)
    practises(ana, 2)
    monday = NOON + timedelta(days=7)
    assert gate_of(ana, AT_WORK, monday) == "presumes"
    tell_part(ana, Presumes.JOB, YES, monday)
    assert gate_of(ana, AT_WORK, monday) != "presumes"


def test_a_never_closes_what_somebody_is_here_for(ana: Person) -> None:
    tell_here_for(ana, [Domain.WORK], NOON)
    assert told(ana) == {"job"}
    tell_part(ana, Presumes.JOB, NEVER, NOON)
    assert told(ana) == frozenset()
    is_well(ana)
    practises(ana, 2)
    assert gate_of(ana, AT_WORK) == "presumes"


def test_what_was_said_can_be_taken_back(ana: Person) -> None:
    tell_part(ana, Presumes.JOB, YES, NOON)
    tell_part(ana, Presumes.JOB, NOT_SAID, NOON)
    row = circumstances_of(ana)
    assert (row.life_yes, row.life_never) == ([], [])


def test_telling_a_part_makes_a_new_revision_and_so_a_new_suggestion(ana: Person) -> None:
    before = circumstances_of(ana).revision
    tell_part(ana, Presumes.DATING, YES, NOON)
    tell_life(ana, {Presumes.DATING: YES}, "", NOON)
    assert circumstances_of(ana).revision == before + 1


def test_what_else_was_told_keeps_the_parts_and_the_other_way_round(ana: Person) -> None:
    describe(ana, Description(true_for_me=("hierarchy",), value_own_words="Be there."), 0)
    tell_life(ana, {Presumes.PARTNER: NEVER, Presumes.JOB: YES}, "south", NOON)
    describe(ana, Description(domains_wanted=("family",)), 2)
    row = circumstances_of(ana)
    assert (row.life_yes, row.life_never, row.half_of_earth) == (["job"], ["partner"], "south")
    assert row.value_own_words == ""
    tell_part(ana, Presumes.CLUB, YES, NOON)
    assert circumstances_of(ana).domains_wanted == ["family"]


def test_here_for_brings_back_what_was_left_out(ana: Person) -> None:
    describe(ana, Description(domains_no_go=("dating", "work")), 0)
    tell_here_for(ana, [Domain.DATING], NOON)
    row = circumstances_of(ana)
    assert (row.domains_wanted, row.domains_no_go) == (["dating"], ["work"])


def test_for_weeks_nothing_untold_is_suggested(ana: Person) -> None:
    is_well(ana)
    tell_here_for(ana, [Domain.DATING], NOON)
    for day in range(21):
        offer = offer_for(ana, NOON + timedelta(days=day))
        for key in filter(None, offer.keys):
            assert set(open_library().asks[key].presumes) <= {"dating", "acquaintances"}


def test_one_tap_on_the_card_of_an_ask_tells_it(client: Client, ana: Person) -> None:
    card = reverse("ask-card", args=[ON_A_DATE])
    assert "Part of my life?" in client.get(card).content.decode()
    tap = {"part": "dating", "answer": "never", "next": card}
    sent = client.post(reverse("life-part"), tap)
    assert (sent.status_code, sent["Location"]) == (302, card)
    assert circumstances_of(ana).life_never == ["dating"]
    assert 'aria-pressed="true"' in client.get(card).content.decode()


def test_the_page_of_an_ask_has_the_same_taps(client: Client, ana: Person) -> None:
    page = client.get(reverse("ask", args=[ON_A_DATE])).content.decode()
    assert "Part of my life?" in page
    free = client.get(reverse("ask", args=["borrow-a-pen"])).content.decode()
    assert "Part of my life?" not in free


@pytest.mark.parametrize(
    "tap", [{}, {"part": "the moon", "answer": "yes"}, {"part": "job", "answer": "perhaps"}]
)
def test_a_tap_that_says_nothing_changes_nothing(
    client: Client, ana: Person, tap: dict[str, str]
) -> None:
    assert client.post(reverse("life-part"), tap).status_code == 400
    assert not Circumstances.objects.exists()


def test_somewhere_else_is_never_gone_to(client: Client, ana: Person) -> None:
    tap = {"part": "job", "answer": "yes", "next": "//example.org"}
    assert client.post(reverse("life-part"), tap)["Location"] == reverse("today")


def looks_back(person: Person, hours_ago: int) -> None:
    attempt = commits(person, at=timezone.now() - timedelta(hours=hours_ago))
    logs(attempt)
    reflects(attempt)


def test_the_question_comes_after_the_second_look_back_and_once(
    client: Client, ana: Person
) -> None:
    asked = "What are you here for?"
    looks_back(ana, hours_ago=60)
    assert asked not in client.get(reverse("today")).content.decode()
    looks_back(ana, hours_ago=40)
    assert asked in client.get(reverse("today")).content.decode()
    client.post(reverse("here-for"), {"skip": "1"})
    assert asked not in client.get(reverse("today")).content.decode()
    assert circumstances_of(ana).domains_wanted == []


def test_what_somebody_is_here_for_is_saved_and_stands_on_me(client: Client, ana: Person) -> None:
    sent = client.post(reverse("here-for"), {"here_for": ["dating", "saying_no"]})
    assert sent.status_code == 302
    assert circumstances_of(ana).domains_wanted == ["dating", "saying_no"]
    page = client.get(reverse("here-for")).content.decode()
    assert page.count("checked") == 2


def test_nothing_ticked_is_asked_again(client: Client, ana: Person) -> None:
    assert client.post(reverse("here-for"), {}).status_code == 422
    assert not Circumstances.objects.exists()


def test_all_parts_are_told_on_me(client: Client, ana: Person) -> None:
    said = {"section": "life", "job": "yes", "partner": "never", "half_of_earth": "north"}
    assert client.post(reverse("me"), said).status_code == 302
    row = circumstances_of(ana)
    assert (row.life_yes, row.life_never, row.half_of_earth) == (["job"], ["partner"], "north")
    page = client.get(reverse("me")).content.decode()
    assert 'name="job" value="yes" checked' in page
    assert 'name="partner" value="never" checked' in page


def test_me_refuses_an_answer_that_is_none(client: Client, ana: Person) -> None:
    assert client.post(reverse("me"), {"section": "life", "job": "maybe"}).status_code == 422
    assert not Circumstances.objects.exists()


def test_what_follows_from_being_here_for_it_is_not_kept_as_said(
    client: Client, ana: Person
) -> None:
    tell_here_for(ana, [Domain.WORK], NOON)
    assert "yes, by what I’m here for" in client.get(reverse("me")).content.decode()
    client.post(reverse("me"), {"section": "life", "job": "not_said"})
    tell_here_for(ana, [Domain.FAMILY], NOON)
    assert told(ana) == {"relatives"}
