"""Exercises, part by part and without scripts: nothing is lost, nothing is written twice."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs
from undaunted.engine.taxonomy import Thoughts
from undaunted.exercises.parts import parts_of
from undaunted.library.reading import open_library
from undaunted.people.drafting import kept
from undaunted.people.models import Draft, Person
from undaunted.record import recording
from undaunted.record.models import ExerciseDone, OwnPage
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db
MOST_QUERIES = 24
SHIPPED = tuple(open_library().exercises)
SHEET = "/exercises/evidence-sheet/"
WORDS = "Zwölf Äpfel مرحبا"


class Fields(HTMLParser):
    """The fields of the form that is posted, with their types, as they stand on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.buttons: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        kind = "number" if "data-most" in told else told.get("type", tag)
        if tag in ("input", "textarea") and told.get("name") and kind != "submit":
            self.found.setdefault(told["name"], []).append((kind, told.get("value", "")))
        if tag == "button" and told.get("name"):
            self.buttons.append(told["name"])


def fields_on(html: str) -> Fields:
    found = Fields()
    found.feed(html[html.index("data-draft=") :])
    return found


def filled(html: str) -> dict[str, str]:
    """An answer to everything on a page: words, 60, the first of several."""
    said: dict[str, str] = {}
    for name, kinds in fields_on(html).found.items():
        kind, value = kinds[0]
        said[name] = {"text": WORDS, "textarea": WORDS, "number": "60"}.get(kind, value)
    return said


def walk(client: Client, path: str, html: str = "") -> Iterator[tuple[str, dict[str, str], str]]:
    """Fill in part after part as the pages ask; yields where, what, and where it led."""
    for _ in range(20):
        answer = client.get(path)
        assert answer.status_code == 200, path
        html = answer.content.decode()
        said = filled(html)
        action = re.search(r'<form method="post" action="([^"]+)"', html)
        assert action is not None
        sent = client.post(action.group(1).replace("&amp;", "&"), said)
        assert sent.status_code == 302, (path, sent.content.decode()[-3000:])
        yield path, said, sent.headers["Location"]
        path = sent.headers["Location"]
        if "/done/" in path:
            return


@pytest.mark.parametrize("key", SHIPPED)
def test_every_exercise_is_walked_through_without_scripts_to_one_saved_fact(
    ana: Person, browser_of_ana: Client, key: str
) -> None:
    steps = list(walk(browser_of_ana, f"/exercises/{key}/"))
    done = ExerciseDone.objects.get()
    exercise, answers = open_library().exercises[key], json.loads(done.answers)
    assert steps[-1][2] == reverse("exercise-done", args=[done.pk])
    assert len(steps) == len(parts_of(exercise))
    assert (done.exercise, done.version, done.person) == (key, exercise.version, ana)
    pages = {each.key for each in exercise.questions if each.type == "page"}
    assert {each.key for each in exercise.questions} - pages <= answers.keys()
    assert OwnPage.objects.filter(exercise=done).count() == len(pages)
    assert not Draft.objects.exists()
    page = browser_of_ana.get(steps[-1][2]).content.decode()
    assert exercise.done_sentence.replace("'", "&#x27;") in page
    learned = [pair for pair in exercise.pairs if pair.measure in ("belief", "expectation")]
    assert (done.belief_before, done.belief_after) == ((0.6, 0.6) if learned else (None, None))
    assert ('<svg class="chart' in page) == bool(learned)


def test_the_last_part_sent_twice_is_one_fact_and_sent_otherwise_is_refused(
    browser_of_ana: Client,
) -> None:
    path, said, led = list(walk(browser_of_ana, SHEET))[-1]
    again = browser_of_ana.post(path, said)
    assert again.headers["Location"] == led
    assert browser_of_ana.post(path, {**said, "conviction_now": "5"}).status_code == 409
    assert ExerciseDone.objects.count() == 1


