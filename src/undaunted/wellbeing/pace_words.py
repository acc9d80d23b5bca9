"""A pace in plain words: what it means, why it is so, and what would change it. Never a band."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import Pace
from undaunted.engine.values import Decision
from undaunted.record.labels import label

_MEANS: dict[Pace, Promise] = {
    Pace.OPEN: _("Asks of every size that you have grown into, never flooding."),
    Pace.GENTLE: _("Small steps with little at stake."),
    Pace.SUPPORTED: _("Asks wait until somebody is beside you; small ones open again then."),
    Pace.REST: _("No asks for now. Resting loses nothing."),
    Pace.CARE_FIRST: _("No asks for now. You come first."),
}

_LATER = _("The questions come again in four weeks; you can also answer them sooner.")
_MEASURE = _(
    "It changes when your answers to these questions change. Take them again when you like."
)
_SUPPORT = _("Small asks open again once you tell us that a professional supports you with them.")

WHY: dict[str, tuple[Promise, Promise]] = {
    "screened": (_("Nothing in your answers speaks against it."), _LATER),
    "not_screened": (
        _("Everybody begins here."),
        _("Before the second ask that we suggest come a few short questions; then it may open up."),
    ),
    "declined": (
        _("You chose not to answer the questions, and that is fine."),
        _("Answer them whenever you like, and it may open up."),
    ),
    "heavy_day": (
        _("Today weighs a lot, by what you told or wrote."),
        _("It ends by itself when your day does."),
    ),
    "unfinished": (
        _("Some questions are still open."),
        _("Finish them, and we can tell more."),
    ),
    "passing_thoughts": (
        _("You told us of thoughts of dying or of hurting yourself."),
        _("It opens when you answer the questions again and such thoughts are gone."),
    ),
    "rather_not_say": (
        _("You would rather not say how dark it gets, so we go carefully."),
        _LATER,
    ),
    "after_a_loss": (
        _("You have lost somebody or something lately."),
        _("Eight weeks after you told us, this no longer counts."),
    ),
    "in_treatment": (
        _("You are in treatment, or were advised against practice like this."),
        _SUPPORT,
    ),
    "under_18": (
        _("You are under 18, so there are small steps here, with people you know."),
        _("What you ask anyway, in your own life, you can always write down here."),
    ),
    "phq9_raised": (_("Your answers suggest asking for support before big steps."), _MEASURE),
    "phq9_high": (_("Your answers suggest asking for support before any bigger step."), _SUPPORT),
    "gad7_raised": (_("Your answers suggest that worry weighs on you now."), _MEASURE),
    "ptsd_raised": (_("Your answers suggest that something from the past still weighs."), _MEASURE),
    "ptsd_high": (_("Your answers suggest not carrying the past alone."), _SUPPORT),
    "k6_raised": (_("Your answers suggest that these weeks are heavy."), _MEASURE),
    "item9_open": (
        _("You left the question about thoughts of dying open, so we go carefully."),
        _MEASURE,
    ),
    "item9": (
        _("You told us of thoughts of dying or of hurting yourself."),
        _MEASURE,
    ),
    "danger": (
        _("What you told us about dying or hurting yourself matters more than practice."),
        _("Asks open again, gently, when somebody supports you and seven days have passed."),
    ),
    "care_was_first": (
        _("A hard time is not long ago, and somebody supports you."),
        _MEASURE,
    ),
    "wrong_lesson_often": (
        _("Three times lately a no felt like a verdict on you."),
        _("It opens again when thirty days have passed since the first of them."),
    ),
    "fear_rising": (
        _("Your fear rose from ask to ask lately."),
        _("A few easier asks will show a different line."),
    ),
    "reliably_worse": (
        _("Your answers became clearly heavier, twice in a week."),
        _MEASURE,
    ),
    "chosen": (_("You chose it."), _("You can change it in Me at any time.")),
}
_NO_QUESTIONS = _("There is no hurry. Nothing more is asked of you today.")
_WITHOUT_QUESTIONS = frozenset(
    {"heavy_day", "after_a_loss", "in_treatment", "under_18", "phq9_high", "ptsd_high", "danger"}
)
_SHOWS_HELP = frozenset(
    {"passing_thoughts", "rather_not_say", "danger", "item9", "item9_open", "heavy_day"}
)
_SUGGESTS_CARE = frozenset(
    {
        "phq9_raised",
        "phq9_high",
        "gad7_raised",
        "ptsd_raised",
        "ptsd_high",
        "k6_raised",
        "reliably_worse",
        "wrong_lesson_often",
        "in_treatment",
    }
)


_OLDER_FEAR = frozenset({"ptsd_raised", "ptsd_high"})
_PAGES = {Pace.CARE_FIRST: "pace-care-first", Pace.SUPPORTED: "pace-supported"}


@dataclass(frozen=True, slots=True)
class PaceWords:
    """A decision on the pace as a person reads it.

    `page` is the route of what holds in it, or ""; `older_fear`: a lesson on old hurt belongs here.
    """

    pace: Pace
    name: str
    means: str
    why: str
    would_change: str
    shows_help: bool
    suggests_care: bool
    can_confirm_support: bool
    needs_professional: bool
    page: str = ""
    older_fear: bool = False


def pace_words(decision: Decision[Pace]) -> PaceWords:
    """What is said of a pace; on a heavy day it asks for no answers."""
    why, would_change = WHY[decision.reason]
    if dict(decision.inputs).get("heavy_day") and decision.reason not in _WITHOUT_QUESTIONS:
        would_change = _NO_QUESTIONS
    pace = decision.value
    waiting = pace in (Pace.SUPPORTED, Pace.CARE_FIRST) and decision.reason != "under_18"
    return PaceWords(
        pace=pace,
        name=str(label(pace)),
        means=str(_MEANS[pace]),
        why=str(why),
        would_change=str(would_change),
        shows_help=decision.reason in _SHOWS_HELP,
        suggests_care=decision.reason in _SUGGESTS_CARE,
        can_confirm_support=waiting and not dict(decision.inputs).get("support"),
        needs_professional=pace is Pace.SUPPORTED,
        page=_page_of(decision),
        older_fear=decision.reason in _OLDER_FEAR,
    )


def _page_of(decision: Decision[Pace]) -> str:
    young = "pace-under-18" if decision.reason == "under_18" else ""
    return _PAGES.get(decision.value, young)
