"""Goals: named, stood with again and again, let go; nothing said before is lost or reworded."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOON
from undaunted.me.goals.naming_goals import let_go_of, name_goal, stand_again
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.record.aims import goals_of
from undaunted.record.models import Goal, GoalStand, NoMeaning

pytestmark = pytest.mark.django_db
GOALS = reverse("goals")
SISTER = "Ask my sister for an evening together"


def sends(browser: Client, **said: object) -> HttpResponse:
    return browser.post(GOALS, {"fact": str(uuid.uuid4()), **said})  # type: ignore[return-value]


def has_goal(person: Person, words: str = SISTER, stand: int = 2, at: datetime = NOON) -> Goal:
    return name_goal(person, uuid.uuid4(), words, stand, at).row


def test_a_goal_is_kept_with_where_one_stands_and_what_a_no_means(
    ana: Person, browser_of_ana: Client
) -> None:
    said = {"do": "goal", "words": SISTER, "stand": "2", "no_means": "That I am a burden"}
    assert sends(browser_of_ana, **said).status_code == 302
    one = goals_of(ana)[0]
    assert (one.goal.words, [row.stand for row in one.numbered]) == (SISTER, [2])
    page = browser_of_ana.get(GOALS).content.decode()
    assert SISTER in page
    assert "That I am a burden" in page


def test_the_same_goal_sent_twice_is_one(ana: Person, browser_of_ana: Client) -> None:
    said = {"do": "goal", "words": SISTER, "stand": "2", "no_means": "A no", "fact": uuid.uuid4()}
    assert sends(browser_of_ana, **said).status_code == 302
    assert sends(browser_of_ana, **said).status_code == 302
    counts = [model.objects.of(ana).count() for model in (Goal, GoalStand, NoMeaning)]
    assert counts == [1, 1, 1]


@pytest.mark.parametrize(
    ("words", "stand"), [("", "2"), ("  ", "2"), (SISTER, ""), (SISTER, "11"), (SISTER, "-1")]
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(
    ana: Person, browser_of_ana: Client, words: str, stand: str
) -> None:
    answer = sends(browser_of_ana, do="goal", words=words, stand=stand)
    assert answer.status_code == 422
    assert "Your words are still here" in answer.content.decode()
    assert not Goal.objects.of(ana).exists()


def test_three_goals_are_enough_until_one_is_let_go(ana: Person, browser_of_ana: Client) -> None:
    first, *_ = [has_goal(ana, f"Goal {number}") for number in range(3)]
    assert 'value="goal"' not in browser_of_ana.get(GOALS).content.decode()
    refused = sends(browser_of_ana, do="goal", words="A fourth", stand="1")
    assert refused.status_code == 422
    assert "Let one go first" in refused.content.decode()
    sends(browser_of_ana, do="let-go", goal=first.pk)
    assert sends(browser_of_ana, do="goal", words="A fourth", stand="1").status_code == 302
    assert Goal.objects.of(ana).count() == 4


def test_where_one_stands_is_asked_again_and_shown_beside_the_earlier_answers(
    ana: Person, browser_of_ana: Client
) -> None:
    goal, other = has_goal(ana), has_goal(ana, "Speak up", 5)
    said = {"do": "stands", f"stand-{goal.pk}": "6", "no_means": "That they are busy"}
    assert sends(browser_of_ana, **said).status_code == 302
    stands = {one.goal.pk: [row.stand for row in one.numbered] for one in goals_of(ana)}
    assert stands == {goal.pk: [2, 6], other.pk: [5]}
    page = browser_of_ana.get(GOALS).content.decode()
    assert page.index("<b>2</b>") < page.index("<b>6</b>")


def test_nothing_said_again_is_no_answer(ana: Person, browser_of_ana: Client) -> None:
    has_goal(ana)
    assert sends(browser_of_ana, do="stands").status_code == 422
    assert GoalStand.objects.of(ana).count() == 1


def test_letting_go_twice_is_once_and_keeps_what_was_said(ana: Person) -> None:
    goal = has_goal(ana)
    for _ in range(2):
        let_go_of(ana, uuid.uuid4(), goal.pk, NOON + timedelta(days=1))
    one = goals_of(ana)[0]
    assert one.let_go is not None
    assert [row.stand for row in one.numbered] == [2]
    assert GoalStand.objects.of(ana).count() == 2


def test_a_strangers_goal_is_not_there(ana: Person, cleo: Person, browser_of_ana: Client) -> None:
    hers = has_goal(cleo, "Cleo's own goal")
    with pytest.raises(NotFound):
        stand_again(ana, uuid.uuid4(), {hers.pk: 9}, NOON)
    assert sends(browser_of_ana, do="let-go", goal=hers.pk).status_code == 404
    sends(browser_of_ana, **{"do": "stands", f"stand-{hers.pk}": "9"})
    assert GoalStand.objects.of(cleo).count() == 1
    assert "Cleo" not in browser_of_ana.get(GOALS).content.decode()


def test_a_fourth_goal_is_refused_by_the_verb_too(ana: Person) -> None:
    for number in range(3):
        has_goal(ana, f"Goal {number}")
    with pytest.raises(NotAllowed):
        has_goal(ana, "A fourth")


def test_words_of_danger_lead_to_help_first(ana: Person, browser_of_ana: Client) -> None:
    answer = sends(browser_of_ana, do="goal", words="I want to die.", stand="0")
    assert answer.headers["Location"].startswith(reverse("help-now"))
    assert Goal.objects.of(ana).exists()


def test_an_unknown_thing_to_do_is_a_bad_request(ana: Person, browser_of_ana: Client) -> None:
    assert sends(browser_of_ana, do="win").status_code == 400


def test_goals_ask_the_database_as_often_for_many_as_for_one(
    ana: Person, browser_of_ana: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    goal = has_goal(ana)
    for day in range(20):
        stand_again(ana, uuid.uuid4(), {goal.pk: day % 10}, NOON + timedelta(days=day))
        gone = has_goal(ana, f"Gone {day}")
        let_go_of(ana, uuid.uuid4(), gone.pk, NOON)
    with django_assert_max_num_queries(8):
        browser_of_ana.get(GOALS)
