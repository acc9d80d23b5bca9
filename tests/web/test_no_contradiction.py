"""No page says to anybody what is not so for them: every page that tells of a person, for each of 44.

A sentence stands here beside what must be so where it is said, asked of the rows and rules and not
of another page. Numbers that several pages tell are laid side by side.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.lives import LIVES
from undaunted.engine.taxonomy import HoldsNow, Pace
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.programmes.enrolled import current_of
from undaunted.record.aims import enough_since
from undaunted.record.models import Answer, Attempt
from undaunted.wellbeing.heavy_days import cause_now
from undaunted.wellbeing.models import CheckIn, MeasureTaken
from undaunted.wellbeing.pacing import pace_now
from undaunted.wellbeing.signs import signs_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FIXED = (
    *("today", "library", "ladder", "programmes", "exercise-list", "learn", "pasted", "own-ask"),
    *("wellbeing", "wellbeing-why", "screening", "screening-done", "check-in", "safety-plan"),
    *("journal", "book-of-no", "journal-exercises", "believed", "bin", "waiting-list", "page-new"),
    *("insights", "me", "goals", "enough", "working", "help-now", "breathe", "already"),
    *("unsought", "received", "finding-care"),
)
BY_KEY = (
    ("ask-card", "borrow-a-pen"),
    ("ask", "share-a-table"),
    ("programme", "first-ten"),
    ("measure", "phq-9"),
    ("exercise", "evidence-sheet"),
)
OF_ATTEMPT = ("what-happened", "journal-entry")
CLOSED = frozenset({Pace.REST, Pace.CARE_FIRST})
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
DATING = tuple(ask.title for ask in open_library().asks.values() if ask.domain == "dating")


@dataclass(frozen=True)
class Stands:
    """How somebody stands, by the rules and the rows."""

    pace: Pace
    reason: str
    heavy: str
    holds: frozenset[HoldsNow]
    item9: int
    attempts: int
    answers: int
    told: int
    enough: bool
    programme: str

    @property
    def minor(self) -> bool:
        return HoldsNow.UNDER_18 in self.holds


def stands(person: Person, now: datetime) -> Stands:
    signs, programme = signs_of(person, now), current_of(person)
    pace = pace_now(person, now, signs)
    screened = signs.screenings[-1].holds if signs.screenings else frozenset()
    rows = CheckIn.objects.of(person).count() + MeasureTaken.objects.of(person).count()
    return Stands(
        pace=pace.value,
        reason=pace.reason,
        heavy=cause_now(person, now, signs),
        holds=frozenset(screened),
        item9=max((one.item9 for one in signs.taken), default=0),
        attempts=Attempt.objects.of(person).count(),
        answers=Answer.objects.of(person).count(),
        told=rows,
        enough=enough_since(person) is not None,
        programme="" if programme is None else programme.status,
    )


@dataclass(frozen=True)
class Saying:
    """Words that are said only where something is so; `seen` is a life in which they are said."""

    words: str
    so: Callable[[Stands], bool]
    seen: str


SAYINGS = (
    Saying("mostly steady", lambda one: one.item9 == 0, "steady"),
    Saying(
        "Nothing in your answers speaks against it",
        lambda one: one.reason == "screened" and one.heavy == "none",
        "open_after_thirty",
    ),
    Saying("Everybody begins here.", lambda one: one.reason == "not_screened", "new"),
    Saying(
        "You chose not to answer the questions",
        lambda one: one.reason == "declined",
        "declined_the_questions",
    ),
    Saying(
        "You have lost somebody or something lately",
        lambda one: one.reason == "after_a_loss",
        "lost_somebody",
    ),
    Saying(
        "You are in treatment, or were advised",
        lambda one: HoldsNow.IN_TREATMENT in one.holds,
        "in_treatment",
    ),
    Saying("You are under 18", lambda one: one.minor, "under_18"),
    Saying(
        "Somebody you are afraid of",
        lambda one: HoldsNow.AFRAID_OF_SOMEONE in one.holds,
        "afraid_of_somebody",
    ),
    Saying(
        "Thank you for saying how low today is",
        lambda one: one.heavy == "low_mood",
        "mood_of_five",
    ),
    Saying(
        "What you wrote sounds heavy",
        lambda one: one.heavy == "words_of_danger",
        "wrote_of_dying",
    ),
    Saying("Nothing here yet. A check-in", lambda one: one.told == 0, "new"),
    Saying("No entries here yet", lambda one: one.attempts == 0, "new"),
    Saying("After your first ask, this is where", lambda one: one.answers == 0, "new"),
    Saying("A small one to begin with", lambda one: one.attempts == 0, "new"),
    Saying(
        "Paused; your place is kept", lambda one: one.programme == "paused", "paused_a_programme"
    ),
    Saying("You are in this one", lambda one: one.programme == "running", "in_a_programme"),
    Saying("You have enough", lambda one: one.enough, "has_enough"),
    Saying("try fewer words", lambda one: not one.minor and one.pace not in CLOSED, ""),
    Saying("It is late, so this one is for tomorrow", lambda one: False, ""),
)


@dataclass(frozen=True)
class Crawl:
    """What every page says in its main part, by address, without tags; and as it is."""

    said: Mapping[str, str]
    raw: Mapping[str, str]


def crawl(browser: Client, person: Person) -> Crawl:
    paths = [*map(reverse, FIXED), *(reverse(name, args=[key]) for name, key in BY_KEY)]
    newest = Attempt.objects.of(person).order_by("-committed_at").first()
    if newest is not None:
        paths += [reverse(name, args=[newest.pk]) for name in OF_ATTEMPT]
    raw = {path: browser.get(path, follow=True).content.decode() for path in paths}
    return Crawl({path: said_in(page) for path, page in raw.items()}, raw)


def said_in(page: str) -> str:
    found = MAIN.search(page)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def contradictions(pages: Crawl, one: Stands) -> Iterator[str]:
    """Everything that is said and is not so, and where two pages say it differently."""
    for path, said in pages.said.items():
        for saying in SAYINGS:
            if saying.words in said and not saying.so(one):
                yield f"{path}: {saying.words}"
        count = re.search(r"(\d+) asks? (?:is|are) open now", said)
        if count and int(count[1]) and one.pace in CLOSED:
            yield f"{path}: {count[0]}"
        if one.minor:
            yield from (f"{path}: {title}" for title in DATING if title in said)
    yield from two_truths(pages)


def two_truths(pages: Crawl) -> Iterator[str]:
    """Figures that must be the same wherever they stand."""
    alike = {
        "days of the week": r"(\d+ of your \d+) days",
        "the pace": r'data-pace="(\w+)"',
        "when asks open again": r'data-open-again="([^"]+)"',
        "how many are open": r'data-open-count="(\d+)"',
        "why the day is heavy": r'data-heavy="(\w+)"',
    }
    for name, pattern in alike.items():
        first = {path: re.search(pattern, page) for path, page in pages.raw.items()}
        told = {path: found[1] for path, found in first.items() if found}
        if len(set(told.values())) > 1:
            yield f"{name}: {told}"


@pytest.mark.parametrize("who", LIVES)
def test_no_page_says_what_is_not_so(
    ana: Person, browser_of_ana: Client, noon: datetime, who: str
) -> None:
    LIVES[who](ana)
    pages = crawl(browser_of_ana, ana)
    assert list(contradictions(pages, stands(ana, noon))) == []
    for saying in SAYINGS:
        if saying.seen == who:
            assert any(saying.words in said for said in pages.said.values()), saying.words


def test_every_sentence_that_is_looked_for_is_one_of_ours() -> None:
    texts = [
        path.read_text()
        for path in Path("src/undaunted").rglob("*")
        if path.suffix in {".py", ".html", ".yaml"}
    ]
    ours = " ".join(" ".join(texts).split())
    gone = [one.words for one in SAYINGS if one.seen and one.words not in ours]
    assert gone == []
    assert {one.seen for one in SAYINGS} - {""} <= LIVES.keys()


PLANTED: Mapping[str, tuple[str, str, str]] = {
    "a sentence of a pace": (
        "care_first",
        "/wellbeing/",
        "<p>Nothing in your <b>answers</b> speaks against it.</p>",
    ),
    "a number": ("open_after_thirty", "/journal/", "<p>9 of your 4 days</p>"),
    "a title": ("under_18", "/learn/", f"<p>{DATING[0]}</p>"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_contradiction_is_found(
    ana: Person, browser_of_ana: Client, noon: datetime, name: str
) -> None:
    who, path, planted = PLANTED[name]
    LIVES[who](ana)
    pages = crawl(browser_of_ana, ana)
    page = pages.raw[path].replace("</main>", f"{planted}</main>")
    raw = {**pages.raw, path: page}
    spoilt = Crawl({at: said_in(each) for at, each in raw.items()}, raw)
    assert list(contradictions(spoilt, stands(ana, noon)))
