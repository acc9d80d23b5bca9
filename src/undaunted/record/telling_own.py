"""What was left out of an own ask and told when it was over: once, and optional."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from undaunted.record.models import Attempt, CareCheck, OwnAsk, OwnAskTold
from undaunted.record.recording import append_once


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who was asked, by which channel, and whether they could say no; empty where it was not said."""

    counterpart: str = ""
    channel: str = ""
    can_refuse: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.counterpart or self.channel or self.can_refuse)


def told_of(attempt: Attempt) -> OwnAskTold | None:
    """What was told of an own ask afterwards; None where nothing was (one query)."""
    if attempt.own_ask_id is None:
        return None
    return OwnAskTold.objects.of(attempt.person).filter(own_ask=attempt.own_ask_id).first()


def left_out_of(attempt: Attempt) -> frozenset[str]:
    """Which of `LeftOut` was never told of an own ask; empty once it was asked, and for others.

    Two queries for an own ask, none for others.
    """
    own = attempt.own_ask
    if own is None or told_of(attempt) is not None:
        return frozenset()
    checks = CareCheck.objects.of(attempt.person).filter(attempt=attempt)
    refusing = checks.exclude(can_refuse="").exists()
    known = {"counterpart": own.counterpart, "channel": own.channel, "can_refuse": refusing}
    return frozenset(name for name, value in known.items() if not value)


@transaction.atomic
def tell_left_out(own: OwnAsk, said: LeftOut, now: datetime) -> OwnAskTold:
    """Append what was left out of an own ask; it has the id of that ask."""
    return append_once(
        OwnAskTold(
            id=own.pk,
            person=own.person,
            own_ask=own,
            received_at=now,
            counterpart=said.counterpart,
            channel=said.channel,
            can_refuse=said.can_refuse,
        )
    )
