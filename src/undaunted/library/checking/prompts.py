"""What keeps a prompt from shipping: too like another one, too hard to read, or it presumes.

Not for whether it is warm: that only a reader sees.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from undaunted.library.files import Problem
from undaunted.library.kinds.prompt import PROMPTS, Prompt
from undaunted.library.wording import LONGEST_SENTENCE, sentences, words

_MOST_ALIKE = 0.5  # of the words that carry meaning, shared by two prompts
_LITTLE = frozenset(
    [
        "a",
        "about",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "before",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "like",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "so",
        "somebody",
        "something",
        "that",
        "the",
        "they",
        "this",
        "to",
        "was",
        "what",
        "when",
        "which",
        "who",
        "with",
        "would",
    ]
)
# What not everybody has, or had today: people, work, success, a good past.
_PRESUMES = re.compile(
    r"\b(partner|husband|wife|girlfriend|boyfriend|mother|father|mum|dad|parents|children|family|"
    r"friends?|boss|job|work|colleagues?|school|god|pray|proud|grateful|thankful|always|never|"
    r"everybody|should|must)\b",
    re.IGNORECASE,
)


def prompt_problems(prompts: Iterable[Prompt]) -> Iterator[Problem]:
    """Everything wrong in any prompt, or between two of them."""
    every = tuple(prompts)
    for prompt in every:
        for reason in _faults_of(prompt):
            yield Problem(PROMPTS, prompt.id, reason)
    for one, other in combinations(every, 2):
        if alikeness(one, other) > _MOST_ALIKE:
            yield Problem(PROMPTS, other.id, f"is nearly the same as '{one.id}'")


def _faults_of(prompt: Prompt) -> Iterator[str]:
    if not prompt.text.endswith((".", "?")):
        yield "ends with neither a full stop nor a question mark"
    if max(len(words(each)) for each in sentences(prompt.text)) > LONGEST_SENTENCE:
        yield f"has a sentence of more than {LONGEST_SENTENCE} words"
    found = _PRESUMES.search(prompt.text)
    if found:
        yield f"presumes or presses: '{found.group()}'"


def alikeness(one: Prompt, other: Prompt) -> float:
    """The share of words with meaning that two prompts have in common, 0 to 1."""
    mine, theirs = _weighty(one), _weighty(other)
    every = mine | theirs
    return len(mine & theirs) / len(every) if every else 1.0


def _weighty(prompt: Prompt) -> frozenset[str]:
    return frozenset(word.lower() for word in words(prompt.text)) - _LITTLE
