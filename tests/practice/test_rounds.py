"""A round: one guess of how many, a tally call by call, one practice and as many answers."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import is_well
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.gathered import gather
from undaunted.learning.state import learned_state, rebuild
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import begun_on
from undaunted.record.models import Answer, Attempt, Forecast, Round, RoundAnswer
from undaunted.record.questions import attempt_record_of
from undaunted.record.rounds import round_record_of
from undaunted.wellbeing.checking_in import check_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ASK = "which-of-two-hats"
YES, PARTLY, NO, SILENCE = "yes", "partly", "no", "ghosted"


def begins(browser: Client, calls: int = 5, guess: int = 2, **more: str) -> uuid.UUID:
    fact = uuid.uuid4()
    sent = {"fact": str(fact), "title": "Ask a café to show my photos", "line": "Hello, would you?"}
    sent |= {"guess": str(guess), "fear": "55", **more}
    answer = browser.post(f"{reverse('round-own')}?calls={calls}", sent)
    assert answer.headers["Location"] == reverse("round", args=[fact])
    return fact


def taps(browser: Client, pk: uuid.UUID, number: int, came: str, fact: str = "") -> None:
    sent = {"fact": fact or str(uuid.uuid4()), "number": str(number), "came": came}
    answer = browser.post(reverse("round", args=[pk]), sent)
    assert answer.headers["Location"] == reverse("round", args=[pk])


def ends(browser: Client, pk: uuid.UUID, peak: int = 48) -> None:
    sent = {"fact": str(uuid.uuid4()), "fear_peak": str(peak)}
    answer = browser.post(reverse("round-end", args=[pk]), sent)
    assert answer.headers["Location"] == reverse("round-result", args=[pk])


def whole(browser: Client, came: tuple[str, ...], calls: int = 5, guess: int = 2) -> uuid.UUID:
    pk = begins(browser, calls, guess)
    for number, one in enumerate(came, start=1):
        taps(browser, pk, number, one)
    ends(browser, pk)
    return pk


def outcomes(pk: uuid.UUID) -> list[str]:
    rows = RoundAnswer.objects.filter(round=pk, removed_at__isnull=True).order_by("number")
    return list(rows.values_list("outcome", flat=True))


@pytest.mark.parametrize("calls", [5, 10, 20])
def test_a_guess_is_a_tap_on_a_circle(ana: Person, browser_of_ana: Client, calls: int) -> None:
    page = browser_of_ana.get(reverse("round-own"), {"calls": calls}).content.decode()
    assert page.count('name="guess"') == calls + 1
    pk = begins(browser_of_ana, calls, calls)
    row = Round.objects.get()
    assert (row.pk, row.calls, row.guess) == (pk, calls, calls)
    assert (Forecast.objects.get().fear, Forecast.objects.get().chance_yes) == (55, None)


@pytest.mark.parametrize("wrong", [{"guess": "6"}, {"guess": ""}, {"fear": "101"}, {"title": ""}])
def test_what_can_not_be_is_said_and_nothing_is_begun(
    ana: Person, browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    sent = {"fact": str(uuid.uuid4()), "title": "Mine", "guess": "2", "fear": "55", **wrong}
    assert browser_of_ana.post(f"{reverse('round-own')}?calls=5", sent).status_code == 422
    assert not Attempt.objects.exists()


def test_the_guess_is_out_of_sight_while_tallying(ana: Person, browser_of_ana: Client) -> None:
    pk = begins(browser_of_ana, 10, 7)
    none_yet = browser_of_ana.get(reverse("round", args=[pk])).content.decode()
    assert "Stopping is fine" not in none_yet
    taps(browser_of_ana, pk, 1, NO)
    page = browser_of_ana.get(reverse("round", args=[pk])).content.decode()
    assert "Call 2 of 10" in page
    assert "1 call is 1 call." in page
    assert "guessed" not in page
    assert ">55" not in page
    assert ">7<" not in page


def test_each_tap_is_kept_once_and_the_last_can_be_undone(
    ana: Person, browser_of_ana: Client
) -> None:
    pk, fact = begins(browser_of_ana), str(uuid.uuid4())
    for _twice in range(2):
        taps(browser_of_ana, pk, 1, YES, fact)
    assert outcomes(pk) == [YES]
    taps(browser_of_ana, pk, 1, NO)
    taps(browser_of_ana, pk, 1, NO, fact)
    assert outcomes(pk) == [YES]
    taps(browser_of_ana, pk, 2, SILENCE)
    last = str(RoundAnswer.objects.get(number=2).pk)
    for _twice in range(2):
        browser_of_ana.post(reverse("round", args=[pk]), {"undo": last})
    assert outcomes(pk) == [YES]
    taps(browser_of_ana, pk, 2, PARTLY)
    assert outcomes(pk) == [YES, PARTLY]


@pytest.mark.parametrize(
    "wrong",
    [{"came": "perhaps"}, {"came": "waiting"}, {"number": "x"}, {"fact": "x"}, {"number": "7"}],
)
def test_a_wrong_tap_changes_nothing(
    ana: Person, browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    pk = begins(browser_of_ana)
    sent = {"fact": str(uuid.uuid4()), "number": "1", "came": YES, **wrong}
    assert browser_of_ana.post(reverse("round", args=[pk]), sent).status_code == 302
    assert outcomes(pk) == []


def test_a_full_round_shows_both_rows_and_counts(ana: Person, browser_of_ana: Client) -> None:
    pk = whole(browser_of_ana, (NO, YES, PARTLY, YES, YES))
    page = browser_of_ana.get(reverse("round-result", args=[pk])).content.decode()
    assert "3 said yes." in page
    assert "You guessed 2." in page
    assert "The first yes came on call 2." in page
    assert "one practice and 5 answers" in page
    answer = Answer.objects.get()
    assert (answer.outcome, answer.fear_peak) == (YES, 48)
    for name in ("attempt", "log", "what-happened", "round"):
        found = browser_of_ana.get(reverse(name, args=[pk]), follow=True)
        assert found.redirect_chain[-1][0] == reverse("round-result", args=[pk])


def test_stopping_early_is_fine_and_not_compared(ana: Person, browser_of_ana: Client) -> None:
    pk = begins(browser_of_ana, 10, 4)
    taps(browser_of_ana, pk, 1, YES)
    page = browser_of_ana.get(reverse("round", args=[pk])).content.decode()
    assert "1 call is 1 call. Stopping is fine; the other 9 wait for you." in " ".join(page.split())
    ends(browser_of_ana, pk)
    page = browser_of_ana.get(reverse("round-result", args=[pk])).content.decode()
    assert "You made 1 of 10 calls." in page


def test_no_call_at_all_is_an_ask_that_was_not_made(ana: Person, browser_of_ana: Client) -> None:
    ends(browser_of_ana, begins(browser_of_ana))
    assert Answer.objects.get().outcome == "not_asked"


def test_once_as_practice_and_call_by_call_as_answers(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    whole(browser_of_ana, (YES, NO, NO, PARTLY, SILENCE), guess=1)
    state, history = learned_state(ana)
    assert [ask.outcome for ask in history.asks] == [
        Outcome.YES,
        Outcome.NO,
        Outcome.NO,
        Outcome.PARTLY,
        Outcome.GHOSTED,
    ]
    assert [ask.fear_peak for ask in history.asks] == [48, None, None, None, None]
    assert int(history.limited.sum()) == 0  # an own one counts for no limit
    assert calibration(history).n == 0
    assert gather(ana, noon).asked == 1
    assert rebuild(ana) == state


def test_a_round_of_the_library_is_one_ask_of_the_day(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    fact = uuid.uuid4()
    sent = {"fact": str(fact), "guess": "3", "fear": "20"}
    answer = browser_of_ana.post(f"{reverse('ask-round', args=[ASK])}?calls=5", sent)
    assert answer.headers["Location"] == reverse("round", args=[fact])
    for number in range(1, 6):
        taps(browser_of_ana, fact, number, NO)
    ends(browser_of_ana, fact)
    assert begun_on(Attempt.objects.of(ana), ana, noon.date()) == 1
    _state, history = learned_state(ana)
    assert (history.count, int(history.limited.sum())) == (5, 1)


def test_what_is_stopped_for_one_is_stopped_for_many(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - DAY)
    sent = {"fact": str(uuid.uuid4()), "guess": "3", "fear": "20"}
    sent["title"] = "Ask my ex again after she blocked me"
    answer = browser_of_ana.post(f"{reverse('round-own')}?calls=5", sent)
    assert answer.status_code == 422
    assert "We’d rather not help with this one as it stands." in answer.content.decode()
    assert "One question first" not in answer.content.decode()
    assert not Attempt.objects.exists()
    assert browser_of_ana.get(reverse("ask-round", args=["no-to-the-extra"])).status_code == 404


def test_on_a_heavy_day_a_round_leads_to_its_ask_which_says_why(
    ana: Person, browser_of_ana: Client
) -> None:
    address = reverse("ask-round", args=[ASK])
    assert browser_of_ana.get(address).status_code == 200
    check_in(ana, uuid.uuid4(), 5, timezone.now())
    assert browser_of_ana.get(address).headers["Location"] == reverse("ask", args=[ASK])


def test_who_did_not_answer_may_answer_after_all(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    pk = whole(browser_of_ana, (YES, SILENCE, NO, SILENCE, NO))
    assert attempt_record_of(ana, pk).is_waiting
    page = browser_of_ana.get(reverse("round-result", args=[pk])).content.decode()
    assert "2 have not answered yet" in page
    assert "Thursday 7 May" in page
    page = browser_of_ana.get(reverse("waiting", args=[pk]), follow=True).content.decode()
    assert "Call 2 of 5" in page
    assert 'value="ghosted"' not in page
    taps(browser_of_ana, pk, 2, PARTLY)
    assert outcomes(pk) == [YES, PARTLY, NO, SILENCE, NO]
    sent = {"fact": str(uuid.uuid4())}
    for _twice in range(2):
        browser_of_ana.post(reverse("round-let-go", args=[pk]), sent)
    record = attempt_record_of(ana, pk)
    assert (record.outcome, record.answer and record.answer.fear_peak) == (Outcome.YES, 48)
    _state, history = learned_state(ana)
    assert [ask.outcome.value for ask in history.asks] == [YES, PARTLY, NO, SILENCE, NO]


def test_nobody_sees_the_round_of_another(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    pk = begins(browser_of_ana)
    Attempt.objects.filter(pk=pk).update(person=cleo)
    Round.objects.update(person=cleo)
    for name in ("round", "round-end", "round-result"):
        assert browser_of_ana.get(reverse(name, args=[pk])).status_code == 404
    assert browser_of_ana.post(reverse("round-let-go", args=[pk])).status_code == 404
    assert round_record_of(ana, pk) is None


def test_guesses_of_rounds_have_their_own_line(ana: Person, browser_of_ana: Client) -> None:
    whole(browser_of_ana, (YES, YES, NO, NO, NO), guess=4)
    pk = begins(browser_of_ana, 5, 1)
    taps(browser_of_ana, pk, 1, YES)
    ends(browser_of_ana, pk)
    page = browser_of_ana.get(reverse("insights")).content.decode()
    assert "you guessed 4 of 5, and 2 said yes." in page
    assert "you guessed 1 of 5" not in page
