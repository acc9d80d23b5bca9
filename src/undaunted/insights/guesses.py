"""Guesses of a yes against what came, in words that are alike in both directions."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import HowToRead
from undaunted.drawing.outlines import Came
from undaunted.drawing.reliability import GroupMark, GuessMark, SquareWords, reliability
from undaunted.engine.answers.calibration import TOO_EARLY_BELOW, Bin, Calibration, calibration
from undaunted.engine.history import LoggedAsk
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.averages import mean_of
from undaunted.insights.cards import Early, Figure, FindingCard, Reading, signed
from undaunted.insights.gathered import PersonFacts
from undaunted.record.labels import OUTCOME

_MOST_GUESSES = 150
_CAME: dict[Outcome, Came] = {Outcome.YES: "yes", Outcome.PARTLY: "partly", Outcome.NO: "no"}


def guesses_reading(gathered: PersonFacts) -> Reading:
    """Says nothing below ten answers."""
    known = [ask for ask in gathered.history.asks if ask.answered and ask.forecast_yes is not None]
    read, name = calibration(gathered.history), _("Your guesses")
    if read.verdict == "too_early":
        missing = TOO_EARLY_BELOW - read.n
        said = ngettext("%(n)d more answer", "%(n)d more answers", missing) % {"n": missing}
        return Early(name, _("how they compare with what comes"), said)
    words = SquareWords(
        across=_("the chance you gave, %"),
        upward=_("what came true, %"),
        kinds=(_("yes"), _("partly"), _("no")),
    )
    marks = tuple(_guess_of(ask) for ask in known[-_MOST_GUESSES:])
    groups = tuple(_group_of(one) for one in read.bins)
    headers = (_("Guesses"), _("How many"), _("On average"), _("Came true"), _("Likely"))
    said = _sentence_of(read, known)
    chart = reliability(_title_of(read), said, marks, groups, words, headers, read=_how_to_read())
    return FindingCard(name, chart, _figure_of(read))


def _how_to_read() -> HowToRead:
    return HowToRead(
        marks=(_("guesses like these together"), _("guesses that fit")),
        band=_(
            "The upright bar is about how often a yes comes to guesses like these, 8 times in 10. "
            "Fewer than eight alike stand in the table only."
        ),
    )


def _guess_of(ask: LoggedAsk) -> GuessMark:
    chance = round((ask.forecast_yes or 0.0) * 100)
    return GuessMark(chance, _CAME[ask.outcome], str(OUTCOME[ask.outcome]))


def _group_of(one: Bin) -> GroupMark:
    return GroupMark(
        label=f"{one.low * 100:.0f}–{one.high * 100:.0f} %",
        n=one.n,
        guess=round(one.mean_forecast * 100),
        came=round(one.mean_outcome * 100),
        low=round(one.interval_low * 100),
        high=round(one.interval_high * 100),
    )


def _title_of(read: Calibration) -> str:
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
    if read.verdict == "band":
        return _("Not clear yet which way your guesses lean")
    return _("Your guesses come out about even")


def _figure_of(read: Calibration) -> Figure:
    """What came, less what was guessed: above zero is more yes than expected."""
    low, middle, high = (signed(-value * 100) for value in (read.high, read.bias, read.low))
    words = {"low": low, "high": high}
    likely = _("%(low)s to %(high)s, 19 times in 20") % words
    return Figure(middle, _("points: what came, less what you guessed"), likely)


def _sentence_of(read: Calibration, known: Sequence[LoggedAsk]) -> str:
    guess = mean_of([ask.forecast_yes or 0.0 for ask in known])
    if any(ask.loosely and ask.outcome is Outcome.PARTLY for ask in known):
        loosely = _(" Guesses from before that was said count one half.")
    else:
        loosely = ""
    said = _(
        "You guessed %(guess)d\u00a0%% on average, %(came)d\u00a0%% came true in %(n)d answers. "
        "Another offer is not a yes."
    ) % {"guess": round(guess * 100), "came": round((guess - read.bias) * 100), "n": read.n}
    return said + loosely
