"""Names that may mean one person: asked quietly, kept either way, and taken back at any time."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from undaunted.people.asking import Asking
from undaunted.people.refusals import NotAllowed
from undaunted.record.forms import FactForm
from undaunted.record.models import SamePerson
from undaunted.record.same_person import TwoNames, names_seen, tell_same_person

_A_PAGE = 20
_Verdict = SamePerson.Verdict
_THANKS = {
    _Verdict.ONE: gettext_lazy("Kept: one person. A no from one counts for both names."),
    _Verdict.TWO: gettext_lazy("Kept: two people."),
    _Verdict.OPEN: gettext_lazy("Taken back. The question is open again."),
}
_WRITTEN_ALIKE = gettext_lazy(
    "Kept: two people. When you ask one of them again, add something to the name, such as where you "
    "know them from. Written alike, a no from one counts for both."
)


class VerdictForm(FactForm):
    party = forms.UUIDField()
    other = forms.UUIDField()
    verdict = forms.ChoiceField(choices=_Verdict.choices)


@dataclass(frozen=True, slots=True)
class NamesPage:
    to_ask: tuple[TwoNames, ...]
    settled: Page[TwoNames]


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: Asking) -> HttpResponse:
    if request.method == "POST":
        return _tell(request)
    seen = names_seen(request.person)
    settled = Paginator(seen.settled, _A_PAGE).get_page(request.GET.get("page"))
    page = NamesPage(seen.to_ask, settled)
    return render(request, "me/names.html", {"page": page})


def _tell(request: Asking) -> HttpResponse:
    form = VerdictForm(request.POST)
    if not form.is_valid():
        raise NotAllowed(_("That did not come through. Nothing was changed."))
    said = form.cleaned_data
    verdict, pair = _Verdict(said["verdict"]), (said["party"], said["other"])
    row = tell_same_person(request.person, said["fact"], pair, verdict, timezone.now())
    alike = TwoNames(row.party, row.other).written_alike
    messages.success(
        request, _WRITTEN_ALIKE if alike and verdict == _Verdict.TWO else _THANKS[verdict]
    )
    return redirect("names")