def test_a_sheet_about_an_ask_is_linked_to_it_and_nobody_elses_ask_is_found(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    mine, hers = commits(ana), commits(cleo)
    for bad in (str(hers.pk), str(uuid.uuid4()), "not-an-id"):
        assert browser_of_ana.get(f"{SHEET}?attempt={bad}").status_code == 404
        assert browser_of_ana.post(f"{SHEET}?attempt={bad}", {}).status_code == 404
    list(walk(browser_of_ana, f"{SHEET}?attempt={mine.pk}"))
    done = ExerciseDone.objects.get()
    assert done.attempt == mine
    entry = browser_of_ana.get(reverse("journal-entry", args=[mine.pk])).content.decode()
    assert "Is it true of all of me?" in entry
    assert WORDS in entry
    for words, nothing in (("zwölf", False), ("zwölf zebra", True)):
        found = browser_of_ana.post("/journal/", {"words": words}, follow=True).content.decode()
        assert ("Nothing here holds these words" in found) == nothing


def test_another_persons_exercise_is_not_found(cleo: Person, browser_of_ana: Client) -> None:
    hers = recording.exercise(an_exercise(cleo, "friend-letter", {"letter": "Secret"}))
    assert browser_of_ana.get(reverse("exercise-done", args=[hers.pk])).status_code == 404
    assert "Secret" not in browser_of_ana.get("/journal/exercises/").content.decode()
    assert browser_of_ana.get(f"/ask/own/?exercise={hers.pk}").status_code == 404


def an_exercise(
    person: Person,
    key: str,
    answers: Mapping[str, object],
    days_ago: float = 0.0,
    **more: object,
) -> ExerciseDone:
    when = timezone.now() - timedelta(days=days_ago)
    told = json.dumps(answers)
    return ExerciseDone(
        person=person,
        received_at=when,
        exercise=key,
        version=1,
        done_at=when,
        answers=told,
        **more,
    )


def test_what_is_typed_is_kept_from_part_to_part_and_on_the_way_back(
    ana: Person, browser_of_ana: Client
) -> None:
    first = {"fact": str(uuid.uuid4()), "claim": WORDS, "conviction": "80", "for-3-fact": "Late"}
    led = browser_of_ana.post(f"{SHEET}?part=1", first).headers["Location"]
    assert led == f"{SHEET}?part=2"
    page = browser_of_ana.get(led).content.decode()
    assert WORDS in page
    assert first["fact"] in page
    assert "80" not in re.sub(r"<[^>]*>", "", page[page.index("What you wrote so far") :])
    back = browser_of_ana.post(led, {"friend_would_say": "You are kind", "back": "1"})
    assert back.headers["Location"] == f"{SHEET}?part=1"
    page = browser_of_ana.get(back.headers["Location"]).content.decode()
    assert f'value="{WORDS}"' in page
    assert 'value="Late"' in page
    assert "options-more" not in page
    assert "You are kind" in kept(ana, "exercise:evidence-sheet:")["friend_would_say"]


def test_who_leaves_comes_back_to_the_part_they_were_in(browser_of_ana: Client) -> None:
    test = "/exercises/behavioural-experiment/"
    page = browser_of_ana.get(test).content.decode()
    led = browser_of_ana.post(f"{test}?part=1", filled(page)).headers["Location"]
    later = browser_of_ana.post(led, {"what_happened": "Half a", "later": "1"})
    assert later.headers["Location"] == "/exercises/"
    assert (
        "Go on with “Put a belief to the test”"
        in browser_of_ana.get("/exercises/").content.decode()
    )
    page = browser_of_ana.get(test).content.decode()
    assert "Part 2 of 2" in page
    assert "Half a" in page
    browser_of_ana.post(led, {"afresh": "1"})
    assert "Part 1 of 2" in browser_of_ana.get(test).content.decode()
    assert not Draft.objects.exists()


def test_the_autosave_of_a_part_leaves_the_other_parts_alone(
    ana: Person, browser_of_ana: Client
) -> None:
    browser_of_ana.post(
        f"{SHEET}?part=1", {"fact": str(uuid.uuid4()), "claim": "x y", "conviction": "5"}
    )
    saved = browser_of_ana.post(f"{SHEET}?part=2&keep=1", {"kinder_and_truer": "It hurts"})
    assert saved.json()["kept"]
    words = kept(ana, "exercise:evidence-sheet:")
    assert (words["claim"], words["kinder_and_truer"]) == (["x y"], ["It hurts"])
    assert not ExerciseDone.objects.exists()


def test_looking_in_and_leaving_keeps_nothing(browser_of_ana: Client) -> None:
    browser_of_ana.get(SHEET)
    sent = browser_of_ana.post(SHEET, {"fact": str(uuid.uuid4()), "claim": " ", "later": "1"})
    assert sent.headers["Location"] == "/exercises/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"conviction": ""},
        {"conviction": "101"},
        {"conviction": "nan"},
        {"claim": ""},
        {"claim": "x" * 141},
        {"for-0-whole": "perhaps"},
        {"fact": "not-an-id"},
    ],
)
def test_bad_input_is_named_nothing_is_written_and_the_words_stay(
    browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    said = {
        "fact": str(uuid.uuid4()),
        "claim": "A line",
        "conviction": "80",
        "against-0-fact": "Kind",
    }
    answer = browser_of_ana.post(SHEET, {**said, **wrong})
    assert answer.status_code == 422
    assert "Your words are still here" in answer.content.decode()
    assert 'value="Kind"' in answer.content.decode()
    assert not ExerciseDone.objects.exists()


def test_a_part_that_was_skipped_is_asked_for_before_anything_is_saved(
    browser_of_ana: Client,
) -> None:
    sent = browser_of_ana.post(
        f"{SHEET}?part=2", {"fact": str(uuid.uuid4()), "conviction_now": "20"}, follow=True
    )
    assert sent.redirect_chain[-1][0] == f"{SHEET}?part=1"
    assert "One thing is still missing" in sent.content.decode()
    assert not ExerciseDone.objects.exists()


def record(**more: str) -> dict[str, str]:
    """The first part of a thought record with two thoughts, the second of them hot."""
    return {
        "fact": str(uuid.uuid4()),
        "situation": "The desk",
        "automatic_thoughts-0-text": "They laughed",
        "automatic_thoughts-0-belief": "40",
        "automatic_thoughts-2-text": "I am nobody",
        "automatic_thoughts-2-belief": "90",
        "automatic_thoughts-hot": "2",
        **more,
    }


def test_a_list_asked_again_shows_its_words_and_asks_its_numbers(browser_of_ana: Client) -> None:
    path = "/exercises/thought-record/"
    led = browser_of_ana.post(path, record()).headers["Location"]
    page = browser_of_ana.get(led).content.decode()
    assert "Part 2 of 2" in page  # no feelings were written, so none are asked for again
    assert ("They laughed" in page, "I am nobody" in page) == (True, True)
    names = fields_on(page).found.keys() - {"fact", "csrfmiddlewaretoken"}
    assert names == {"automatic_thoughts_now-0-belief", "automatic_thoughts_now-2-belief"}
    sent = {"fact": filled(page)["fact"], "automatic_thoughts_now-2-belief": "30"}
    browser_of_ana.post(led, sent)
    done = ExerciseDone.objects.get()
    assert (done.belief_before, done.belief_after) == (0.9, 0.3)  # of the thought rated twice
    thoughts = json.loads(done.answers)["automatic_thoughts"]
    assert [each["hot"] for each in thoughts] == ["no", "yes"]
    page = browser_of_ana.get(reverse("exercise-done", args=[done.pk])).content.decode()
    assert "Less sure of it than before" in page
    assert page.count("I am nobody") >= 3  # picture, table and what was written


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"automatic_thoughts-hot": ""}, "Mark exactly one"),
        ({"automatic_thoughts-hot": "4"}, "Mark exactly one"),
        ({"automatic_thoughts-3-belief": "0"}, "what this number is about"),
        ({"automatic_thoughts-0-text": "", "automatic_thoughts-2-text": ""}, "One line is enough"),
    ],
)
def test_a_row_is_checked_as_a_whole(
    browser_of_ana: Client, change: dict[str, str], reason: str
) -> None:
    answer = browser_of_ana.post("/exercises/thought-record/", record(**change))
    assert answer.status_code == 422
    assert reason in answer.content.decode()


