"""The minute after: numbers first, what fits the outcome, what it cost, and setting it right."""

import re
import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.cast import NOON, commits, looks_again, practises, reflects
from tests.cast import logs as answers
from undaunted.engine.taxonomy import AskKind, Outcome, Step, Touched
from undaunted.insights.book_of_no import book_of
from undaunted.insights.one_ask.last_twelve import last_twelve
from undaunted.learning.state import learned_state, rebuild
from undaunted.library.reading import open_library
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.models import (
    Answer,
    Attempt,
    FollowUp,
    Managed,
    OwnAsk,
    OwnAskTold,
    UnaskedNo,
)
from undaunted.record.recording import AskRef, Care, ForecastGiven
from undaunted.record.rounds import make_round
from undaunted.record.unasked import unasked_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def read(browser: Client, name: str, *about: object) -> str:
    return browser.get(reverse(name, args=about)).content.decode()


def begun(person: Person, kind: AskKind, step: Step | None = None) -> Attempt:
    key, ask = next((k, a) for k, a in open_library().asks.items() if a.kind == kind)
    question = {AskKind.SAYING_NO: "no_scene", AskKind.RECEIVING_NO: "take_no"}.get(kind, "yes")
    chance = None if step else 0.5
    expected = ForecastGiven(fear=40, chance_yes=chance, question=question)
    ref = AskRef(f"{key}#{step.value}" if step else key, ask.version)
    return recording.commit(person, uuid.uuid4(), ref, expected, NOON)


def own(person: Person, **more: object) -> Attempt:
    row = OwnAsk(person=person, received_at=NOON, title="Ask for a new lock", **more)
    ref = AskRef(f"own:{row.pk}", 1, row.pk)
    recording.own_ask(row)
    attempt = recording.commit(person, uuid.uuid4(), ref, ForecastGiven(40, 0.5), NOON)
    answers(attempt, Outcome.YES)
    return attempt


def test_the_guess_stands_first_in_every_row_and_the_ask_is_told_once(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana, fear=62, chance=0.2)
    answers(attempt, Outcome.YES, peak=48)
    reflects(attempt)
    page = read(browser_of_ana, "what-happened", attempt.pk)
    rows = re.findall(r'<dl class="beside-two">(.*?)</dl>', page, re.DOTALL)
    numbers = [re.findall(r"<dd[^>]*>([^<]+)</dd>", row) for row in rows]
    assert numbers == [["62", "48"], ["20\u00a0%", "Yes"]]
    assert page.index("beside-two") < page.index("How much of it did I manage")
    title = escape(open_library().asks[attempt.ask_key].title)
    main = page.partition("<main")[2]
    assert main.count(f">{title}<") == 1


@pytest.mark.parametrize(
    ("kind", "outcome", "rows"),
    [
        (AskKind.SAYING_NO, Outcome.GAVE_IN, ["The worst moment", "Without a scene"]),
        (AskKind.RECEIVING_NO, Outcome.STUNG, ["The worst moment", "Taking a no calmly"]),
        (AskKind.ASKING, Outcome.GHOSTED, ["The worst moment"]),
    ],
)
def test_each_kind_has_its_rows_and_only_asking_the_last_asks(
    ana: Person, browser_of_ana: Client, kind: AskKind, outcome: Outcome, rows: list[str]
) -> None:
    practises(ana, 8, Outcome.NO)
    attempt = begun(ana, kind)
    answers(attempt, outcome)
    page = read(browser_of_ana, "what-happened", attempt.pk)
    assert re.findall(r'class="beside-name">([^<]+)<', page) == rows
    assert ("Over your last" in page) is (kind is AskKind.ASKING)


