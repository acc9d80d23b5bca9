import re
import uuid

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.leaving.conftest import NOW
from tests.leaving.everything import practise
from undaunted.engine.choosing.personal_context import SAME
from undaunted.engine.taxonomy import Circumstance, NotFor, Pace
from undaunted.me.forms import TRUE_OF_ME
from undaunted.people.describing import Description, describe
from undaunted.people.models import Circumstances, Person
from undaunted.wellbeing.models import PaceChoice
from undaunted.wellbeing.pacing import chosen_pace

ME = "/me/"


def practice(**told: object) -> dict[str, object]:
    return {"section": "practice", "revision": 0, **told}


def test_me_shows_every_section_and_where_the_data_is(
    client: Client, person: Person, settings: Settings
) -> None:
    page = client.get(ME)

    text = page.content.decode()
    assert page.status_code == 200
    for section in ("practice", "pace", "look", "your-data"):
        assert f'id="{section}"' in text
    assert str(settings.DATA_FOLDER) in text
    assert "style=" not in text


def test_what_a_person_tells_about_their_practice_is_kept(client: Client, person: Person) -> None:
    told = practice(
        domains_wanted=["service", "work"],
        domains_no_go=["dating"],
        how_i_can=["driving"],
        values_chosen=["courage"],
        value_own_words="To sing",
    )

    answer = client.post(ME, told)

    row = Circumstances.objects.get(person=person)
    assert (answer.status_code, answer["Location"]) == (302, ME)
    assert row.domains_wanted == ["service", "work"]
    assert row.domains_no_go == ["dating"]
    assert row.not_for == ["driving"]
    assert row.values_chosen == ["courage"]
    assert row.value_own_words == "To sing"
    assert "To sing" in client.get(ME).content.decode()


def test_the_same_practice_sent_twice_is_saved_once(client: Client, person: Person) -> None:
    told = practice(domains_wanted=["service"])

    answers = [client.post(ME, told).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Circumstances.objects.get(person=person).revision == 1


def test_a_newer_version_from_another_window_is_not_overwritten(
    client: Client, person: Person
) -> None:
    describe(person, Description(domains_wanted=("family",)), 0)

    answer = client.post(ME, practice(domains_wanted=["service"]))

    assert answer.status_code == 422
    assert "another window" in answer.content.decode()
    assert Circumstances.objects.get(person=person).domains_wanted == ["family"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"domains_wanted": ["service"], "domains_no_go": ["service"]}, "is in both lists"),
        (
            {"values_chosen": ["courage", "play", "faith", "health", "love", "nature"]},
            "Choose five at most",
        ),
        ({"domains_wanted": ["the moon"]}, "the moon is not one of the available choices"),
        ({"value_own_words": "x" * 201}, "200 at most"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_saved(
    client: Client, person: Person, told: dict[str, object], sentence: str
) -> None:
    answer = client.post(ME, practice(**told))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Circumstances.objects.exists()


def test_a_person_sets_their_pace_and_may_always_rest(client: Client, person: Person) -> None:
    told = {"section": "pace", "fact": str(uuid.uuid4()), "pace": "rest"}

    answers = [client.post(ME, told).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert chosen_pace(person) is Pace.REST
    assert PaceChoice.objects.count() == 1


def test_look_time_zone_and_weekly_goal_are_kept(client: Client, person: Person) -> None:
    told = {"section": "look", "theme": "dark", "time_zone": "Europe/Madrid", "week_goal": "6"}

    answer = client.post(ME, told)

    person.refresh_from_db()
    assert answer.status_code == 302
    assert (person.theme, person.time_zone, person.week_goal) == ("dark", "Europe/Madrid", 6)
    text = client.get(ME).content.decode()
    assert 'data-theme="dark"' in text
    assert '<option value="Europe/Madrid" selected>Europe/Madrid</option>' in text


@pytest.mark.parametrize(
    "wrong", [{"theme": "neon"}, {"time_zone": "Mars/Olympus"}, {"week_goal": "8"}]
)
def test_a_look_that_is_not_offered_is_refused(
    client: Client, person: Person, wrong: dict[str, str]
) -> None:
    told = {"section": "look", "theme": "dark", "time_zone": "", "week_goal": "4", **wrong}

    answer = client.post(ME, told)

    person.refresh_from_db()
    assert answer.status_code == 422
    assert person.theme == "auto"


def test_an_unknown_section_is_a_bad_request(client: Client, person: Person) -> None:
    assert client.post(ME, {"section": "secrets"}).status_code == 400


def test_me_asks_the_database_as_often_for_much_practice_as_for_none(
    client: Client, person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(7):
        client.get(ME)

    practise(person, NOW)

    with django_assert_num_queries(7):
        client.get(ME)


def test_me_says_what_this_is_not(client: Client, person: Person) -> None:
    text = client.get(ME).content.decode()
    assert "It is not therapy" in text
    assert "Two people are in every ask." in text


@pytest.mark.parametrize("address", ["/journal/bin/", "/me/deleted/"])
def test_places_to_look_at_take_nothing(client: Client, person: Person, address: str) -> None:
    assert client.post(address).status_code == 405


def test_what_is_true_for_a_person_is_saved_shown_and_asked_once(
    client: Client, person: Person
) -> None:
    told = practice(
        directness="2",
        around_me=["word_gets_round", "faith_community"],
        how_i_can=["no_phone_calls", "driving"],
    )

    answer = client.post(ME, told)

    row = Circumstances.objects.get(person=person)
    text = client.get(ME).content.decode()
    assert answer.status_code == 302
    assert row.directness == 2
    assert row.true_for_me == ["no_phone_calls", "word_gets_round"]
    assert row.not_for == ["driving", "faith_community"]
    for word in ("word_gets_round", "faith_community", "no_phone_calls", "driving"):
        assert re.search(rf'value="{word}"[^>]*checked', text)
    assert 'value="small_community"' not in text
    assert 'value="visa_or_tenancy"' not in text
    assert "never counts as avoiding" in text


def test_every_circumstance_stands_once_in_the_list_and_under_18_is_asked_elsewhere() -> None:
    listed = [word for words in TRUE_OF_ME.values() for word in words]
    codes = {*NotFor} - {NotFor.UNDER_18, *SAME}

    assert len(listed) == len(set(listed))
    assert set(listed) == {*Circumstance} | codes


def test_what_was_told_in_older_words_is_ticked_in_the_newer(
    client: Client, person: Person
) -> None:
    describe(person, Description(not_for=("small_community",)), 0)

    assert re.search(r'value="word_gets_round"[^>]*checked', client.get(ME).content.decode())


@pytest.mark.parametrize("wrong", [{"directness": "9"}, {"around_me": ["driving"]}])
def test_words_that_are_not_in_the_list_are_refused(
    client: Client, person: Person, wrong: dict[str, object]
) -> None:
    assert client.post(ME, practice(**wrong)).status_code == 422
    assert not Circumstances.objects.exists()
