"""What keeps an exercise from shipping: its keys, pairs, claims, words, times and rehearsals.

Not for whether it helps: that is what the register of evidence and a clinician's reading are for.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from undaunted.library.kinds.exercise import SITUATIONS, Exercise
from undaunted.library.kinds.exercise_steps import PAGE, Branching, Question, Timer
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

_HIGHEST_GRADE = 8.5
_LONGEST_TIMER_SECONDS = 600
_WORDS_A_MINUTE = 200  # a calm pace of reading, as for lessons
_TEXT_TYPES = ("text_short", "text")
_ONE_SENTENCE = ("summary", "done_sentence", "proposal")

# Seconds to answer: a quick hand on a required field, a slow hand on any. Our judgement.
_ANSWER_SECONDS = {
    "text_short": (10, 40),
    "text": (30, 240),
    "page": (0, 240),  # the timers beside it count already
    "scale_0_100": (3, 10),
    "scale_0_10": (3, 10),
    "choice": (4, 20),
    "multi": (5, 30),
    "yes_no": (2, 5),
    "list": (20, 120),
}
_REFUSAL_SECONDS = (5, 40)  # to pick a reply, and perhaps a second one

_Found = Iterator[tuple[str, str]]


def exercises_problems(
    exercises: Mapping[str, Exercise], evidence_ids: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Id, field and reason for everything wrong in any exercise, or in all of them together."""
    for each in exercises.values():
        for field, reason in exercise_problems(each, evidence_ids):
            yield each.id, field, reason
    proposed = {one for each in exercises.values() for one in each.proposes_after}
    for situation in SITUATIONS:
        if situation not in proposed:
            yield "-", "proposes_after", f"no exercise is proposed after '{situation}'"


def exercise_problems(exercise: Exercise, evidence_ids: frozenset[str]) -> _Found:
    """Field and reason for everything that keeps one exercise from shipping."""
    yield from _key_problems(exercise)
    yield from _repeat_problems(exercise)
    yield from _pair_problems(exercise)
    yield from _header_problems(exercise, evidence_ids)
    yield from _wording_problems(exercise)
    yield from _time_problems(exercise)
    yield from _branch_problems(exercise)
    if sum(each.type == PAGE for each in exercise.questions) > 1:
        yield "steps", "one page is enough"


def _key_problems(exercise: Exercise) -> _Found:
    """Every key stands once where it is looked up."""
    named = [each.key for each in exercise.questions]
    named += [refusal.key for step in _branchings(exercise) for refusal in step.refusals]
    yield from _twice("steps", named)
    for each in exercise.questions:
        yield from _twice(f"{each.key}.options", [option.value for option in each.options])
        yield from _twice(f"{each.key}.rows", [cell.key for cell in each.rows])
        scales = [cell for cell in each.rows if cell.type == "scale_0_100"]
        if not all(cell.low_end and cell.high_end for cell in scales):
            yield f"{each.key}.rows", "a scale needs words for both ends"
        if len(each.options) == 1:
            yield f"{each.key}.options", "one option is no choice"
    for field in ("not_for", "proposes_after"):
        yield from _twice(field, list(getattr(exercise, field)))


def _twice(field: str, names: list[str]) -> _Found:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield field, f"'{name}' stands twice"


def _repeat_problems(exercise: Exercise) -> _Found:
    """What is asked again was asked before, in the same way, and is itself no repeat."""
    before: dict[str, Question] = {}
    for each in exercise.questions:
        first = before.get(each.repeats) if each.repeats else None
        if each.repeats and first is None:
            yield each.key, f"repeats '{each.repeats}', which does not stand before it"
        elif first is not None and first.type != each.type:
            yield each.key, f"is a {each.type}; what it repeats is a {first.type}"
        elif first is not None and first.repeats:
            yield each.key, f"repeats '{first.key}', which is a repeat itself"
        before[each.key] = each


def _pair_problems(exercise: Exercise) -> _Found:
    """A pair is a field and its repeat, and no repeated scale is left without a pair."""
    for pair in exercise.pairs:
        before, after = exercise.question(pair.before_key), exercise.question(pair.after_key)
        if before is None or after is None:
            missing = pair.before_key if before is None else pair.after_key
            yield "pairs", f"there is no field '{missing}'"
        elif before.type != after.type:
            yield "pairs", f"'{before.key}' is a {before.type} and '{after.key}' a {after.type}"
        elif after.repeats != before.key:
            yield "pairs", f"'{after.key}' does not repeat '{before.key}'"
    firsts = {pair.before_key for pair in exercise.pairs}
    for each in exercise.questions:
        if each.repeats and each.repeats not in firsts:
            yield "pairs", f"'{each.repeats}' is asked again and stands in no pair"


