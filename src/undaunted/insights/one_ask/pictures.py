"""The pictures of one attempt, with their words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import Chart
from undaunted.drawing.happened import CLEARLY, FearPoint, chance_meter, fear_steps
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD
from undaunted.insights.one_ask.surprise import NEAR_FEAR
from undaunted.record.kind_words import KIND_WORDS, kind_guessed
from undaunted.record.labels import label
from undaunted.record.questions import AttemptRecord

_CAME = {Outcome.YES: 100, Outcome.PARTLY: 50, Outcome.NO: 0}


def fear_picture(record: AttemptRecord) -> Chart | None:
    """Fear guessed, at its peak, now, and later; None before anything was felt."""
    answer = record.answer
    if answer is None or answer.fear_peak is None:
        return None
    moments = [(_("you guessed"), record.forecast.fear if record.forecast else None, True)]
    moments += [
        (_("at the peak"), answer.fear_peak, False),
        (_("right after"), answer.fear_now, False),
    ]
    for when, name in (("day", _("a day later")), ("week", _("a week later"))):
        later = record.follow_up(when)
        moments.append((name, later.fear_now if later else None, False))
    said = tuple(
        FearPoint(label, fear, guess) for label, fear, guess in moments if fear is not None
    )
    heads, unit = (_("When"), _("Fear")), _("fear, 0 to 100")
    return fear_steps(_fear_title(record), "", said, heads, unit=unit)


def _fear_title(record: AttemptRecord) -> str:
    """What was met beside what was guessed, alike in both directions."""
    peak = record.answer.fear_peak if record.answer else None
    if record.forecast is None or peak is None:
        return _("Fear at its peak: %(peak)s") % {"peak": peak}
    gap = peak - record.forecast.fear
    if abs(gap) < NEAR_FEAR:
        return _("Fear about as high as you guessed")
    words = {"points": abs(gap)}
    if gap < 0:
        return _("Fear peaked %(points)d points below your guess") % words
    return _("Fear peaked %(points)d points above your guess") % words


def chance_picture(record: AttemptRecord) -> Chart | None:
    """The chance given and what came; None without an answer."""
    given = record.forecast.chance_yes if record.forecast else None
    if record.outcome in HELD and given is not None:
        return _held_picture(round(given * 100), record.outcome)
    if given is None or record.outcome not in _CAME:
        return None
    came = {
        Outcome.YES: _("it was a yes"),
        Outcome.PARTLY: _("it was partly"),
        Outcome.NO: _("it was a no"),
    }[record.outcome]
    labels = (_("certainly no"), _("certainly yes"), _("you gave it"), came)
    chance = round(given * 100)
    return chance_meter(
        _chance_title(chance, record.outcome),
        "",
        chance,
        _CAME[record.outcome],
        labels,
        (_("What"), _("Chance")),
    )


def _held_picture(chance: int, outcome: Outcome) -> Chart:
    """The chance given and whether it held, for a no of one's own and for one that was heard."""
    own = outcome in KIND_WORDS[AskKind.SAYING_NO].outcomes
    words = KIND_WORDS[AskKind.SAYING_NO if own else AskKind.RECEIVING_NO]
    labels = (str(words.low), str(words.high), _("you gave it"), str(label(outcome)))
    title = _("You gave it %(chance)d\u00a0%%: %(came)s") % {"chance": chance, "came": labels[3]}
    heads = (_("What"), _("Chance"))
    return chance_meter(title, "", chance, round(HELD[outcome] * 100), labels, heads)


def _chance_title(chance: int, outcome: Outcome) -> str:
    return {
        Outcome.YES: _("You gave a yes %(chance)d\u00a0%%, and a yes came"),
        Outcome.PARTLY: _("You gave a yes %(chance)d\u00a0%%, and part of it came"),
        Outcome.NO: _("You gave a yes %(chance)d\u00a0%%, and a no came"),
    }[outcome] % {"chance": chance}


def belief_picture(record: AttemptRecord) -> Chart | None:
    """What changed in belief; None where it was not asked twice."""
    changes = [
        RatingChange(label, round(before * 100), round(after * 100))
        for label, before, after in _readings(record)
        if before is not None and after is not None
    ]
    if not changes:
        return None
    heads = (_("What"), _("Before"), _("After"))
    return belief_change(belief_title(changes), "", tuple(changes), heads, unit=_("of 100"))


def belief_title(changes: Sequence[RatingChange]) -> str:
    """How many of the beliefs moved by ten points and more; one ask is no direction."""
    moved = sum(abs(change.after - change.before) >= CLEARLY for change in changes)
    if not moved:
        return _("What you believe stayed about the same")
    return ngettext(
        "%(moved)d of %(all)d beliefs moved clearly",
        "%(moved)d of %(all)d beliefs moved clearly",
        moved,
    ) % {"moved": moved, "all": len(changes)}


def _readings(record: AttemptRecord) -> tuple[tuple[str, float | None, float | None], ...]:
    forecast, answer, reflection = record.forecast, record.answer, record.reflection
    if forecast is None:
        return ()
    bad = forecast.no_cost / 100 if forecast.no_cost is not None else None
    now_bad = reflection.no_cost_now if reflection else None
    next_yes = answer.chance_yes_next if answer else None
    belief = reflection.belief_now if reflection else None
    return (
        (_next_of(forecast.question), forecast.chance_yes, next_yes),
        (_("what you feared"), forecast.feared_chance, belief),
        (_bad_of(forecast.question), bad, now_bad / 100 if now_bad is not None else None),
    )


def _bad_of(question: str) -> str:
    if kind_guessed(question) is AskKind.SAYING_NO:
        return _("how bad it is when they take it badly")
    return _("how bad a no is")


def _next_of(question: str) -> str:
    return {
        AskKind.ASKING: _("a yes, if you did it again"),
        AskKind.SAYING_NO: _("no scene, if you did it again"),
        AskKind.RECEIVING_NO: _("taking a no calmly, if you did it again"),
    }[kind_guessed(question)]
