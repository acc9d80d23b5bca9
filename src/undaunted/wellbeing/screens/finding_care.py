"""Finding care: the first door, what costs little, and what to say, where somebody lives."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from undaunted.library.kinds.care import CareWay, CountryCare, WayKind
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.people.days import today_here, zone_of
from undaunted.people.describing import live_in
from undaunted.people.where import country_of_zone

_KINDS: Mapping[WayKind, Promise] = {
    "first_door": _("First door"),
    "self_referral": _("Going there yourself"),
    "low_cost": _("What it costs"),
    "online": _("Online or by phone"),
    "young": _("Under 18"),
}


@dataclass(frozen=True, slots=True)
class ShownWay:
    name: Promise
    way: CareWay


@dataclass(frozen=True, slots=True)
class ShownCare:
    """The ways of a country, the first door first; `is_old` after half a year without a look."""

    care: CountryCare
    ways: tuple[ShownWay, ...]

    @property
    def is_old(self) -> bool:
        return self.care.valid_until < today_here()


@dataclass(frozen=True, slots=True)
class FindingCarePage:
    """`country` is where somebody lives, or, with `is_guess`, what the clock of the device says."""

    country: str
    is_guess: bool
    here: ShownCare | None
    anywhere: tuple[ShownWay, ...]
    others: tuple[ShownCare, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def finding_care(request: Asking) -> HttpResponse:
    known = open_library().care
    if request.method == "POST":
        country = request.POST.get("country", "")
        if known.of(country) is not None:
            live_in(request.person, country)
        return redirect("finding-care")
    lives_in = request.person.country
    country = lives_in or country_of_zone(zone_of(request.person).key)
    here = known.of(country)
    page = FindingCarePage(
        country=country,
        is_guess=not lives_in and bool(country),
        here=_shown_care(here) if here else None,
        anywhere=_shown_ways(known.anywhere),
        others=tuple(_shown_care(each) for each in known.countries if each is not here),
    )
    return render(request, "wellbeing/finding_care.html", {"page": page})


def _shown_care(care: CountryCare) -> ShownCare:
    return ShownCare(care, _shown_ways(care.ways))


def _shown_ways(ways: tuple[CareWay, ...]) -> tuple[ShownWay, ...]:
    order = list(_KINDS)
    return tuple(
        ShownWay(_KINDS[way.kind], way) for way in sorted(ways, key=lambda w: order.index(w.kind))
    )
