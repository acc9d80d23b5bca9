"""How often asks were answered with a yes, with an honest interval.

Not for predicting one ask; that is `acceptance`.
"""

from undaunted.engine.values import Interval

JEFFREYS = 0.5


def yes_rate(n_yes: float, n: int) -> Interval:
    """Posterior mean and 80 % interval under Jeffreys' prior; `n_yes` counts a partly as half.

    The ends are 0 and 1 when nothing or everything was a yes (Brown, Cai & DasGupta 2001).

    >>> found = yes_rate(3, 4)
    >>> round(found.mean, 2), round(found.low, 2), round(found.high, 2)
    (0.7, 0.43, 0.92)
    """
    from scipy.special import betaincinv

    a, b = n_yes + JEFFREYS, n - n_yes + JEFFREYS
    low = 0.0 if n_yes <= 0 else float(betaincinv(a, b, 0.1))
    high = 1.0 if n_yes >= n else float(betaincinv(a, b, 0.9))
    return Interval(a / (a + b), low, high)
