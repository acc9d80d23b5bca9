"""Writes library/phrases/<guard>.<language>.likeness.yaml: `python tools/likeness.py`.

Trained on our own sentences: the sets under tests/library/word_sets but those of `fourth`, which
nobody has read and which judge the outcome. Beside them what must stay quiet: ordinary entries, sentences
of the library, the sets of the other guards and of the other language. With `--across 5` each fifth
is judged by a model trained on the rest, at several limits, and nothing is written.

There is none for danger: where it found a third of what the rules do not, one ordinary text in
three raised an alarm, and an alarm makes a day a heavy one.
"""

import base64
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from undaunted.engine.words.folding import readings
from undaunted.engine.words.likeness import LikenessModel, buckets, windows
from undaunted.lab.words import read_set
from undaunted.library.reading import FOLDER

SETS = Path("tests/library/word_sets")
UNREAD = "fourth"
GUARDS = ("self_judgement", "because_of_who")
WITH_SETS = ("crisis", *GUARDS)
LANGUAGES = ("en", "es")
VERSION = "likeness-1"
SIZE, KIND_SIZE = 32_768, 4_096
RIDGE, KIND_RIDGE = 0.1, 0.3
LIBRARY, OTHER_LANGUAGE, OTHER_GUARD, ORDINARY = (
    0.5,
    0.3,
    0.5,
    1.5,
)  # what a sentence from there weighs
# The chance from which on a run of sentences is a hit: where about one ordinary text in a hundred is.
LIMITS = {"self_judgement": 0.94, "because_of_who": 0.9}
STEPS = 127
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A folded text, its kind ("" where it must stay quiet), and what it weighs."""

    text: str
    kind: str
    weight: float = 1.0


def folded(text: str) -> str:
    return readings(text)[0].text


def of_sets(guard: str, language: str) -> list[Labelled]:
    """Our own sentences; long quiet ones in runs, as they are looked at."""
    found: list[Labelled] = []
    for path in sorted(SETS.rglob(f"{guard}.{language}.txt")):
        if path.parent.name == UNREAD:
            continue
        for line in read_set(path):
            text = folded(line.text)
            if line.must_hit:
                found.append(Labelled(text, line.kind or "answer"))
            else:
                found.extend(Labelled(text[start:end], "") for start, end in windows(text))
    return found


def of_library() -> list[Labelled]:
    """Every third text of the asks, lessons and exercises."""
    files = sorted(
        path
        for part in ("asks", "lessons", "exercises")
        for path in (FOLDER / part).rglob("*.yaml")
    )
    texts = {
        text
        for path in files
        for text in strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        if 4 <= len(text.split()) <= 40
    }
    return [Labelled(folded(text), "", LIBRARY) for text in sorted(texts)[::3]]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def beside(guard: str, language: str) -> list[Labelled]:
    """What must stay quiet beside the sets of the guard itself."""
    quiet = [
        Labelled(each.text, "", OTHER_GUARD)
        for other in WITH_SETS
        if other != guard
        for each in of_sets(other, language)
        if not each.kind
    ]
    foreign = [
        Labelled(each.text, "", OTHER_LANGUAGE)
        for other in LANGUAGES
        if other != language
        for each in of_sets(guard, other)
    ]
    return quiet + foreign + ordinary(language) + of_library()


def ordinary(language: str) -> list[Labelled]:
    """Long entries of hard and plain days, which are quiet for every guard."""
    lines = read_set(SETS / "to_learn" / f"ordinary.{language}.txt")
    texts = [folded(line.text) for line in lines]
    runs = {text[start:end] for text in texts for start, end in windows(text)}
    return [Labelled(text, "", ORDINARY) for text in sorted({*texts, *runs})]


def matrix(sentences: Sequence[Labelled], size: int) -> csr_matrix:
    rows = [buckets(each.text, size) for each in sentences]
    values = [np.full(len(row), 1 / np.sqrt(max(len(row), 1))) for row in rows]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return csr_matrix((np.concatenate(values), np.concatenate(rows), ends), shape=(len(rows), size))


def fitted(rows: csr_matrix, hits: Matrix, weight: Matrix, ridge: float) -> Matrix:
    """Weights and intercept of a logistic regression with a penalty on the weights alone."""
    sign = np.where(hits, 1.0, -1.0)

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margin = sign * (rows @ point[:-1] + point[-1])
        slope = -sign * weight / (1 + np.exp(np.clip(margin, -30, 30)))
        total = weight @ np.logaddexp(0, -margin) + ridge / 2 * point[:-1] @ point[:-1]
        return float(total), np.append(rows.T @ slope + ridge * point[:-1], slope.sum())

    start = np.zeros(rows.shape[1] + 1)
    point: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return point


def trained(sentences: Sequence[Labelled], language: str, limit: float) -> LikenessModel:
    weight = np.array([each.weight for each in sentences])
    hits = np.array([bool(each.kind) for each in sentences])
    point = fitted(matrix(sentences, SIZE), hits, weight, RIDGE)
    seen = [each for each in sentences if each.kind]
    kinds = tuple(sorted({each.kind for each in seen}))
    rows = matrix(seen, KIND_SIZE)
    ones = np.ones(len(seen))
    of_kind = [
        fitted(rows, np.array([each.kind == kind for each in seen]), ones, KIND_RIDGE)
        for kind in (kinds if len(kinds) > 1 else ())
    ] or [np.zeros(KIND_SIZE + 1)]
    return LikenessModel(
        language,
        kinds,
        round(float(point[-1] - np.log(limit / (1 - limit))), 3),
        point[:-1],
        np.round(np.array([each[-1] for each in of_kind]), 3),
        np.array([each[:-1] for each in of_kind]),
    )


def in_steps(weights: Matrix) -> tuple[float, str]:
    """The step, and the weights as whole steps in lines of base64."""
    step = float(np.abs(weights).max() or 1.0) / STEPS
    raw = np.round(weights.ravel() / step).astype(np.int8).tobytes()
    text = base64.b64encode(raw).decode()
    return step, "".join(f"  {text[at : at + 116]}\n" for at in range(0, len(text), 116))


def write(guard: str, model: LikenessModel) -> None:
    (step, weights), (kind_step, kinds) = in_steps(model.weights), in_steps(model.kind_weights)
    text = (
        "# Weights of a model of likeness, by tools/likeness.py from our own sentences.\n"
        f"version: {VERSION}\nlanguage: {model.language}\n"
        f"kinds: [{', '.join(model.kinds)}]\n"
        f"intercept: {model.intercept}\nstep: {step:.6f}\nweights: |\n{weights}"
        f"kind_intercepts: {[float(each) for each in model.kind_intercepts]}\n"
        f"kind_step: {kind_step:.6f}\nkind_weights: |\n{kinds}"
    )
    path = FOLDER / "phrases" / f"{guard}.{model.language}.likeness.yaml"
    path.write_text(text, encoding="utf-8")


def across(guard: str, language: str, parts: int) -> str:
    """Recall and alarms on our own sentences at some limits, each by a model that has not seen it."""
    own, quiet = of_sets(guard, language), beside(guard, language)
    scores: list[tuple[bool, float]] = []
    for part in range(parts):
        known = [each for n, each in enumerate(own) if n % parts != part]
        model = trained(known + quiet, language, 0.5)
        scores += [(bool(each.kind), model.score(each.text)) for each in own[part::parts]]
    lines = [f"{guard}.{language}: {len(own)} sentences"]
    for limit in (0.6, 0.7, 0.8, 0.9, 0.95, 0.97):
        over = np.log(limit / (1 - limit))
        seen = np.mean([score > over for hit, score in scores if hit])
        alarms = np.mean([score > over for hit, score in scores if not hit])
        lines.append(f"  from {limit}: recall {seen:.2f}, alarms {alarms:.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    for each in GUARDS:
        for language in LANGUAGES:
            if "--across" in sys.argv:
                print(across(each, language, int(sys.argv[-1])), flush=True)
            else:
                write(
                    each,
                    trained(
                        of_sets(each, language) + beside(each, language), language, LIMITS[each]
                    ),
                )
