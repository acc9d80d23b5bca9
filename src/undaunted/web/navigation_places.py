"""The five places, what each has beside it as tabs, and which place every address belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a place that stands on the same level as its first."""

    route: str
    label: Promise


@dataclass(frozen=True, slots=True)
class NavigationPlace:
    """A place on the bar. `routes` names the addresses that belong to it, beside its tabs."""

    route: str
    label: Promise
    icon: str
    tabs: tuple[Tab, ...] = ()
    routes: frozenset[str] = frozenset()


PLACES = (
    NavigationPlace(
        "today",
        _("Today"),
        "sun",
        routes=frozenset(
            {
                *("ask", "ask-already", "ask-round", "already", "own-ask", "round-own"),
                *("rehearse", "rehearse-own", "attempt-rehearse", "prepare"),
                *("attempt", "attempt-move", "attempt-calendar", "here", "smaller-form"),
                *(
                    "log",
                    "waiting",
                    "waiting-list",
                    "reflect",
                    "what-happened",
                    "managed",
                    "skills-used",
                ),
                "because-of-who",
                *("round", "round-end", "round-result", "round-let-go", "follow-up"),
                *("pass-ask", "lift-pass", "kindness", "here-for", "life-part", "working"),
            }
        ),
    ),
    NavigationPlace(
        "library",
        _("Practise"),
        "compass",
        (
            Tab("library", _("Asks")),
            Tab("ladder", _("My ladder")),
            Tab("programmes", _("Programmes")),
            Tab("exercise-list", _("Exercises")),
            Tab("learn", _("Lessons")),
            Tab("stories", _("Stories")),
        ),
        frozenset(
            {
                *("ask-card", "ask-mark", "deck-pdf", "pasted"),
                *("ladder-add", "ladder-order", "ladder-change"),
                *("programme", "programme-step", "programme-finished", "programme-deck-pdf"),
                *("programme-wall", "programme-telling"),
                *("exercise", "exercise-pdf", "lesson", "story", "evidence", "claim"),
            }
        ),
    ),
    NavigationPlace(
        "wellbeing",
        _("How I am"),
        "heart",
        (
            Tab("wellbeing", _("How I am")),
            Tab("check-in", _("Check in")),
            Tab("safety-plan", _("My plan")),
            Tab("breathe", _("Breathe")),
        ),
        frozenset(
            {
                *("wellbeing-why", "screening", "screening-done", "measure", "measure-taken"),
                *("checked-in", "heavy-day", "support", "misread"),
                *("finding-care", "pace-under-18", "pace-care-first", "pace-supported"),
            }
        ),
    ),
    NavigationPlace(
        "journal",
        _("Journal"),
        "pages",
        (
            Tab("journal", _("Asks and pages")),
            Tab("book-of-no", _("Book of No")),
            Tab("journal-exercises", _("Exercises")),
            Tab("believed", _("What I believed")),
            Tab("bin", _("Bin")),
        ),
        frozenset(
            {
                *("journal-entry", "journal-edit", "page-new", "own-page", "own-page-edit"),
                "bin-move",
                *("unsought", "received", "week-pdf", "exercise-done", "exercise-done-pdf"),
            }
        ),
    ),
    NavigationPlace("insights", _("Insights"), "curve"),
)

ME = NavigationPlace(
    "me",
    _("Me"),
    "person",
    routes=frozenset(
        {
            *("more", "goals", "left-open", "enough", "names", "zone"),
            *("me-export", "me-import", "me-delete", "me-deleted"),
        }
    ),
)
# Addresses that stand outside every place.
NOWHERE = frozenset(
    {"help-now", "help-away", "this-device", "notes", "demo", "draft", "worker", "offline"}
)

_PLACE_OF: Mapping[str, NavigationPlace] = {
    route: place
    for place in (*PLACES, ME)
    for route in (*place.routes, *(tab.route for tab in place.tabs), place.route)
}


def place_of(route: str) -> NavigationPlace | None:
    """The place that an address belongs to; None outside of them."""
    return _PLACE_OF.get(route)


def tabs_at(route: str) -> tuple[Tab, ...]:
    """The tabs of a place, on the pages that are tabs; none deeper inside it."""
    place = place_of(route)
    tabs = () if place is None else place.tabs
    return tabs if route in {tab.route for tab in tabs} else ()
