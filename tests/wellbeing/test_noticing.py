"""Words are looked at after they were saved, in every form; what is kept is the kind alone."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, judges_oneself, logs, practises
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, ExerciseDone
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.noticing import misread, verdicts_on
from undaunted.wellbeing.signs import signs_of

pytestmark = pytest.mark.django_db
DARK = "I want to kill myself."


def fact() -> str:
    return str(uuid.uuid4())


def sent_to(name: str, ana: Person) -> tuple[str, dict[str, str]]:
    """A form of the program and what somebody writes into it."""
    attempt = commits(ana)
    if name in {"reflect", "follow-up", "journal-edit"}:
        logs(attempt)
    paths = {
        "log": reverse("log", args=[attempt.pk]),
        "reflect": reverse("reflect", args=[attempt.pk]),
        "follow-up": reverse("follow-up", args=[attempt.pk, "day"]),
        "unsought": reverse("unsought"),
        "safety-plan": reverse("safety-plan"),
        "own-ask": reverse("own-ask"),
        "attempt": reverse("attempt", args=[attempt.pk]),
        "me": reverse("me"),
    }
    words = {
        "log": {"outcome": "no", "fear_peak": "50", "words": DARK},
        "reflect": {"felt": DARK},
        "follow-up": {"fear_now": "40", "stays": DARK},
        "unsought": {"words": DARK, "domain": "work", "fear_peak": "60"},
        "safety-plan": {"warning_signs": DARK},
        "attempt": {"where": DARK},
        "me": {"section": "practice", "revision": "0", "value_own_words": DARK},
        "own-ask": {
            "title": DARK,
            "counterpart": "friend",
            "consequence": "1",
            "domain": "friendship",
            "channel": "message",
            "fear": "40",
            "chance_yes": "40",
        },
    }
    return paths[name], {"fact": fact(), **words[name]}


@pytest.mark.parametrize(
    "name",
    ["log", "reflect", "follow-up", "unsought", "safety-plan", "attempt", "me"],
)
def test_words_of_danger_in_any_form_open_help_after_saving(
    ana: Person, browser_of_ana: Client, name: str
) -> None:
    path, sent = sent_to(name, ana)
    answer = browser_of_ana.post(path, sent)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert Noticed.objects.get().kind == "crisis:suicide"
    ana.refresh_from_db()
    assert ana.help_until is not None


def test_an_own_ask_that_is_not_taken_shows_help_all_the_same(
    ana: Person, browser_of_ana: Client
) -> None:
    path, sent = sent_to("own-ask", ana)
    answer = browser_of_ana.post(path, sent)
    assert answer.status_code == 422
    assert "You don’t have to carry this alone" in answer.content.decode()
    assert Noticed.objects.get().kind == "crisis:suicide"


def test_a_draft_is_never_looked_at(ana: Person, browser_of_ana: Client) -> None:
    assert browser_of_ana.post("/draft/log/", {"words": DARK}).json()["kept"]
    assert not Noticed.objects.exists()


def test_what_was_noticed_is_the_kind_and_never_the_words(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    sent = {"fact": fact(), "outcome": "no", "fear_peak": "50", "words": f"Gooseberry. {DARK}"}
    browser_of_ana.post(reverse("log", args=[attempt.pk]), sent)
    with connection.cursor() as cursor:
        cursor.execute("select * from wellbeing_noticed")
        row = repr(cursor.fetchall())
    found = Noticed.objects.get()
    assert "Gooseberry" in Answer.objects.get().words
    assert "Gooseberry" not in row + found.kind + found.form
    assert "suicide" not in row


def test_the_same_form_sent_twice_is_noticed_once(ana: Person, browser_of_ana: Client) -> None:
    path, sent = sent_to("log", ana)
    for _ in range(2):
        browser_of_ana.post(path, sent)
    assert Noticed.objects.count() == 1


def test_ordinary_words_open_nothing(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    sent = {"fact": fact(), "outcome": "no", "fear_peak": "50", "words": "I nearly died laughing."}
    answer = browser_of_ana.post(reverse("log", args=[attempt.pk]), sent)
    assert answer.headers["Location"] == reverse("reflect", args=[attempt.pk])
    assert not Noticed.objects.exists()


def test_a_verdict_counts_until_the_person_says_that_we_misread_them(ana: Person) -> None:
    attempt = commits(ana)
    logs(attempt, Outcome.NO)
    judges_oneself(attempt)
    assert len(signs_of(ana, NOON).lessons) == 1
    misread(ana, verdicts_on(ana, attempt)[0].pk, NOON)
    assert signs_of(ana, NOON).lessons == ()
    assert verdicts_on(ana, attempt) == ()


def test_nobody_can_take_back_what_was_noticed_of_another(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    hers = commits(cleo)
    logs(hers)
    judges_oneself(hers)
    row = Noticed.objects.get()
    assert browser_of_ana.post(reverse("misread", args=[row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.wrong_at is None


def test_what_was_told_of_how_one_is_cannot_be_read_in_the_database(
    ana: Person, browser_of_ana: Client
) -> None:
    sent = {"fact": fact(), "interest": "3", "mood": "3", "thoughts": "plan", "holds": "haunted"}
    assert browser_of_ana.post("/questions/", sent).status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("select answers from wellbeing_screening")
        stored = repr(cursor.fetchall())
    assert "plan" not in stored
    assert "haunted" not in stored


def test_a_part_of_an_exercise_opens_help_at_once_and_the_end_adds_no_find(
    ana: Person, browser_of_ana: Client
) -> None:
    path, key = "/exercises/self-compassion-break/", fact()
    first = browser_of_ana.post(f"{path}?part=1", {"fact": key, "this_hurts": "I want to die."})
    assert first.headers["Location"].startswith(reverse("help-now"))
    assert not ExerciseDone.objects.exists()

    last = {"fact": key, "others_know_this": "", "kind_word_to_myself": "You may rest now."}
    while not ExerciseDone.objects.exists():
        part = parse_qs(urlsplit(onwards_of(first.headers["Location"])).query)["part"][0]
        first = browser_of_ana.post(f"{path}?part={part}", last)
    assert first.headers["Location"].startswith("/exercises/done/")
    assert [(row.kind, row.form) for row in Noticed.objects.all()] == [
        ("crisis:suicide", "exercise")
    ]


def onwards_of(told: str) -> str:
    """Where an address leads in the end, past help."""
    return parse_qs(urlsplit(told).query).get("next", [told])[0]


def test_guesses_that_wait_for_the_questions_open_help_first(
    ana: Person, browser_of_ana: Client
) -> None:
    practises(ana, 1)
    sent = {"fact": fact(), "fear": "30", "chance_yes": "40", "feared_text": "I want to die."}
    answer = browser_of_ana.post("/ask/walk-next-week/", sent)
    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert onwards_of(answer.headers["Location"]).startswith(reverse("screening"))
    assert Attempt.objects.count() == 1
    assert Noticed.objects.get().form == "ask"


def test_a_corrected_answer_is_looked_at_too(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    logs(attempt)
    sent = {"fact": fact(), "outcome": "no", "words": DARK}
    for _ in range(2):
        answer = browser_of_ana.post(reverse("journal-edit", args=[attempt.pk]), sent)
        assert answer.headers["Location"].startswith(reverse("help-now"))
    assert Noticed.objects.count() == 1
    assert Answer.objects.count() == 2