def _header_problems(exercise: Exercise, evidence_ids: frozenset[str]) -> _Found:
    """Claims, cautions, the proposal, and where it leads."""
    for claim in exercise.why.claims:
        if claim not in evidence_ids:
            yield "why.claims", f"'{claim}' is not in evidence.yaml"
    if exercise.not_for and not exercise.cautions:
        yield "cautions", "it is not for everybody, so there must be a caution"
    if bool(exercise.proposal) != bool(exercise.proposes_after):
        yield "proposal", "stands exactly where proposes_after names a situation"
    if exercise.leads_to:
        taken = exercise.question(exercise.leads_to.key)
        if taken is None or taken.type not in _TEXT_TYPES:
            yield "leads_to", f"'{exercise.leads_to.key}' is no field with words"


def _wording_problems(exercise: Exercise) -> _Found:
    """Short sentences, easy words, the wanted number of sentences."""
    for field, text in exercise.texts():
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!" in text:
            yield field, "shouts"
    for name in _ONE_SENTENCE:
        if len(sentences(getattr(exercise, name))) > 1:
            yield name, "must be one sentence"
    if not 2 <= len(sentences(exercise.why.text)) <= 3:
        yield "why", "must be two or three sentences"
    if exercise.title.endswith((".", "!")) or not exercise.title[0].isupper():
        yield "title", "begins with a capital and ends without a full stop"
    grade = reading_grade(_prose(exercise))
    if grade > _HIGHEST_GRADE:
        yield "steps", f"reads at grade {grade:.1f}; {_HIGHEST_GRADE:g} at most"


def _prose(exercise: Exercise) -> str:
    """All texts that are sentences; bare labels would make the grade look lower than it is."""
    ends = (".", "?", "!")
    texts = (text for _, text in exercise.texts() if text.rstrip("”\"'").endswith(ends))
    return "\n".join(texts)


def _time_problems(exercise: Exercise) -> _Found:
    """No endless timer, and minutes that lie between those of a quick hand and of a slow one."""
    for n, step in enumerate(exercise.steps):
        if isinstance(step, Timer) and step.seconds > _LONGEST_TIMER_SECONDS:
            yield f"steps.{n}.seconds", f"is {step.seconds}; {_LONGEST_TIMER_SECONDS} at most"
    fewest, most = _seconds_needed(exercise)
    claimed = exercise.minutes * 60
    if claimed < fewest or claimed - 60 >= most:
        yield "minutes", f"says {claimed} seconds; it takes {fewest:.0f} to {most:.0f}"


def _seconds_needed(exercise: Exercise) -> tuple[float, float]:
    """Seconds for the steps, at least and at most. What is read while a timer runs takes none."""
    timers = [step for step in exercise.steps if isinstance(step, Timer)]
    read = [text for step in exercise.steps if step not in timers for _, text in step.texts()]
    reading = sum(len(words(text)) for text in read) * 60 / _WORDS_A_MINUTE
    given = reading + sum(step.seconds for step in timers)
    refusals = sum(len(step.refusals) for step in _branchings(exercise))
    quick = sum(_ANSWER_SECONDS[each.type][0] for each in exercise.questions if each.required)
    slow = sum(_ANSWER_SECONDS[each.type][1] for each in exercise.questions)
    return (
        given + quick + refusals * _REFUSAL_SECONDS[0],
        given + slow + refusals * _REFUSAL_SECONDS[1],
    )


def _branch_problems(exercise: Exercise) -> _Found:
    """Each refusal has one graceful reply, and they grow in awkwardness from first to last."""
    refusals = [refusal for step in _branchings(exercise) for refusal in step.refusals]
    for each in refusals:
        yield from _twice(each.key, [reply.key for reply in each.replies])
        if sum(reply.graceful for reply in each.replies) != 1:
            yield each.key, "needs exactly one graceful exit"
        for reply in each.replies:
            if len(sentences(reply.feedback)) != 1:
                yield f"{each.key}.{reply.key}", "the feedback must be one sentence"
    for one, next_one in pairwise(refusals):
        if next_one.awkward < one.awkward:
            yield next_one.key, f"is less awkward than '{one.key}' before it"


def _branchings(exercise: Exercise) -> tuple[Branching, ...]:
    return tuple(step for step in exercise.steps if isinstance(step, Branching))