def test_how_much_was_managed_is_kept_at_a_tap_and_corrected_by_another(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    answers(attempt, Outcome.NO)
    address, fact = reverse("managed", args=[attempt.pk]), uuid.uuid4()
    assert "Kept:" not in read(browser_of_ana, "what-happened", attempt.pk)
    for _twice in range(2):
        browser_of_ana.post(address, {"fact": fact, "managed": "0"})
    assert "Kept: 0." in read(browser_of_ana, "what-happened", attempt.pk)
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        browser_of_ana.post(address, {"fact": uuid.uuid4(), "managed": "7"})
    for wrong in ("11", "-1", "much", ""):
        browser_of_ana.post(address, {"fact": uuid.uuid4(), "managed": wrong})
    assert [row.managed for row in Managed.objects.order_by("rated_at")] == [0, 7]
    assert "7 of 10" in read(browser_of_ana, "journal-entry", attempt.pk)


def test_what_was_not_done_is_not_asked_how_much_was_managed(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    attempt, hers = commits(ana), commits(cleo)
    answers(attempt, Outcome.NOT_ASKED, peak=None)
    answers(hers, Outcome.NO)
    sent = {"fact": uuid.uuid4(), "managed": "7"}
    browser_of_ana.post(reverse("managed", args=[attempt.pk]), sent)
    assert browser_of_ana.post(reverse("managed", args=[hers.pk]), sent).status_code == 404
    assert not Managed.objects.exists()
    assert "How much of it did I manage" not in read(browser_of_ana, "what-happened", attempt.pk)


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [
        (Outcome.NOT_ASKED, {"why_not_asked": "afraid"}),
        (Outcome.WAITING, {"safety_used": ["companion"]}),
        (Outcome.YES, {"words": "Sure", "chance_yes_next": 0.6}),
        (Outcome.NO, {"words": "Sure", "chance_yes_next": 0.6, "no_cost_felt": 30}),
    ],
)
def test_only_what_makes_sense_of_an_outcome_is_kept(
    ana: Person, browser_of_ana: Client, outcome: Outcome, kept: dict[str, object]
) -> None:
    attempt = commits(ana)
    everything = {
        "chance_yes_next": "60",
        "words": "Sure",
        "no_cost_felt": "30",
        "safety_used": ["companion"],
        "why_not_asked": "afraid",
    }
    said = {"fact": uuid.uuid4(), "outcome": outcome.value, "fear_peak": "40", **everything}
    browser_of_ana.post(reverse("log", args=[attempt.pk]), said)
    row = Answer.objects.get()
    nothing: dict[str, object] = {
        "chance_yes_next": None,
        "words": "",
        "no_cost_felt": None,
        "safety_used": [] if outcome is Outcome.NOT_ASKED else ["companion"],
        "why_not_asked": "",
    }
    assert {name: getattr(row, name) for name in nothing} == {**nothing, **kept}


def test_a_look_back_asks_what_fits_what_was_done(ana: Person, browser_of_ana: Client) -> None:
    step, no = begun(ana, AskKind.ASKING, Step.PICTURE), begun(ana, AskKind.SAYING_NO)
    answers(step, Outcome.DONE)
    answers(no, Outcome.PRESSED)
    assert "If they say no, how bad will it be?" in read(browser_of_ana, "reflect", step.pk)
    assert "hoping" not in read(browser_of_ana, "reflect", step.pk)
    assert "If they take it badly next time" in read(browser_of_ana, "reflect", no.pk)
    came = {"fact": uuid.uuid4(), "words": "Bad work", "domain": "work", "fear_peak": "60"}
    browser_of_ana.post(reverse("unsought"), came)
    unasked = read(browser_of_ana, "reflect", Attempt.objects.get(origin="unsought").pk)
    assert "next time" not in unasked
    assert "hoping" not in unasked


def test_what_was_done_of_another_kind_is_told_afterwards_in_its_words(
    ana: Person, browser_of_ana: Client
) -> None:
    key = begun(ana, AskKind.SAYING_NO).ask_key
    Attempt.objects.all().delete()
    page = read(browser_of_ana, "ask-already", key)
    assert "How did they take it?" in page
    assert "called a yes" not in page
    said = {"fact": uuid.uuid4(), "outcome": "grumbled", "when": "now"}
    browser_of_ana.post(reverse("ask-already", args=[key]), said)
    attempt = Attempt.objects.get()
    assert "They grumbled, and it held" in read(browser_of_ana, "what-happened", attempt.pk)


def test_a_week_later_it_is_said_what_it_cost_and_that_is_counted(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    answers(attempt, Outcome.YES)
    day = reverse("follow-up", args=[attempt.pk, "day"])
    week = reverse("follow-up", args=[attempt.pk, "week"])
    assert "Did it cost you" not in browser_of_ana.get(day).content.decode()
    assert "Did it cost you" in browser_of_ana.get(week).content.decode()
    said = {"fact": uuid.uuid4(), "fear_now": "10", "cost": ["nothing", "tie", "them"]}
    browser_of_ana.post(week, said)
    assert FollowUp.objects.get().cost == ["tie", "them"]
    learned, history = learned_state(ana)
    assert history.costly.tolist() == [True]
    assert learned == rebuild(ana)
    assert "A tie to somebody · Something for them" in " ".join(
        read(browser_of_ana, "journal-entry", attempt.pk).split()
    )
    insights = " ".join(read(browser_of_ana, "insights").split())
    assert "Of 1 where you said a week later, 1 cost you or them something." in insights


def test_nothing_lost_is_no_harm_and_nothing_said_is_not_counted(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt, other = practises(ana, 2, Outcome.YES)
    sent = {"fact": uuid.uuid4(), "fear_now": "10", "cost": ["nothing"]}
    browser_of_ana.post(reverse("follow-up", args=[attempt.pk, "week"]), sent)
    looks_again(other, "week")
    _learned, history = learned_state(ana)
    assert not history.costly.any()
    assert "Of 1 where you said a week later, 0 cost" in " ".join(
        read(browser_of_ana, "insights").split()
    )


def test_a_round_is_followed_up_as_a_round_and_a_no_of_ones_own_as_one(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana)
    make_round(attempt, 5, 2, NOON)
    answers(attempt, Outcome.NO)
    page = read(browser_of_ana, "follow-up", attempt.pk, "day")
    assert "A day after that round" in page
    assert "Have you made another round since?" in page
    no = begun(ana, AskKind.SAYING_NO)
    answers(no, Outcome.WELL)
    assert "Have you said no again since?" in read(browser_of_ana, "follow-up", no.pk, "week")


def test_what_an_own_ask_left_out_is_asked_once_afterwards_and_known_from_then_on(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = own(ana, channel="phone")
    page = read(browser_of_ana, "reflect", attempt.pk)
    assert 'name="counterpart"' in page
    assert 'name="can_refuse"' in page
    assert 'name="channel"' not in page
    sent = {"fact": uuid.uuid4(), "felt": "Fine", "counterpart": "landlord", "can_refuse": "no"}
    browser_of_ana.post(reverse("reflect", args=[attempt.pk]), sent)
    assert OwnAskTold.objects.get().pk == attempt.own_ask_id
    learned, history = learned_state(ana)
    asked = history.asks[0].candidate
    assert (asked.counterpart, asked.channel, asked.free_to_refuse) == ("landlord", "phone", 0)
    assert learned == rebuild(ana)
    entry = read(browser_of_ana, "journal-entry", attempt.pk)
    assert "A landlord" in entry
    assert "Hardly" in entry


def test_who_told_everything_before_or_nothing_afterwards_is_left_in_peace(
    ana: Person, browser_of_ana: Client
) -> None:
    known = own(ana, channel="phone", counterpart="friend")
    recording.care_check(known, Care(can_refuse="yes"), NOON)
    assert "Whom you asked" not in read(browser_of_ana, "reflect", known.pk)
    silent = own(ana)
    sent = {"fact": uuid.uuid4(), "felt": "Fine"}
    browser_of_ana.post(reverse("reflect", args=[silent.pk]), sent)
    assert not OwnAskTold.objects.exists()


def test_what_crosses_a_red_line_is_kept_with_the_other_persons_side_and_counts_nowhere(
    ana: Person, browser_of_ana: Client
) -> None:
    said = {
        "fact": uuid.uuid4(),
        "title": "Write to my ex who has blocked me",
        "outcome": "yes",
        "when": "now",
        "chance_told_after": "30",
    }
    page = browser_of_ana.post(reverse("already"), said, follow=True).content.decode()
    assert "It is in your journal." in page
    assert "There is another person in this." in page
    attempt = Attempt.objects.get()
    assert "next time" not in read(browser_of_ana, "reflect", attempt.pk)
    reflects(attempt, timezone.now())
    for name in ("what-happened", "journal-entry"):
        assert "its answer counts nowhere" in read(browser_of_ana, name, attempt.pk)
    _learned, history = learned_state(ana)
    assert not history.answered.any()
    assert book_of(ana).entries == ()
    assert last_twelve(ana) is None


@pytest.mark.parametrize(("began", "begins"), [(0, -3), (2, -3), (9, -9)])
def test_the_day_moves_answer_and_attempt_together(
    ana: Person, browser_of_ana: Client, began: int, begins: int
) -> None:
    now = timezone.now()
    attempt = commits(ana, at=now - timedelta(days=began))
    answers(attempt, Outcome.NO, at=now)
    today = day_of(ana, now)
    sent = {"fact": uuid.uuid4(), "outcome": "no", "fear_peak": "50"}
    day = today - timedelta(days=3)
    browser_of_ana.post(
        reverse("journal-edit", args=[attempt.pk]), {**sent, "lived_on": day.isoformat()}
    )
    attempt.refresh_from_db()
    row = Answer.objects.current().get()
    assert row.lived_on == day
    assert attempt.lived_on == today + timedelta(days=begins)
    assert attempt.committed_at <= row.asked_at
    learned, _history = learned_state(ana)
    assert learned == rebuild(ana)


def test_a_no_that_came_unasked_is_corrected_and_the_first_version_stays(
    ana: Person, browser_of_ana: Client
) -> None:
    came = {"fact": uuid.uuid4(), "words": "Bad work", "domain": "work", "fear_peak": "60"}
    browser_of_ana.post(reverse("unsought"), {**came, "kind": "left_out", "who": "friend"})
    attempt = Attempt.objects.get()
    address = reverse("journal-edit", args=[attempt.pk])
    page = browser_of_ana.get(address).content.decode()
    assert "What did they say?" not in page
    sent = {
        "fact": uuid.uuid4(),
        "kind": "criticised",
        "who": "boss",
        "touched": [Touched.WORTH.value],
        "words": "Slow work",
        "fear_peak": "50",
        "lived_on": (date.fromisoformat(str(attempt.lived_on)) - timedelta(days=1)).isoformat(),
    }
    for _twice in range(2):
        browser_of_ana.post(address, sent)
    newest = unasked_of(attempt)
    assert newest is not None
    assert (newest.kind, newest.who, newest.touched) == ("criticised", "boss", ["worth"])
    assert UnaskedNo.objects.count() == Answer.objects.count() == 2
    entry = read(browser_of_ana, "journal-entry", attempt.pk)
    assert "I was criticised" in entry
    assert "Slow work" in entry
