"""Keeps what is typed in any form, until it is sent; the answer says that it is kept."""

from django.http import HttpResponseBadRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from undaunted.people.asking import Asking
from undaunted.people.drafting import DraftChange, keep, keep_change
from undaunted.people.refusals import AlreadyDifferent

_NAME_LENGTH = 80
_BASE = "draft-base"


@require_POST
def draft(request: Asking, form: str) -> HttpResponseBase:
    """The whole form, or with `draft-base` only what changed in one of its texts."""
    if len(form) > _NAME_LENGTH:
        return HttpResponseBadRequest()
    name, now = form, timezone.now()
    if _BASE not in request.POST:
        base = keep(request.person, name, dict(request.POST.lists()), now)
        return JsonResponse({"kept": base})
    try:
        base = keep_change(request.person, name, _change_in(request), now)
    except ValueError:
        return HttpResponseBadRequest()
    except AlreadyDifferent:
        return JsonResponse({}, status=409)
    return JsonResponse({"kept": base})


def _change_in(request: Asking) -> DraftChange:
    sent = request.POST
    start, cut = int(sent.get("draft-start", "")), int(sent.get("draft-cut", ""))
    if start < 0 or cut < 0:
        raise ValueError
    name, put = sent.get("draft-name", ""), sent.get("draft-put", "")
    return DraftChange(sent[_BASE], name, start, cut, put)
