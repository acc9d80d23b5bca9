"""Chooses the next ask: gates first, then worth by named terms, then a drawn shortlist of three.

Not for sentences, and not for what a person may do by their own choice.
"""

from undaunted.engine.choosing.choice import Choice, Pick, replay
from undaunted.engine.choosing.ledger import Considered, Ledger
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.choosing.shortlist import POLICY_VERSION, choose, choose_each
from undaunted.engine.choosing.situation import Situation

__all__ = [
    "POLICY_VERSION",
    "Choice",
    "Considered",
    "Ledger",
    "Pick",
    "Reason",
    "Situation",
    "choose",
    "choose_each",
    "replay",
]
