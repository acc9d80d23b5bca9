"""The pictures of a programme with their words: its deck, and what was expected beside what came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.belief import RatingChange, belief_change
from undaunted.drawing.chart import FEWEST, Chart
from undaunted.drawing.deck import CardKind, DeckCard, deck
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import ANSWERED
from undaunted.frame.dating import day_words
from undaunted.library.kinds.programme import Programme
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.programmes.enrolled import Enrolled
from undaunted.programmes.progress import counts
from undaunted.programmes.tries import Try
from undaunted.record.kinds import KINDS
from undaunted.record.models import ExerciseDone


@dataclass(frozen=True, slots=True)
class Turned:
    """A card and the person's own day on which it was turned up."""

    day: date
    order: float
    card: DeckCard


def turned_of(
    person: Person, enrolled: Enrolled, tries: tuple[Try, ...], now: datetime
) -> tuple[Turned, ...]:
    """What was turned up so far, in the order in which it came (one query where days are shown)."""
    programme = enrolled.programme
    cards = [*_ask_cards(person, programme, tries)]
    if programme.day_by_day:
        cards += _exercise_cards(person, enrolled)
        cards += _rest_cards(person, programme, enrolled, cards, now)
    return tuple(sorted(cards, key=lambda one: (one.day, one.order)))


def cards_in(programme: Programme) -> int:
    """How many cards there are in all."""
    return programme.days if programme.day_by_day else programme.planned


def deck_of(person: Person, enrolled: Enrolled, tries: tuple[Try, ...], now: datetime) -> Chart:
    """The deck as it lies now (one query)."""
    programme = enrolled.programme
    cards, total = turned_of(person, enrolled, tries, now), cards_in(programme)
    names: tuple[tuple[CardKind, str], ...] = (("ask", _("an ask, with its stamp")),)
    if programme.day_by_day:
        names += (("exercise", _("an exercise")), ("rest", _("a rest")))
    title = _deck_title(len(cards), total)
    shown = tuple(one.card for one in cards)
    sentence = _sentence_of(programme, len(cards) < total)
    return deck(title, sentence, shown, total, names, (_("Day"), _("Card")))


def _deck_title(turned: int, total: int) -> str:
    if turned >= total:
        return _("All %(all)d cards lie open") % {"all": turned}
    words = ngettext("%(n)d card of %(all)d lies open", "%(n)d cards of %(all)d lie open", turned)
    return words % {"n": turned, "all": total}


def _sentence_of(programme: Programme, more: bool) -> str:
    """How cards come to lie open, while there are `more` to turn."""
    if not more:
        return _("In the order in which they came.")
    if programme.counts_noes:
        return _("Each no that counts turns one up. What lies face down waits.")
    if programme.day_by_day:
        return _("Each day turns one up: an ask, an exercise or a rest. What lies face down waits.")
    return _("Each ask you look back on turns one up. What lies face down waits.")


def _ask_cards(person: Person, programme: Programme, tries: tuple[Try, ...]) -> Iterator[Turned]:
    for one in tries:
        if counts(one, programme):
            at = one.reflected_at or one.asked_at
            label = day_words(day_of(person, at), "short")
            card = DeckCard(label, "ask", one.id, KINDS[one.outcome])
            yield Turned(day_of(person, at), at.timestamp(), card)


def _exercise_cards(person: Person, enrolled: Enrolled) -> list[Turned]:
    """The programme's exercises, each the first time it was done while the programme ran."""
    rows = ExerciseDone.objects.of(person).filter(
        exercise__in=enrolled.programme.exercises, done_at__gte=enrolled.joined_at
    )
    first: dict[str, datetime] = {}
    for name, at in rows.order_by("done_at").values_list("exercise", "done_at"):
        if enrolled.ran_at(at):
            first.setdefault(name, at)
    return [
        Turned(
            day_of(person, at),
            at.timestamp(),
            DeckCard(day_words(day_of(person, at), "short"), "exercise"),
        )
        for at in first.values()
    ]


def _rest_cards(
    person: Person,
    programme: Programme,
    enrolled: Enrolled,
    others: list[Turned],
    now: datetime,
) -> list[Turned]:
    """Days that are over on which nothing was turned up, as many as the deck has rests."""
    rests = programme.days - programme.planned - len(programme.exercises)
    days = enrolled.days_before(person, day_of(person, now)) - {one.day for one in others}
    return [
        Turned(day, 0.0, DeckCard(day_words(day, "short"), "rest")) for day in sorted(days)[:rests]
    ]


def expected_against_came(tries: tuple[Try, ...]) -> Chart | None:
    """Mean guesses beside what came, over asks with both; None before the first answer."""
    known = [one for one in tries if one.outcome in ANSWERED and one.kind == AskKind.ASKING]
    given = [(one.chance_yes, one.outcome) for one in known if one.chance_yes is not None]
    if not given:
        return None
    guessed = _mean([chance * 100 for chance, _outcome in given])
    came = _mean([100 * (outcome is Outcome.YES) for _chance, outcome in given])
    changes = [RatingChange(_("A yes, in a hundred asks"), guessed, came)]
    felt = [(one.fear, one.fear_peak) for one in known if one.fear_peak is not None]
    if felt:
        expected, peak = _mean([before for before, _at in felt]), _mean([at for _, at in felt])
        changes.append(RatingChange(_("Fear at its worst"), expected, peak))
    heads = (_("What"), _("Expected"), _("Came"))
    title = _title_of(guessed, came, len(given))
    return belief_change(title, _few(len(given)), tuple(changes), heads, unit=_("of 100"))


def _title_of(guessed: int, came: int, answers: int) -> str:
    """The finding, alike in both directions; none of few answers."""
    if answers < FEWEST:
        return _("What you expected and what came: too early to say more")
    words = {"guessed": guessed, "came": came}
    if abs(guessed - came) < _NEAR:
        return _("You guessed %(guessed)d in a hundred, and %(came)d came") % words
    if came > guessed:
        return _("More came than you thought: %(came)d in a hundred, not %(guessed)d") % words
    return _("Less came than you thought: %(came)d in a hundred, not %(guessed)d") % words


_NEAR = 8


def _few(answers: int) -> str:
    return ngettext(
        "On average over %(n)d answer. Another offer is not a yes.",
        "On average over %(n)d answers. Another offer is not a yes.",
        answers,
    ) % {"n": answers}


def _mean(values: list[float] | list[int]) -> int:
    return round(sum(values) / len(values))
