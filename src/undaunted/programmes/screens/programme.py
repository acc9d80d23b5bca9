"""One programme: for whom, its way block by block, how it stands; join, pause, go on, leave, finish."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from undaunted.drawing.chart import Chart
from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.programmes import enrolling
from undaunted.programmes.dose import dose_of
from undaunted.programmes.enrolled import Enrolled, current_in, enrolments_of, newest_of
from undaunted.programmes.not_now import asked_of, holding_now, reason_not_now
from undaunted.programmes.pictures import deck_of
from undaunted.programmes.progress import ProgrammeProgress, where_in
from undaunted.programmes.tries import tries_of
from undaunted.programmes.wall import wall_words
from undaunted.programmes.way import ShownBlock, way_of
from undaunted.programmes.words import (
    STATEMENTS,
    SUSPENDED,
    ShownGoal,
    goals_shown,
    refusal_of,
    ticks_of,
)
from undaunted.record.forms import FactForm


class JoinForm(FactForm):
    none_holds = forms.BooleanField(
        label=gettext_lazy("None of these is so for me now"), required=False
    )


class StepForm(FactForm):
    enrolment = forms.UUIDField()
    ticked = forms.MultipleChoiceField(required=False)

    def __init__(self, data: object, programme: Programme) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.ticks = ticks_of(programme)
        choices = [(str(n), text) for n, text in enumerate(self.ticks)]
        self.fields["ticked"].choices = choices  # type: ignore[attr-defined]

    @property
    def all_ticked(self) -> bool:
        return len(set(self.cleaned_data["ticked"])) == len(self.ticks)


@dataclass(frozen=True, slots=True)
class Here:
    """How the person stands in it: where, the deck, what finishing asks for, why it waits."""

    enrolled: Enrolled
    where: ProgrammeProgress
    deck: Chart
    waits: Promise | None


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    programme: Programme
    dose: tuple[str, ...]
    way: tuple[ShownBlock, ...]
    goals: tuple[ShownGoal, ...]
    ticks: tuple[str, ...]
    statements: tuple[Promise, ...]
    here: Here | None
    other: Programme | None
    refusal: Promise | None
    form: JoinForm
    said: str = ""

    @property
    def suspended(self) -> Promise | None:
        """What is said where the yes diet is set aside."""
        return SUSPENDED if self.programme.counts_noes else None

    @property
    def wall(self) -> str:
        """What the way to its wall says, "" where it has none."""
        return wall_words(self.programme)

    @property
    def may_join(self) -> bool:
        current = self.here is not None and self.here.enrolled.is_current
        return not (current or self.other or self.refusal)


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: Asking, key: str) -> HttpResponse:
    found, now = programme_named(key), timezone.now()
    form = JoinForm(request.POST) if request.method == "POST" else JoinForm()
    said = ""
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data
        try:
            enrolling.join(
                request.person, sent["fact"], found, none_holds=sent["none_holds"], now=now
            )
        except NotAllowed as refused:
            said = refused.sentence
        else:
            messages.info(request, _("You are in. Your next ask belongs to it."))
            return redirect("programme", key)
    page = _page_of(request.person, found, form, said, now)
    status = 422 if form.is_bound else 200
    return render(request, "programmes/programme.html", {"page": page}, status=status)


def programme_named(key: str) -> Programme:
    found = open_library().programmes.get(key)
    if found is None:
        raise Http404
    return found


def _page_of(
    person: Person, programme: Programme, form: JoinForm, said: str, now: datetime
) -> ProgrammePage:
    every = enrolments_of(person)
    current = current_in(every)
    pace, holds = holding_now(person, now)
    waits = reason_not_now(programme, pace, holds)
    here = _here_in(person, newest_of(every, programme.id), waits, now)
    where = here.where if here and here.enrolled.is_current else None
    return ProgrammePage(
        programme=programme,
        dose=dose_of(programme),
        way=way_of(programme, where),
        goals=goals_shown(programme, where),
        ticks=ticks_of(programme),
        statements=tuple(STATEMENTS[each] for each in asked_of(programme)),
        here=here,
        other=current.programme if current and current.programme != programme else None,
        refusal=refusal_of(waits) if waits else None,
        form=form,
        said=said,
    )


def _here_in(
    person: Person, enrolled: Enrolled | None, waits: str | None, now: datetime
) -> Here | None:
    """None for what was never begun."""
    if enrolled is None:
        return None
    tries = tries_of(person, enrolled)
    where, deck = where_in(person, enrolled, tries, now), deck_of(person, enrolled, tries, now)
    why = refusal_of(waits) if waits and enrolled.status == "running" else None
    return Here(enrolled, where, deck, why)


@require_POST
def programme_step(request: Asking, key: str) -> HttpResponse:
    """One of: pause, resume, leave, finish."""
    form, now = StepForm(request.POST, programme_named(key)), timezone.now()
    do = request.POST.get("do", "")
    if not form.is_valid() or do not in (*_VERBS, _FINISH):
        raise NotAllowed(_("That isn't something a programme can do."))
    sent, person = form.cleaned_data, request.person
    if do == _FINISH:
        enrolling.finish(person, sent["enrolment"], sent["fact"], now, confirmed=form.all_ticked)
        return redirect("programme-finished", key)
    _VERBS[do](person, sent["enrolment"], sent["fact"], now)
    messages.info(request, _SAID[do])
    return redirect("programme", key)


_FINISH = "finish"
_VERBS = {"pause": enrolling.pause, "resume": enrolling.resume, "leave": enrolling.leave}
_SAID = {
    "pause": gettext_lazy("Paused. Your place is kept for as long as you like."),
    "resume": gettext_lazy("Good to see you. You go on where you were."),
    "leave": gettext_lazy("You left it. All you did stays yours, and so does your place."),
}
