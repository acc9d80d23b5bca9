"""Reflect: four questions and the belief again, in a minute, with a visible end."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.asks.what_else import CouldMean, could_mean
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.people.asking import Asking
from undaunted.practice.after.forms import LEFT_OUT, ReflectForm
from undaunted.practice.after.marking import page_after
from undaunted.practice.after.reflecting import SeenBack, reflection_draft_of
from undaunted.practice.after.reflecting import reflect as append_reflection
from undaunted.practice.after.telling_after import caution_of
from undaunted.programmes.line import question_for
from undaunted.record.forms import fresh_form
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord, attempt_record_of
from undaunted.record.telling_own import LeftOut, left_out_of
from undaunted.wellbeing.leading import go_on

_NOT_ANSWERED = (Outcome.NOT_ASKED, Outcome.WAITING, Outcome.DONE, Outcome.HALF)


@dataclass(frozen=True, slots=True)
class ReflectPage:
    record: AttemptRecord
    ask: ShownAsk | None
    form: ReflectForm
    draft: str

    @property
    def could(self) -> CouldMean | None:
        """What a no or a silence could mean besides what first comes to mind."""
        return could_mean(self.ask, self.record.outcome)

    @property
    def unasked(self) -> bool:
        """Whether nobody was asked: then there is no next time."""
        return self.record.attempt.origin == Attempt.Origin.UNSOUGHT


@require_http_methods(["GET", "HEAD", "POST"])
def reflect(request: Asking, pk: uuid.UUID) -> HttpResponse:
    record = attempt_record_of(request.person, pk)
    draft = reflection_draft_of(pk)
    if request.method != "POST" and record.reflection is not None:
        return redirect("what-happened", pk)
    if record.answer is None:
        return redirect("log", pk)
    ask = ask_of_attempt(record.attempt)
    form = fresh_form(request, _maker(record, ask), draft)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        left_out = LeftOut(**{name: said.pop(name) for name in LEFT_OUT if name in said})
        kept = append_reflection(record.attempt, SeenBack(**said), timezone.now(), left_out)
        return go_on(kept.danger, page_after(kept), pk)
    if "assumption" in form.fields:
        form.fields["assumption"].help_text = question_for(
            request.person, record.attempt, timezone.now()
        )
    page = ReflectPage(record, ask, form, draft)
    return render(
        request, "practice/after/reflect.html", {"page": page}, status=422 if form.errors else 200
    )


def _maker(record: AttemptRecord, ask: ShownAsk | None) -> Callable[..., ReflectForm]:
    """Makes the form with the questions that fit what was done and what came."""
    answered = record.outcome not in _NOT_ANSWERED
    step = record.kind is AskKind.APPROACHING
    asked = not step and record.outcome is not Outcome.NOT_ASKED and not record.grounds
    return partial(
        ReflectForm,
        kind=ask.kind if ask and step else record.kind,
        answered=answered,
        again=not caution_of(record.attempt),
        plainly=bool(record.grounds),
        left_out=left_out_of(record.attempt) if asked else (),
    )
