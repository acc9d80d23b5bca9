"""On a heavy day no screen says what contradicts it; and what each of them says instead."""

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import NOON
from tests.histories import HEAVY, HISTORIES
from tests.web.test_one_truth import Screens, opens, screens_of
from undaunted.engine.taxonomy import Pace, Thoughts
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.pacing import pace_now
from undaunted.wellbeing.planning import STEPS, keep_plan
from undaunted.wellbeing.screening import ScreeningAnswers, screen
from undaunted.wellbeing.signs import signs_of

pytestmark = pytest.mark.django_db
TAG = re.compile(r"<[^>]+>")
# What is not so on such a day. "Your pace: Open" is the name of a pace, alone in its element.
CONTRADICTING = (
    *("open now", "is open to", "nothing speaks against", "Nothing in your answers speaks against"),
    *("mostly steady", "took little room", "Answer them now", "few short questions come before"),
    *("within what is usual", "What comes next", "I’ll try this one", "Try this one"),
    *("Answer the questions again", "Take them again when you like", "Finish them"),
)


def contradicting(page: str) -> list[str]:
    """What a page says that is not so on a heavy day."""
    words = " ".join(TAG.sub(" ", page.partition("<main")[2]).split())
    found = [said for said in CONTRADICTING if said in words]
    return found + ([">Open<"] if re.search(r">\s*Open\s*<", page) else [])


@pytest.mark.parametrize("who", HEAVY)
def test_no_screen_says_what_is_not_so_on_a_heavy_day(
    ana: Person, browser_of_ana: Client, noon: datetime, who: str
) -> None:
    HEAVY[who](ana)
    screens = with_questions(screens_of(browser_of_ana), browser_of_ana)
    assert {
        path: said for path, page in screens.pages.items() if (said := contradicting(page))
    } == {}
    today = screens.pages["/"]
    assert "data-heavy" in today
    for words in ("Help now", "Write my own plan", "One person to reach today"):
        assert words in today.partition("<main")[2], words
    assert today.index("data-heavy") < today.index("data-today")


def with_questions(screens: Screens, browser: Client) -> Screens:
    """The same with the pages where asks and questions begin."""
    more = (
        "/library/borrow-a-pen/",
        "/ask/share-a-table/",
        "/exercises/",
        "/programmes/first-ten/",
    )
    pages = {path: browser.get(path).content.decode() for path in more}
    return Screens({**screens.pages, **pages})


PLANTED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("/library/", lambda page: page.replace("</main>", "<p>12 asks are\n open now.</p></main>")),
    ("/wellbeing/", lambda page: page.replace("</main>", "<h1>Open</h1></main>")),
    (
        "/questions/done/",
        lambda page: page.replace("</main>", "<a>Answer them <b>now</b></a></main>"),
    ),
)


@pytest.mark.parametrize(("path", "plant"), PLANTED)
def test_a_planted_contradiction_is_found(
    ana: Person, browser_of_ana: Client, noon: datetime, path: str, plant: Callable[[str], str]
) -> None:
    HEAVY["a_mood_of_five"](ana)
    page = browser_of_ana.get(path).content.decode()
    assert contradicting(page) == []
    assert contradicting(plant(page))


def wants_an_ask_anyway(browser: Client) -> None:
    browser.post(reverse("heavy-day"), {"do": "anyway", "fact": str(uuid.uuid4())})


def test_an_ask_is_there_for_whoever_asks_for_one_and_kindness_stays(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    HEAVY["a_mood_of_five"](ana)
    assert "Show me an ask anyway" in browser_of_ana.get("/").content.decode()
    wants_an_ask_anyway(browser_of_ana)
    today = browser_of_ana.get("/").content.decode()
    assert "data-heavy" in today
    assert "I’ll try this one" in today
    assert "Show me an ask anyway" not in today
    key = offer_for(ana, noon).keys[0]
    assert opens(browser_of_ana, reverse("ask", args=[key]))
    assert pace_now(ana, noon).value is Pace.GENTLE


def test_where_care_comes_first_no_ask_is_there_even_then(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.PLAN, frozenset()), NOON)
    assert "Show me an ask anyway" not in browser_of_ana.get("/").content.decode()
    wants_an_ask_anyway(browser_of_ana)
    today = browser_of_ana.get("/").content.decode()
    assert "I’ll try this one" not in today
    assert "data-heavy" in today


def test_what_was_read_wrong_can_be_taken_back_and_the_day_is_as_before(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    HEAVY["wrote_words_of_danger"](ana)
    assert "You got this wrong" in browser_of_ana.get("/").content.decode()
    browser_of_ana.post(reverse("heavy-day"), {"do": "wrong"})
    assert "data-heavy" not in browser_of_ana.get("/").content.decode()
    assert not signs_of(ana, noon).words_of_danger
    assert Noticed.objects.filter(wrong_at__isnull=False).count() == 1


def test_the_one_to_reach_is_the_first_of_the_plan(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    HEAVY["a_mood_of_five"](ana)
    keep_plan(ana, uuid.uuid4(), dict.fromkeys(STEPS, "") | {"people_to_tell": "Mira, 555"}, NOON)
    today = browser_of_ana.get("/").content.decode()
    assert "One person to reach today: Mira." in today
    assert "Write my own plan" not in today


def test_recording_and_what_is_under_way_stay_reachable(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    HEAVY["wrote_words_of_danger"](ana)
    today = browser_of_ana.get("/").content.decode()
    assert 'href="/already/"' in today
    assert 'href="/ask/own/"' in today
    assert "Still under way" in today
    own = browser_of_ana.get("/ask/own/")
    assert own.status_code == 200
    assert "Today weighs a lot" in own.content.decode()


def test_the_next_morning_the_ask_that_was_named_is_back(ana: Person, noon: datetime) -> None:
    HISTORIES["open_after_thirty"](ana)
    named = offer_for(ana, noon).keys[0]
    check_in(ana, uuid.uuid4(), 5, noon + timedelta(minutes=1))
    assert offer_for(ana, noon + timedelta(minutes=2)).keys == (None, None, None)
    assert offer_for(ana, noon + timedelta(hours=10, minutes=30)).keys == (None, None, None)
    assert offer_for(ana, noon + timedelta(hours=21)).keys[0] == named


def test_late_at_night_the_library_and_today_say_the_same(
    ana: Person, browser_of_ana: Client
) -> None:
    HISTORIES["open_after_thirty"](ana)
    check_in(ana, uuid.uuid4(), 5, NOON + timedelta(hours=10))
    with time_machine.travel(NOON + timedelta(hours=11), tick=False):
        today, library = (browser_of_ana.get(path).content.decode() for path in ("/", "/library/"))
    assert "data-heavy" in today
    assert "data-closed" in library
    assert contradicting(today) == contradicting(library) == []
