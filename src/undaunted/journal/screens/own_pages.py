"""A page of one's own: writing it, reading it, writing it anew."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from undaunted.exercises.reading import read as read_exercise
from undaunted.journal.page_forms import PageAgainForm, PageForm
from undaunted.journal.writing_pages import (
    WordsOfPage,
    page_draft_of,
    rewrite_page,
    rewriting_draft_of,
    write_page,
)
from undaunted.library.kinds.prompt import ABOUT, About, Prompt
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.days import today_here, zone_named
from undaunted.people.drafting import keep
from undaunted.people.refusals import NotFound
from undaunted.record.forms import fresh_form, with_draft
from undaunted.record.models import Attempt, OwnPage
from undaunted.record.pages import own_page_of, versions_of
from undaunted.record.recording import require_attempt
from undaunted.record.titles import title_of
from undaunted.wellbeing.checking_in import mood_today
from undaunted.wellbeing.leading import go_on

_HEADINGS: Mapping[About, Promise] = {
    "ask": gettext_lazy("About an ask"),
    "day": gettext_lazy("About today"),
    "mind": gettext_lazy("About what goes through my head"),
    "kind": gettext_lazy("Something kind"),
}


@dataclass(frozen=True, slots=True)
class PromptGroup:
    heading: Promise
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class WritePage:
    """A page to write; `groups` are the prompts there are, none where it is written anew."""

    title: str
    form: PageForm | PageAgainForm
    draft: str
    about: str = ""
    prompt: Prompt | None = None
    groups: tuple[PromptGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPageShown:
    row: OwnPage
    at: datetime
    about: str
    exercise: str
    prompt: str
    earlier: tuple[OwnPage, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Asking) -> HttpResponse:
    about = _attempt_in(request)
    draft = page_draft_of(about.pk if about else None)
    mood = mood_today(request.person, timezone.now())
    if request.method == "POST" and (prompt := _prompt_wanted(request)) is not None:
        return _begun_with(request, draft, prompt)
    form = fresh_form(request, partial(PageForm, mood=mood), draft)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        ticked = mood if said.get("with_mood") else None
        words = WordsOfPage(
            said["fact"], said["words"], about.pk if about else None, ticked, said["prompt"]
        )
        kept = write_page(request.person, words, timezone.now())
        messages.info(request, _("Your page is kept."))
        return go_on(kept.danger, "own-page", kept.row.known_by)
    page = WritePage(
        _("A page of my own"),
        form,
        draft,
        title_of(about) if about else "",
        open_library().prompts.get(str(form["prompt"].value() or "")),
        tuple(PromptGroup(_HEADINGS[each], _prompts_about(each)) for each in ABOUT),
    )
    return _written(request, page)


def _written(request: Asking, page: WritePage) -> HttpResponse:
    status = 422 if page.form.errors else 200
    return render(request, "journal/own_page_write.html", {"page": page}, status=status)


def _attempt_in(request: Asking) -> Attempt | None:
    """The ask that the page is about, by the address."""
    named = request.GET.get("attempt", "")
    try:
        return require_attempt(request.person, uuid.UUID(named)) if named else None
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None


def _prompts_about(about: About) -> tuple[Prompt, ...]:
    return tuple(each for each in open_library().prompts.values() if each.about == about)


def _prompt_wanted(request: Asking) -> str | None:
    """The prompt a button asks for, "" for none; None where the page itself is sent."""
    sent = request.POST
    if "prompt-none" in sent:
        return ""
    if "choose" in sent:
        return sent["choose"]
    if "another" not in sent:
        return None
    every = tuple(open_library().prompts)
    now = sent.get("prompt", "")
    after = every.index(now) + _STRIDE if now in every else today_here().toordinal()
    return every[after % len(every)]


_STRIDE = 13  # has no common divisor with their number, so that each comes once a round


def _begun_with(request: Asking, draft: str, prompt: str) -> HttpResponse:
    """Keep what is typed with another prompt, and come back to it."""
    typed = {name: values for name, values in request.POST.lists() if name not in _BUTTONS}
    keep(request.person, draft, {**typed, "prompt": [prompt]}, timezone.now())
    about = request.GET.get("attempt", "")
    return redirect(f"{request.path}?{urlencode({'attempt': about})}" if about else request.path)


_BUTTONS = frozenset({"another", "choose", "prompt-none"})


@require_safe
def read(request: Asking, pk: uuid.UUID) -> HttpResponse:
    row = own_page_of(request.person, pk)
    prompt = open_library().prompts.get(row.prompt)
    page = OwnPageShown(
        row,
        row.wrote_at.astimezone(zone_named(row.zone)),
        title_of(row.attempt) if row.attempt else "",
        read_exercise(request.person, row.exercise).title if row.exercise else "",
        prompt.text if prompt and prompt.version == row.prompt_version else "",
        versions_of(request.person, pk)[1:],
    )
    return render(request, "journal/own_page.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asking, pk: uuid.UUID) -> HttpResponse:
    """Write it anew; the version before is kept."""
    old, draft = own_page_of(request.person, pk), rewriting_draft_of(pk)
    form = PageAgainForm(request.POST or None, initial={"words": old.words})
    form = with_draft(request, form, draft)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        kept = rewrite_page(request.person, pk, said["fact"], said["words"], timezone.now())
        messages.info(request, _("Changed. The earlier version is kept below."))
        return go_on(kept.danger, "own-page", pk)
    return _written(request, WritePage(_("Change a page"), form, draft))
