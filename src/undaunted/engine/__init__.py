"""The science: what is feared, what is answered, what to ask next, inside a safe dose.

Pure: values in, values out. No web, no database, no clock, no hidden randomness. In its docstrings
"models page" is docs/explanation/the-models.md, "rules page" docs/safety/rules.md.

Where to begin; every estimator has `start`, `predict`, `learn_one` (or a batch's `learn`) and a
frozen state:

    values, history, taxonomy    what goes in and comes out, with units; the closed lists
    fear.forecasting, answers.acceptance    what an ask will be like for one person; `learned`
                            holds both states
    choosing                `choose`: gates, worth, three drawn; `replay`
    safety                  rules as data: window, stakes, pace, rest, monitoring
    answers: calibration, scoring         how good guesses and forecasts were
    answers: logistic_filter, averaging   the same for bare files of answers
    fear: series, series_fit, fitting     the same for bare files of fears, and what many teach
    population              what many people teach, fitted at once; `priors` is what is kept
    simulation              made-up people, policies, and estimates of other policies

A person of whom nothing is known, and an ask rated 40 by its curators:

>>> from undaunted.engine.fear import forecasting as fear
>>> from undaunted.engine.values import Candidate
>>> ask = Candidate(
...     key="name-of-that-plant", version=1, domain="strangers", counterpart="passer_by",
...     channel="face_to_face", setting="street", request_type="information", facets=(),
...     tempting=(), stakes=1, fear_mean=40.0, fear_sd=10.0, yes_mean=0.8, yes_sd=0.1,
...     partly_mean=0.1, cost_to_other=1, free_to_refuse=4, not_for=frozenset(),
...     from_home=False, time="any", practises="asking", real=True,
... )
>>> said = fear.predict(fear.start(), ask, time_days=0.0)
>>> round(said.mean), round(said.low), round(said.high)
(40, 9, 71)
"""

ENGINE_VERSION = "3"
