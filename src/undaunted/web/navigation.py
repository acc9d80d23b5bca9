"""What every page shows around its content: places to go, the theme, the demo's label."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    route: str
    label: Promise
    icon: str


PLACES = (
    Place("today", _("Today"), "sun"),
    Place("ladder", _("Ladder"), "ladder"),
    Place("journal", _("Journal"), "pages"),
    Place("insights", _("Insights"), "curve"),
    Place("more", _("More"), "dots"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    match = request.resolver_match
    person = getattr(request, "person", None)
    return {
        "places": PLACES,
        "here": match.view_name.split(":")[-1] if match else "",
        "theme": person.theme if person else "auto",
        "demo": settings.DEMO,
        "help_near": bool(person and person.help_until and person.help_until > timezone.now()),
    }
