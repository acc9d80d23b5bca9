"""A short name for what a choice was drawn from, to tell whether two were drawn from the same.

Not for getting the state back: it is learned again from the facts.
"""

from dataclasses import fields
from hashlib import blake2b

import numpy as np

from undaunted.engine.choosing.situation import Situation
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.plain import to_plain

_BYTES = 6


def state_id(learned: LearnedState, history: History, situation: Situation) -> str:
    """Twelve hex digits of a digest: what was learned, when was asked, and what holds now."""
    fear, answers, stands = learned.fear, learned.answers, situation.assessment
    figures = (
        *(fear.mean, fear.covariance, fear.bias, fear.noise, fear.forecast_noise),
        *(answers.mean, answers.covariance, answers.whole, answers.came),
        history.time_days,
    )
    names = (f.name for f in fields(situation) if f.name != "assessment")
    decided = (stands.pace.value, stands.window.value, stands.stakes.value, stands.rest.reason)
    digest = blake2b(digest_size=_BYTES)
    digest.update(np.concatenate(figures).tobytes())
    digest.update(repr([to_plain(getattr(situation, name)) for name in names]).encode())
    digest.update(repr((learned.version, fear.time_days, *map(to_plain, decided))).encode())
    return digest.hexdigest()
