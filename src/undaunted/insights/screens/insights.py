"""Insights: what the asks so far have shown, each with its doubt."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from undaunted.insights.readings import readings_of
from undaunted.people.asking import Asking


@require_safe
def insights(request: Asking) -> HttpResponse:
    page = readings_of(request.person, timezone.now())
    return render(request, "insights/insights.html", {"page": page})
