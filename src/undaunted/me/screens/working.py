"""Is it working? One honest question in four weeks, and what an honest no may mean."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from undaunted.me.goals.forms import WorkingForm
from undaunted.me.goals.telling_working import tell_working
from undaunted.people.asking import Asking
from undaunted.record.models import WorkingAnswer
from undaunted.wellbeing.leading import go_on

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class WorkingPage:
    form: WorkingForm
    earlier: tuple[WorkingAnswer, ...]

    @property
    def says_no(self) -> bool:
        """Whether the newest answer is a no: then the page says what it may mean."""
        return bool(self.earlier) and self.earlier[0].answer == WorkingAnswer.Answer.NO


@require_http_methods(["GET", "HEAD", "POST"])
def working(request: Asking) -> HttpResponse:
    form = WorkingForm(request.POST) if request.method == "POST" else WorkingForm()
    if form.is_bound and form.is_valid():
        answer = WorkingAnswer.Answer(form.cleaned_data["answer"])
        tell_working(request.person, form.cleaned_data["fact"], answer, timezone.now())
        if answer in _THANKED:
            messages.info(request, _("Noted. We ask again in four weeks."))
        return go_on(False, _LEADS_TO[answer])
    rows = WorkingAnswer.objects.of(request.person).order_by("-answered_at", "-received_at")
    page = WorkingPage(form, tuple(rows[:_SHOWN]))
    return render(request, "me/working.html", {"page": page}, status=422 if form.errors else 200)


_THANKED = frozenset({WorkingAnswer.Answer.YES, WorkingAnswer.Answer.SOMEWHAT})
_LEADS_TO = {
    WorkingAnswer.Answer.YES: "today",
    WorkingAnswer.Answer.SOMEWHAT: "today",
    WorkingAnswer.Answer.NO: "working",
    WorkingAnswer.Answer.STOP: "enough",
    WorkingAnswer.Answer.HELP: "wellbeing",
}
