"""What keeps a story from shipping: its sentences, its length, the asks it names.

Not for whether an account is true: its sources say what was read and what was not.
"""

from collections.abc import Collection, Iterator, Mapping

from undaunted.library.files import Problem
from undaunted.library.kinds.story import STORIES, Story
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

LEAST_STORIES = 20
_FEWEST_WORDS, _MOST_WORDS = 120, 420
_HIGHEST_GRADE = 8.5


def stories_problems(stories: Mapping[str, Story], asks: Collection[str]) -> Iterator[Problem]:
    """Everything wrong in the stories, and whether there are enough of them."""
    for story in stories.values():
        for field, reason in _story_problems(story, asks):
            yield Problem(f"{STORIES}/{story.id}.yaml", field, reason)
    if len(stories) < LEAST_STORIES:
        yield Problem(STORIES, "-", f"there are {len(stories)}; at least {LEAST_STORIES} must be")


def _story_problems(story: Story, asks: Collection[str]) -> Iterator[tuple[str, str]]:
    for each in story.asks:
        if each not in asks:
            yield "asks", f"'{each}' is no ask of the library"
    count = sum(len(words(text)) for text in story.paragraphs)
    if not _FEWEST_WORDS <= count <= _MOST_WORDS:
        yield "paragraphs", f"have {count} words; {_FEWEST_WORDS} to {_MOST_WORDS} wanted"
    for field, text in story.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
    grade = reading_grade("\n".join(story.paragraphs))
    if grade > _HIGHEST_GRADE:
        yield "paragraphs", f"read at grade {grade:.1f}; {_HIGHEST_GRADE:g} at most"
    if story.title.endswith((".", "!")) or not story.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"
    if not story.is_checked and not story.given and not story.unsure:
        yield "unsure", "nobody here read the account itself, so it says what is not sure"
