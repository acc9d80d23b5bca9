"""Which pace a person practises at, and how they change it.

Nobody has been screened yet, so everybody begins gentle, as the rules say of a declined screening
(docs/decisions/0003). Gentler is always allowed; open needs some practice first.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.taxonomy import Outcome, Pace
from undaunted.engine.values import Decision
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.models import Answer, Reflection
from undaunted.record.recording import append
from undaunted.wellbeing.models import PaceChoice

RULE = "pace-choice-1"
REFLECTED_FOR_OPEN = 5
OFFERED = (Pace.GENTLE, Pace.OPEN, Pace.REST)


def pace_of(person: Person) -> Decision[Pace]:
    """The chosen pace, or gentle."""
    chosen = PaceChoice.objects.visible_to(person).order_by("-chosen_at").first()
    pace = Pace(chosen.pace) if chosen else Pace.GENTLE
    reason = "chosen" if chosen else "not_screened"
    return Decision(pace, RULE, (("chosen", chosen.pace if chosen else None),), reason)


@transaction.atomic
def choose_pace(person: Person, choice_id: uuid.UUID, pace: Pace, now: datetime) -> PaceChoice:
    """Append the person's choice. Raises `NotAllowed` for open before five reflected asks."""
    if pace not in OFFERED:
        raise NotAllowed(_("That pace isn't one to choose."))
    if pace is Pace.OPEN and reflected_asks(person) < REFLECTED_FOR_OPEN:
        raise NotAllowed(
            _("The open pace is there after %(asks)d asks you have looked back on.")
            % {"asks": REFLECTED_FOR_OPEN}
        )
    return append(
        PaceChoice(id=choice_id, person=person, pace=pace.value, chosen_at=now, received_at=now)
    )


def reflected_asks(person: Person) -> int:
    """How many asks that were really made have been reflected on."""
    asked = Answer.objects.visible_to(person).exclude(outcome=Outcome.NOT_ASKED.value)
    return (
        Reflection.objects.visible_to(person)
        .current()
        .filter(attempt__in=asked.values("attempt"), attempt__removed_at__isnull=True)
        .count()
    )
