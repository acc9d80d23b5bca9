"""Who else can read this device: what is kept where, what shows, and what leaving does not hide."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.people.asking import Asking


@dataclass(frozen=True, slots=True)
class ThisDevicePage:
    data_folder: str


@require_safe
def this_device(request: Asking) -> HttpResponse:
    page = ThisDevicePage(str(settings.DATA_FOLDER))
    return render(request, "wellbeing/this_device.html", {"page": page})
