"""The population fits beside lme4 on the same rows in the same run, as ratios; then ten times as many.

    python benchmarks/population.py [attempts]      1,000,000 attempts of 20,000 people at 400 asks

The peer needs R with lme4 (Debian: r-cran-lme4); without it only our own figures are printed.
The peer runs once, its reading of columns not counted; ours runs three times before it and three
times after it, grouping of rows counted, and the ratio is that of the median.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from undaunted.engine.population.answer_fit import AnswerFit, fit_answers
from undaunted.engine.population.fear_fit import FearFit, fit_fear
from undaunted.engine.population.rows import Attempts, attempts
from undaunted.engine.values import Floats

ATTEMPTS, EACH, ASKS, TRIES = 1_000_000, 50, 400, 3
PEER = Path(__file__).parent / "peers" / "lme4.R"
Columns = dict[str, Floats]
Run = tuple[float, FearFit, float, AnswerFit]


def simulated(n: int, people: int | None = None, asks: int = ASKS, seed: int = 1) -> Columns:
    """Attempts of people who differ in level, in learning and in luck, at asks that differ too."""
    g, people = np.random.default_rng(seed), people or n // EACH
    each = n // people
    person, item = np.repeat(np.arange(people), each), g.integers(0, asks, n)
    logk, ctx = np.log(np.tile(np.arange(1.0, each + 1), people)), g.integers(0, 2, n).astype(float)
    level, slope, ask = g.normal(0, 14, people), g.normal(0, 3, people), g.normal(0, 10, asks)
    fear = 50 - 5 * logk + 6 * ctx + level[person] + slope[person] * logk + ask[item]
    luck = 0.2 + 0.5 * ctx + g.normal(0, 0.9, people)[person] + g.normal(0, 1, asks)[item]
    yes = (g.random(n) < 1 / (1 + np.exp(-luck))).astype(float)
    return {
        "person": person.astype(float),
        "item": item.astype(float),
        "logk": logk,
        "ctx": ctx,
        "fear": fear + g.normal(0, 14, n),
        "yes": yes,
    }


def of_fear(d: Columns) -> Attempts:
    return attempts(d["person"], d["item"], d["fear"], slope=d["logk"], contexts=d["ctx"])


def of_answers(d: Columns) -> Attempts:
    return attempts(d["person"], d["item"], d["yes"], contexts=d["ctx"])


def ours(d: Columns) -> Run:
    """Seconds from columns to fit, and the fit, of both models."""
    begin = time.perf_counter()
    fear = fit_fear(of_fear(d))
    middle = time.perf_counter()
    answers = fit_answers(of_answers(d))
    return middle - begin, fear, time.perf_counter() - middle, answers


def peer(d: Columns) -> dict[str, Floats]:
    """What lme4 says, by name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, values in d.items():
            values.tofile(Path(folder) / name)
        said = subprocess.run(
            ["Rscript", str(PEER), folder], capture_output=True, text=True, check=True
        ).stdout
    rows = [line.split() for line in said.splitlines()]
    return {row[0]: np.array(row[1:], dtype=np.float64) for row in rows}


def peak_mb(who: int = resource.RUSAGE_SELF) -> float:
    """The most memory this process had so far, simulated columns included; or its children had."""
    return resource.getrusage(who).ru_maxrss / 1024


def spread(seconds: list[float]) -> str:
    return f"{np.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


def off(mine: Floats, theirs: Floats) -> str:
    return f"{np.max(np.abs(mine / theirs - 1.0)):.2%}"


def compare(said: Columns, times: tuple[float, float], fear: FearFit, answers: AnswerFit) -> None:
    variances = np.array([fear.person_variance, fear.slope_variance, fear.ask_variance])
    theirs = said["fear.variances"][[0, 1, 3]]
    print(
        f"  fear: lme4 {said['fear.seconds'][0]:.1f} s, ratio {said['fear.seconds'][0] / times[0]:.0f}; "
        f"deviance {fear.deviance - said['fear.deviance'][0]:+.4f}; "
        f"coefficients within {off(fear.fixed, said['fear.fixed'])}, "
        f"variances within {off(variances, theirs)}, "
        f"residual within {off(np.array([fear.residual_variance]), said['fear.variances'][4:])}; "
        f"asks r = {np.corrcoef(fear.ask, said['fear.asks'])[0, 1]:.6f}"
    )
    variances = np.array([answers.person_variance, answers.ask_variance])
    print(
        f"  answers: lme4 {said['yes.seconds'][0]:.1f} s, ratio {said['yes.seconds'][0] / times[1]:.0f}; "
        f"deviance {answers.deviance - said['yes.deviance'][0]:+.4f}; "
        f"coefficients within {off(answers.fixed, said['yes.fixed'])}, "
        f"variances within {off(variances, said['yes.variances'])}; "
        f"asks r = {np.corrcoef(answers.ask, said['yes.asks'])[0, 1]:.6f}"
    )


def main() -> None:
    n = int(float(sys.argv[1])) if len(sys.argv) > 1 else ATTEMPTS
    ours(simulated(10_000))
    d, there = simulated(n), shutil.which("Rscript")
    runs = [ours(d) for _ in range(TRIES)]
    memory, said = peak_mb(), peer(d) if there else {}
    runs += [ours(d) for _ in range(TRIES)]
    fear_s, answers_s = [run[0] for run in runs], [run[2] for run in runs]
    times = float(np.median(fear_s)), float(np.median(answers_s))
    print(f"{n:,} attempts: fear {spread(fear_s)}, answers {spread(answers_s)}; {memory:.0f} MB")
    if there:
        compare(said, times, runs[0][1], runs[0][3])
        print(f"  lme4 had {peak_mb(resource.RUSAGE_CHILDREN):.0f} MB")
    else:
        print("  lme4 is not there to compare with. On Debian: apt-get install r-cran-lme4")
    d = simulated(10 * n)
    runs = [ours(d) for _ in range(TRIES)]
    fear_s, answers_s = [run[0] for run in runs], [run[2] for run in runs]
    print(
        f"{10 * n:,} attempts: fear {spread(fear_s)}, ratio {np.median(fear_s) / times[0]:.1f}; "
        f"answers {spread(answers_s)}, ratio {np.median(answers_s) / times[1]:.1f}; {peak_mb():.0f} MB"
    )


if __name__ == "__main__":
    main()
