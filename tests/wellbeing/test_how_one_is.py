"""Questions, measures, check-ins, the plan and help: told once, read as the rules take them."""

import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, commits, is_well
from undaunted.engine.measures import MeasureScore
from undaunted.engine.taxonomy import Pace
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.vault.fields import forget_keyring
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.explaining import explained_on
from undaunted.wellbeing.measuring import Taking, instrument, take
from undaunted.wellbeing.models import CheckIn, MeasureTaken, SafetyDecision
from undaunted.wellbeing.pacing import confirm_support, pace_now
from undaunted.wellbeing.planning import keep_plan
from undaunted.wellbeing.scores import value_words
from undaunted.wellbeing.signs import signs_of

pytestmark = pytest.mark.django_db


def phq9(each: int, item9: int | None, left_open: int = 0) -> dict[str, int | None]:
    names = [item.id for item in instrument("phq-9").items]
    answers: dict[str, int | None] = dict.fromkeys(names, each)
    for name in names[:left_open]:
        answers[name] = None
    return {**answers, "better-off-dead": item9}


def test_thoughts_of_death_count_even_where_too_much_was_left_open_for_a_score(
    ana: Person,
) -> None:
    is_well(ana, NOON)
    take(ana, uuid.uuid4(), instrument("phq-9"), phq9(0, 2, left_open=5), NOON)
    assert signs_of(ana, NOON).taken[0].score is None
    assert pace_now(ana, NOON).value is Pace.CARE_FIRST
    confirm_support(ana, uuid.uuid4(), NOON + timedelta(hours=1))
    assert pace_now(ana, NOON + timedelta(days=6)).value is Pace.CARE_FIRST
    assert pace_now(ana, NOON + timedelta(days=8)).value is Pace.GENTLE


def test_an_item_nine_left_open_is_no_not_at_all(ana: Person) -> None:
    is_well(ana, NOON)
    take(ana, uuid.uuid4(), instrument("phq-9"), phq9(0, None), NOON)
    assert pace_now(ana, NOON).reason == "item9_open"


def test_answers_of_another_wording_are_never_scored(ana: Person) -> None:
    row = take(ana, uuid.uuid4(), instrument("phq-9"), phq9(3, 0), NOON)
    MeasureTaken.objects.filter(pk=row.pk).update(text_hash="0" * 16)
    assert signs_of(ana, NOON).taken[0].score is None


def test_a_measure_is_one_fact_and_bad_answers_are_named(browser_of_ana: Client) -> None:
    sent = {"fact": str(uuid.uuid4()), "interest": "1", "down": "2"}
    for _ in range(2):
        assert browser_of_ana.post("/measures/phq-2/", sent).status_code == 302
    assert MeasureTaken.objects.count() == 1
    wrong = browser_of_ana.post("/measures/phq-2/", {**sent, "interest": "7"})
    assert wrong.status_code == 422
    assert browser_of_ana.get("/measures/nothing/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"interest": "4"}, {"interest": ""}, {"thoughts": "maybe"}, {"holds": "rich"}],
)
def test_wrong_answers_to_the_questions_are_named(
    browser_of_ana: Client, wrong: dict[str, str]
) -> None:
    sent = {"fact": str(uuid.uuid4()), "interest": "0", "mood": "0", "thoughts": "no", **wrong}
    assert browser_of_ana.post("/questions/", sent).status_code == 422


def test_the_newest_mood_of_a_day_counts(ana: Person, browser_of_ana: Client) -> None:
    check_in(ana, uuid.uuid4(), 30, NOON)
    check_in(ana, uuid.uuid4(), 70, NOON + timedelta(hours=2))
    assert [mood for _day, mood in signs_of(ana, NOON + timedelta(hours=3)).moods] == [70.0]
    assert browser_of_ana.post("/check-in/", {"mood": "101"}).status_code == 422
    assert CheckIn.objects.count() == 2


def test_a_decision_is_kept_with_everything_it_looked_at_and_explained(
    ana: Person, browser_of_ana: Client
) -> None:
    commits(ana, at=timezone.now() - timedelta(days=1))
    offer_for(ana, timezone.now())
    row = SafetyDecision.objects.get(rule__endswith=":pace")
    told = json.loads(row.told)
    assert (told["value"], told["reason"]) == ("gentle", "not_screened")
    assert "phq-9" in told["inputs"]
    found = explained_on(ana, day_of(ana, timezone.now()))
    assert {"How fast", "How much fear an ask may bring"} <= {one.name for one in found}
    page = browser_of_ana.get(f"/wellbeing/why/?day={row.day}").content.decode()
    assert "Everybody begins here." in page


def test_the_command_says_that_nothing_was_decided(tmp_path: Path) -> None:
    from undaunted.cli import main

    told = CliRunner().invoke(main, ["explain", "someday"])
    assert told.exit_code == 2
    assert "does not match the format" in told.output


def test_help_is_there_without_the_key_to_the_plan(
    ana: Person, browser_of_ana: Client, settings: object, tmp_path: Path
) -> None:
    keep_plan(ana, uuid.uuid4(), {"what_helps": "The river"}, NOON)
    assert "The river" in browser_of_ana.get("/help/").content.decode()
    settings.DATA_FOLDER = tmp_path  # type: ignore[attr-defined]
    forget_keyring()
    try:
        page = browser_of_ana.get("/help/")
        assert page.status_code == 200
        assert "116 123" in page.content.decode()
    finally:
        forget_keyring()


def test_the_own_country_stands_first_and_numbers_can_be_dialled(
    browser_of_ana: Client,
) -> None:
    assert browser_of_ana.post("/help/", {"country": "Chile"}).status_code == 302
    page = browser_of_ana.get("/help/").content.decode()
    assert page.index("Chile") < page.index("Argentina")
    assert 'href="tel:6003607777"' in page


@pytest.mark.parametrize("path", ["/help/", "/questions/"])
def test_it_is_said_that_nobody_reads_along(browser_of_ana: Client, path: str) -> None:
    assert "Nobody reads" in browser_of_ana.get(path).content.decode()


def test_where_one_goes_on_to_is_never_another_site(browser_of_ana: Client) -> None:
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page = browser_of_ana.get(reverse("screening-done"), {"next": evil}).content.decode()
        assert "evil" not in page
        assert "javascript:" not in page


@pytest.mark.parametrize(("points", "band"), [(4.0, 0), (4.5, 0), (5.0, 1), (24.0, 2)])
def test_points_between_two_bands_are_said_with_the_words_of_the_lower(
    points: float, band: int
) -> None:
    file = instrument("k6")
    score = MeasureScore(file.id, file.version, file.text_hash, points)
    assert value_words(Taking(uuid.uuid4(), NOON, file, score, {})) == file.bands[band].said