def test_traps_that_fit_the_words_come_first_and_none_of_these_always(
    browser_of_ana: Client,
) -> None:
    path = "/exercises/distortions/"
    said = {"fact": str(uuid.uuid4()), "thought": "I bothered them, a nuisance", "conviction": "70"}
    led = browser_of_ana.post(path, said).headers["Location"]
    page = browser_of_ana.get(led).content.decode()
    shown, folded = page.split("See 7 more")
    assert "I was a nuisance" in shown
    assert "None of these" in folded.split("</details>")[1]


def test_a_rehearsal_may_end_anywhere_and_counts(browser_of_ana: Client) -> None:
    path = "/exercises/hearing-ten-noes/"
    first = {"fact": str(uuid.uuid4()), "how": "silent"}
    led = browser_of_ana.post(path, first).headers["Location"]
    assert "end" in fields_on(browser_of_ana.get(led).content.decode()).buttons
    ended = browser_of_ana.post(led, {**first, "no_1": "thanks", "end": "1"}).headers["Location"]
    page = browser_of_ana.get(ended).content.decode()
    assert "where you stopped" in page
    browser_of_ana.post(ended, {"fact": first["fact"], "hardest": "The watch"})
    answers = json.loads(ExerciseDone.objects.get().answers)
    assert answers == {"how": "silent", "no_1": "thanks", "hardest": "The watch"}


