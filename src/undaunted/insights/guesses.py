"""Guesses of a yes against what came, in words that are alike in both directions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import Chart
from undaunted.drawing.outlines import Came
from undaunted.drawing.reliability import GroupMark, GuessMark, SquareWords, reliability
from undaunted.engine.calibration import TOO_EARLY_BELOW, Bin, Calibration, calibration
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import LoggedAsk
from undaunted.insights.gathered import Gathered
from undaunted.record.labels import OUTCOME

MOST_GUESSES = 150
CAME: dict[Outcome, Came] = {Outcome.YES: "yes", Outcome.PARTLY: "partly", Outcome.NO: "no"}


def guesses_reading(gathered: Gathered) -> Chart | None:
    """None before the first answer."""
    known = [ask for ask in gathered.history.asks if ask.answered and ask.forecast_yes is not None]
    if not known:
        return None
    read = calibration(gathered.history)
    groups = () if read.verdict == "too_early" else tuple(group_of(one) for one in read.bins)
    marks = tuple(guess_of(ask) for ask in known[-MOST_GUESSES:])
    words = SquareWords(
        across=_("the chance you gave, %"),
        upward=_("what came true, %"),
        kinds=(_("yes"), _("partly"), _("no")),
    )
    headers = (_("Guesses"), _("How many"), _("On average"), _("Came true"), _("Likely between"))
    return reliability(title_of(read), sentence_of(read), marks, groups, words, headers)


def guess_of(ask: LoggedAsk) -> GuessMark:
    chance = round((ask.forecast_yes or 0.0) * 100)
    return GuessMark(chance, CAME[ask.outcome], str(OUTCOME[ask.outcome]))


def group_of(one: Bin) -> GroupMark:
    return GroupMark(
        label=f"{one.low * 100:.0f}–{one.high * 100:.0f} %",
        n=one.n,
        guess=round(one.mean_forecast * 100),
        came=round(one.mean_outcome * 100),
        low=round(one.interval_low * 100),
        high=round(one.interval_high * 100),
    )


def title_of(read: Calibration) -> str:
    """Each direction has the same words, with `may` where the interval holds both."""
    sure = read.low > 0 or read.high < 0
    if read.verdict == "expects_less":
        return (
            _("You expect fewer yeses than you get")
            if sure
            else _("You may expect fewer yeses than you get")
        )
    if read.verdict == "expects_more":
        return (
            _("You expect more yeses than you get")
            if sure
            else _("You may expect more yeses than you get")
        )
    return {
        "too_early": _("Too early to say how your guesses compare"),
        "band": _("Not clear yet which way your guesses lean"),
        "even": _("Your guesses come out about even"),
    }[read.verdict]


def sentence_of(read: Calibration) -> str:
    if read.verdict == "too_early":
        return ngettext(
            "%(n)d answer so far. From %(least)d on, this compares your guesses with what came.",
            "%(n)d answers so far. From %(least)d on, this compares your guesses with what came.",
            read.n,
        ) % {"n": read.n, "least": TOO_EARLY_BELOW}
    if read.verdict in ("expects_less", "expects_more"):
        turn = -1 if read.verdict == "expects_less" else 1
        low, high = sorted((turn * read.low, turn * read.high))
        return _(
            "By %(points)d points on average (95 %% interval: %(low)d to %(high)d), "
            "over %(n)d answers. A partly counts half."
        ) % {**points(turn * read.bias, low, high), "n": read.n}
    return _(
        "Guess less answer: %(points)d points on average (95 %% interval: %(low)d to %(high)d), "
        "over %(n)d answers. Below zero means you got more than you guessed."
    ) % {**points(read.bias, read.low, read.high), "n": read.n}


def points(middle: float, low: float, high: float) -> dict[str, int]:
    return {
        "points": round(middle * 100),
        "low": round(low * 100),
        "high": round(high * 100),
    }
