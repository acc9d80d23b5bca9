"""The page Me, whichever of its forms was sent: by the screen itself, or by an import."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from undaunted.asks.fitted import personal_context_in
from undaunted.asks.life import LifePart, life_parts
from undaunted.engine.taxonomy import Presumes
from undaunted.me.forms import (
    PRACTICE_DRAFT,
    TRUE_OF_ME,
    ImportForm,
    LifeForm,
    LookForm,
    PaceForm,
    PracticeForm,
    leave_out_dating,
)
from undaunted.people.asking import Asking
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person
from undaunted.record.forms import with_draft
from undaunted.record.same_person import NamesSeen, names_seen
from undaunted.wellbeing.pacing import chosen_pace
from undaunted.wellbeing.young import is_minor

_FOR_ADULTS = frozenset({Presumes.DATING, Presumes.SEEING_SOMEONE})


@dataclass(frozen=True, slots=True)
class MePage:
    practice: PracticeForm
    life: LifeForm
    parts: tuple[LifePart, ...]
    pace: PaceForm
    look: LookForm
    import_file: ImportForm
    problems: tuple[str, ...]
    data_folder: str
    names: NamesSeen
    practice_draft: str = PRACTICE_DRAFT


def shown(
    request: Asking, sent: forms.Form | None = None, problems: tuple[str, ...] = ()
) -> HttpResponse:
    """The page; the form that was sent keeps what was typed and says what does not fit."""
    row, minor = circumstances_of(request.person), is_minor(request.person)
    practice = sent if isinstance(sent, PracticeForm) else _practice_form(request, row)
    if minor:
        leave_out_dating(practice, "domains_wanted")
    page = MePage(
        practice=practice,
        life=sent if isinstance(sent, LifeForm) else _life_form(row),
        parts=life_parts(row, (part for part in Presumes if not (minor and part in _FOR_ADULTS))),
        pace=sent if isinstance(sent, PaceForm) else _pace_form(request.person),
        look=sent if isinstance(sent, LookForm) else _look_form(request.person),
        import_file=sent if isinstance(sent, ImportForm) else ImportForm(),
        problems=problems,
        data_folder=str(settings.DATA_FOLDER),
        names=names_seen(request.person),
    )
    return render(request, "me/me.html", {"page": page}, status=422 if sent else 200)


def _life_form(row: Circumstances) -> LifeForm:
    return LifeForm(initial={"half_of_earth": row.half_of_earth})


def _practice_form(request: Asking, row: Circumstances) -> PracticeForm:
    plain = PracticeForm.base_fields.keys() - TRUE_OF_ME.keys()
    true = personal_context_in(row).true.union(row.not_for)
    groups = {name: [w for w in words if w in true] for name, words in TRUE_OF_ME.items()}
    form = PracticeForm(initial={**{name: getattr(row, name) for name in plain}, **groups})
    return with_draft(request, form, PRACTICE_DRAFT)


def _pace_form(person: Person) -> PaceForm:
    chosen = chosen_pace(person)
    return PaceForm(initial={"pace": chosen.value} if chosen else None)


def _look_form(person: Person) -> LookForm:
    return LookForm(initial={name: getattr(person, name) for name in LookForm.base_fields})
