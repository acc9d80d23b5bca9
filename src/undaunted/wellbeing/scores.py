"""What a measure adds up to, in words: the points, the range its authors name, and a plain sentence.

Where thoughts of dying were told, or that question was left open, no range is named and no sentence
speaks of the whole: the number then says the least of all. Nothing here is a diagnosis.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.engine.measures import Method, ScoreBand, band_of, scored
from undaunted.engine.safety.signs import PHQ9
from undaunted.library.instruments import InstrumentFile
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.wellbeing.measuring import Taking, taking_in
from undaunted.wellbeing.signs import ITEM_9

_UNNAMED = "no published bands"


@dataclass(frozen=True, slots=True)
class ShownTaking:
    """A taking as a page says it."""

    taking: Taking
    score: str
    said: str
    gaps: str


def taking_shown(taking: Taking, since: datetime | None = None) -> ShownTaking:
    return ShownTaking(
        taking, score_words(taking, since), value_words(taking, since), gap_words(taking)
    )


def shown_taking(person: Person, taking_id: str) -> ShownTaking | None:
    """The taking of this id as a page says it, None where the person has none (one query)."""
    try:
        return taking_shown(taking_in(person, uuid.UUID(taking_id)))
    except (ValueError, NotFound):
        return None


def is_hushed(taking: Taking, since: datetime | None = None) -> bool:
    """Whether points alone are said; `since`: when a heavy day began, if today is one."""
    if since is not None and taking.taken_at >= since:
        return True
    return taking.file.id == PHQ9 and taking.answers.get(ITEM_9) != 0


def score_words(taking: Taking, since: datetime | None = None) -> str:
    """The points of how many, and how its authors call that range."""
    if taking.score is None:
        return _("no score")
    _low, high = taking.file.instrument().range
    said = _("%(points)g of %(most)g") % {"points": taking.score.points, "most": high}
    band = None if is_hushed(taking, since) else _band_of(taking)
    return f"{said}, {band.name}" if band and band.name != _UNNAMED else said


def value_words(taking: Taking, since: datetime | None = None) -> str:
    """What the points suggest, in a sentence; of thoughts of dying, that they weigh more."""
    if taking.file.id == PHQ9 and is_hushed(taking):
        if taking.answers.get(ITEM_9) is None:
            return _("The question about thoughts of dying is open, so the sum says little.")
        return _(
            "You told of thoughts of dying or of hurting yourself. That counts before any sum."
        )
    band = None if is_hushed(taking, since) else _band_of(taking)
    return band.said if band else ""


def gap_words(taking: Taking) -> str:
    """What the questions that were left open mean for the score; "" where none matters."""
    open_ones = sum(taking.answers.get(item.id) is None for item in taking.file.items)
    reason = scored(taking.file.instrument(), taking.answers).reason
    if not open_ones or reason == "gate_closed":
        return ""
    left = ngettext("%(n)d question is open.", "%(n)d questions are open.", open_ones)
    return f"{left % {'n': open_ones}} {_MEANS[reason]()}"


_MEANS = {
    "no_total": lambda: _("Each stands alone, so nothing is missing."),
    "prorated": lambda: _("There is a score all the same: the others stand in for what is open."),
    "too_many_missing": lambda: _("So there is no score. What you answered is kept."),
    "gate_unanswered": lambda: _("So there is no score. What you answered is kept."),
}


def open_rule(file: InstrumentFile) -> str:
    """How many questions may stay open, by the instrument's own rule."""
    if file.scoring.method is Method.SINGLE_ITEMS:
        return _("Each question stands alone, and any may stay open.")
    most = file.scoring.most_missing
    if not most:
        return _("Any may stay open; there is a score only when all that count are answered.")
    return ngettext(
        "Any may stay open; with more than %(n)d open there is no score.",
        "Any may stay open; with more than %(n)d open there is no score.",
        most,
    ) % {"n": most}


def _band_of(taking: Taking) -> ScoreBand | None:
    score = taking.score
    return None if score is None else band_of(taking.file.instrument(), score.points)
