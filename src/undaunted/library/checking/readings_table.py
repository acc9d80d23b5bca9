"""What two readers found, as a page of the documentation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from undaunted.library.checking.agreement import Agreement, agreement, share_interval
from undaunted.library.checking.readings import AskReading, Fault, OfferJudged, Readings
from undaunted.library.kinds.ask import Ask

_OPENING = """# What readers found

Written by `undaunted library readings docs/reference/double-reading`; a test fails when it
is out of date. The readers did not write what they read, and did not see each other's lists. Both are
language models, as the writers are: two such readers may share a blind spot that people would not have.

The figures: *same* is the share on which both say the same. *kappa* is Cohen's (1960), *AC1* Gwet's
(2008), which holds where nearly all is of one kind. *Both of either* is twice what both found, by all
that either found.
"""


def page_of_readings(readings: Readings, asks: Mapping[str, Ask]) -> str:
    """The page: faults, blind judgements, offers."""
    return "\n".join(
        (_OPENING, *_faults(readings), *_blind(readings, asks), *_offers(readings.offers))
    )


def _pairs(read: Sequence[AskReading]) -> list[tuple[AskReading, AskReading]]:
    """Each ask that two readers read, the readers in the order of their names."""
    by_ask: dict[str, list[AskReading]] = {}
    for each in sorted(read, key=lambda one: (one.ask, one.reader)):
        by_ask.setdefault(each.ask, []).append(each)
    return [(two[0], two[1]) for two in by_ask.values() if len(two) == 2]


def _faults(readings: Readings) -> Iterator[str]:
    pairs = _pairs(readings.asks)
    yield "## Fault lists\n"
    clean = sum(not (a.faults | b.faults) for a, b in pairs)
    yield f"{len(pairs)} asks were read by two readers each; in {clean} of them neither found a fault.\n"
    rows = [
        (
            fault.value,
            agreement([fault in a.faults for a, _ in pairs], [fault in b.faults for _, b in pairs]),
        )
        for fault in Fault
    ]
    any_fault = agreement([bool(a.faults) for a, _ in pairs], [bool(b.faults) for _, b in pairs])
    yield _table("fault", (("any", any_fault), *rows))
    answers = Counter(each.answer for each in readings.answers)
    yield f"{answers['mended']} faults were mended, {answers['argued']} were argued and stand.\n"
    for each in readings.answers:
        if each.answer == "argued":
            yield f"* `{each.ask}`, {each.fault.replace('_', ' ')}: {each.why}"
    yield ""


def _blind(readings: Readings, asks: Mapping[str, Ask]) -> Iterator[str]:
    """From title and first line alone: what is fun, and what is taken for granted."""
    yield "## From title and line alone\n"
    pairs = _pairs(readings.asks)
    known = [(a, b, asks[a.ask]) for a, b in pairs if a.ask in asks]
    one, other = [a.playful for a, _, _ in known], [b.playful for _, b, _ in known]
    file = [ask.playful for _, _, ask in known]
    less = [bool(a.presumes) for a, _, _ in known]
    less_too = [bool(b.presumes) for _, b, _ in known]
    presumed = [bool(ask.presumes) for _, _, ask in known]
    yield _table(
        "judged",
        (
            ("playful, reader and reader", agreement(one, other)),
            ("playful, one reader and the file", agreement(one, file)),
            ("playful, other reader and the file", agreement(other, file)),
            ("presumes something, reader and reader", agreement(less, less_too)),
            ("presumes something, one reader and the file", agreement(less, presumed)),
            ("presumes something, other reader and the file", agreement(less_too, presumed)),
        ),
    )


def _offers(offers: Sequence[OfferJudged]) -> Iterator[str]:
    """Whether what a step offers does what its sentence says."""
    yield "## Offers of programmes\n"
    readers = sorted({each.reader for each in offers})
    for reader in readers:
        fits = [each.fits for each in offers if each.reader == reader]
        low, high = share_interval(fits)
        yield f"* {reader}: {sum(fits) / len(fits):.2f} of {len(fits)} fit (95 % {low:.2f} to {high:.2f})."
    yield ""
    verdicts: dict[tuple[str, str, str], dict[str, bool]] = {}
    for each in offers:
        verdicts.setdefault((each.programme, each.step, each.ask), {})[each.reader] = each.fits
    both = [v for v in verdicts.values() if len(v) == 2]
    if both:
        one, other = ([v[name] for v in both] for name in readers[:2])
        yield _table("offers", (("fits the step", agreement(one, other)),))


def _table(name: str, rows: Iterable[tuple[str, Agreement]]) -> str:
    head = f"| {name} | n | one | other | both | same | kappa | AC1 | both of either |"
    lines = [head, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for label, a in rows:
        cells = (
            a.n,
            a.one,
            a.other,
            a.both,
            f"{a.same:.2f}",
            _two(a.kappa),
            f"{a.ac1:.2f}",
            _two(a.positive),
        )
        lines.append(f"| {label.replace('_', ' ')} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
