"""What is worth a word on Today, one at a time: an offer or a kind question, never an alarm."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class TodayNote:
    sentence: Promise
    route: str = ""
    link: Promise | None = None
    is_nudge: bool = False


_NOTES: dict[str, TodayNote] = {
    "lesson_kept": TodayNote(
        _(
            "A no has felt like a verdict on you lately. Before the next ask, ten kind minutes "
            "with what speaks for and against it."
        ),
        "exercise-list",
        _("To the exercises"),
    ),
    "score_confirmed": TodayNote(
        _(
            "Your answers became clearly heavier, twice. We go more gently; please talk to somebody."
        ),
        "wellbeing",
        _("How I am"),
    ),
    "score_confirm": TodayNote(
        _(
            "Your last answers were heavier than before. Worth a look: take them again in some days."
        ),
        "wellbeing",
        _("How I am"),
    ),
    "score_watch": TodayNote(
        _("Your last answers were a little heavier than before. Worth a look, nothing more."),
        "wellbeing",
        _("How I am"),
    ),
    "not_recovering": TodayNote(
        _(
            "Fear stayed high the days after your last asks, so we look for gentle ones; it may "
            "help to tell somebody about it."
        ),
        "wellbeing",
        _("How I am"),
    ),
    "mood_low": TodayNote(
        _("Your last days lie lower than your usual. Worth a look, nothing more."),
        "wellbeing",
        _("How I am"),
    ),
    "mood_fell": TodayNote(
        _("This week lies lower than the weeks before. Worth a look, nothing more."),
        "wellbeing",
        _("How I am"),
    ),
    "strong_fear": TodayNote(
        _("That was a lot of fear. Resting today is a good choice, and loses nothing."),
        "me",
        _("Rest a while"),
    ),
    "fear_rising": TodayNote(
        _("Your fear rose from ask to ask. A small one, or a rest, is a good choice now."),
        "wellbeing-why",
        _("How this was decided"),
    ),
    "others_uneasy": TodayNote(
        _(
            "Two of the people you asked lately seemed uneasy. A moment on asking so that no is easy?"
        ),
        "more",
        _("Read it, three minutes"),
        is_nudge=True,
    ),
    "seeking": TodayNote(
        _(
            "Five hard ones in a row, and the answers were as you expected. Is this still "
            "teaching you something?"
        ),
        is_nudge=True,
    ),
    "not_learning": TodayNote(
        _("What you fear seems as likely to you as before. Another kind of ask may teach more."),
        is_nudge=True,
    ),
}


def note_of(codes: tuple[str, ...]) -> TodayNote | None:
    """The weightiest note that holds."""
    return next((_NOTES[code] for code in codes if code in _NOTES), None)
