"""Sets guesses aside while the few questions come first: kept as a draft, and looked at."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from undaunted.people.drafting import keep
from undaunted.people.models import Person
from undaunted.practice.asking.committing import forecast_draft_of
from undaunted.wellbeing.noticing import notice_said


def set_aside(
    person: Person,
    ask_key: str,
    fact: uuid.UUID,
    typed: Mapping[str, list[str]],
    texts: Mapping[str, str],
    now: datetime,
) -> bool:
    """Keep what was typed as the draft of this ask; whether its `texts` speak of danger."""
    keep(person, forecast_draft_of(ask_key), typed, now)
    return notice_said(person, fact, texts, "ask", now)
