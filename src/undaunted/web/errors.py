"""Error type -> status and page, in one table."""

import sqlite3

from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound, VerbRefused
from undaunted.vault.keyring import KeyringMissing, KeyringUnreadable
from undaunted.vault.sealing import CannotOpen

STATUS: tuple[tuple[type[Exception], int], ...] = (
    (NotFound, 404),
    (Http404, 404),
    (AlreadyDifferent, 409),
    (NotAllowed, 422),
    (VerbRefused, 422),
    (BadRequest, 400),
    (CannotOpen, 503),
    (KeyringMissing, 503),
    (KeyringUnreadable, 503),
    (OperationalError, 503),
)


def page_for(request: HttpRequest, fault: Exception) -> HttpResponse | None:
    """The page for a fault of the table; None leaves it to Django's own 500."""
    for kind, status in STATUS:
        if isinstance(fault, kind):
            return error_page(request, status, _sentence_of(fault))
    return None


def _sentence_of(fault: Exception) -> str:
    if isinstance(fault, VerbRefused):
        return fault.sentence
    if isinstance(fault, CannotOpen | KeyringMissing | KeyringUnreadable):
        return str(fault)
    if isinstance(fault, OperationalError):
        return _storage_sentence(fault)
    return _("We couldn't find that page.")


def _storage_sentence(fault: OperationalError) -> str:
    cause = fault.__cause__
    full = isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode == sqlite3.SQLITE_FULL
    if full or "full" in str(fault).lower():
        return _(
            "The disk is full, so this was not saved. Free some space, go back and send it again."
        )
    return _("The storage did not answer, so this was not saved. Go back and send it again.")


def error_page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    return render(
        request, "web/error.html", {"sentence": sentence, "status": status}, status=status
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404, _("We couldn't find that page."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400, _("That request could not be understood. Nothing was changed."))


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        request, 500, _("Something broke on our side. What you saved before is still there.")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(
        request,
        403,
        _(
            "This page was open too long, so we could not be sure it was you. Go back, copy your "
            "words, reload the page and send them again."
        ),
    )