def test_a_belief_that_rose_is_met_with_the_stop_rule(browser_of_ana: Client) -> None:
    said = {"fact": str(uuid.uuid4()), "claim": "I am unworthy", "conviction": "60"}
    led = browser_of_ana.post(SHEET, said).headers["Location"]
    sent = browser_of_ana.post(led, {"fact": said["fact"], "conviction_now": "70"})
    page = browser_of_ana.get(sent.headers["Location"]).content.decode()
    assert "It weighs more than before" in page
    assert "stop here" in page
    assert reverse("exercise", args=["self-compassion-break"]) in page


def test_what_is_not_for_the_pace_says_so_stays_readable_and_keeps_words(
    ana: Person, browser_of_ana: Client
) -> None:
    first = {"fact": str(uuid.uuid4()), "claim": "I am nothing much", "conviction": "60"}
    browser_of_ana.post(SHEET, first)
    screen(ana, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.PLAN, frozenset()), timezone.now())
    page = browser_of_ana.get(SHEET).content.decode()
    assert "Not this one for now" in page
    assert "What speaks for it?" in page
    assert "data-draft" not in page
    sent = browser_of_ana.post(f"{SHEET}?part=2", {"fact": first["fact"], "conviction_now": "5"})
    assert sent.status_code == 302
    assert not ExerciseDone.objects.exists()
    assert kept(ana, "exercise:evidence-sheet:")["claim"] == [first["claim"]]
    assert "Not for now" in browser_of_ana.get("/exercises/").content.decode()
    kind = browser_of_ana.get("/exercises/self-compassion-break/").content.decode()
    assert "data-draft" in kind


def test_words_of_danger_lead_to_help_and_from_there_on(browser_of_ana: Client) -> None:
    said = {"fact": str(uuid.uuid4()), "claim": "I want to kill myself", "conviction": "90"}
    led = browser_of_ana.post(SHEET, said).headers["Location"]
    assert led == f"/help/?next={SHEET.replace('/', '%2F')}%3Fpart%3D2"


def test_two_heavy_days_of_writing_close_it(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    rose = {"distress_before": 40, "distress_after": 70}
    path = "/exercises/expressive-writing/"
    recording.exercise(an_exercise(ana, "expressive-writing", rose))
    assert "data-draft" in browser_of_ana.get(path).content.decode()
    recording.exercise(an_exercise(ana, "expressive-writing", rose))
    assert "it stays closed" in browser_of_ana.get(path).content.decode()


def test_pages_ask_a_constant_number_of_questions(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana, at=timezone.now())
    logs(attempt)
    done = recording.exercise(
        an_exercise(ana, "friend-letter", {"letter": "Dear"}, attempt=attempt)
    )
    paths = (
        "/exercises/",
        f"{SHEET}?attempt={attempt.pk}",
        "/exercises/expressive-writing/",
        "/journal/exercises/",
        reverse("exercise-done", args=[done.pk]),
        reverse("what-happened", args=[attempt.pk]),
        reverse("journal-entry", args=[attempt.pk]),
    )
    few = {path: queries(browser_of_ana, path) for path in paths}
    for day in range(60):
        recording.exercise(an_exercise(ana, "friend-letter", {"letter": "Dear"}, day))
    assert {path: queries(browser_of_ana, path) for path in paths} == few
    assert max(few.values()) <= MOST_QUERIES, few


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_done_exercises_are_paged_newest_first(ana: Person, browser_of_ana: Client) -> None:
    for n in range(25):
        recording.exercise(an_exercise(ana, "friend-letter", {"letter": f"Letter {n}."}, n))
    page = browser_of_ana.get("/journal/exercises/").content.decode()
    assert page.index("Letter 0.") < page.index("Letter 19.")
    assert "Letter 20." not in page
    assert "Letter 24." in browser_of_ana.get("/journal/exercises/?page=2").content.decode()
    only = browser_of_ana.post("/journal/", {"words": "letter 24"}, follow=True).content.decode()
    assert ("Letter 24." in only, "Letter 23." in only) == (True, False)


def test_what_left_the_library_or_its_version_is_still_read(
    ana: Person, browser_of_ana: Client
) -> None:
    told = {"claim": "Old words", "asked_no_more": "Still here", "for": "odd"}
    for key in ("evidence-sheet", "long-gone"):
        done = recording.exercise(an_exercise(ana, key, told))
        page = browser_of_ana.get(reverse("exercise-done", args=[done.pk])).content.decode()
        assert ("Old words" in page, "Still here" in page) == (True, True)
