"""Goals: what one practises for, where one stood and stands, and what a no means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from undaunted.me.goals.forms import GoalForm, LeaveOpenForm, LetGoForm, StandsForm
from undaunted.me.goals.naming_goals import (
    GOAL_DRAFT,
    MOST_GOALS,
    STANDS_DRAFT,
    let_go_of,
    name_goal,
    say_no_means,
    stand_again,
)
from undaunted.me.goals.telling_working import leave_open
from undaunted.people.asking import Asking
from undaunted.people.drafting import forget
from undaunted.people.refusals import NotAllowed
from undaunted.practice.choosing.aims import AGAIN_AFTER
from undaunted.record.aims import GoalStands, goals_of, no_meanings_of
from undaunted.record.forms import with_draft
from undaunted.record.models import LeftOpen, NoMeaning
from undaunted.wellbeing.leading import go_on


@dataclass(frozen=True, slots=True)
class GoalsPage:
    open: tuple[GoalStands, ...]
    let_go: tuple[GoalStands, ...]
    meanings: tuple[NoMeaning, ...]
    goal_form: GoalForm | None
    stands_form: StandsForm | None
    asks_again: bool
    goal_draft: str = GOAL_DRAFT
    stands_draft: str = STANDS_DRAFT


@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return _shown(request)
    save = _SENT.get(request.POST.get("do", ""))
    if save is None:
        raise BadRequest("Nothing that can be done here.")
    return save(request)


def _shown(request: Asking, sent: forms.Form | None = None) -> HttpResponse:
    found, meanings = goals_of(request.person), no_meanings_of(request.person)
    still = tuple(one for one in found if one.let_go is None)
    page = GoalsPage(
        open=still,
        let_go=tuple(one for one in found if one.let_go is not None),
        meanings=meanings,
        goal_form=_goal_form(request, sent, still, meanings),
        stands_form=_stands_form(request, sent, still),
        asks_again="again" in request.GET or isinstance(sent, StandsForm) or _is_due(still),
    )
    return render(request, "me/goals.html", {"page": page}, status=422 if sent else 200)


def _goal_form(
    request: Asking,
    sent: forms.Form | None,
    still: tuple[GoalStands, ...],
    meanings: tuple[NoMeaning, ...],
) -> GoalForm | None:
    """A new goal while there is room; what a no means is asked with the first."""
    if len(still) >= MOST_GOALS and not isinstance(sent, GoalForm):
        return None
    form = sent if isinstance(sent, GoalForm) else GoalForm()
    if meanings:
        del form.fields["no_means"]
    return with_draft(request, form, GOAL_DRAFT)


def _stands_form(
    request: Asking, sent: forms.Form | None, still: tuple[GoalStands, ...]
) -> StandsForm | None:
    if isinstance(sent, StandsForm) or not still:
        return sent if isinstance(sent, StandsForm) else None
    form = StandsForm(goals=[one.goal for one in still])
    return with_draft(request, form, STANDS_DRAFT)


def _is_due(still: tuple[GoalStands, ...]) -> bool:
    moments = [one.numbered[-1].stood_at for one in still if one.numbered]
    return bool(moments) and timezone.now() - max(moments) >= AGAIN_AFTER


def _save_goal(request: Asking) -> HttpResponse:
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _shown(request, form)
    said, now = form.cleaned_data, timezone.now()
    try:
        danger = name_goal(request.person, said["fact"], said["words"], said["stand"], now).danger
    except NotAllowed as refused:
        form.add_error(None, refused.sentence)
        return _shown(request, form)
    if said["no_means"]:
        kept = say_no_means(request.person, said["fact"], said["no_means"], now)
        danger = danger or kept.danger
    forget(request.person, GOAL_DRAFT)
    messages.info(request, _("Kept. In four weeks we ask once where you stand."))
    return go_on(danger, "goals")


def _save_stands(request: Asking) -> HttpResponse:
    still = [one.goal for one in goals_of(request.person) if one.let_go is None]
    form = StandsForm(request.POST, goals=still)
    if not form.is_valid():
        return _shown(request, form)
    fact, now, danger = form.cleaned_data["fact"], timezone.now(), False
    stand_again(request.person, fact, form.stands(), now)
    if form.cleaned_data["no_means"]:
        words = form.cleaned_data["no_means"]
        danger = say_no_means(request.person, fact, words, now).danger
    forget(request.person, STANDS_DRAFT)
    messages.info(request, _("Kept, beside what you said before."))
    return go_on(danger, "goals")


def _let_go(request: Asking) -> HttpResponse:
    form = LetGoForm(request.POST)
    if not form.is_valid():
        raise BadRequest("No such goal.")
    let_go_of(request.person, form.cleaned_data["fact"], form.cleaned_data["goal"], timezone.now())
    messages.info(request, _("Let go. It stays below, with where you stood."))
    return go_on(False, "goals")


_SENT: Mapping[str, Callable[[Asking], HttpResponse]] = {
    "goal": _save_goal,
    "stands": _save_stands,
    "let-go": _let_go,
}


@require_POST
def left_open(request: Asking) -> HttpResponse:
    """A question of Today that is left open for now."""
    form = LeaveOpenForm(request.POST)
    if not form.is_valid():
        raise BadRequest("No such question.")
    question = LeftOpen.Question(form.cleaned_data["question"])
    leave_open(request.person, form.cleaned_data["fact"], question, timezone.now())
    if question == LeftOpen.Question.GOALS:
        messages.info(request, _("Left open. Goals stand on Me whenever you like."))
    return go_on(False, "today")
