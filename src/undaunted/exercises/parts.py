"""An exercise as it is walked through: its parts, whom it is not for now, and what changed in it.

No rows and no request. Not for the fields of a part, which are in `forms`.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from undaunted.engine.taxonomy import Pace
from undaunted.library.kinds.exercise import Exercise, Pair
from undaunted.library.kinds.exercise_steps import Branching, Question, RefusalStep, Say, Timer
from undaunted.wellbeing.pacing import PaceStatus

PartStep = Say | Question | Timer | RefusalStep
Part = tuple[PartStep, ...]
Row = Mapping[str, str | int]
Answered = str | int | list[str] | list[Row]
Answers = Mapping[str, Answered]

LEARNED = ("belief", "expectation")
_TOPS = {"scale_0_100": 100, "scale_0_10": 10}
# From how many points of 100 on a rise is met with the exercise's own stop rule. Our judgement:
# for a belief any rise, for a feeling one that is more than the noise of a slider.
_WORSE_POINTS = {"belief": 1, "distress": 10, "fear": 20, "grip": 10, "guilt": 10}


def parts_of(exercise: Exercise) -> tuple[Part, ...]:
    """The steps in parts that are filled in one after another.

    A new one begins with what is said or timed after a question, with a list that is asked again,
    with a question that offers a few of many options, and around each refusal of a rehearsal.
    """
    steps = tuple(unfolded(exercise))
    parts: list[list[PartStep]] = []
    for place, step in enumerate(steps):
        last = place == len(steps) - 1
        if not parts or _begins(exercise, step, parts[-1], last):
            parts.append([])
        parts[-1].append(step)
    return tuple(tuple(part) for part in parts)


def unfolded(exercise: Exercise) -> Iterator[PartStep]:
    """The steps, with every refusal of a rehearsal as one of its own."""
    for step in exercise.steps:
        if isinstance(step, Branching):
            yield from step.refusals
        else:
            yield step


def _begins(exercise: Exercise, step: PartStep, part: list[PartStep], last: bool) -> bool:
    """Whether a new part begins with `step`, after what stands in `part` already."""
    if isinstance(step, RefusalStep) or isinstance(part[-1], RefusalStep):
        return True
    if isinstance(step, Question):
        again = step.repeats is not None and exercise.asked_like(step).type == "list"
        return again or step.offer is not None
    return not last and any(isinstance(each, Question) for each in part)


def questions_of(part: Part) -> tuple[Question, ...]:
    return tuple(step for step in part if isinstance(step, Question))


def refusals_of(part: Part) -> tuple[RefusalStep, ...]:
    return tuple(step for step in part if isinstance(step, RefusalStep))


def keys_of(part: Part) -> tuple[str, ...]:
    """What is answered in a part: the keys of its questions and refusals."""
    asked = [each.key for each in questions_of(part)]
    return (*asked, *(each.key for each in refusals_of(part)))


def not_now(exercise: Exercise, status: PaceStatus) -> bool:
    """Whether what is known of the person now is among what the exercise is not for."""
    holds = status.weighs
    if status.pace is Pace.SUPPORTED:
        holds = (*holds, "supported")
    if status.pace is Pace.CARE_FIRST:
        holds = (*holds, "care_first")
    return any(each in exercise.not_for for each in holds)


def belief(exercise: Exercise, answers: Answers) -> tuple[float | None, float | None]:
    """What was believed before and after, 0-1 each: a belief, else an expectation, else nothing."""
    for measure in LEARNED:
        for pair in exercise.pairs:
            if pair.measure == measure:
                return _levels(exercise, pair, answers)
    return None, None


def _levels(exercise: Exercise, pair: Pair, answers: Answers) -> tuple[float | None, float | None]:
    """Both ends of a pair, 0-1; of a list the means of the rows that were rated twice."""
    rows = list(row_levels(exercise, pair, answers))
    twice = [(before, after) for before, after in rows if before is not None and after is not None]
    if twice:
        return _mean(before for before, _ in twice), _mean(after for _, after in twice)
    return _mean(before for before, _ in rows if before is not None), None


def row_levels(
    exercise: Exercise, pair: Pair, answers: Answers
) -> Iterator[tuple[float | None, float | None]]:
    """Before and after of every row of a list, 0-1; of a scale, once."""
    question = exercise.question(pair.before_key)
    if question is None:
        return
    if question.type != "list":
        top = _TOPS[question.type]
        yield _share(answers.get(pair.before_key), top), _share(answers.get(pair.after_key), top)
        return
    key = next(cell.key for cell in question.rows if cell.type == "scale_0_100")
    before, after = rows_in(answers, pair.before_key), rows_in(answers, pair.after_key)
    nothing: Row = {}
    for first, again in zip_longest(before, after, fillvalue=nothing):
        yield _share(first.get(key), 100), _share(again.get(key), 100)


def rows_in(answers: Answers, key: str) -> list[Row]:
    """The rows of a list; none where it was left empty."""
    found = answers.get(key)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _share(value: object, top: int) -> float | None:
    return value / top if isinstance(value, int) else None


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None


def _rise_points(exercise: Exercise, pair: Pair, answers: Answers) -> int | None:
    """By how many points of 100 the pair rose; None where it was not rated twice."""
    before, after = _levels(exercise, pair, answers)
    return None if before is None or after is None else round((after - before) * 100)


def is_worse(exercise: Exercise, answers: Answers) -> bool:
    """Whether somebody left it clearly heavier than they came, so that the stop rule is shown."""
    rises = ((pair.measure, _rise_points(exercise, pair, answers)) for pair in exercise.pairs)
    return any(
        rise is not None and measure in _WORSE_POINTS and rise >= _WORSE_POINTS[measure]
        for measure, rise in rises
    )


def is_closed(exercise: Exercise, earlier: Iterable[Answers]) -> bool:
    """Whether a pair rose so far, so often, that the exercise says it is not for this person."""
    done = list(earlier)
    for pair in exercise.pairs:
        if pair.stop is not None:
            rises = (_rise_points(exercise, pair, answers) or 0 for answers in done)
            if sum(rise >= pair.stop.by for rise in rises) >= pair.stop.times:
                return True
    return False
