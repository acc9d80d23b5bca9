"""Whether the parts of an instrument's file fit together: a wrong score is a harm.

Not for the shape of fields (`instrument`), nor for whether the licence is true.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from undaunted.engine.measures import Method, reliable_change
from undaunted.library.kinds.instrument import InstrumentFile
from undaunted.library.wording import LONGEST_SENTENCE, sentences, words

_Found = Iterator[tuple[str, str]]

_PRORATED_FROM = 9  # parts; a shorter scale with a gap has no score: our rule
_MOST_MISSING = 2  # PHQ-9 alone bears two: our rule
_WHOLE = (Method.SUM, Method.GATED_SUM)
_NOT_FOR_PEOPLE = re.compile(
    r"\b(abnormal|anxi|caseness|clinical|depress|diagnos|disorder|distress|illness|mental|mild"
    r"|minimal|moderate|negative|patient|phobi|positive|ptsd|screen|sever|suicid|symptom|trauma)",
    re.IGNORECASE,
)


def instrument_problems(file: InstrumentFile) -> _Found:
    """Field and reason for everything that keeps an instrument from being used."""
    broken = [*_answering_problems(file), *_reference_problems(file)]
    yield from broken
    yield from _said_problems(file)
    yield from _paper_problems(file)
    yield from _code_problems(file)
    if broken:
        return  # without sound items there is no total to check against
    if file.text_hash != file.own_hash():
        yield "text_hash", f"is {file.text_hash}; the items as they stand have {file.own_hash()}"
        return
    yield from _missing_problems(file)
    yield from _total_problems(file)


def _answering_problems(file: InstrumentFile) -> _Found:
    """Every item has one way to be answered, in whole numbers without a gap."""
    for item in file.items:
        way = file.answering(item)
        values = [option.value for option in way.named()]
        if bool(way.options) == bool(way.scale):
            yield f"items.{item.id}", "needs options or a scale, one of the two"
        elif way.options and values != list(range(values[0], values[0] + len(values))):
            yield f"items.{item.id}", "options must rise by one, without a gap"
        elif len(values) < 2 or values[0] >= values[-1]:
            yield f"items.{item.id}", "needs at least two answers, the lowest first"


def _reference_problems(file: InstrumentFile) -> _Found:
    """Ids stand once, and the scoring names items that exist and turns those it must."""
    ids = [item.id for item in file.items]
    if len(set(ids)) < len(ids):
        yield "items", "an id stands twice"
    scoring = file.scoring
    if (scoring.method is Method.GATED_SUM) != (scoring.gate is not None):
        yield "scoring.gate", "belongs to gated_sum, and gated_sum needs one"
    if scoring.gate and scoring.gate not in ids:
        yield "scoring.gate", f"there is no item '{scoring.gate}'"
    if (scoring.method is Method.MEAN_OF_PRODUCTS) != bool(scoring.pairs):
        yield "scoring.pairs", "belong to mean_of_products, and it needs them"
    if scoring.pairs:
        yield from _pair_problems(file, ids)


def _pair_problems(file: InstrumentFile, ids: list[str]) -> _Found:
    paired = [id for pair in file.scoring.pairs for id in pair]
    for id in sorted(set(paired) - set(ids)):
        yield "scoring.pairs", f"there is no item '{id}'"
    if set(ids) - set(paired) or len(set(paired)) < len(paired):
        yield "scoring.pairs", "every item must stand in one pair"
    turned = {item.id for item in file.items if item.reversed}
    if turned != {second for _, second in file.scoring.pairs}:
        yield "items.reversed", "the second item of each pair is reversed, and no other"


def _said_problems(file: InstrumentFile) -> _Found:
    """What a person reads is short and names no condition and no band."""
    said = [("title", file.title), ("intro", file.intro)]
    said += [(f"bands.{n}.said", band.said) for n, band in enumerate(file.bands)]
    for field, text in said:
        found = _NOT_FOR_PEOPLE.search(text)
        if found:
            yield field, f"has '{found.group()}', a word that is not for people"
        if max((len(words(each)) for each in sentences(text)), default=0) > LONGEST_SENTENCE:
            yield field, f"has a sentence of more than {LONGEST_SENTENCE} words"
    for n, band in enumerate(file.bands):
        if band.name.lower() in band.said.lower():
            yield f"bands.{n}.said", "has the name of the band, which is for clinicians"


def _paper_problems(file: InstrumentFile) -> _Found:
    """The licence says something, unchecked words are owned up to, and so is what is unvalidated."""
    if not file.licence.text.strip():
        yield "licence.text", "says nothing"
    if not file.wording_checked and not file.wording_note.strip():
        yield "wording_note", "must say which words nobody has checked"
    if not file.validated and (file.bands or file.cut_offs or file.reliable_change):
        yield "validated", "what is not validated has no bands, no cut-offs and no reliable change"


def _code_problems(file: InstrumentFile) -> _Found:
    """No code stands twice, and each has its check digit."""
    codes = [file.loinc.panel, file.loinc.total, *(item.loinc for item in file.items)]
    given = [code for code in codes if code]
    if len(set(given)) < len(given):
        yield "loinc", "a code stands twice"
    for code in given:
        if not _has_check_digit(code):
            yield "loinc", f"'{code}' is misspelt: its last digit does not fit the others"


def _has_check_digit(code: str) -> bool:
    """Whether the digit after the hyphen is the code's mod-10 check digit (LOINC Users' Guide)."""
    digits, check = code.split("-")
    doubled = [int(d) * (2 if n % 2 == 0 else 1) for n, d in enumerate(reversed(digits))]
    return (-sum(d - 9 if d > 9 else d for d in doubled)) % 10 == int(check)


def _missing_problems(file: InstrumentFile) -> _Found:
    parts, most = len(file.instrument().parts), file.scoring.most_missing
    if most and (parts < _PRORATED_FROM or most > _MOST_MISSING):
        reason = f"only a scale of {_PRORATED_FROM} or more parts may lack one, or {_MOST_MISSING}"
        yield "scoring.most_missing", reason


def _total_problems(file: InstrumentFile) -> _Found:
    """Bands, cut-offs and reliable change fit the points the instrument can give."""
    if file.scoring.method is Method.SINGLE_ITEMS:
        if file.bands or file.cut_offs or file.reliable_change:
            yield "scoring.method", "items without a total have no bands, cut-offs or change"
        return
    low, high = file.instrument().range
    yield from _band_problems(file, low, high)
    for cut in file.cut_offs:
        if not low <= cut.at <= high:
            yield "cut_offs", f"{cut.at:g} is outside {low:g} to {high:g}"
    yield from _change_problems(file)


def _band_problems(file: InstrumentFile, low: float, high: float) -> _Found:
    """Bands cover every score once: whole points touch, others share the point between them."""
    if not file.bands:
        yield "bands", "there are none; a scale without cut-offs has one band"
        return
    if file.bands[0].low != low or file.bands[-1].high != high:
        yield "bands", f"must cover {low:g} to {high:g}"
    step = file.scoring.factor if file.scoring.method in _WHOLE else 0
    for before, after in pairwise(file.bands):
        gap = after.low - before.high - step
        if gap:
            what = "a hole" if gap > 0 else "an overlap"
            yield "bands", f"{what} between {before.high:g} and {after.low:g}"
    if any(band.low > band.high for band in file.bands):
        yield "bands", "a band ends before it begins"


def _change_problems(file: InstrumentFile) -> _Found:
    said = file.reliable_change
    if said is None:
        return
    right = reliable_change(said.sd, said.alpha, said.step)
    if said.points != right:
        yield "reliable_change.points", f"is {said.points:g}; sd, alpha and step give {right:g}"
    if file.scoring.method in _WHOLE and said.step != int(said.step):
        yield "reliable_change.step", "a scale of whole points has whole steps"
