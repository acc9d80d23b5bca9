"""One zone and one way of writing days for a whole request, and a past that does not move."""

import re
import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django import forms
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from icalendar import Calendar

from tests.cast import commits, logs, practises, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.frame.dating import habits_of_language, written_as
from undaunted.people.days import day_of, day_starts, habits_of, week_of, zone_at
from undaunted.people.describing import LookAndTime, live_by, set_up
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.day_fields import DayField, SoonField, coming, ever, lately
from undaunted.record.models import Answer, ExerciseDone, Plan

pytestmark = pytest.mark.django_db
SOURCE = Path("src/undaunted")
BERLIN, AUCKLAND, LOS_ANGELES = "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"
EVENING = datetime(2026, 11, 29, 18, 0, tzinfo=ZoneInfo(LOS_ANGELES))  # 02:00 of the 30th, UTC
# What goes by the computer's clock or by Django's own way of writing, and who may.
FORBIDDEN = {
    r"localdate\(|date\.today\(|datetime\.now\(\)|datetime\.today\(": {"library/checking/whole.py"},
    r"timezone\.override\(": {"web/middleware.py"},
    r"timezone\.localtime\(": {"people/days.py", "frame/dating.py"},
    r"forms\.(DateField|DateTimeField)": {"record/day_fields.py"},
    r"date_format\((?!day, \"M\"\))": {"frame/dating.py"},
    r"\|(date|time)(?!:[\"'](l|c|Y-m-d)[\"'])\b": set(),
}


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_nobody_goes_by_the_computers_day_or_writes_days_alone(pattern: str) -> None:
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]
    found = {
        str(path.relative_to(SOURCE))
        for path in files
        if "migrations" not in path.parts and re.search(pattern, path.read_text())
    }
    assert found <= FORBIDDEN[pattern]


def every_form(kind: type[forms.Form] = forms.Form) -> Iterator[type[forms.Form]]:
    assert get_resolver().reverse_dict  # the URL table imports every screen
    for each in kind.__subclasses__():
        yield each
        yield from every_form(each)


def test_every_day_that_is_asked_for_has_the_one_field_and_refuses_what_cannot_be() -> None:
    asked = [
        (form.__name__, name, field)
        for form in every_form()
        if form.__module__.startswith("undaunted.")
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DateField | forms.DateTimeField)
    ]
    assert len(asked) >= 6
    for form, name, field in asked:
        assert isinstance(field, DayField | SoonField), (form, name)
        hour = "T10:00" if isinstance(field, SoonField) else ""
        for never in ("0001-01-01", "1200-05-01", "1969-12-31", "2200-01-01", "9999-12-31"):
            with pytest.raises(forms.ValidationError, match=r"^\['Give a day from .* to .*\.'\]$"):
                field.clean(f"{never}{hour}")
        for no_day in ("2026-02-30", "tomorrow", "1.5."):
            with pytest.raises(forms.ValidationError, match=r"Give a (date|day and a time), like"):
                field.clean(no_day)


@pytest.mark.parametrize("told", [True, False])
def test_tomorrow_is_tomorrow_west_of_greenwich(
    ana: Person, browser_of_ana: Client, told: bool
) -> None:
    """Also where the zone was never told and the device alone says it."""
    if told:
        live_by(ana, LOS_ANGELES, EVENING - timedelta(days=9))
    else:
        browser_of_ana.cookies["zone"] = LOS_ANGELES
    with time_machine.travel(EVENING, tick=False):
        attempt = commits(ana, at=timezone.now() - timedelta(hours=1))
        path = reverse("log", args=[attempt.pk])
        said = {"outcome": "waiting", "fear_peak": "40"}
        for day, status in (("2026-11-29", 422), ("2026-11-30", 302)):
            sent = {**said, "fact": str(uuid.uuid4()), "ask_again_on": day}
            assert browser_of_ana.post(path, sent).status_code == status
    assert Answer.objects.get().lived_on == date(2026, 11, 29)


def test_an_unknown_zone_of_the_device_is_not_believed(ana: Person, browser_of_ana: Client) -> None:
    for said in ("Mars/Olympus", "../../etc/passwd", "Europe"):
        browser_of_ana.cookies["zone"] = said
        assert "Your device says" not in browser_of_ana.get("/").content.decode()


def shown(client: Client, path: str) -> str:
    """The page without ids made anew for every form."""
    html = client.get(path).content.decode()
    return re.sub(r'(value|nonce)="[^"]*"|\w{64}', "", html)


@pytest.mark.parametrize("zone", [AUCKLAND, LOS_ANGELES, "Asia/Tokyo", "UTC"])
def test_days_that_were_lived_stay_when_the_zone_changes(
    ana: Person, browser_of_ana: Client, noon: datetime, zone: str
) -> None:
    live_by(ana, BERLIN, noon - timedelta(days=99))
    for attempt in practises(ana, 12):
        recording.append(
            ExerciseDone(
                person=ana,
                received_at=attempt.committed_at,
                done_at=attempt.committed_at.replace(hour=23),  # 1:00 there
                exercise="evidence-sheet",
                version=1,
                answers="{}",
            )
        )
    moments = [noon - timedelta(hours=h) for h in range(1, 24 * 14)]
    days = [day_of(ana, at) for at in moments]
    paths = ("/insights/", "/book/", "/programmes/")
    before = [shown(browser_of_ana, path) for path in paths]
    live_by(ana, zone, noon)
    ana.refresh_from_db()
    assert [day_of(ana, at) for at in moments] == days
    assert all(day_starts(ana, day) <= at for day, at in zip(days, moments, strict=True))
    assert zone_at(ana, noon - timedelta(hours=1)).key == BERLIN
    assert zone_at(ana, noon).key == zone
    if zone != LOS_ANGELES:  # where today began later
        assert [shown(browser_of_ana, path) for path in paths] == before


