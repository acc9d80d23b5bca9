"""More: a calm list of the places that are not on the bar, and what this is not."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.people.asking import Asking


@dataclass(frozen=True, slots=True)
class Door:
    route: str
    name: Promise
    sentence: Promise


_DOORS = (
    Door("bin", _("The bin"), _("What you deleted, and the way back.")),
    Door("book-of-no", _("Book of No"), _("Every ask you looked back on has a page here.")),
    Door("library", _("Library"), _("Browse all asks, or write one of your own.")),
    Door("exercise-list", _("Exercises"), _("Short sheets, for before and after an ask.")),
    Door("programmes", _("Programmes"), _("A way through a week, a month or a hundred days.")),
    Door("learn", _("Learn"), _("Short lessons, each with what it rests on.")),
    Door("unsought", _("A no that came unasked"), _("Log a rejection you did not go looking for.")),
    Door("goals", _("What I practise for"), _("Goals in your words, and where you stand.")),
    Door("believed", _("What I believed"), _("What you feared beside what came, over time.")),
    Door("received", _("Somebody asked me"), _("What you said when others asked you.")),
    Door("wellbeing", _("How I am"), _("Your pace and why, moods, and questions over time.")),
    Door("safety-plan", _("My own plan"), _("What helps when it gets dark, in your words.")),
    Door("breathe", _("Breathe"), _("One quiet minute, before or after.")),
    Door("me", _("Me"), _("What fits you, your pace, how it looks, your data.")),
    Door("help-now", _("Help now"), _("People to call or write to, at any hour.")),
)


@require_safe
def more(request: Asking) -> HttpResponse:
    return render(request, "me/more.html", {"doors": _DOORS})
