"""A page that could be anybody's, for who has to leave the screen at once. It knows no person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    return render(request, "web/notes.html")
