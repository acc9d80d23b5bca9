"""What the population fits cost as people, asks and attempts grow; draws docs/explanation/costs.svg."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from population import of_answers, of_fear, ours, simulated

from undaunted.engine.population.answer_fit import fit_answers
from undaunted.engine.population.fear_fit import fit_fear

TRIES = 2
PICTURE = Path(__file__).parents[1] / "docs" / "explanation" / "costs.svg"
WIDTH, HEIGHT, EDGE, LOW, HIGH = 240, 200, 44, 0.02, 10.0
Curve = tuple[str, list[int], list[float], list[float]]


def seconds(work: Callable[[], object]) -> float:
    """The best of a few runs."""
    times = []
    for _ in range(TRIES):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def curve(name: str, sizes: Sequence[int], shape: Callable[[int], dict[str, int]]) -> Curve:
    fear, answers = [], []
    for size in sizes:
        d = simulated(**shape(size))
        fear.append(seconds(lambda d=d: fit_fear(of_fear(d))))  # type: ignore[misc]  # bound now
        answers.append(seconds(lambda d=d: fit_answers(of_answers(d))))  # type: ignore[misc]  # bound now
        print(f"{name} {size:>9,}: fear {fear[-1]:.2f} s, answers {answers[-1]:.2f} s")
    slopes = [np.polyfit(np.log(sizes[-3:]), np.log(one[-3:]), 1)[0] for one in (fear, answers)]
    print(f"  exponent over the last three: fear {slopes[0]:.2f}, answers {slopes[1]:.2f}")
    return name, list(sizes), fear, answers


def place(value: float, low: float, high: float, size: float) -> float:
    return float(np.log(value / low) / np.log(high / low) * size)


def panel(found: Curve, left: float) -> str:
    """One log-log plot: fear as a line, answers dashed, with numbers at the ends."""
    name, sizes, *both = found
    inner, top = WIDTH - EDGE - 20, HEIGHT - 2 * EDGE + 24
    parts = [f'<g transform="translate({left + EDGE} 30)"><rect width="{inner}" height="{top}"/>']
    parts += [
        f'<text x="-6" y="{top - place(t, LOW, HIGH, top) + 4:.1f}" text-anchor="end">{t:g} s</text>'
        for t in (0.1, 1, 10)
    ]
    for times, kind in zip(both, ("fear", "answers"), strict=True):
        points = " ".join(
            f"{place(size, sizes[0], sizes[-1], inner):.1f},{top - place(t, LOW, HIGH, top):.1f}"
            for size, t in zip(sizes, times, strict=True)
        )
        parts.append(f'<polyline class="{kind}" points="{points}"/>')
    parts.append(f'<text x="0" y="{top + 16}">{sizes[0]:,}</text>')
    parts.append(
        f'<text x="{inner}" y="{top + 16}" text-anchor="end">{sizes[-1]:,} {name}</text></g>'
    )
    return "".join(parts)


def drawn(curves: Sequence[Curve]) -> str:
    style = (
        "svg{background:#fff}rect{fill:none;stroke:#999}text{font:11px sans-serif;fill:#222}"
        "polyline{fill:none;stroke:#0b6e6e;stroke-width:2}.answers{stroke:#a3480f;stroke-dasharray:5 4}"
    )
    panels = "".join(panel(one, number * WIDTH) for number, one in enumerate(curves))
    width = WIDTH * len(curves)
    key = '<text x="44" y="18">line: fear (exact ML); dashed: answers (Laplace); both axes logarithmic</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img">'
        f"<title>Seconds of the population fits</title><style>{style}</style>{key}{panels}</svg>\n"
    )


def main() -> None:
    ours(simulated(10_000))
    curves = (
        curve("attempts", (30_000, 100_000, 300_000, 1_000_000, 3_000_000), lambda n: {"n": n}),
        curve("people", (2_000, 6_000, 20_000, 60_000), lambda p: {"n": 600_000, "people": p}),
        curve("asks", (50, 100, 200, 400, 800), lambda asks: {"n": 300_000, "asks": asks}),
    )
    PICTURE.write_text(drawn(curves), encoding="utf-8")
    print(f"drawn: {PICTURE.name}")


if __name__ == "__main__":
    main()
