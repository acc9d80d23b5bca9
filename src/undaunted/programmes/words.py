"""What programmes say in words: why not now, what only the person knows, what finishing asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from undaunted.library.kinds.programme import Circumstance, Programme
from undaunted.programmes.noes import Missing
from undaunted.programmes.progress import GOALS, GoalKind, ProgrammeGoal, ProgrammeProgress

STATEMENTS: Mapping[Circumstance, Promise] = {
    "under_18": _("I am under 18."),
    "after_break_up_8_weeks": _("A relationship of mine ended less than eight weeks ago."),
    "no_contact": _("Somebody told me to stay away from them, or a court did."),
    "first_two_weeks_after_lay_off": _("I lost my work less than two weeks ago."),
    "afraid_of_someone": _("There is somebody I am afraid of."),
    "not_single_by_choice": _("I am not looking for anybody now."),
    "no_lawful_list": _("I have no list of people whom I may lawfully call."),
    "pay_rests_on_commission": _("My rent or my food hangs on the next sale."),
    "no_real_pitch": _("I have no real product, plan or pitch yet."),
    "runway_crisis": _("The money runs out within weeks."),
    "personal_debt": _("I would have to borrow for it myself."),
    "graded_on_noes": _("My marks hang on the answers I get."),
    "harsh_public_criticism_now": _("I or my work are being torn apart in public now."),
}

_REFUSALS: Mapping[str, Promise] = {
    "not_said": _(
        "If one of these is so, this programme can wait, and nothing is lost. Tick the box only "
        "when none of them is."
    ),
    "pace_open": _(
        "This one goes at the gentle or the supported pace. Choose one of them first, or take the "
        "first ten as you are."
    ),
    "pace_rest": _("You are resting. This programme waits as long as you like."),
    "pace_gentle": _(
        "This one is for the open pace: noes so close together are a larger dose. While you go "
        "gently, the first ten or the 30 days fit better."
    ),
    "pace_supported": _(
        "While getting support comes first, this one is better planned with the person who "
        "supports you. It waits for you."
    ),
    "pace_care_first": _("You come first now. Programmes wait until asks are open again."),
    "under_18": _("This one is for adults. The others may be for you."),
    "no_contact": _(
        "You said that somebody told you to stay away. That comes first, and this one waits."
    ),
    "afraid_of_someone": _(
        "You said that there is somebody you are afraid of. Your safety comes first, and the help "
        "page knows whom to ask."
    ),
    "after_break_up_8_weeks": _(
        "You told us that a relationship ended. Give it eight weeks. The seven quiet days may do "
        "you good meanwhile."
    ),
    "first_two_weeks_after_lay_off": _(
        "You told us that you lost your work. The seven quiet days come first."
    ),
    "supported_alone": _(
        "Do this one together with somebody who stands by you. Tell us in Me once there is "
        "somebody, and it opens."
    ),
    "red_rule_lately": _(
        "Your practice was slowed a short while ago, and for a good reason. A shorter programme "
        "fits better for now."
    ),
    "fewer_than_ten_reflected": _(
        "This one begins where ten asks have been looked back on. The first ten, or the 30 days, "
        "lead there."
    ),
}


# What is said of an ask in a programme that counts noes: where it is one, and where it is not.
COUNTED = _("This no counts. It hangs on your wall.")
NOT_COUNTED: Mapping[Missing, Promise] = {
    "no_no": _("This one brought no no, so none hangs on your wall. The day is still yours."),
    "they_paid": _(
        "This no isn't counted: it may have cost the person you asked something. The day is still "
        "yours."
    ),
    "inside_comfort": _(
        "This no isn't counted: by what you told, it took next to no courage. If it took more, correct "
        "the fear you gave, and it is."
    ),
    "not_back": _("A minute of looking back, and this no hangs on your wall."),
}
SAID_YES = _("They said yes. That happens; it is no no, and the day is still yours.")
SUSPENDED = _(
    "Otherwise we keep a mix in which about half of the asks are likely to bring something good. While "
    "this programme runs, that mix is set aside, for you chose to meet noes. How much fear and how much "
    "risk fit you today stays as it is."
)


def refusal_of(reason: str) -> Promise:
    """The kind sentence for a reason why a programme is not begun, or waits."""
    return _REFUSALS[reason]


def _goal_words(goal: ProgrammeGoal) -> str:
    """What is wanted, in words."""
    n = goal.wanted
    words: dict[GoalKind, str] = {
        "reflected": ngettext("%(n)d ask looked back on", "%(n)d asks looked back on", n),
        "contexts": ngettext("%(n)d kind of place", "%(n)d kinds of places", n),
        "noes_met": ngettext("%(n)d no met", "%(n)d noes met", n),
        "domains": ngettext("%(n)d part of life", "%(n)d parts of life", n),
        "forecasts": ngettext("%(n)d ask with a guess", "%(n)d asks with a guess", n),
        "answers": ngettext("%(n)d decision that came", "%(n)d decisions that came", n),
        "waiting": ngettext("%(n)d out at the same time", "%(n)d out at the same time", n),
    }
    return words[goal.kind] % {"n": n}


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """What finishing asks for; `have` is None for somebody who has not joined."""

    words: str
    have: int | None
    wanted: int

    @property
    def reached(self) -> bool:
        return self.have is not None and self.have >= self.wanted


def goals_shown(programme: Programme, where: ProgrammeProgress | None) -> tuple[ShownGoal, ...]:
    """Everything we count, with how much there is where somebody is in it."""
    if where is not None:
        return tuple(
            ShownGoal(_goal_words(goal), min(goal.have, goal.wanted), goal.wanted)
            for goal in where.goals
        )
    wanted = ((kind, getattr(programme.done_when, kind)) for kind in GOALS)
    return tuple(
        ShownGoal(_goal_words(ProgrammeGoal(kind, 0, n)), None, n)
        for kind, n in wanted
        if n and not _is_ticked(programme, kind)
    )


def _is_ticked(programme: Programme, kind: GoalKind) -> bool:
    """Whether only the person can count it: the calls inside a batch."""
    return kind == "forecasts" and programme.batch is not None


def ticks_of(programme: Programme) -> tuple[str, ...]:
    """What the person confirms when they finish."""
    done = programme.done_when
    ticks = list(done.also)
    if done.forecasts and programme.batch is not None:
        ticks.append(gettext("%(n)d calls, each with a guess before it.") % {"n": done.forecasts})
    if done.calibration_error_below is not None:
        points = {"points": round(done.calibration_error_below * 100)}
        ticks.append(
            gettext(
                "By my own count, guesses and answers lie less than %(points)d in a hundred apart."
            )
            % points
        )
    return tuple(ticks)
