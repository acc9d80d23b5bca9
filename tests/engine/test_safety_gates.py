"""What the door keeps away is not suggested either: the chooser's gates for what was told."""

from dataclasses import replace

import pytest

from tests.engine.builders import NOON, SAFETY, an_ask, calm
from undaunted.engine import learned
from undaunted.engine.choosing import Situation, choose
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.beginning import BeginningContext, Chosen
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, HoldsNow, NotFor, Source
from undaunted.engine.values import Candidate

NOW = 100.5
PAST = calm(12, since=NOW - 60.0)
SAFE = an_ask("safe")


def kind(
    domain: Domain = Domain.SERVICE,
    counterpart: Counterpart = Counterpart.STAFF,
    channel: Channel = Channel.FACE_TO_FACE,
    not_for: frozenset[NotFor] = frozenset(),
) -> Candidate:
    return replace(
        an_ask("kept"), domain=domain, counterpart=counterpart, channel=channel, not_for=not_for
    )


def signs_of(what: HoldsNow, ago: float = 1.0) -> Signs:
    return Signs((Screened(NOW - ago, holds=frozenset({what})),), minors=True)


def gate_of(ask: Candidate, signs: Signs, history: History = PAST) -> tuple[str, str]:
    """The gate that shuts the ask in the chooser, and the reason the door gives."""
    state = learned.learn_many(learned.start(), history)
    stands = assess_safety(signs, history, FearSettings(), NOW, SAFETY)
    choice = choose(state, history, Pool((ask, SAFE)), Situation(NOW, NOON, stands), 1, SAFETY)
    assert choice.suggestion is not None
    gate = choice.considered[0].gate or ""
    assert choice.suggestion.key == SAFE.key or not gate
    door = may_begin(
        Chosen(ask, Source.SUGGESTED, 0.0), BeginningContext(NOW, history, stands, 0), SAFETY
    )
    return gate, door.reason


KEPT = [
    (HoldsNow.UNDER_18, kind(Domain.DATING), "under_18"),
    (HoldsNow.UNDER_18, kind(counterpart=Counterpart.PASSER_BY), "under_18"),
    (HoldsNow.UNDER_18, kind(channel=Channel.PUBLIC_POST), "under_18"),
    (HoldsNow.UNDER_18, kind(not_for=frozenset({NotFor.UNDER_18})), "under_18"),
    (HoldsNow.AFRAID_OF_SOMEONE, kind(Domain.FAMILY), "somebody_feared"),
    (HoldsNow.AFRAID_OF_SOMEONE, kind(counterpart=Counterpart.PARTNER), "somebody_feared"),
    (HoldsNow.AFRAID_OF_SOMEONE, kind(counterpart=Counterpart.RELATIVE), "somebody_feared"),
    (HoldsNow.LOST_SOMEONE, kind(Domain.FAMILY), "after_a_loss"),
    (HoldsNow.LOST_SOMEONE, kind(Domain.FRIENDSHIP), "after_a_loss"),
    (HoldsNow.LOST_RELATIONSHIP, kind(Domain.DATING), "after_a_loss"),
    (HoldsNow.LOST_JOB, kind(Domain.WORK), "after_a_loss"),
    (HoldsNow.LOST_JOB, kind(Domain.JOB_SEARCH), "after_a_loss"),
]


@pytest.mark.parametrize(("what", "ask", "gate"), KEPT)
def test_what_was_told_shuts_the_same_asks_in_the_chooser_and_at_the_door(
    what: HoldsNow, ask: Candidate, gate: str
) -> None:
    assert gate_of(ask, signs_of(what)) == (gate, gate)


@pytest.mark.parametrize("what", list(HoldsNow))
@pytest.mark.parametrize("ask", [one for _, one, _ in KEPT])
def test_chooser_and_door_agree_about_everything_that_may_hold(
    what: HoldsNow, ask: Candidate
) -> None:
    signs = replace(signs_of(what), supported_days=NOW - 0.5)
    gate, reason = gate_of(ask, signs)
    assert (gate == "") is (reason == "none")


@pytest.mark.parametrize(("ago", "gate"), [(55.0, "after_a_loss"), (56.0, ""), (57.0, "")])
def test_the_part_of_life_that_was_lost_opens_again_after_eight_weeks(
    ago: float, gate: str
) -> None:
    signs = signs_of(HoldsNow.LOST_JOB, ago)
    assert gate_of(kind(Domain.WORK), signs) == (gate, gate or "none")


@pytest.mark.parametrize("stakes", range(6))
@pytest.mark.parametrize(("signs", "most"), [(Signs((Screened(NOW - 1.0),)), 4), (Signs(), 2)])
def test_the_chooser_never_goes_above_the_stakes_of_the_pace(
    stakes: int, signs: Signs, most: int
) -> None:
    gate, _ = gate_of(replace(kind(), stakes=stakes), signs)
    over = "never_offered" if stakes == 5 else "stakes"
    assert gate == (over if stakes > most else "")
