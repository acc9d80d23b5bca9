"""What answers add up to and are answered with: points, ranges, gaps, thanks; and plain lines."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.cast import NOON, commits, is_well
from tests.wellbeing.test_how_one_is import phq9
from undaunted.engine.taxonomy import Thoughts
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.wellbeing.measuring import instrument, take, takings
from undaunted.wellbeing.models import CheckIn, MeasureTaken
from undaunted.wellbeing.pace_words import pace_words
from undaunted.wellbeing.pacing import pace_now
from undaunted.wellbeing.pictures import measure_pictures
from undaunted.wellbeing.plain_lines import plain_lines_on
from undaunted.wellbeing.scores import open_rule, score_words, value_words
from undaunted.wellbeing.screening import ScreeningAnswers, screen

pytestmark = pytest.mark.django_db


def sent(answers: dict[str, int | None]) -> dict[str, str]:
    """A measure as its form sends it."""
    given = {name: str(value) for name, value in answers.items() if value is not None}
    return {"fact": str(uuid.uuid4()), **given}


@pytest.mark.parametrize("item9", [1, 2, 3, None])
def test_no_range_is_named_where_thoughts_of_dying_were_told_or_left_open(
    ana: Person, browser_of_ana: Client, noon: datetime, item9: int | None
) -> None:
    file = instrument("phq-9")
    take(ana, uuid.uuid4(), file, phq9(0, item9), noon)
    (taking,) = takings(ana)
    assert score_words(taking) == f"{item9 or 0} of 27"
    said = value_words(taking)
    assert said
    assert said not in [band.said for band in file.bands]
    (chart,) = measure_pictures((taking,), ana)
    shown = (chart.title, chart.sentence, *(cell for row in chart.rows for cell in row))
    pages = [browser_of_ana.get(f"/taken/{taking.id}/"), browser_of_ana.get("/wellbeing/")]
    pages.append(browser_of_ana.get(f"/questions/done/?taken={taking.id}"))
    for text in (*map(str, shown), *(page.content.decode() for page in pages)):
        assert "mostly steady" not in text
        assert "none to minimal" not in text


def test_points_are_said_with_the_range_their_authors_name_and_no_diagnosis(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    answers = {**phq9(1, 0), "interest": 3, "down": 3}
    answer = browser_of_ana.post("/measures/phq-9/", sent(answers))
    (taking,) = takings(ana)
    for path in (answer["Location"], "/wellbeing/", f"/taken/{taking.id}/"):
        page = browser_of_ana.get(path).content.decode()
        assert "12 of 27, moderate" in page, path
        assert "No diagnosis" in page, path
    given = browser_of_ana.get(f"/taken/{taking.id}/").content.decode()
    assert given.count("Nearly every day") == 2
    (chart,) = measure_pictures((taking,), ana)
    assert str(chart.rows[0][2]).startswith("12 of 27, moderate. ")


def test_each_time_leads_to_the_one_before_and_after_and_strangers_see_none(
    ana: Person, cleo: Person, browser_of_ana: Client, noon: datetime
) -> None:
    for days, each in ((30, 1), (0, 2)):
        take(ana, uuid.uuid4(), instrument("gad-7"), gad7(each), noon - timedelta(days=days))
    first, second = takings(ana)
    page = browser_of_ana.get(f"/taken/{first.id}/").content.decode()
    assert f'href="/taken/{second.id}/"' in page
    assert "The time before" not in page
    take(cleo, uuid.uuid4(), instrument("gad-7"), gad7(0), noon)
    (hers,) = takings(cleo)
    assert browser_of_ana.get(f"/taken/{hers.id}/").status_code == 404


def gad7(each: int) -> dict[str, int | None]:
    return {item.id: each for item in instrument("gad-7").items}


@pytest.mark.parametrize(
    ("left_open", "means"), [(2, "There is a score all the same"), (3, "So there is no score")]
)
def test_what_is_left_open_is_named_with_what_it_means_before_it_is_kept(
    ana: Person, browser_of_ana: Client, noon: datetime, left_open: int, means: str
) -> None:
    answers = sent(phq9(1, 0, left_open))
    page = browser_of_ana.post("/measures/phq-9/", answers).content.decode()
    assert f"{left_open} questions are open." in page
    assert means in page
    assert 'href="#question-1"' in page
    assert f'href="#question-{left_open + 1}"' not in page
    assert not MeasureTaken.objects.exists()
    done = browser_of_ana.post("/measures/phq-9/", {**answers, "leave_open": "1"})
    after = browser_of_ana.get(done["Location"]).content.decode()
    assert means in after
    assert ("of 27" in after) is (left_open == 2)


def test_a_no_to_the_first_question_leaves_nothing_open(browser_of_ana: Client) -> None:
    first = instrument("pc-ptsd-5").scoring.gate or ""
    answer = browser_of_ana.post("/measures/pc-ptsd-5/", sent({first: 0}))
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("name", "rule"),
    [("phq-9", "more than 2 open"), ("gad-7", "only when all"), ("own-items", "stands alone")],
)
def test_it_is_said_beforehand_how_many_may_stay_open(name: str, rule: str) -> None:
    assert rule in open_rule(instrument(name))


def checked(page: str) -> list[str]:
    tags = re.findall(r"<input[^>]*checked[^>]*>", page)
    return [
        f"{m[1]}={v[1]}"
        for t in tags
        if (m := re.search(r'name="([^"]+)"', t)) and (v := re.search(r'value="([^"]+)"', t))
    ]


def test_the_two_questions_of_the_same_fortnight_are_filled_in_and_can_be_changed(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    answers = ScreeningAnswers(2, 3, Thoughts.NO, frozenset())
    screen(ana, uuid.uuid4(), answers, noon - timedelta(days=13))
    page = browser_of_ana.get("/measures/phq-9/").content.decode()
    assert checked(page) == ["interest=2", "down=3"]
    assert "They are filled in, and you can change them" in " ".join(page.split())
    assert checked(browser_of_ana.get("/measures/gad-7/").content.decode()) == []
    take(ana, uuid.uuid4(), instrument("phq-9"), phq9(0, 0), noon - timedelta(days=3))
    assert checked(browser_of_ana.get("/measures/phq-9/").content.decode()) == []


def test_what_was_told_longer_ago_is_not_filled_in(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    answers = ScreeningAnswers(2, 3, Thoughts.NO, frozenset())
    screen(ana, uuid.uuid4(), answers, noon - timedelta(days=15))
    assert checked(browser_of_ana.get("/measures/phq-9/").content.decode()) == []


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        (21, "Something kind would fit today"),
        (40, "Something kind would fit today"),
        (41, "Thank you. It is kept, for you alone."),
        (70, "Thank you. It is kept, for you alone."),
        (71, "May some of this day stay with you"),
        (100, "May some of this day stay with you"),
    ],
)
def test_each_part_of_the_scale_has_its_own_answer(
    browser_of_ana: Client, mood: int, said: str
) -> None:
    page = browser_of_ana.post(
        "/check-in/", {"fact": str(uuid.uuid4()), "mood": str(mood)}, follow=True
    ).content.decode()
    assert said in page
    assert "Noted" not in page


@pytest.mark.parametrize("mood", [0, 5, 20])
def test_a_very_low_day_is_met_with_kindness_help_a_person_and_the_plan(
    browser_of_ana: Client, mood: int
) -> None:
    sent_mood = {"fact": str(uuid.uuid4()), "mood": str(mood), "next": "/wellbeing/"}
    page = browser_of_ana.post("/check-in/", sent_mood, follow=True).content.decode()
    for words in ("Thank you for saying how low today is", "Help now", "Write my own plan"):
        assert words in page.partition("<main")[2], words
    assert "One person to reach today" in page
    assert "Noted" not in page
    assert CheckIn.objects.get().mood == mood


def test_declining_is_thanked_for_and_is_no_sign_of_anything(
    ana: Person, browser_of_ana: Client
) -> None:
    declined = {"fact": str(uuid.uuid4()), "do": "decline"}
    page = browser_of_ana.post("/questions/", declined, follow=True).content.decode()
    assert "Thank you for saying so. Then we go gently." in page
    how_i_am = browser_of_ana.get("/wellbeing/").content.decode()
    assert "You chose not to answer the questions, and that is fine." in how_i_am
    assert "what weighs on you" not in how_i_am
    assert not pace_words(pace_now(ana, NOON)).suggests_care


def test_the_why_page_has_one_plain_line_a_decision_and_each_once(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    is_well(ana, noon - timedelta(days=1))
    for key in ("borrow-a-pen", "share-a-table"):  # each look after something new decides again
        commits(ana, key, noon - timedelta(minutes=1))
        offer_for(ana, noon)
    lines = [one.line for one in plain_lines_on(ana, noon.date())]
    assert len(set(lines)) == len(lines)
    assert any(
        line.startswith("Asks whose worst moment is around 25 to 45 of 100.") for line in lines
    )
    assert "No day of rest was due." in lines
    page = browser_of_ana.get("/wellbeing/why/").content.decode()
    above = re.sub(r"<details.*?</details>", "", page.partition("<main")[2], flags=re.DOTALL)
    for jargon in ("safety-7", "floor", "max chance", "True", "0.1", "nothing speaks against"):
        assert jargon not in above, jargon
    assert "safety-7:dose" in page
