"""A no because of who somebody is: believed, marked by them alone, put in no other light."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, is_well, logs, reflects
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.taxonomy import Outcome, RefusedFor
from undaunted.insights.book_of_no import book_of
from undaunted.insights.one_ask.last_twelve import last_twelve
from undaunted.learning.state import learned_state, rebuild
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.practice.after.marking import mark_as_about_who
from undaunted.practice.after.offering import offer_after
from undaunted.record.models import Answer, Attempt
from undaunted.record.questions import attempt_record_of
from undaunted.wellbeing.looking import BECAUSE_OF_WHO, VERDICT, Finding, Look
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.pacing import standing_now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LIGHTS = (
    "What else could",
    "It could have gone either way",
    "you gave it",
    "you guessed",
    "about this ask, at this time",
    "A kind minute",
    "speaks for and against",
    "What comes next",
)


def refused(person: Person, *, words: str = "", outcome: Outcome = Outcome.NO) -> Attempt:
    is_well(person)
    attempt = commits(person, fear=40, chance=0.9)
    logs(attempt, outcome, peak=80, words=words)
    return attempt


def marked(attempt: Attempt, *grounds: RefusedFor) -> Attempt:
    record = attempt_record_of(attempt.person, attempt.pk)
    mark_as_about_who(record, uuid.uuid4(), grounds or (RefusedFor.RACE,), NOON)
    return attempt


def page(browser: Client, attempt: Attempt, route: str = "because-of-who") -> str:
    answer = browser.get(reverse(route, args=[attempt.pk]), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "outcome", [Outcome.NO, Outcome.GHOSTED, Outcome.PARTLY, Outcome.STUNG, Outcome.PRESSED]
)
def test_any_no_can_be_marked_and_the_mark_taken_back(
    ana: Person, browser_of_ana: Client, outcome: Outcome
) -> None:
    attempt = refused(ana, outcome=outcome)
    where = reverse("because-of-who", args=[attempt.pk])
    assert f'href="{where}"' in page(browser_of_ana, attempt, "what-happened")
    sent = {"fact": str(uuid.uuid4()), "grounds": ["faith", "race"]}
    for _twice in range(2):
        assert browser_of_ana.post(where, sent)["Location"] == where
    record = attempt_record_of(ana, attempt.pk)
    assert record.grounds == (RefusedFor.RACE, RefusedFor.FAITH)
    assert Answer.objects.count() == 2
    browser_of_ana.post(where, {"fact": str(uuid.uuid4()), "do": "not-so"})
    assert attempt_record_of(ana, attempt.pk).grounds == ()


def test_a_yes_cannot_be_marked(ana: Person, browser_of_ana: Client) -> None:
    attempt = refused(ana, outcome=Outcome.YES)
    record = attempt_record_of(ana, attempt.pk)
    with pytest.raises(NotAllowed):
        mark_as_about_who(record, uuid.uuid4(), [RefusedFor.AGE], NOON)
    answer = browser_of_ana.get(reverse("because-of-who", args=[attempt.pk]))
    assert answer["Location"] == reverse("what-happened", args=[attempt.pk])


def test_what_is_marked_is_believed_and_put_in_no_other_light(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = refused(ana)
    before = page(browser_of_ana, attempt, "what-happened")
    assert any(each in before for each in LIGHTS)
    marked(attempt)
    for route in ("what-happened", "because-of-who"):
        body = page(browser_of_ana, attempt, route)
        assert "We believe you." in body
        assert "Somebody on your side" in body
        assert not [each for each in LIGHTS if each in body]
    entry = page(browser_of_ana, attempt, "journal-entry")
    assert "My skin colour or ethnic group" in entry
    assert not [each for each in LIGHTS if each in entry]
    looking_back = page(browser_of_ana, attempt, "reflect")
    assert 'name="happened"' in looking_back
    for name in ("hoped", "assumption", "worth_belief_now", "no_cost_now", "belief_now"):
        assert f'name="{name}"' not in looking_back


def test_it_is_kept_out_of_every_figure_on_guesses(ana: Person) -> None:
    attempt = refused(ana)
    reflects(attempt)
    counted = last_twelve(ana)
    assert counted is not None
    assert counted.count == 1
    assert calibration(learned_state(ana)[1]).n == 1
    honest = book_of(ana).points.honesty
    other = commits(ana, "which-of-two-hats", NOON, chance=0.9)
    logs(other, Outcome.YES)
    reflects(other)
    marked(attempt)
    assert calibration(learned_state(ana)[1]).n == 1
    counted = last_twelve(ana)
    assert counted is not None
    assert counted.count == 1
    assert book_of(ana).points.honesty == pytest.approx(honest - 2 + 10, abs=1)
    state, _history = learned_state(ana)
    assert rebuild(ana) == state


def test_nothing_is_offered_to_look_at_it_in_another_way_and_no_look_back_waits(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = refused(ana, words="I am worthless.")
    noticed = Noticed(
        person=ana, received_at=NOON, noticed_at=NOON, kind=VERDICT, form="log", counts=True
    )
    noticed.attempt, noticed.rule_version = attempt, "of a test"
    noticed.save()
    status = standing_now(ana, NOON)
    record = attempt_record_of(ana, attempt.pk)
    assert offer_after(record, status, NOON, declined=False).kind == "verdict"
    marked(attempt)
    record = attempt_record_of(ana, attempt.pk)
    offer = offer_after(record, status, NOON, declined=False)
    assert offer.verdict is None
    assert offer.proposal is None
    noticed.refresh_from_db()
    assert noticed.wrong_at is not None
    today = browser_of_ana.get("/").content.decode()
    assert reverse("reflect", args=[attempt.pk]) not in today


def test_words_that_say_so_lead_there_and_nothing_is_marked_for_them(
    ana: Person, browser_of_ana: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Look((Finding(BECAUSE_OF_WHO, "of a test"),))
    monkeypatch.setattr("undaunted.wellbeing.noticing.look_at", lambda _row: found)
    is_well(ana)
    attempt = commits(ana, fear=40, chance=0.9)
    sent = {"fact": str(uuid.uuid4()), "outcome": "no", "fear_peak": "60", "words": "any"}
    answer = browser_of_ana.post(reverse("log", args=[attempt.pk]), sent)
    assert answer["Location"] == reverse("because-of-who", args=[attempt.pk])
    body = page(browser_of_ana, attempt)
    assert "Was it because of who you are?" in body
    assert "checked" not in body
    assert attempt_record_of(ana, attempt.pk).grounds == ()


def test_the_file_does_not_tell_which_no_was_marked(ana: Person) -> None:
    plain, about_who = refused(ana), commits(ana, "which-of-two-hats", NOON)
    logs(about_who)
    marked(about_who)
    with connection.cursor() as cursor:
        cursor.execute("SELECT because_of_who FROM record_answer")
        sealed = [bytes(row[0]) for row in cursor.fetchall()]
    assert len(sealed) == 3
    assert len({len(each) for each in sealed}) == 1
    assert not [each for each in sealed if b"race" in each]
    assert attempt_record_of(ana, plain.pk).grounds == ()


def test_the_week_on_paper_leaves_the_mark_out(ana: Person, browser_of_ana: Client) -> None:
    marked(refused(ana))
    for route in ("insights", "book-of-no", "journal"):
        assert "ethnic" not in browser_of_ana.get(reverse(route)).content.decode()


def test_where_to_complain_stands_first_for_the_persons_own_country(
    ana: Person, browser_of_ana: Client
) -> None:
    bodies = open_library().rights
    country = bodies[-1].country
    Person.objects.filter(pk=ana.pk).update(country=country)
    body = page(browser_of_ana, marked(refused(ana)))
    assert body.index(f"<h3>{country}</h3>") < body.index("Other countries")
