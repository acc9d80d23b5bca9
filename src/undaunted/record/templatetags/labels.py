"""Reads a word of the closed lists to a person: `{{ ask.domain|label:"Domain" }}`."""

from django import template
from django.utils.functional import Promise

from undaunted.engine import taxonomy
from undaunted.record.kind_words import GUESSED
from undaunted.record.labels import ACTED, ASK_VALUES, REFUSING
from undaunted.record.labels import label as label_of

register = template.Library()


@register.filter
def guessed(question: str) -> Promise:
    """What a guess was the chance of."""
    return GUESSED.get(question, GUESSED[taxonomy.GuessOf.YES])


@register.filter
def label(word: str, kind: str) -> Promise | str:
    """The label of `word` in the closed list named `kind`; the word itself if it left the list."""
    try:
        return label_of(getattr(taxonomy, kind)(word))
    except ValueError:
        return word.replace("_", " ")


@register.filter
def value_name(word: str) -> Promise | str:
    """What an ask was for, as people read it."""
    return ASK_VALUES.get(word, word)


@register.filter
def acted_name(word: str) -> Promise | str:
    """Whether somebody acted on what an ask was for."""
    return ACTED.get(word, word)


@register.filter
def refusing_name(word: str) -> Promise | str:
    """Whether the one who was asked could say no."""
    return REFUSING.get(word, word)
