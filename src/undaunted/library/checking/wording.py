"""How an ask is worded: enough sentences, short ones, easy to read.

Not for what the words mean: red lines are the engine's, warmth is a reader's.
"""

from collections.abc import Iterator

from undaunted.library.kinds.ask import Ask
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

_HIGHEST_GRADE = 8.0  # of `how`; reading age 12 to 13
_SENTENCES = (
    ("summary", 1, 1),
    ("how", 2, 5),
    ("debrief", 1, 1),
)


def wording_problems(ask: Ask) -> Iterator[tuple[str, str]]:
    """Field and reason for what is too long or too hard to read."""
    for field, least, most in _SENTENCES:
        text = getattr(ask, field)
        count = len(sentences(text)) if text else least
        if not least <= count <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            yield field, f"has {count} sentences; {wanted} wanted"
    for field, text in ask.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!!" in text or "?!" in text:
            yield field, "shouts"
    grade = reading_grade(ask.how)
    if grade > _HIGHEST_GRADE:
        yield "how", f"reads at grade {grade:.1f}; {_HIGHEST_GRADE:g} at most"
    if ask.title.endswith((".", "!")) or not ask.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"
    for field, text in (("debrief", ask.debrief), ("what_else.question", ask.what_else.question)):
        if not text.endswith("?"):
            yield field, "must be a question"
