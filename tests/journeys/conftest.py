"""A real browser. Debian's Chromium, as `make test` installs it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import servers
from tests.journeys.walking import WEEK_BEGINS
from tests.servers import Server

CHROMIUM = os.environ.get("UNDAUNTED_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = (360, 740), (1280, 860)
EXPECTED = ("status of 4", "ERR_INTERNET_DISCONNECTED")  # refusals, and a network we took away
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(
            f"{CHROMIUM} is missing: run `make test`, which installs it, or apt-get install chromium"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens a page; at the end, nothing may have been complained of in its console.

    Its clock begins at the moment of the test and goes on, as the server's does. Cookies and what
    is kept without a connection still go by the machine's own.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        size: tuple[int, int] = PHONE,
        scheme: str = "light",
        *,
        scripts: bool = True,
        calm: bool = False,
        touch: bool = False,
        zone: str = "UTC",
        locale: str = "en-GB",
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce" if calm else "no-preference",
            has_touch=touch,
            timezone_id=zone,
            locale=locale,
        )
        context.set_default_timeout(30_000)
        context.clock.install(time=datetime.now(UTC))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type == "error" and not any(known in said.text for known in EXPECTED)
                else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder made ready once: keys, tables, static files; and patterns, kept for every server."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    servers.run(
        "from undaunted.web import serving; serving.make_ready(folder);"
        "from undaunted.library.reading import getting_ready, open_library;"
        "list(getting_ready(open_library()))",
        folder,
    )
    return folder


@pytest.fixture
def server(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    """Undaunted on a fresh folder, as somebody would start it."""
    with servers.database() as database:
        running = servers.start(servers.copy_of(prepared, tmp_path / "data"), database=database)
        yield running
        running.stop()


@pytest.fixture
def week(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    """Undaunted with a clock that a journey sets: it begins on a Monday at ten."""
    clock = tmp_path / "clock"
    clock.write_text(WEEK_BEGINS.isoformat())
    with time_machine.travel(WEEK_BEGINS, tick=True), servers.database() as database:
        folder = servers.copy_of(prepared, tmp_path / "data")
        running = servers.start(folder, clock=clock, database=database)
        yield running
        running.stop()
