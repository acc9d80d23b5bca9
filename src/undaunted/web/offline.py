"""What works without a connection: Help now with the own plan, a breath, and a page that says so."""

import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from undaunted.library.reading import open_library

_KEPT_STATIC = (
    "frame/tokens.css",
    "frame/page.css",
    "frame/components/button.css",
    "frame/components/card.css",
    "frame/components/field.css",
    "frame/components/scale.css",
    "frame/components/choice.css",
    "frame/components/note.css",
    "frame/components/chart.css",
    "wellbeing/help.css",
    "practice/pocket.css",
    "practice/breath.js",
)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the addresses of what it keeps; anew with the library and styles."""
    static = [staticfiles_storage.url(name) for name in _KEPT_STATIC]
    pages = [
        reverse(name)
        for name in ("help-now", "this-device", "finding-care", "breathe", "notes", "offline")
    ]
    kept = {"pages": pages, "files": static, "version": open_library().version}
    context = {"kept": json.dumps(kept)}
    response = render(
        request, "web/worker.js", context, content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "web/offline.html")
