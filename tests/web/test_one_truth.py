"""No two screens contradict each other about the pace, about dates, or about what is open.

Every page of the product that needs no key is opened for twelve people, and what the pages say is
laid side by side: by the marks they carry, by the addresses they lead to, and by words.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits
from tests.histories import HISTORIES
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Pace
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.stops import STOPS
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.ladder.laddering import add_rung
from undaunted.record.labels import label
from undaunted.record.models import Attempt
from undaunted.record.recording import AskRef

pytestmark = pytest.mark.django_db
SCREENS = (
    *("today", "library", "ladder", "wellbeing", "wellbeing-why", "screening-done", "insights"),
    *("programmes", "book-of-no", "journal", "waiting-list", "learn", "exercise-list", "me"),
)
QUESTIONS_FIRST = "A few short questions come before it."
QUESTIONS = str(STOPS["screening"].sentence)
RUNGS = ("share-a-table", "talk-about-my-pay", "a-little-off")
ASK = re.compile(r'href="(/ask/[^"/]+/(?:\?from=\w+)?)"')
CLOSED_FOR_ALL = [
    str(stop.sentence) for code, stop in STOPS.items() if code.startswith(("pace_", "rest_"))
]


@dataclass(frozen=True)
class Screens:
    """Every page by its address."""

    pages: dict[str, str]

    def said(self, mark: str) -> dict[str, str]:
        """What each page says first under this mark, of the pages that carry it."""
        found = ((path, re.search(rf'{mark}="([^"]*)"', body)) for path, body in self.pages.items())
        return {path: match[1] for path, match in found if match}

    @property
    def led_to(self) -> set[str]:
        """Every ask of the library, or step towards one, that a page leads to."""
        found = {address for body in self.pages.values() for address in ASK.findall(body)}
        return {address for address in found if key_of(address)}


def key_of(address: str) -> str:
    """The key of an ask of the library or of a step; empty for anything else behind /ask/."""
    key = unquote(address.removeprefix("/ask/").split("/")[0])
    return key if key.partition("#")[0] in open_library().asks else ""


def screens_of(browser: Client) -> Screens:
    paths = [*map(reverse, SCREENS), "/?more=1", "/library/?page=3"]
    paths += [reverse("what-happened", args=[pk]) for pk in looked_back()]
    answers = {path: browser.get(path) for path in paths}
    return Screens({path: answer.content.decode() for path, answer in answers.items()})


def looked_back() -> list[uuid.UUID]:
    whole = Attempt.objects.filter(answers__isnull=False, origin=Attempt.Origin.SOUGHT)
    return list(whole.order_by("-committed_at").values_list("pk", flat=True)[:1])


def opens(browser: Client, address: str) -> bool:
    """Whether an ask can be begun, or is under way, at this address."""
    answer = browser.get(address)
    if answer.status_code == 302:
        onwards = (reverse("screening"), "/attempt/")  # to questions that come back here
        return answer["Location"].startswith(onwards)
    return 'name="fear"' in answer.content.decode()


@pytest.mark.parametrize("who", HISTORIES)
def test_no_two_screens_contradict_each_other(
    ana: Person, browser_of_ana: Client, noon: datetime, who: str
) -> None:
    HISTORIES[who](ana)
    for key in RUNGS:
        add_rung(ana, uuid.uuid4(), AskRef(key, 1), 50, NOON)
    screens = screens_of(browser_of_ana)
    of_one_pace(screens)
    dates = screens.said("data-open-again")
    assert len(set(dates.values())) <= 1, dates
    of_what_is_open(screens, dates)
    for address in sorted(screens.led_to):
        assert opens(browser_of_ana, address), address


def of_one_pace(screens: Screens) -> None:
    """How I am, each decision of the day and the history of paces name the same."""
    paces = screens.said("data-pace")
    assert {reverse("wellbeing"), reverse("wellbeing-why")} <= paces.keys()
    (pace,) = set(paces.values())
    name = str(label(Pace(pace)))
    assert all(f">{name}<" in screens.pages[path] for path in paces)


def of_what_is_open(screens: Screens, dates: dict[str, str]) -> None:
    """Where one screen says that nothing is open, none offers anything, and all say until when."""
    today, library = screens.pages["/"], screens.pages["/library/"]
    closed, questions = "data-closed" in library, QUESTIONS in library
    quiet = screens.said("data-today")["/"] in {"exercise", "kindness"}
    assert ("data-closed" in screens.pages["/ladder/"]) is closed
    assert (screens.said("data-open-count")["/library/"] == "0") or not closed
    assert (QUESTIONS_FIRST in today) is questions
    assert quiet is (closed and not questions)
    told = {path for path, body in screens.pages.items() if any(s in body for s in CLOSED_FOR_ALL)}
    assert closed or not told, told
    if quiet:
        assert not screens.led_to
        assert dates.keys() in (
            {"/", "/?more=1", "/library/", "/library/?page=3", "/ladder/"},
            set(),
        )


def test_what_is_begun_in_one_tab_is_under_way_on_every_screen(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    HISTORIES["open_after_thirty"](ana)
    add_rung(ana, uuid.uuid4(), AskRef("share-a-table", 1), 50, NOON)
    commits(ana, "share-a-table", noon)
    for path in ("/library/share-a-table/", "/library/?words=share+table+stranger", "/ladder/"):
        page = browser_of_ana.get(path, follow=True).content.decode()
        assert "Under way" in page, path
        assert 'href="/ask/share-a-table/?' not in page, path


@pytest.mark.parametrize("begun", [1, 3])
def test_what_is_begun_today_leaves_no_screen_that_offers_what_is_refused(
    ana: Person, browser_of_ana: Client, noon: datetime, begun: int
) -> None:
    HISTORIES["open_after_thirty"](ana)
    first = parted(offer_for(ana, noon).keys[0] or "")[0]
    commits(ana, first, noon)
    small = [key for key in ("just-the-lid", "share-a-table", "borrow-a-pen") if key != first]
    for key in small[: begun - 1]:
        commits(ana, key, noon)
    screens = screens_of(browser_of_ana)
    library = screens.pages["/library/"]
    assert ("data-closed" in library) is (begun == 3)
    assert len(set(screens.said("data-open-again").values())) == (begun == 3)
    assert bool(screens.led_to) is (begun == 1)
    for address in sorted(screens.led_to):
        assert opens(browser_of_ana, address), address
