"""A file of attempts is fitted, and what can't be is refused by row and column."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from undaunted.lab.population import evaluate_population
from undaunted.lab.tables import BadTable


def made_up(folder: Path, suffix: str = ".csv", people: int = 80, each: int = 25) -> Path:
    generator, n = np.random.default_rng(7), people * each
    who, what = np.repeat(np.arange(people), each), generator.integers(0, 12, n)
    logk, ctx = np.log(np.tile(np.arange(1, each + 1), people)), generator.integers(0, 2, n)
    fear = 55 - 6 * logk + 5 * ctx + generator.normal(0, 14, people)[who]
    fear += generator.normal(0, 10, 12)[what] + generator.normal(0, 14, n)
    yes = generator.random(n) < 1 / (1 + np.exp(-generator.normal(0, 1, people)[who]))
    rows = zip(who, what, logk, ctx, fear, yes, strict=True)
    lines = [f"p{a},ask {b},{c:.5f},{d},{e:.4f},{int(f)}" for a, b, c, d, e, f in rows]
    path = folder / "attempts.csv"
    path.write_text("\n".join(["person,item,logk,ctx,fear,yes", *lines]), encoding="utf-8")
    if suffix == ".parquet":
        duckdb.read_csv(str(path)).write_parquet(str(path.with_suffix(suffix)))
    return path.with_suffix(suffix)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_both_models_are_fitted_and_asks_keep_their_names(tmp_path: Path, suffix: str) -> None:
    report = evaluate_population(made_up(tmp_path, suffix))
    assert (report.n, report.people, report.items) == (2000, 80, 12)
    assert report.fear is not None
    assert report.answers is not None
    found = {one.name: one for one in report.fear.coefficients}
    assert found["logk"].value == pytest.approx(-6, abs=1.5)
    assert found["ctx"].value == pytest.approx(5, abs=3 * found["ctx"].se)
    assert [one.name for one in report.answers.coefficients] == ["intercept", "ctx"]
    assert {one.name for one in report.fear.asks} == {f"ask {k}" for k in range(12)}
    assert report.seconds > 0
    assert report.peak_memory_mb > 0


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    path = made_up(tmp_path)
    one = evaluate_population(path)
    head, *lines = path.read_text().splitlines()
    path.write_text("\n".join([head, *np.random.default_rng(1).permutation(lines)]))
    two = evaluate_population(path)
    assert one.fear is not None
    assert two.fear is not None
    assert two.fear.log_likelihood == pytest.approx(one.fear.log_likelihood, abs=1e-4)
    assert [a.value for a in two.fear.asks] == pytest.approx(
        [a.value for a in one.fear.asks], abs=1e-2
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("person,item,fear\na,b,3\nc,,4\n", "row 2, column item: is empty"),
        ("person,item,yes\na,b,1\nc,d,inf\n", "row 2, column yes: 'inf' is not a finite number"),
        ("person,item,yes\na,b,1\nc,d,1\n", "both must occur"),
        ("person,item,fear\na,b,1\nc,d,1\n", "without rest"),
        ("person,item,mood\na,b,1\n", "neither a column fear nor a column yes"),
        ("person,item,fear\n", "there is no row"),
        ("person,ask,fear\na,b,1\n", "there is no column item"),
    ],
)
def test_what_cannot_be_fitted_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "attempts.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match=said):
        evaluate_population(path)
