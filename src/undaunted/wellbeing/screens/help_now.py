"""Help now: one tap from everywhere, behind no form, asking nothing; the own plan stands first."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from undaunted.library.kinds.ask import HelpLine
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking, onward
from undaunted.people.days import today_here
from undaunted.people.describing import live_in
from undaunted.people.models import Person
from undaunted.vault.keyring import KeyringMissing, KeyringUnreadable
from undaunted.vault.sealing import CannotOpen
from undaunted.wellbeing.models import SafetyPlan
from undaunted.wellbeing.noticing import put_help_away
from undaunted.wellbeing.planning import STEPS, plan_of

_NUMBER = re.compile(r"[*#]?\d[\d\s-]*\d|\d")


@dataclass(frozen=True, slots=True)
class ShownHelpLine:
    """A line and, where it can be called or written to, what a phone dials."""

    line: HelpLine
    dial: str
    text_to: str

    @property
    def is_old(self) -> bool:
        """Whether nobody has looked it up for half a year."""
        return self.line.valid_until < today_here()


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    lines: tuple[ShownHelpLine, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    plan: SafetyPlan | None
    own: Country | None
    others: tuple[Country, ...]
    onwards: str
    after_words: bool


@require_http_methods(["GET", "HEAD", "POST"])
def help_now(request: Asking) -> HttpResponse:
    if request.method == "POST":
        live_in(request.person, request.POST.get("country", ""))
        return redirect("help-now")
    every = _countries()
    own = next((one for one in every if one.name == request.person.country), None)
    page = HelpPage(
        plan=_plan_if_it_opens(request.person),
        own=own,
        others=tuple(one for one in every if one is not own),
        onwards=onward(request) if "next" in request.GET else "",
        after_words="next" in request.GET,
    )
    return render(request, "wellbeing/help_now.html", {"page": page})


def _plan_if_it_opens(person: Person) -> SafetyPlan | None:
    """The person's plan; a lost key must never keep the numbers below from them."""
    try:
        plan = plan_of(person)
        if plan is not None:
            for step in STEPS:
                getattr(plan, step)
    except (CannotOpen, KeyringMissing, KeyringUnreadable):
        return None
    return plan


def _countries() -> tuple[Country, ...]:
    """The lines of the library by country, in its own order."""
    grouped: dict[str, list[ShownHelpLine]] = {}
    for line in open_library().help_lines:
        grouped.setdefault(line.country, []).append(
            ShownHelpLine(line, _dialled(line.number), re.sub(r"\D", "", line.text or ""))
        )
    return tuple(Country(name, tuple(lines)) for name, lines in grouped.items())


def _dialled(number: str) -> str:
    """The first number in it, as a phone dials it; empty for a text number or an address."""
    found = _NUMBER.search(number)
    if found is None or number.startswith("text"):
        return ""
    return re.sub(r"[^\d*#]", "", found.group())


@require_POST
def help_away(request: Asking) -> HttpResponse:
    put_help_away(request.person, timezone.now())
    return redirect(onward(request))
