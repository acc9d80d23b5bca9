"""Days and hours as the device of the person has them, where the computer runs in UTC."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests import servers
from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = [pytest.mark.journey, pytest.mark.once]
SMALL = (360, 640)
# The evening of the 29th in Los Angeles, the afternoon of the 30th in Auckland.
MOMENT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
ELSEWHERE = [
    ("America/Los_Angeles", "en-US", "2026-11-30", "Sunday, November 29", "6:00 PM"),
    ("Pacific/Auckland", "de-DE", "2026-12-01", "Monday 30 November", "15:00"),
]


@pytest.mark.parametrize(("zone", "locale", "tomorrow", "day", "hour"), ELSEWHERE)
def test_an_ask_that_waits_until_tomorrow_stands_on_the_day_of_the_device(
    prepared: Path,
    tmp_path: Path,
    new_page: NewPage,
    zone: str,
    locale: str,
    tomorrow: str,
    day: str,
    hour: str,
) -> None:
    with time_machine.travel(MOMENT, tick=True), servers.database() as database:
        clock = tmp_path / "clock"
        clock.write_text(MOMENT.isoformat())
        folder = servers.copy_of(prepared, tmp_path / "data")
        server: Server = servers.start(folder, clock=clock, database=database)
        page = new_page(SMALL, zone=zone, locale=locale)
        walk = Walk(page, server.url)
        walk.opens("/").opens("/")
        walk.reads("Your device says " + zone.replace("_", " ")).taps_on("Yes, use it")
        assert page.get_by_text("Your device says").count() == 0
        walk.begins("borrow-a-pen")
        attempt = page.url.split("/attempt/")[1].split("/")[0]
        walk.opens(f"/attempt/{attempt}/log/").answers("outcome", "waiting")
        page.locator("[name=ask_again_on]").fill(tomorrow)
        page.get_by_role("button", name="Save").or_(page.locator("form .button")).first.click()
        walk.arrives().opens(f"/journal/{attempt}/")
        walk.reads(day).reads(hour)
        page.goto("about:blank")
        server.stop()
