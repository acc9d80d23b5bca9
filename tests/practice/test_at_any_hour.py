"""Days, weeks, suggestions, follow-ups, check-ins and programmes at hours easily got wrong."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import commits, is_well, logs, reflects
from tests.clock import Hour
from undaunted.engine.taxonomy import Outcome
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts, local_time, week_of
from undaunted.people.models import Person
from undaunted.practice.choosing.pending import pending_of
from undaunted.practice.choosing.suggesting import next_daytime, offer_for
from undaunted.programmes.enrolled import current_of
from undaunted.programmes.enrolling import join
from undaunted.record.models import Answer
from undaunted.wellbeing.checking_in import check_in, mood_today

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def own_date(hour: Hour) -> datetime:
    """Midnight at which the own day's date began: before four it is yesterday still."""
    return hour.wall.replace(hour=0, minute=0) - (DAY if hour.wall.hour < 4 else 0 * DAY)


def test_a_day_begins_at_four_on_the_wall_also_when_clocks_change(
    ana: Person, any_hour: Hour
) -> None:
    today = day_of(ana, any_hour.now)
    assert today == own_date(any_hour).date()
    begins, ends = day_starts(ana, today), day_starts(ana, today + DAY)
    assert begins <= any_hour.now < ends
    assert local_time(ana, begins).hour == local_time(ana, ends).hour == 4
    assert day_of(ana, begins - MINUTE) == today - DAY
    assert day_of(ana, ends) == today + DAY


def test_a_week_is_seven_days_from_monday_around_any_of_them(ana: Person, any_hour: Hour) -> None:
    today = day_of(ana, any_hour.now)
    week = week_of(today)
    assert (week[0].weekday(), week[-1] - week[0], today in week) == (0, 6 * DAY, True)
    assert [day_of(ana, day_starts(ana, day)) for day in week] == list(week)


def test_what_is_offered_at_night_is_for_the_next_morning(ana: Person, any_hour: Hour) -> None:
    is_well(ana, any_hour.now - DAY)
    night = not 5 <= any_hour.wall.hour < 22
    when = next_daytime(ana, any_hour.now)
    offer = offer_for(ana, any_hour.now)
    assert offer.for_tomorrow is night
    assert offer.choice.suggestion is not None
    assert offer_for(ana, any_hour.now).keys == offer.keys
    if night:
        assert any_hour.at(when).hour == 9
        assert timedelta() < when - any_hour.now < timedelta(hours=11)
    else:
        assert when == any_hour.now


def test_a_mood_is_today_s_until_four_and_no_longer(ana: Person, any_hour: Hour) -> None:
    check_in(ana, uuid.uuid4(), 40, any_hour.now)
    ends = day_starts(ana, day_of(ana, any_hour.now) + DAY)
    assert mood_today(ana, ends - MINUTE) == 40
    assert mood_today(ana, ends) is None


def test_a_follow_up_is_due_a_day_later_and_a_look_back_for_three(
    ana: Person, any_hour: Hour
) -> None:
    done = commits(ana, at=any_hour.now - DAY - MINUTE)
    logs(done, at=any_hour.now - DAY - MINUTE)
    fresh = commits(ana, "just-the-lid", any_hour.now - timedelta(hours=11))
    logs(fresh, at=any_hour.now - timedelta(hours=11))
    found = pending_of(ana, any_hour.now)
    assert [one.record.attempt for one in found.to_reflect] == [fresh, done]
    assert [one.when for one in found.to_reflect] == ["fresh", ""]
    assert found.follow_ups == ()
    reflects(done, any_hour.now - DAY)
    assert [one.when for one in pending_of(ana, any_hour.now).follow_ups] == ["day"]
    assert pending_of(ana, any_hour.now - 2 * MINUTE).follow_ups == ()


@pytest.mark.parametrize(
    ("days", "status"), [(-1, 422), (0, 422), (1, 302), (730, 302), (731, 422)]
)
def test_an_answer_comes_back_after_the_own_today_and_within_two_years(
    ana: Person, browser_of_ana: Client, any_hour: Hour, days: int, status: int
) -> None:
    attempt = commits(ana, at=any_hour.now - timedelta(hours=1))
    day = (own_date(any_hour) + days * DAY).date()
    told = {"fact": str(uuid.uuid4()), "outcome": "waiting", "fear_peak": "40"}
    sent = {**told, "ask_again_on": day.isoformat()}
    assert browser_of_ana.post(reverse("log", args=[attempt.pk]), sent).status_code == status
    if status == 302:
        assert Answer.objects.get().ask_again_on == day


@pytest.mark.parametrize(("days", "status"), [(0, 422), (1, 302)])
def test_waiting_longer_goes_on_after_today_too(
    ana: Person, browser_of_ana: Client, any_hour: Hour, days: int, status: int
) -> None:
    attempt = commits(ana, at=any_hour.now - timedelta(hours=2))
    logs(attempt, Outcome.WAITING, any_hour.now - timedelta(hours=1))
    day = (own_date(any_hour) + days * DAY).date()
    said = {"fact": str(uuid.uuid4()), "choice": "wait", "until": day.isoformat()}
    assert browser_of_ana.post(reverse("waiting", args=[attempt.pk]), said).status_code == status


def test_a_programme_counts_days_of_the_calendar(ana: Person, any_hour: Hour) -> None:
    join(ana, uuid.uuid4(), open_library().programmes["30-days"], none_holds=True, now=any_hour.now)
    running = current_of(ana)
    assert running is not None
    today = day_of(ana, any_hour.now)
    assert running.day(ana, any_hour.now) == 1
    for days in (1, 7, 29):
        starts = day_starts(ana, today + days * DAY)
        assert running.day(ana, starts) == days + 1
        assert running.day(ana, starts - MINUTE) == days


def test_pages_show_the_time_on_the_wall_where_ana_lives(
    ana: Person, browser_of_ana: Client, any_hour: Hour
) -> None:
    is_well(ana, any_hour.now)
    browser_of_ana.get("/")
    page = browser_of_ana.get("/wellbeing/why/").content.decode()
    assert f"· {any_hour.wall:%H:%M}</p>" in page
