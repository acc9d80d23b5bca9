"""Values that do something: an ask is for one, and looking back one says whether one acted on it."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import FIRST, commits, is_well, logs
from undaunted.people.describing import Description, circumstances_of, describe, name_value
from undaunted.people.models import Person
from undaunted.record.models import Attempt, Forecast, Reflection

pytestmark = pytest.mark.django_db
ASK = reverse("ask", args=[FIRST])


def begins(browser: Client, **said: object) -> int:
    sent = browser.post(ASK, {"fact": uuid.uuid4(), "fear": 60, "chance_yes": 40, **said})
    return sent.status_code


def test_an_ask_is_for_a_value_and_willingness_is_kept(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    assert begins(browser_of_ana, value="love", willingness="8") == 302
    forecast = Forecast.objects.of(ana).get()
    assert (forecast.value, forecast.willingness) == ("love", 8)
    page = browser_of_ana.get(reverse("attempt", args=[forecast.attempt_id])).content.decode()
    assert "Being close to somebody" in page


def test_neither_has_to_be_said(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    assert begins(browser_of_ana) == 302
    forecast = Forecast.objects.of(ana).get()
    assert (forecast.value, forecast.willingness) == ("", None)
    assert circumstances_of(ana).values_chosen == []


@pytest.mark.parametrize("said", [{"value": "fame"}, {"willingness": "11"}, {"willingness": "-1"}])
def test_what_does_not_fit_is_said_in_its_fold(
    ana: Person, browser_of_ana: Client, said: dict[str, str]
) -> None:
    is_well(ana, timezone.now())
    assert begins(browser_of_ana, **said) == 422
    assert not Attempt.objects.of(ana).exists()


def test_a_value_named_with_an_ask_is_named_on_me_up_to_five(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    four = ("courage", "family", "honesty", "play")
    describe(ana, Description(values_chosen=four), 0)
    begins(browser_of_ana, value="love")
    assert circumstances_of(ana).values_chosen == sorted([*four, "love"])
    name_value(ana, "nature", timezone.now())
    assert circumstances_of(ana).values_chosen == sorted([*four, "love"])


def test_what_was_named_stands_first_and_in_own_words(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    described = Description(values_chosen=("play",), value_own_words="Not hiding any more")
    describe(ana, described, 0)
    page = browser_of_ana.get(ASK).content.decode()
    assert page.index("Play and fun") < page.index("Not hiding any more")
    assert page.index("Not hiding any more") < page.index("Being brave")


def test_looking_back_one_says_whether_one_acted(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    begins(browser_of_ana, value="love")
    attempt = Attempt.objects.of(ana).get()
    logs(attempt, at=timezone.now(), peak=80)
    back = reverse("reflect", args=[attempt.pk])
    assert "Did I act on it, whatever I felt?" in browser_of_ana.get(back).content.decode()
    browser_of_ana.post(back, {"fact": uuid.uuid4(), "acted_on_value": "yes"})
    assert Reflection.objects.of(ana).get().acted_on_value == "yes"
    page = " ".join(browser_of_ana.get(reverse("insights")).content.decode().split())
    assert "What your asks were for" in page
    assert "You acted on it, wholly or partly, in 1 of 1" in page
    assert "With a fear over 50: 1 of 1" in page


def test_an_ask_for_nothing_in_particular_is_not_asked_about_it(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana, at=timezone.now())
    logs(attempt)
    back = browser_of_ana.get(reverse("reflect", args=[attempt.pk])).content.decode()
    assert "Did I act on it" not in back
    assert "What your asks were for" not in browser_of_ana.get(reverse("insights")).content.decode()
