"""Say it aloud before asking: the line, a clock, and sound that never leaves the tab.

Nothing is sent and nothing is kept: there is no verb here, and the page may not even connect.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from undaunted.asks.fitted import personal_context_of
from undaunted.asks.shown import ask_of, ask_of_attempt
from undaunted.engine.steps import parted
from undaunted.engine.values import OWN
from undaunted.frame.policies import permissions
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.drafting import kept
from undaunted.practice.asking.improving import begun_by, line_to_say
from undaunted.practice.asking.writing_own_ask import own_ask_draft_of
from undaunted.record.questions import attempt_record_of
from undaunted.record.titles import why_left

_LONG = 70  # characters
_View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Take:
    """One time of saying it aloud, and how to say it then."""

    number: int
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class RehearsePage:
    """`line` is empty where the person finds words of their own; `onward` leads to `onward_to`."""

    title: str
    line: str
    onward: str
    onward_to: str

    @property
    def is_long(self) -> bool:
        """Whether the line is set smaller, so that the button stays on a small screen."""
        return len(self.line) > _LONG

    @property
    def takes(self) -> tuple[Take, ...]:
        return (
            Take(1, _("Take 1"), _("Just say it.")),
            Take(2, _("Take 2"), _("Slower than feels right.")),
            Take(3, _("Take 3"), _("Try this one standing up.")),
        )


def _hears_and_sends_nothing(view: _View) -> _View:
    """The microphone is allowed on this page; it plays what it recorded, and may not connect."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Permissions-Policy"] = permissions("microphone")
        return response

    return cast(_View, csp_replace({"media-src": ["blob:"], "connect-src": [NONE]})(guarded))


@require_safe
@_hears_and_sends_nothing
def rehearse(request: Asking, key: str) -> HttpResponse:
    if not key.startswith(OWN) and parted(key)[0] not in open_library().asks:
        messages.info(request, why_left(key))
        return redirect("today")
    ask = ask_of(request.person, key, personal_context_of(request.person))
    line = ask.opening_lines[0] if ask.opening_lines else ""
    onward = _("On to my guess") if ask.step else _("On to my two guesses")
    page = RehearsePage(ask.towards or ask.title, line, onward, reverse("ask", args=[key]))
    return _shown(request, page)


@require_safe
@_hears_and_sends_nothing
def rehearse_own(request: Asking) -> HttpResponse:
    """Before an own ask: the line as far as it was typed."""
    begun = begun_by(request.person, request.GET.get("improves"), request.GET.get("exercise"))
    typed = kept(request.person, own_ask_draft_of(begun))
    title, line = (
        typed[name][0] if typed.get(name) else str(begun.initial.get(name, ""))
        for name in ("title", "opening_line")
    )
    query = request.GET.urlencode()
    back = reverse("own-ask") + (f"?{query}" if query else "")
    return _shown(request, RehearsePage(title, line, _("Back to my own ask"), back))


@require_safe
@_hears_and_sends_nothing
def rehearse_attempt(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Before an ask that is under way: the line as it was planned."""
    record = attempt_record_of(request.person, pk)
    if not record.is_open:
        return redirect("what-happened", pk)
    ask = ask_of_attempt(record.attempt, personal_context_of(request.person))
    title = "" if ask is None else ask.towards or ask.title
    back = reverse("attempt", args=[pk])
    return _shown(request, RehearsePage(title, line_to_say(record, ask), _("Back to my ask"), back))


def _shown(request: Asking, page: RehearsePage) -> HttpResponse:
    return render(request, "practice/asking/rehearse.html", {"page": page})
