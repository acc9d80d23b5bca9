"""Takes a picture of every screen, phone and desk, light and dark: `make screens`.

Runs the demo on a folder of its own. Also tells the journeys which screens there are.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import servers  # from the checkout this file lies in

OUT = Path("docs/screens")
CHROMIUM = os.environ.get("UNDAUNTED_CHROMIUM", "/usr/bin/chromium")
SIZES = (("phone", 360, 740), ("desk", 1280, 860))
FIXED = (
    ("today", "/?more=1"),
    ("ask", "/ask/name-of-that-plant/"),
    ("own-ask", "/ask/own/"),
    ("rehearse", "/ask/name-of-that-plant/rehearse/"),
    ("rehearse-own", "/ask/own/rehearse/"),
    ("waiting-list", "/waiting/"),
    ("already", "/already/"),
    ("unsought", "/unsought/"),
    ("received", "/received/"),
    ("round-own", "/round/"),
    ("breathe", "/breathe/"),
    ("ladder", "/ladder/"),
    ("ladder-add", "/ladder/add/?key=share-a-table"),
    ("journal", "/journal/"),
    ("library", "/library/"),
    ("library-found", "/library/?words=cofee&without=speech&fear=easy"),
    ("library-saved", "/library/?show=saved"),
    ("library-fun", "/library/?fun=on"),
    ("ask-card", "/library/share-a-table/"),
    ("ask-card-set-piece", "/library/show-me-one-step/"),
    ("exercises", "/exercises/"),
    ("evidence-sheet", "/exercises/evidence-sheet/?part=1"),
    ("breathing-space", "/exercises/breathing-space/?part=1"),
    ("ten-noes", "/exercises/hearing-ten-noes/?part=1"),
    ("exercises-done", "/journal/exercises/"),
    ("page-new", "/journal/page/"),
    ("bin", "/journal/bin/"),
    ("programmes", "/programmes/"),
    ("programme", "/programmes/30-days/"),
    ("programme-other", "/programmes/founders/"),
    ("programme-wall", "/programmes/30-days/wall/"),
    ("learn", "/learn/"),
    ("lesson", "/learn/why-a-no-hurts/"),
    ("stories", "/stories/"),
    ("evidence", "/evidence/"),
    ("claim", "/evidence/not-the-same-brain-areas/"),
    ("insights", "/insights/"),
    ("book-of-no", "/book/"),
    ("me", "/me/"),
    ("goals", "/goals/?again=1"),
    ("enough", "/enough/"),
    ("working", "/working/"),
    ("believed", "/journal/believed/"),
    ("believed-assumptions", "/journal/believed/?show=assumptions"),
    ("delete", "/me/delete/"),
    ("help-now", "/help/"),
    ("this-device", "/this-device/"),
    ("finding-care", "/finding-care/"),
    ("safety-plan", "/plan/"),
    ("questions", "/questions/"),
    ("pace", "/questions/done/"),
    ("measure", "/measures/phq-9/"),
    ("check-in", "/check-in/"),
    ("wellbeing", "/wellbeing/"),
    ("why", "/wellbeing/why/"),
    ("prepare", "/ask/talk-about-my-pay/prepare/"),
    ("offline", "/offline/"),
    ("not-found", "/nothing-here/"),
)


@contextmanager
def demo_server() -> Iterator[servers.Server]:
    """The demo, filled, on a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as parent, servers.database() as database:
        folder = Path(parent) / "data-demo"
        folder.mkdir()
        (folder / "DEMO").touch()
        fill(folder, database)
        server = servers.start(folder, database=database)
        try:
            yield server
        finally:
            server.stop()


def fill(folder: Path, database: str | None) -> None:
    code = (
        "from undaunted.web import serving; serving.make_ready(folder);"
        "from undaunted.cli.demo.demonstrating import fill_once; fill_once('much')"
    )
    servers.run(code, folder, database)


def screens(page: Page, base: str) -> tuple[tuple[str, str], ...]:
    """Every screen with its path: the fixed ones, and those that belong to one attempt."""
    answer_questions(page, base)
    under_way, logged = (begin(page, base, steps) for steps in range(2))
    reflected = looked_back_on(page, base)
    return (
        *FIXED,
        ("pocket", f"/attempt/{under_way}/"),
        ("here", f"/attempt/{under_way}/here/"),
        ("smaller-form", f"/attempt/{under_way}/here/smaller/"),
        ("attempt-rehearse", f"/attempt/{under_way}/rehearse/"),
        ("log", f"/attempt/{under_way}/log/"),
        ("reflect", f"/attempt/{logged}/reflect/"),
        ("what-happened", f"/attempt/{reflected}/happened/"),
        ("follow-up", f"/attempt/{reflected}/follow-up/day/"),
        ("entry", f"/journal/{reflected}/"),
        ("edit", f"/journal/{reflected}/edit/?of=reflection"),
        ("today-under-way", "/"),
        *exercise_screens(page, base, reflected),
    )