def test_an_hour_is_written_as_it_was_and_says_its_zone_where_that_was_another(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    live_by(ana, BERLIN, noon - timedelta(days=99))
    attempt = commits(ana, at=noon - timedelta(days=2))
    logs(attempt, Outcome.NO, noon - timedelta(days=2))
    reflects(attempt, noon - timedelta(days=2))
    path = reverse("journal-entry", args=[attempt.pk])
    assert "14:00" in browser_of_ana.get(path).content.decode()
    live_by(ana, LOS_ANGELES, noon - timedelta(hours=1))
    page = browser_of_ana.get(path).content.decode()
    assert "14:00, Berlin time" in page
    assert "Saturday 2 May" in page


def test_days_and_hours_are_written_as_the_device_has_it_and_as_chosen(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    attempt = commits(ana, at=noon - timedelta(hours=3))
    logs(attempt, Outcome.NO, noon - timedelta(hours=3))
    path = reverse("journal-entry", args=[attempt.pk])
    for language, written in {
        "en-US,en;q=0.9": ("Monday, May 4", "9:00 AM"),
        "de-DE": ("Monday 4 May", "09:00"),
        "sv-SE": ("Monday 4 May", "09:00"),
        "": ("Monday 4 May", "09:00"),
    }.items():
        page = browser_of_ana.get(path, headers={"accept-language": language}).content.decode()
        assert all(words in page for words in written), language
    set_up(ana, LookAndTime("auto", 4, "", "saturday", "12", "ymd"), noon)
    page = browser_of_ana.get(path, headers={"accept-language": "de-DE"}).content.decode()
    assert "Monday 2026-05-04" in page
    assert "9:00 AM" in page


@pytest.mark.parametrize(
    ("language", "begins", "first"),
    [("en-us", "", 26), ("en-gb", "", 27), ("de-de", "", 27), ("fa", "", 25), ("de", "sunday", 26)],
)
def test_the_week_begins_as_chosen_or_as_the_device_has_it(
    ana: Person, language: str, begins: str, first: int
) -> None:
    ana.week_begins = begins
    with written_as(habits_of(ana, language)):
        days = week_of(date(2026, 5, 1))  # a Friday
    assert (days[0], days[-1]) == (date(2026, 4, first), date(2026, 4, first) + timedelta(days=6))


@pytest.mark.parametrize("language", ["zz-ZZ", "*", "x" * 300, "en-", "klingon;q=0"])
def test_a_language_nobody_knows_breaks_nothing(browser_of_ana: Client, language: str) -> None:
    assert browser_of_ana.get("/", headers={"accept-language": language}).status_code == 200
    assert habits_of_language("zz-zz") == habits_of_language("")


def test_the_zone_of_the_device_is_offered_once_and_kept_or_declined(
    ana: Person, browser_of_ana: Client
) -> None:
    assert "Your device says" not in browser_of_ana.get("/").content.decode()
    browser_of_ana.cookies["zone"] = BERLIN
    assert "Your device says Europe/Berlin" in browser_of_ana.get("/").content.decode()
    browser_of_ana.post(reverse("zone"), {"zone": BERLIN, "use": "no"})
    ana.refresh_from_db()
    assert (ana.time_zone, ana.zone_declined) == ("", BERLIN)
    assert "Your device says" not in browser_of_ana.get("/").content.decode()
    browser_of_ana.cookies["zone"] = AUCKLAND
    browser_of_ana.post(reverse("zone"), {"zone": AUCKLAND, "use": "yes"})
    ana.refresh_from_db()
    assert ana.time_zone == AUCKLAND
    assert "Your device says" not in browser_of_ana.get("/").content.decode()


def test_the_calendar_has_the_hour_in_the_persons_zone_and_a_reminder(
    ana: Person, browser_of_ana: Client, noon: datetime
) -> None:
    live_by(ana, BERLIN, noon - timedelta(days=9))
    at = datetime(2026, 5, 6, 14, 30, tzinfo=ZoneInfo(BERLIN))
    attempt = commits(ana, at=timezone.now() - timedelta(hours=1))
    recording.append(Plan(attempt=attempt, person=ana, received_at=timezone.now(), planned_at=at))
    sent = browser_of_ana.get(reverse("attempt-calendar", args=[attempt.pk])).content
    assert b"DTSTART;TZID=Europe/Berlin:20260506T143000" in sent
    assert b"BEGIN:VTIMEZONE" in sent
    (event,) = Calendar.from_ical(sent.decode()).walk("VEVENT")
    assert event.decoded("dtstart") == at
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-30)


def test_the_ends_of_a_day_field_are_told_to_the_browser() -> None:
    class Asked(forms.Form):
        day = DayField(span=coming)
        back = DayField(span=lately, required=False)
        old = DayField(span=ever, required=False)

    form = Asked()
    assert f'min="{coming().first}"' in str(form["day"])
    assert f'max="{lately().last}"' in str(form["back"])
    assert 'min="1970-01-02"' in str(form["old"])
