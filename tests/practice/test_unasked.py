"""A no that came unasked: what it was, kindness first where it is close to home, no ask that day."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import commits, is_well
from tests.clock import Hour
from undaunted.journal.correcting import throw_away
from undaunted.people.models import Person
from undaunted.practice.after.telling_unsought import Came, tell_unsought
from undaunted.practice.choosing.of_the_day import LEFT_OUT
from undaunted.practice.choosing.suggesting import offer_for, promise_for
from undaunted.record.models import Answer, Attempt, RequestReceived, UnaskedNo
from undaunted.wellbeing.planning import keep_plan

pytestmark = pytest.mark.django_db
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def sent(**more: object) -> dict[str, object]:
    came = {"words": "They went without me", "domain": "friendship", "fear_peak": "60"}
    return {"fact": str(uuid.uuid4()), **came, **more}


def is_left_out(person: Person, at: datetime, who: str = "", kind: str = "left_out") -> Attempt:
    came = Came(uuid.uuid4(), "friendship", "Without me", 60, kind=kind, who=who)
    return tell_unsought(person, came, at).row.attempt


def test_what_it_was_is_kept_and_told_in_the_journal(ana: Person, browser_of_ana: Client) -> None:
    form = sent(kind="customer_gone", who="client", touched=["worth", "control"])
    answer = browser_of_ana.post(reverse("unsought"), form)
    came = UnaskedNo.objects.get()
    assert (came.kind, came.who, came.touched) == ("customer_gone", "client", ["control", "worth"])
    assert answer.headers["Location"] == reverse("what-happened", args=[came.pk])
    page = browser_of_ana.get(reverse("journal-entry", args=[came.pk])).content.decode()
    assert "A customer went" in page
    assert "That I am worth something" in page
    browser_of_ana.post(reverse("unsought"), form)
    assert UnaskedNo.objects.count() == Attempt.objects.count() == 1


def test_nothing_of_it_has_to_be_said(browser_of_ana: Client, ana: Person) -> None:
    assert browser_of_ana.post(reverse("unsought"), sent()).status_code == 302
    assert not UnaskedNo.objects.exists()
    assert browser_of_ana.post(reverse("unsought"), sent(who="partner")).status_code == 302
    assert UnaskedNo.objects.get().kind == "other"


@pytest.mark.parametrize("wrong", [{"kind": "sad"}, {"who": "mars"}, {"touched": ["luck"]}])
def test_a_word_that_is_not_on_the_list_is_refused(
    ana: Person, browser_of_ana: Client, wrong: dict[str, object]
) -> None:
    assert browser_of_ana.post(reverse("unsought"), sent(**wrong)).status_code == 422
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    ("kind", "who", "kindness"),
    [
        ("left_out", "", True),
        ("left", "prospect", True),
        ("criticised", "friend", True),
        ("silence", "relative", True),
        ("silence", "partner", True),
        ("laid_off", "boss", False),
        ("criticised", "staff", False),
        ("laughed_at", "", False),
    ],
)
def test_kindness_comes_first_where_it_is_close_to_home(
    ana: Person, browser_of_ana: Client, noon: datetime, kind: str, who: str, kindness: bool
) -> None:
    is_well(ana, noon - DAY)
    answer = browser_of_ana.post(reverse("unsought"), sent(kind=kind, who=who))
    route = "kindness" if kindness else "what-happened"
    assert answer.headers["Location"] == reverse(route, args=[UnaskedNo.objects.get().pk])
    page = browser_of_ana.get(reverse("today")).content.decode()
    assert ('data-today="kindness"' in page) is kindness
    assert ("Asks are there again on Tuesday 5 May" in page) is kindness
    assert (offer_for(ana, noon).reason.code == LEFT_OUT) is kindness


def test_words_of_danger_come_before_all(ana: Person, browser_of_ana: Client) -> None:
    answer = browser_of_ana.post(reverse("unsought"), sent(kind="left", words="I want to die"))
    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert "kindness" in answer.headers["Location"]


def test_one_person_to_reach_is_the_first_of_the_plan(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    came = is_left_out(ana, noon)
    for page in (reverse("kindness", args=[came.pk]), reverse("today")):
        assert "somebody who is good to you" in browser_of_ana.get(page).content.decode()
    keep_plan(ana, uuid.uuid4(), {"people_to_tell": "- Noor, mornings\nSam"}, noon)
    for page in (reverse("kindness", args=[came.pk]), reverse("today")):
        assert "reach today: Noor." in browser_of_ana.get(page).content.decode()


def test_the_ask_of_the_day_comes_back_the_next_day(ana: Person, noon: datetime) -> None:
    is_well(ana, noon - DAY)
    named = offer_for(ana, noon).keys
    assert named[0]
    is_left_out(ana, noon + HOUR)
    offer = offer_for(ana, noon + 2 * HOUR)
    assert offer.keys == (None, None, None)
    assert (offer.instead.key, offer.instead.code) == (named[0], LEFT_OUT)
    assert promise_for(ana, noon + 3 * HOUR).keys[0] == named[0]
    assert offer_for(ana, noon + DAY).keys[0] == named[0]
    assert offer_for(ana, noon + DAY + HOUR).keys[0] == named[0]
    assert offer_for(ana, noon + 2 * DAY).choice.seed != offer_for(ana, noon + DAY).choice.seed


def test_a_promise_that_was_put_off_is_kept(ana: Person, noon: datetime) -> None:
    is_well(ana, noon - 2 * DAY)
    promised = promise_for(ana, noon - DAY).keys[0]
    is_left_out(ana, noon - HOUR)
    assert offer_for(ana, noon).keys[0] is None
    assert offer_for(ana, noon + DAY).keys[0] == promised


def test_told_at_any_hour_it_holds_until_the_day_ends(ana: Person, any_hour: Hour) -> None:
    is_well(ana, any_hour.now - DAY)
    is_left_out(ana, any_hour.now)
    offer = offer_for(ana, any_hour.now + MINUTE)
    assert offer.keys[0] is None
    assert offer.reason.code == LEFT_OUT
    assert offer_for(ana, any_hour.now + 30 * HOUR).reason.code != LEFT_OUT


def test_not_even_one_that_is_under_way_is_shown_first(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    commits(ana, at=noon)
    assert 'data-today="ask"' in browser_of_ana.get(reverse("today")).content.decode()
    is_left_out(ana, noon)
    page = browser_of_ana.get(reverse("today"), {"more": "1"}).content.decode()
    assert 'data-today="kindness"' in page
    assert "Log it" in page


def test_thrown_away_it_holds_no_more(ana: Person, noon: datetime) -> None:
    is_well(ana, noon - DAY)
    came = is_left_out(ana, noon)
    assert offer_for(ana, noon).keys[0] is None
    throw_away(ana, came.pk, noon + MINUTE)
    assert offer_for(ana, noon + HOUR).keys[0]


def test_a_library_ask_is_not_begun_that_day_and_an_own_one_may_be(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    is_left_out(ana, noon)
    page = browser_of_ana.get(reverse("ask", args=["share-a-table"])).content.decode()
    assert "Today there is no ask from us" in page
    own = browser_of_ana.get(reverse("own-ask"))
    assert own.status_code == 200
    assert "let it" in own.content.decode()


def test_kindness_of_somebody_else_is_not_there(
    ana: Person, cleo: Person, browser_of_ana: Client, noon: datetime
) -> None:
    came = is_left_out(cleo, noon)
    assert browser_of_ana.get(reverse("kindness", args=[came.pk])).status_code == 404
    other = is_left_out(ana, noon, kind="laughed_at")
    answer = browser_of_ana.get(reverse("kindness", args=[other.pk]))
    assert answer.headers["Location"] == reverse("what-happened", args=[other.pk])


def test_what_others_asked_is_kept_and_counts_nowhere(
    ana: Person, cleo: Person, browser_of_ana: Client, noon: datetime
) -> None:
    form = {"fact": str(uuid.uuid4()), "said": "yes_reluctantly", "who": "colleague"}
    form["words"] = "To take the late shift"
    for _twice in range(2):
        answer = browser_of_ana.post(reverse("received"), form)
        assert answer.headers["Location"] == reverse("received")
    came = RequestReceived.objects.get()
    assert (came.said, came.who, came.words) == ("yes_reluctantly", "colleague", form["words"])
    assert not Attempt.objects.exists()
    assert not Answer.objects.exists()
    RequestReceived.objects.create(
        person=cleo, received_at=noon, told_at=noon, said="no", words="Of Cleo"
    )
    page = browser_of_ana.get(reverse("received")).content.decode()
    assert form["words"] in page
    assert "A colleague" in page
    assert "Of Cleo" not in page
    assert reverse("received") in browser_of_ana.get(reverse("journal")).content.decode()


@pytest.mark.parametrize("wrong", [{"said": ""}, {"said": "perhaps"}, {"said": "no", "who": "x"}])
def test_what_was_not_said_is_asked_again(
    ana: Person, browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    form = {"fact": str(uuid.uuid4()), "words": "My notes", **wrong}
    answer = browser_of_ana.post(reverse("received"), form)
    assert answer.status_code == 422
    assert "My notes" in answer.content.decode()
    assert not RequestReceived.objects.exists()