def exercise_screens(page: Page, base: str, key: str) -> tuple[tuple[str, str], ...]:
    """Parts that come after a first one, and a sheet that was done."""
    page.goto(f"{base}/exercises/evidence-sheet/?attempt={key}")
    page.locator("[name=claim]").fill("I am too much for people")
    page.locator("[name=conviction]").fill("80")
    page.locator("[name=against-0-fact]").fill("Sam rang me on Sunday")
    page.get_by_role("button", name="On to the next part").click()
    page.locator("[name=kinder_and_truer]").fill("I asked, and it was a no.")
    page.locator("[name=conviction_now]").fill("45")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/done/**")
    done = page.url.removeprefix(base)
    parts = []
    for exercise, first in (("breathing-space", ""), ("hearing-ten-noes", "silently")):
        page.goto(f"{base}/exercises/{exercise}/")
        if first:
            page.locator("label.choice", has_text=first).click()
        page.get_by_role("button", name="On to the next part").click()
        parts.append((f"{exercise}-2", page.url.removeprefix(base)))
    return (("exercise-done", done), *parts)


def looked_back_on(page: Page, base: str) -> str:
    """An attempt of the demo that was looked back on."""
    page.goto(f"{base}/book/")
    page.locator("main a[href^='/journal/']", has_text=re.compile(r"No\. \d+|A yes")).first.click()
    page.wait_for_url("**/journal/**")
    return str(re.findall(r"[0-9a-f-]{36}", page.url)[0])


def answer_questions(page: Page, base: str) -> None:
    """Answer the few questions calmly, so that the next ask does not wait for them."""
    page.goto(f"{base}/questions/")
    for name, value in (("interest", "0"), ("mood", "0"), ("thoughts", "no")):
        page.locator(f"label.choice:has([name={name}][value='{value}'])").click()
    page.get_by_role("button", name="That is how it is").click()
    page.wait_for_url("**/questions/done/**")


def join(page: Page, base: str) -> None:
    """The demo's person begins the 30 days, so that its screens show something."""
    page.goto(f"{base}/programmes/30-days/")
    page.get_by_role("button", name="Begin: 30 days").click()
    page.get_by_role("button", name="Pause").wait_for()


def begin(page: Page, base: str, steps: int) -> str:
    """An attempt that is under way (0) or logged (1), of an ask that is open on any day."""
    page.goto(f"{base}/library/?fear=easy")
    page.get_by_role("link", name="Try this one").nth(steps).click()
    page.wait_for_url("**/ask/**")
    page.locator("[name=fear]").fill("62")
    page.locator("[name=chance_yes]").fill("20")
    for name, value in (("can_refuse", "yes"), ("at_work", "no"), ("asked_before", "no")):
        for answer in page.locator(f"label.choice:has([name={name}][value={value}])").all():
            answer.click()
    page.locator("summary", has_text="What do you fear").click()
    page.locator("[name=feared_text]").fill("They look annoyed and say so")
    page.locator("[name=feared_chance]").fill("70")
    page.get_by_role("button", name="Lock my guesses").click()
    page.wait_for_url("**/attempt/**")
    key = str(re.findall(r"[0-9a-f-]{36}", page.url)[0])
    if steps:
        page.goto(f"{base}/attempt/{key}/log/")
        page.locator("label.choice", has_text="Yes").first.click()
        page.locator("[name=fear_peak]").fill("48")
        page.locator("[name=fear_now]").fill("15")
        page.get_by_role("button", name="Save it").click()
        page.wait_for_url("**/reflect/")
    return key


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with demo_server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        found = screens(browser.new_page(), server.url)
        for size in SIZES:
            for scheme in ("light", "dark"):
                take(browser, server.url, found, size, scheme)
        browser.close()
    print(f"{len(found) * 4} pictures in {OUT}")


def take(
    browser: Browser,
    base: str,
    found: tuple[tuple[str, str], ...],
    size: tuple[str, int, int],
    scheme: str,
) -> None:
    label, width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for name, path in found:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(base + path)
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, int(tall))})
        page.screenshot(path=OUT / f"{name}-{label}-{scheme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
