"""Your data: take it along, bring it back, delete it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import export_zip, file_name
from undaunted.leaving.forms import DeleteForm, SizedImportForm
from undaunted.leaving.importing import Imported, import_zip
from undaunted.leaving.refusals import CannotImport
from undaunted.me.page import shown
from undaunted.people.asking import Asking
from undaunted.record.models import Attempt
from undaunted.wellbeing.leading import go_on

_CLEARED = '"cache", "cookies", "storage"'


@require_POST
def export(request: Asking) -> HttpResponse:
    now = timezone.now()
    name = file_name(request.person, now)
    return HttpResponse(
        export_zip(request.person, now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return redirect("me")
    form = SizedImportForm(request.POST, request.FILES)
    problems: tuple[str, ...] = ()
    if form.is_valid():
        try:
            imported = import_zip(request.person, form.cleaned_data["file"])
        except CannotImport as refused:
            form.add_error("file", refused.sentence)
            problems = refused.problems
        else:
            messages.success(request, _sentence_of(imported))
            return go_on(imported.danger, "me")
    return shown(request, form, problems)


def _sentence_of(imported: Imported) -> str:
    if not imported.added:
        return _("Everything in this file was here already. Nothing was changed.")
    sentence = ngettext(
        "Welcome back. %(added)d entry was added.",
        "Welcome back. %(added)d entries were added.",
        imported.added,
    )
    return sentence % {"added": imported.added}


@dataclass(frozen=True, slots=True)
class DeletePage:
    form: DeleteForm
    asks: int


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Asking) -> HttpResponse:
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        deleted = delete_everything(request.person)
        then = reverse("me-deleted") + ("" if deleted.traces_gone else "?traces=1")
        return HttpResponseRedirect(then, headers={"Clear-Site-Data": _CLEARED})
    page = DeletePage(form, Attempt.objects.of(request.person).count())
    status = 422 if form.errors else 200
    return render(request, "leaving/delete.html", {"page": page}, status=status)


@require_safe
def deleted(request: Asking) -> HttpResponse:
    """Says so only where it is so: an address opened by chance deletes nothing."""
    if Attempt.objects.of(request.person).exists():
        return redirect("me-delete")
    return render(request, "leaving/deleted.html", {"traces": "traces" in request.GET})
