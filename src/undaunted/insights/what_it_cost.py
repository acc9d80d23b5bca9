"""What asks were found to have cost, a week later: counted as harm, and never left out."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise

from undaunted.engine.taxonomy import Cost
from undaunted.insights.gathered import PersonFacts
from undaunted.record.labels import label


@dataclass(frozen=True, slots=True)
class CostsCounted:
    """Of how many asks it was said, how many cost something, and how often each kind of thing."""

    said: int
    harmed: int
    kinds: tuple[tuple[Promise, int], ...]


def what_it_cost(gathered: PersonFacts) -> CostsCounted | None:
    """None where it was never said."""
    each = [
        {Cost(word) for later in record.follow_ups for word in later.cost}
        for record in gathered.sought
    ]
    said = [words for words in each if words]
    if not said:
        return None
    counts = Counter(word for words in said for word in words - {Cost.NOTHING})
    kinds = tuple((label(word), counts[word]) for word in Cost if counts[word])
    return CostsCounted(len(said), sum(bool(words - {Cost.NOTHING}) for words in said), kinds)
