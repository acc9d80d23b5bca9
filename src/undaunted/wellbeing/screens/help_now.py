"""Help now: one tap from everywhere, behind no form, asking nothing."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.library.reading import open_library
from undaunted.library.schema import HelpLine


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    lines: tuple[HelpLine, ...]


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    return render(request, "wellbeing/help_now.html", {"countries": countries()})


def countries() -> tuple[Country, ...]:
    """The lines of the library by country, in its own order."""
    grouped: dict[str, list[HelpLine]] = {}
    for line in open_library().help_lines:
        grouped.setdefault(line.country, []).append(line)
    return tuple(Country(name, tuple(lines)) for name, lines in grouped.items())
