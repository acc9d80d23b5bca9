"""How often the guards over people's words are right, on labelled sentences and on real texts.

A set is `<guard>.<language>.txt`, one sentence a line: `+ ...` must be seen, `- ...` must stay
quiet; for crisis and because_of_who the kind follows the plus. Figures are given for all lines and
for each half, so that rules written while looking at one half can be judged on the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from undaunted.engine.values import Interval
from undaunted.engine.words.because_of_who import find_because_of_who
from undaunted.engine.words.crisis import find_crisis
from undaunted.engine.words.self_judgement import find_self_judgement
from undaunted.lab.tables import BadTable, read
from undaunted.library.reading import Library, open_library

_Z_95 = 1.959963984540054
SEEN, QUIET, REMARK = "+", "-", "#"
_HALVES = {"": (0, 1), ", even lines": (0,), ", odd lines": (1,)}


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a guard saw: by which rule, of which kind, and whether it is sure enough to act on."""

    rule: str
    kind: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of a set: its number, and its kind (empty where any hit will do)."""

    line: int
    must_hit: bool
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class WordScore:
    """Shares with 95 % Wilson intervals, None where there is nothing to divide by.

    `sure_precision` and `sure_recall` are of hits that count; `kind_right` is the share of seen
    sentences of a named kind whose kind is among the hits.
    """

    to_see: int
    to_leave: int
    recall: Interval | None
    precision: Interval | None
    sure_recall: Interval | None
    sure_precision: Interval | None
    kind_right: Interval | None


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line to look at: `missed`, or a `false alarm` and the rule that gave it."""

    set: str
    line: int
    what: str
    rule: str


@dataclass(frozen=True, slots=True)
class WordSetsReport:
    scores: Mapping[str, WordScore]
    wrong: tuple[WrongLine, ...]


@dataclass(frozen=True, slots=True)
class TextAlarm:
    """An alarm in a file of texts; `row` counts from 1."""

    row: int
    guard: str
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class Alarmed:
    """How many texts a guard gave an alarm for, and their share with its 95 % Wilson interval."""

    texts: int
    share: Interval | None


@dataclass(frozen=True, slots=True)
class TextsReport:
    n: int
    alarmed: Mapping[str, Alarmed]
    alarms: tuple[TextAlarm, ...]


_Guard = Callable[[str], tuple[Alarm, ...]]


def guards(library: Library) -> dict[str, _Guard]:
    """Every guard by the name its sets begin with."""

    def self_judgement(text: str) -> tuple[Alarm, ...]:
        hits = find_self_judgement(text, library.self_judgement)
        return tuple(Alarm(hit.code, "", hit.counts) for hit in hits)

    def crisis(text: str) -> tuple[Alarm, ...]:
        hits = find_crisis(text, library.crisis)
        return tuple(Alarm(hit.code, hit.category, True) for hit in hits)

    def because_of_who(text: str) -> tuple[Alarm, ...]:
        hits = find_because_of_who(text, library.because_of_who)
        return tuple(Alarm(hit.code, hit.kind, True) for hit in hits)

    return {"self_judgement": self_judgement, "crisis": crisis, "because_of_who": because_of_who}


def wilson(n_right: int, n: int) -> Interval | None:
    """A share and its 95 % interval (Wilson 1927, score interval), None of nothing.

    >>> found = wilson(190, 200)
    >>> round(found.low, 2), round(found.high, 2)
    (0.91, 0.97)
    """
    if n == 0:
        return None
    share, squared = n_right / n, _Z_95**2
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = _Z_95 * sqrt(share * (1 - share) / n + squared / (4 * n * n)) / (1 + squared / n)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def evaluate_word_sets(folder: Path) -> WordSetsReport:
    """Every set of `folder`; BadTable when there is none, or a line is not of a set."""
    found = guards(open_library())
    scores: dict[str, WordScore] = {}
    wrong: list[WrongLine] = []
    for name, guard in found.items():
        for path in sorted(folder.glob(f"{name}.*.txt")):
            seen = [(each, guard(each.text)) for each in read_set(path)]
            for half, remainders in _HALVES.items():
                part = [pair for pair in seen if pair[0].line % 2 in remainders]
                scores[path.stem + half] = _score(part)
            wrong.extend(_wrong_lines(path.stem, seen))
    if not scores:
        raise BadTable(f"{folder}: there is no set, such as crisis.en.txt")
    return WordSetsReport(scores, tuple(wrong))


def read_set(path: Path) -> tuple[Sentence, ...]:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(
        _sentence(path, number, line)
        for number, line in lines
        if line.strip() and not line.startswith(REMARK)
    )


def _sentence(path: Path, number: int, line: str) -> Sentence:
    mark, _, text = line.partition(" ")
    if mark[:1] not in (SEEN, QUIET) or not text.strip():
        raise BadTable(f"{path.name}: line {number} begins with neither + nor -")
    return Sentence(number, mark[0] == SEEN, mark[1:], text)


def _score(seen: Sequence[tuple[Sentence, tuple[Alarm, ...]]]) -> WordScore:
    to_see = [(each, alarms) for each, alarms in seen if each.must_hit]
    to_leave = [alarms for each, alarms in seen if not each.must_hit]
    hits = sum(bool(alarms) for _, alarms in to_see)
    sure = sum(any(alarm.sure for alarm in alarms) for _, alarms in to_see)
    false = sum(bool(alarms) for alarms in to_leave)
    false_sure = sum(any(alarm.sure for alarm in alarms) for alarms in to_leave)
    kinds = [(each.kind, alarms) for each, alarms in to_see if each.kind and alarms]
    kind_right = sum(kind in {alarm.kind for alarm in alarms} for kind, alarms in kinds)
    return WordScore(
        to_see=len(to_see),
        to_leave=len(to_leave),
        recall=wilson(hits, len(to_see)),
        precision=wilson(hits, hits + false),
        sure_recall=wilson(sure, len(to_see)),
        sure_precision=wilson(sure, sure + false_sure),
        kind_right=wilson(kind_right, len(kinds)),
    )


def _wrong_lines(
    name: str, seen: Sequence[tuple[Sentence, tuple[Alarm, ...]]]
) -> Iterator[WrongLine]:
    for each, alarms in seen:
        if each.must_hit and not alarms:
            yield WrongLine(name, each.line, "missed", "")
        for alarm in () if each.must_hit else alarms:
            yield WrongLine(name, each.line, "false alarm", alarm.rule)


def evaluate_texts(file: Path, *, field: str) -> TextsReport:
    """Every alarm in a column of texts; which of them are false only a reader can say."""
    texts = [text or "" for text in read(file, [field]).columns[field]]
    found = guards(open_library())
    alarms = tuple(
        TextAlarm(row, name, alarm.rule, alarm.kind)
        for name, guard in found.items()
        for row, text in enumerate(texts, start=1)
        for alarm in guard(text)
    )
    rows = {name: {alarm.row for alarm in alarms if alarm.guard == name} for name in found}
    alarmed = {name: Alarmed(len(of), wilson(len(of), len(texts))) for name, of in rows.items()}
    return TextsReport(len(texts), alarmed, alarms)
