"""How a person walks through the product: what they tap, slide and read."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from tests.servers import Server

WEEK_BEGINS = datetime(2026, 5, 4, 10, tzinfo=UTC)  # a Monday
TAP_S, KEY_S, DECISION_S = 1.1, 0.28, 1.35


@dataclass
class Walk:
    """A page with a count of what it cost: screens, taps and keys (keystroke-level model)."""

    page: Page
    base: str
    screens: int = 0
    taps: int = 0
    keys: int = 0
    seen: list[str] = field(default_factory=list)

    def on_day(self, server: Server, day: int) -> "Walk":
        """Set the clocks of server and browser to ten on a day; day 0 is the first Monday."""
        assert server.clock is not None
        moment = WEEK_BEGINS + timedelta(days=day)
        server.clock.write_text(moment.isoformat())
        self.page.clock.set_system_time(moment)
        return self

    def opens(self, path: str) -> "Walk":
        self.page.goto(self.base + path)
        return self.arrives()

    def arrives(self) -> "Walk":
        self.page.wait_for_load_state("load")
        self.screens += 1
        self.seen.append(re.sub(r"[0-9a-f-]{36}", "…", self.page.url.removeprefix(self.base)))
        return self

    def taps_on(self, words: str) -> "Walk":
        """Tap a link or button that leads to another screen."""
        self.taps += 1
        target = self.page.get_by_role("link", name=words).or_(
            self.page.get_by_role("button", name=words)
        )
        target.first.click()
        return self.arrives()

    def slides(self, question: str, to: int) -> "Walk":
        """Tap the slider of a question once."""
        self.taps += 1
        slider = self.page.get_by_role("slider", name=question)
        box = slider.bounding_box()
        assert box is not None
        slider.click(position={"x": box["width"] * to / 100, "y": box["height"] / 2})
        return self

    def numbers(self, name: str, value: int) -> "Walk":
        """Type a number: the way that works without scripts."""
        self.keys += len(str(value))
        self.page.locator(f"input[name={name}]").fill(str(value))
        return self

    def chooses(self, label: str) -> "Walk":
        self.taps += 1
        self.page.locator(
            "label.choice", has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")
        ).first.click()
        return self

    def says_what_came(self, label: str) -> "Walk":
        """Tap this answer, or the first where another kind of ask has other ones."""
        offered = self.page.locator("label.choice:has(input[name=outcome])")
        words = [text.strip() for text in offered.all_inner_texts()]
        return self.chooses(label if label in words else words[0])

    def answers(self, name: str, value: object) -> "Walk":
        """Tap the answer of this value under this question."""
        self.taps += 1
        self.page.locator(f"label.choice:has(input[name='{name}'][value='{value}'])").click()
        return self

    def says_how_one_is(self, mood: int = 0, thoughts: str = "no", *holds: str) -> "Walk":
        """The few questions before the second ask."""
        self.answers("interest", mood).answers("mood", mood).answers("thoughts", thoughts)
        for what in holds:
            self.answers("holds", what)
        return self.taps_on("That is how it is")

    def begins(self, ask: str) -> "Walk":
        """Go to an ask of the library, whatever Today offers, and lock the guesses."""
        return self.opens(f"/ask/{ask}/").guesses()

    def begins_an_ask(self) -> "Walk":
        """From Today to locked guesses: an ask of any kind or a step, as the day has it."""
        return self.taps_on("I’ll try this one").guesses()

    def guesses(self, fear: int = 50, chance: int = 30) -> "Walk":
        """Lock the guesses; the questions, where they come first, are answered calmly."""
        if "/questions/" in self.page.url:
            self.says_how_one_is().taps_on("Go on")
        self.slides("How afraid will you be", fear)
        likely = self.page.locator(".scale:has(input[name=chance_yes])")
        if likely.count():  # a step towards an ask has none
            self.slides(likely.get_attribute("data-scale") or "", chance)
        if self.page.locator("input[name=can_refuse]").count():
            self.answers("can_refuse", "yes").answers("at_work", "no").answers("asked_before", "no")
        return self.taps_on("Lock my guess")

    def writes(self, name: str, words: str) -> "Walk":
        self.keys += len(words)
        self.page.locator(f"[name={name}]").fill(words)
        return self

    def finds(self, words: str) -> "Walk":
        """Look for words in the journal; the address carries none of them."""
        self.opens("/journal/").writes("words", words)
        self.page.get_by_role("button", name="Find").click()
        self.page.wait_for_url(re.compile(r"/journal/\?found="))
        return self.arrives()

    def unfolds(self, words: str) -> "Walk":
        self.taps += 1
        self.page.locator("summary", has_text=words).first.click()
        return self

    def reads(self, words: str) -> "Walk":
        assert words in self.page.locator("main").inner_text(), (words, self.page.url)
        return self

    @property
    def seconds(self) -> float:
        """Interface time: pointing, typing, and one decision a screen."""
        return self.taps * TAP_S + self.keys * KEY_S + self.screens * DECISION_S
