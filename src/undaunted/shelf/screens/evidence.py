"""The evidence register: every claim with its source, and how well each is known."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.library.kinds.register import Claim, Verified
from undaunted.people.asking import Asking
from undaunted.shelf.claims import (
    STRENGTH,
    STRENGTH_MEANS,
    VERIFIED,
    VERIFIED_MEANS,
    ShownClaim,
    shown_claims,
)

A_PAGE = 20
_ANY = (("", _("any")),)


class EvidenceFilterForm(forms.Form):
    strength = forms.ChoiceField(
        label=_("How strong"), choices=(*_ANY, *STRENGTH.items()), required=False
    )
    verified = forms.ChoiceField(
        label=_("Checked by us"), choices=(*_ANY, *VERIFIED.items()), required=False
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of the whole register are checked in one way."""

    key: Verified
    name: Promise
    count: int


@dataclass(frozen=True, slots=True)
class EvidencePage:
    form: EvidenceFilterForm
    claims: Page[ShownClaim]
    query: str
    tallies: tuple[Tally, ...]
    meanings: tuple[tuple[Promise, Promise], ...]


@require_safe
def evidence(request: Asking) -> HttpResponse:
    form = EvidenceFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    every = tuple(shown_claims().values())
    fitting = [shown for shown in every if _fits(shown.claim, wanted)]
    query = request.GET.copy()
    query.pop("page", None)
    page = EvidencePage(
        form=form,
        claims=Paginator(fitting, A_PAGE).get_page(request.GET.get("page")),
        query=query.urlencode(),
        tallies=_tallies(every),
        meanings=_meanings(),
    )
    return render(request, "shelf/evidence.html", {"page": page})


def _fits(claim: Claim, wanted: dict[str, str]) -> bool:
    return all(getattr(claim, name) == value for name, value in wanted.items() if value)


def _tallies(every: tuple[ShownClaim, ...]) -> tuple[Tally, ...]:
    counts = Counter(shown.claim.verified for shown in every)
    return tuple(Tally(key, name, counts[key]) for key, name in VERIFIED.items())


def _meanings() -> tuple[tuple[Promise, Promise], ...]:
    """Every word of strength and of checking, with what it means."""
    strengths = [(name, STRENGTH_MEANS[key]) for key, name in STRENGTH.items()]
    return (*strengths, *((name, VERIFIED_MEANS[key]) for key, name in VERIFIED.items()))


@require_safe
def claim(request: Asking, key: str) -> HttpResponse:
    shown = shown_claims().get(key)
    if shown is None:
        raise Http404
    return render(request, "shelf/claim.html", {"shown": shown})
