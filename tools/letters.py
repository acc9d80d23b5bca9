"""Writes library/phrases/self_judgement.<language>.letters.yaml: `python tools/letters.py`.

Trained on our own sentences: the sets under tests/library/word_sets (never those in `second`),
and, as quiet ones, the sentences of the library and the sets of the other language and guard.
With `--across 5` nothing is written: each fifth is judged by a model trained on the others.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from scipy.optimize import minimize

from undaunted.engine.words.folding import readings
from undaunted.engine.words.letters import LetterModel, buckets
from undaunted.lab.words import read_set
from undaunted.library.reading import FOLDER

SETS = Path("tests/library/word_sets")
PLACES = (SETS, SETS / "dev")
LANGUAGES = ("en", "es")
VERSION = "letters-1"
SIZE = 4_096
RIDGE = 0.15
OTHER_GUARD, OTHER_LANGUAGE, LIBRARY = 0.5, 0.2, 0.5  # what a quiet sentence from there weighs
QUIET = 1.5  # a quiet sentence of the sets, against one to see
LIMIT = 0.72  # the chance from which on a sentence is a hit
SCALE = 100  # weights are whole hundredths
LONGEST_WORDS = 30  # of a text of many sentences, as one
ABOUT_SELF = {
    "en": r"i|im|ive|ill|id|me|my|myself",
    "es": r"soy|me|mi|yo|estoy|conmigo|\w+o|\w+e|\w+arme|\w+erme|\w+irme",
}
OF_WORTH = {
    "en": (
        r"no ?body|no ?one|nothing|never|always|any ?one|any ?body|every ?one|"
        r"every ?body|people|worth\w*|deserv\w*|hate\w*|alone|wrong|fail\w*|asham\w*|"
        r"use(?:less)?|stupid|like me|human|belong\w*|enough|lov\w+|burden|disgust\w*|"
        r"who i am|what i am|being me|myself|ruin\w*|disappoint\w*|than me|pathetic|"
        r"loser|ugly|problem|person|choose|chosen|pick\w*|unwanted|wanted|embarrass\w*|"
        r"existence|exist|broken|defective|garbage|trash|waste|right to|reject\w*|worst|"
        r"hopeless|weak|freak|creep|idiot|fool|mistake|joke|bad|horrible|awful|terrible"
    ),
    "es": (
        r"nadie|nada|nunca|siempre|todos|gente|val\w+|merec\w+|odi\w+|sol[oa]|mal|"
        r"fracas\w+|verguenza|inutil|tont[oa]|como yo|persona|human\w+|suficiente|"
        r"quer\w+|quier\w+|carga|asco|soy|arruin\w+|decepcion\w*|problema|elig\w+|"
        r"elij\w+|rot[oa]|basura|peor|mierda|sirv\w+|import\w+|culpa|existir|existencia|"
        r"fe[oa]|idiota|estorbo|derecho"
    ),
}
END = re.compile(r"(?<=[.!?;])\s+")
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    must_hit: bool
    weight: float


def folded(text: str) -> str:
    return readings(text)[0].text


def of_sets(guard: str, language: str) -> list[Labelled]:
    lines = [line for each in PLACES for line in read_set(each / f"{guard}.{language}.txt")]
    found: list[Labelled] = []
    for line in lines:
        parts = END.split(line.text)
        if line.must_hit and (len(parts) == 1 or len(line.text.split()) <= LONGEST_WORDS):
            found.append(Labelled(line.text, True, 1.0))
        elif not line.must_hit:
            found.extend(Labelled(part, False, QUIET) for part in parts)
    return found


def quiet(sentences: Sequence[Labelled], weight: float) -> list[Labelled]:
    return [Labelled(each.text, False, weight) for each in sentences]


def of_library() -> list[Labelled]:
    """Every fourth sentence of the asks and lessons."""
    files = sorted(path for part in ("asks", "lessons") for path in (FOLDER / part).rglob("*.yaml"))
    texts = {
        sentence
        for path in files
        for text in strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        for sentence in END.split(text)
        if 4 <= len(sentence.split()) <= 40
    }
    return [Labelled(text, False, LIBRARY) for text in sorted(texts)[::4]]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def ordinary(language: str) -> list[Labelled]:
    """What must stay quiet beside the sets of the guard itself."""
    crisis = [each for each in of_sets("crisis", language) if not each.must_hit]
    others = [
        each
        for other in LANGUAGES
        if other != language
        for each in of_sets("self_judgement", other)
    ]
    return quiet(crisis, OTHER_GUARD) + quiet(others, OTHER_LANGUAGE) + of_library()


def matrix(sentences: Sequence[Labelled]) -> Matrix:
    rows = np.zeros((len(sentences), SIZE))
    for row, each in zip(rows, sentences, strict=True):
        found = buckets(folded(each.text), SIZE)
        row[found] = 1 / np.sqrt(max(1, len(found)))
    return rows


def trained(sentences: Sequence[Labelled], language: str) -> LetterModel:
    rows = matrix(sentences)
    sign = np.array([1.0 if each.must_hit else -1.0 for each in sentences])
    weight = np.array([each.weight for each in sentences])

    def loss(point: Matrix) -> tuple[float, Matrix]:
        margin = sign * (rows @ point[:-1] + point[-1])
        slope = -sign * weight / (1 + np.exp(margin))
        total = weight @ np.logaddexp(0, -margin) + RIDGE / 2 * point[:-1] @ point[:-1]
        return float(total), np.append(rows.T @ slope + RIDGE * point[:-1], slope.sum())

    point = minimize(loss, np.zeros(SIZE + 1), jac=True, method="L-BFGS-B").x
    limit = np.log(LIMIT / (1 - LIMIT))
    return LetterModel(
        language,
        ABOUT_SELF[language],
        OF_WORTH[language],
        round(float(point[-1] - limit), 3),
        np.round(point[:-1] * SCALE) / SCALE,
    )


def write(model: LetterModel) -> None:
    numbers = [str(round(each * SCALE)) for each in model.weights]
    lines = [" ".join(numbers[start : start + 32]) for start in range(0, SIZE, 32)]
    head = (
        "# Weights of a letter model, by tools/letters.py from our own sentences. Hundredths.\n"
        f"version: {VERSION}\nlanguage: {model.language}\nabout_self: '{model.about_self}'\n"
        f"of_worth: '{model.of_worth}'\n"
        f"intercept: {model.intercept}\nweights: |\n"
    )
    path = FOLDER / "phrases" / f"self_judgement.{model.language}.letters.yaml"
    path.write_text(head + "".join(f"  {line}\n" for line in lines), encoding="utf-8")


def across(language: str, parts: int) -> str:
    """Recall and precision on our own sentences, each judged by a model that has not seen it."""
    own, beside = of_sets("self_judgement", language), ordinary(language)
    hits = seen = false = 0
    for part in range(parts):
        model = trained(
            [each for n, each in enumerate(own) if n % parts != part] + beside, language
        )
        for each in own[part::parts]:
            text = folded(each.text)
            hit = model.looks_at(text) and model.score(text) > 0
            seen += each.must_hit
            hits += hit and each.must_hit
            false += hit and not each.must_hit
    return f"{language}: recall {hits / seen:.2f} of {seen}, precision {hits / (hits + false):.2f}"


if __name__ == "__main__":
    for each in LANGUAGES:
        if "--across" in sys.argv:
            print(across(each, int(sys.argv[-1])))
        else:
            write(trained(of_sets("self_judgement", each) + ordinary(each), each))
