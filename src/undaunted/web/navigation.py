"""What every page shows around its content: places to go, the theme, the demo's label."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from undaunted.people.days import zone_offered
from undaunted.web.demo import shown_name
from undaunted.web.device import device_zone_of
from undaunted.web.navigation_places import ME, PLACES, place_of, tabs_at


def navigation(request: HttpRequest) -> dict[str, object]:
    match = request.resolver_match
    route = match.view_name.split(":")[-1] if match else ""
    person = getattr(request, "person", None)
    return {
        "places": PLACES,
        "place_of_me": ME,
        "place": place_of(route),
        "tabs": tabs_at(route),
        "here": route,
        "theme": person.theme if person else "auto",
        "demo": settings.DEMO,
        "demo_name": shown_name(person) if settings.DEMO else "",
        "zone_offered": zone_offered(person, device_zone_of(request)) if person else "",
        "help_near": bool(person and person.help_until and person.help_until > timezone.now()),
    }
