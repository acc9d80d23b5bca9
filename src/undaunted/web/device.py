"""What a device says of itself: its zone, which `zone.js` sets as a cookie, and its language."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from undaunted.people.days import zone_names

_ZONE_COOKIE = "zone"


def device_zone_of(request: HttpRequest) -> str:
    """The zone the device says it is in; "" where it says none that we know."""
    said = request.COOKIES.get(_ZONE_COOKIE, "")
    return said if said in zone_names() else ""


def language_of(request: HttpRequest) -> str:
    """The tag of the language the device likes best; "" where it says none."""
    liked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    return next((tag for tag, _share in liked if tag != "*"), "")
