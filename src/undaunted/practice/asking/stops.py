"""Why an ask is not begun now, in a kind sentence for each rule, and where to go from there."""

import uuid
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.people.refusals import NotAllowed

_BACK = _("Back to Today")


@dataclass(frozen=True, slots=True)
class Stop:
    """A heading, a sentence that says what and why, and the route that helps on, `of` one attempt or none.

    `or_anyway`: whether the person may have an ask all the same. `page` is the route of what holds
    in such a pace, or "".
    """

    heading: Promise
    sentence: Promise
    route: str = "today"
    link: Promise = _BACK
    of: uuid.UUID | None = None
    or_anyway: bool = False
    page: str = ""


_BIGGER = _("A bigger step than fits now")
_TWO_PEOPLE = _("There are two people in this ask")
_NOT_TODAY = _("Not today")

STOPS: dict[str, Stop] = {
    "screening": Stop(
        _("A few short questions first"),
        _("Before the next ask we would like to know how you are. You may also say no to that."),
        "screening",
        _("To the questions"),
    ),
    "pace_rest": Stop(
        _("You are resting"),
        _("You chose to rest, and rest loses nothing. Change your pace when you feel like it."),
        "me",
        _("See my pace"),
    ),
    "pace_supported": Stop(
        _("With somebody beside you"),
        _(
            "Your answers suggest asking for support before you go on with asks. With a "
            "professional beside you, small ones open again."
        ),
        "wellbeing",
        _("How this was decided"),
        page="pace-supported",
    ),
    "pace_care_first": Stop(
        _("You come first now"),
        _("There are no asks for now. What you told us matters more than any practice."),
        "help-now",
        _("Help now"),
        page="pace-care-first",
    ),
    "rest_alcohol": Stop(
        _NOT_TODAY,
        _("You noted a drink not long ago. Asks are for a clear head; half a day is enough."),
    ),
    "rest_asks_every_day": Stop(
        _NOT_TODAY,
        _("You have asked every day for three weeks. A day of rest makes the practice stick."),
    ),
    "rest_after_being_left_out": Stop(
        _("Kindness first today"),
        _(
            "You told of a no that came close to home. Today there is no ask from us. One comes "
            "back tomorrow."
        ),
    ),
    "rest_heavy_day": Stop(
        _("Kindness first today"),
        _(
            "Today weighs a lot, so there is no new ask from us until tomorrow. You can still write "
            "down whatever you ask or meet."
        ),
        "help-now",
        _("Help now"),
        or_anyway=True,
    ),
    "begun_another": Stop(
        _("One of three"),
        _("You have begun another of these three. Finish it or put it away first."),
        "attempt",
        _("To the one under way"),
    ),
    "enough_today": Stop(
        _NOT_TODAY, _("Three asks are enough for one day. Tomorrow is a good day too.")
    ),
    "red_line": Stop(
        _TWO_PEOPLE, _("We’d rather not help with this one as it stands. Ask for something else.")
    ),
    "under_18": Stop(
        _BIGGER,
        _(
            "This one is for adults. Ask somebody you trust, a parent, a teacher, a counsellor, "
            "which asks would be good for you."
        ),
        "help-now",
        _("People to talk to"),
        page="pace-under-18",
    ),
    "somebody_feared": Stop(
        _("Your safety first"),
        _(
            "You said that there is somebody you are afraid of, so we leave out asks to people at "
            "home and in the family."
        ),
        "help-now",
        _("Help now"),
    ),
    "after_a_loss": Stop(
        _NOT_TODAY,
        _("You lost somebody or something in this part of life. It stays closed for eight weeks."),
    ),
    "stakes": Stop(
        _BIGGER,
        _(
            "More hangs on this one than on what you practise now. It runs away from nobody: put "
            "it on your ladder and meet it from below."
        ),
        "ladder",
        _("My ladder"),
    ),
    "above_ceiling": Stop(
        _BIGGER,
        _(
            "By what you have told us so far, this one may be more fear than it teaches. Put it "
            "on your ladder and take an easier version first."
        ),
        "ladder",
        _("My ladder"),
    ),
    "needs_sheet": Stop(
        _("Prepare this one first"),
        _("Much hangs on this ask. One page of preparation makes it safer, whatever they say."),
        "prepare",
        _("Prepare it"),
    ),
    "needs_support_person": Stop(
        _("Not alone, this one"),
        _("For a step as big as this, somebody should know and be there afterwards."),
        "prepare",
        _("Name somebody"),
    ),
    "needs_a_night": Stop(
        _("Sleep on it"),
        _("You prepared it, and that stays. Steps as big as this wait for one night."),
    ),
    "never_offered": Stop(_BIGGER, _("We never suggest a step as big as this one.")),
    "high_stakes_lately": Stop(
        _NOT_TODAY,
        _("You took a big step lately. Two in a week and a day between them are the most."),
    ),
    "not_free_to_refuse": Stop(
        _TWO_PEOPLE,
        _("They can’t easily say no, so a yes would be worth little. Ask somebody who can."),
    ),
    "costs_them_too_much": Stop(
        _TWO_PEOPLE, _("This one would cost them too much for practice. Ask for something smaller.")
    ),
    "needs_care": Stop(
        _TWO_PEOPLE,
        _("A short thought for the person you ask comes first: can they say no freely?"),
    ),
    "not_safe_to_ask": Stop(
        _("Your safety first"),
        _("Please don’t ask somebody who frightens you or who asked you to stay away."),
        "help-now",
        _("Help now"),
    ),
    "refused_before": Stop(
        _TWO_PEOPLE,
        _(
            "They have said no to you before, and one no is enough. Somebody else may be glad of it."
        ),
    ),
    "third_time": Stop(
        _TWO_PEOPLE,
        _("You have asked them twice this month. Let them rest, and ask somebody else."),
    ),
}


class Stopped(NotAllowed):
    """An ask is not begun now; `code` names the rule, `of` the attempt that is in its way."""

    def __init__(self, code: str, of: uuid.UUID | None = None) -> None:
        self.code = code
        self.stop = replace(STOPS[code], of=of)
        super().__init__(str(self.stop.sentence))
