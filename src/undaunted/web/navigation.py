"""What every page shows around its content: places to go, the theme, the demo's label."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.web.demo import shown_name


@dataclass(frozen=True, slots=True)
class NavigationPlace:
    route: str
    label: Promise
    icon: str


_PLACES = (
    NavigationPlace("today", _("Today"), "sun"),
    NavigationPlace("ladder", _("Ladder"), "ladder"),
    NavigationPlace("journal", _("Journal"), "pages"),
    NavigationPlace("insights", _("Insights"), "curve"),
    NavigationPlace("more", _("More"), "dots"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    match = request.resolver_match
    person = getattr(request, "person", None)
    return {
        "places": _PLACES,
        "here": match.view_name.split(":")[-1] if match else "",
        "theme": person.theme if person else "auto",
        "demo": settings.DEMO,
        "demo_name": shown_name(person) if settings.DEMO else "",
        "help_near": bool(person and person.help_until and person.help_until > timezone.now()),
    }
