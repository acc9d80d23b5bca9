"""What keeps a programme from shipping: its figures, its fear, its lists, its words, its asks.

Not for what holds for one person: the safety rules narrow every block further.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

import numpy as np

from undaunted.engine.choosing.arc import NARROWEST, fits
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Pace
from undaunted.library.files import Problem
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.programme import PROGRAMMES, Block, Programme
from undaunted.library.wording import LONGEST_SENTENCE, reading_grade, sentences, words

SAFE_LOW, SAFE_HIGH = 15.0, 62.0  # gentle floor and open top: P(peak > 85) stays at .1
NEW_HIGH = 45.0  # the top for somebody new, and of the gentle pace
_HIGHEST_GRADE = 8.5
_MOST_A_WEEK = 7  # one suggestion a day
NO_STAKES, NO_COST, NO_YES = 2, 1, 0.4  # of an ask for a no; our judgement
LEAST_ASKS = 8
_LEAST_TOLD = 3
_FITTING = 0.25  # what an ask must fit at least to count
_FEAR_SPREAD = 10.0  # so far from its rating one person's fear of an ask easily lies
ONE_SENTENCE, FEW_SENTENCES = (1, 1), (2, 3)

_Found = Iterator[tuple[str, str]]


def programme_problems(
    programme: Programme,
    evidence_ids: frozenset[str],
    exercise_ids: frozenset[str],
    lesson_ids: frozenset[str],
) -> _Found:
    """Field and reason for everything that keeps one programme from shipping."""
    yield from _figure_problems(programme)
    yield from _first_day_problems(programme)
    for n, block in enumerate(programme.arc):
        yield from _fear_problems(programme, n, block)
        yield from _unknown(f"arc.{n}.exercises", block.exercises, exercise_ids, "an exercise")
        yield from _unknown(f"arc.{n}.lessons", block.lessons, lesson_ids, "a lesson")
    yield from _noes_problems(programme)
    yield from _unknown("claims", programme.claims, evidence_ids, "in evidence.yaml")
    yield from _shape_problems(programme)
    yield from _wording_problems(programme)


def _figure_problems(programme: Programme) -> _Found:
    """The asks of the blocks, the asks wanted, the days and what is done agree."""
    planned = programme.planned
    wanted, a_week = programme.asks_wanted, programme.a_week
    if not wanted.min <= planned <= wanted.max:
        yield "arc", f"its blocks have {planned} asks; asks_wanted is {wanted.min} to {wanted.max}"
    if a_week.max > _MOST_A_WEEK:
        yield "a_week.max", f"is {a_week.max}; one a day is the most"
    if ceil(programme.days / 7 * a_week.max) < planned:
        yield "days", f"{planned} asks do not fit {programme.days} days at {a_week.max} a week"
    if programme.rests + planned > programme.days:
        yield "rests", "there are fewer days than asks and rests"
    if programme.done_when.reflected > planned:
        yield "done_when.reflected", f"asks for more than the {planned} of the arc"


def _first_day_problems(programme: Programme) -> _Found:
    """Only the first block may have no asks, and it has none when there is a day to wait for."""
    waits = programme.first_ask_day > 1
    if (programme.arc[0].asks == 0) != waits:
        yield "first_ask_day", "is later than 1 when, and only when, the first block has no asks"
    if programme.first_ask_day > programme.days:
        yield "first_ask_day", "comes after the last day"
    for n, block in enumerate(programme.arc[1:], start=1):
        if block.asks == 0:
            yield f"arc.{n}.asks", "only the first block may have none"


def _fear_problems(programme: Programme, n: int, block: Block) -> _Found:
    """The block lies in the safe window, begins gently, and leaves room at the gentle pace."""
    if block.fear_low < SAFE_LOW or block.fear_high > SAFE_HIGH:
        yield f"arc.{n}.fear_high", f"fear must lie inside {SAFE_LOW:g} to {SAFE_HIGH:g}"
    if block.fear_high - block.fear_low < NARROWEST:
        yield f"arc.{n}.fear_low", f"leaves less than {NARROWEST:g} points of fear"
    practised = "fewer_than_ten_reflected" in programme.not_for.when
    if n == 0 and not practised and block.fear_high > NEW_HIGH:
        yield f"arc.{n}.fear_high", f"must be {NEW_HIGH:g} at most: somebody new may begin here"
    if Pace.GENTLE in programme.not_for.paces:
        return
    if block.fear_low > NEW_HIGH - NARROWEST:
        yield f"arc.{n}.fear_low", "leaves nothing at the gentle pace, which it is open to"


def _noes_problems(programme: Programme) -> _Found:
    """A programme that counts noes is for the open pace, and its noes are cheap and likely."""
    if not programme.counts_noes:
        return
    if not {Pace.GENTLE, Pace.SUPPORTED} <= set(programme.not_for.paces):
        yield "not_for.paces", "must leave the open pace alone: this programme counts noes"
    for n, block in enumerate(programme.arc):
        if block.kinds != ("asking",):
            yield f"arc.{n}.kinds", "must be asking alone: this programme counts noes"
        if block.stakes_most > NO_STAKES or block.cost_most > NO_COST:
            yield f"arc.{n}.cost_most", f"noes have stakes {NO_STAKES} and cost {NO_COST} at most"
        if block.each_yes.max > NO_YES:
            yield f"arc.{n}.each_yes", f"a no is likely where the rated yes is {NO_YES:g} at most"


def _unknown(field: str, given: Sequence[str], known: frozenset[str], what: str) -> _Found:
    for each in given:
        if each not in known:
            yield field, f"'{each}' is not {what}"


def _shape_problems(programme: Programme) -> _Found:
    if Pace.CARE_FIRST not in programme.not_for.paces:
        yield "not_for.paces", "must name care_first, which has no asks"
    lists: list[tuple[str, Sequence[str]]] = [
        ("claims", programme.claims),
        ("tells", programme.tells),
    ]
    for n, block in enumerate(programme.arc):
        for name in (
            "counterparts",
            "channels",
            "request_types",
            "kinds",
            "only_asks",
            "exercises",
        ):
            lists.append((f"arc.{n}.{name}", getattr(block, name)))
        lists.append((f"arc.{n}.lessons", block.lessons))
    for field, values in lists:
        if len(set(values)) < len(values):
            yield field, "the same word stands twice"


def _wording_problems(programme: Programme) -> _Found:
    """Short sentences, as many as wanted, that a twelve-year-old can read."""
    texts = programme.texts()
    for field, text in texts:
        longest = max((len(words(each)) for each in sentences(text)), default=0)
        if longest > LONGEST_SENTENCE:
            yield field, f"has a sentence of {longest} words; {LONGEST_SENTENCE} at most"
        if "!" in text:
            yield field, "shouts"
        if field.endswith("title") and (text.endswith(".") or text[0].islower()):
            yield field, "begins with a capital or a figure and ends without a full stop"
        if field.endswith("question") and not text.endswith("?"):
            yield field, "must be a question"
        if not _rightly_long(field, text):
            yield field, "has too many or too few sentences"
    grade = reading_grade("\n".join(text for field, text in texts if not field.endswith("title")))
    if grade > _HIGHEST_GRADE:
        yield "arc", f"reads at grade {grade:.1f}; {_HIGHEST_GRADE:g} at most"


def _rightly_long(field: str, text: str) -> bool:
    """Whether a summary or an aim is one sentence, and an intro two or three."""
    wanted = {"summary": ONE_SENTENCE, "aim": ONE_SENTENCE, "intro": FEW_SENTENCES}
    least, most = wanted.get(field.rpartition(".")[2], (1, len(text)))
    return least <= len(sentences(text)) <= most


def programmes_problems(programmes: Mapping[str, Programme]) -> Iterator[Problem]:
    """Next programmes that do not exist."""
    for programme in programmes.values():
        for each in programme.finishing.next_programmes:
            if each not in programmes or each == programme.id:
                name = f"{PROGRAMMES}/{programme.id}.yaml"
                yield Problem(name, "finishing.next_programmes", f"'{each}' is no other programme")


def listed_asks_problems(
    programmes: Mapping[str, Programme], asks: Mapping[str, Ask]
) -> Iterator[Problem]:
    """Asks that a block names and the library does not have, or that its other fields shut out."""
    for programme in programmes.values():
        for n, block in enumerate(programme.arc):
            for each in block.only_asks:
                known = asks.get(each)
                if known is None:
                    reason = f"'{each}' is not an ask"
                elif not fits(block.arc(), Pool((known.candidate(),)))[0]:
                    reason = f"'{each}' is shut out by what else the block says"
                else:
                    continue
                yield Problem(f"{PROGRAMMES}/{programme.id}.yaml", f"arc.{n}.only_asks", reason)


def thin_blocks(programmes: Mapping[str, Programme], asks: Mapping[str, Ask]) -> Iterator[Problem]:
    """Blocks for which the library has too few asks; like its balance, judged over the whole.

    Some of them must be open to whoever told only what joining tells.
    """
    every = Pool(tuple(ask.candidate() for ask in asks.values()))
    for programme in programmes.values():
        no_more = every.part(np.flatnonzero(~every.presumes_more_than(programme.tells)))
        for n, block in enumerate(programme.arc):
            for reason in _thin(block, every, no_more):
                yield Problem(f"{PROGRAMMES}/{programme.id}.yaml", f"arc.{n}", reason)


def _thin(block: Block, every: Pool, no_more: Pool) -> Iterator[str]:
    if not block.asks:
        return
    count, open_ones = _fitting(block, every), _fitting(block, no_more)
    if count < LEAST_ASKS:
        yield f"'{block.title}': {count} asks fit it; at least {LEAST_ASKS} should"
    elif open_ones < _LEAST_TOLD:
        yield (
            f"'{block.title}': {open_ones} of its asks presume no more than joining tells; "
            f"at least {_LEAST_TOLD} should"
        )


def _fitting(block: Block, pool: Pool) -> int:
    """How many asks fit a block well, and are rated near enough to its fear."""
    fear = pool.column("fear_mean")
    near = (block.fear_low - _FEAR_SPREAD <= fear) & (fear <= block.fear_high + _FEAR_SPREAD)
    return int(np.sum((fits(block.arc(), pool) >= _FITTING) & near))
