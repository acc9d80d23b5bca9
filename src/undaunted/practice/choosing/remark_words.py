"""Facts about the person as sentences, counted out in full; the facts are `engine.choosing.remarks`."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.asks.remark_names import BY_CHANNEL, BY_STEP, MANY, ONE, WAY_TAKEN, WHERE
from undaunted.engine.choosing.reason import Reason
from undaunted.frame.dating import day_words
from undaunted.library.reading import open_library

_DAYS_BY_NAME = 6
_Args = Mapping[str, str]


def remark_sentence(reason: Reason, today: date) -> str | None:
    """The sentence of a fact as it is read on `today`; None for any other reason."""
    say = _SENTENCES.get(reason.code)
    return None if say is None else say(dict(reason.args), today)


def _times(number: int) -> str:
    words = {1: _("once"), 2: _("twice")}
    return words.get(number) or _("%(n)d times") % {"n": number}


def _when(day: date, today: date) -> str:
    """ "on Tuesday" within six days, else the date, with its year where it is another."""
    if 0 < (today - day).days <= _DAYS_BY_NAME:
        return _("on %(day)s") % {"day": formatted(day, "l")}
    if day == today:
        return _("today")
    said = day_words(day, "plain" if day.year == today.year else "full")
    return _("on %(day)s") % {"day": said}


def _days_since(args: _Args, today: date) -> int:
    return max((today - date.fromisoformat(args["at"])).days, 1)


def _again(args: _Args, today: date) -> str:
    times, day = int(args["times"]), _when(date.fromisoformat(args["at"]), today)
    if times == 1:
        return _("You did this one %(day)s; a second time shows what was luck.") % {"day": day}
    return _("You did this one %(times)s, the last time %(day)s.") % {
        "times": _times(times),
        "day": day,
    }


def _after_hard(args: _Args, today: date) -> str:
    day = _when(date.fromisoformat(args["at"]), today)
    return _("After a hard one %(day)s, a smaller one on purpose.") % {"day": day}


def _programme_week(args: _Args, today: date) -> str:
    """Where a programme counts noes, that the usual mix is set aside; never how likely one is."""
    led = open_library().programmes.get(args.get("programme", ""))
    if led is not None and led.counts_noes:
        return _("It belongs to %(title)s, so the usual mix of likely yeses is set aside.") % {
            "title": _("“%s”") % led.title
        }
    return _("It belongs to this part of your programme, week %(week)s.") % args


def _pause(args: _Args, today: date) -> str:
    return _("The last time was %(days)d days ago, and what you learned is still yours.") % {
        "days": _days_since(args, today)
    }


def _came(args: _Args, today: date) -> str:
    yes, of = int(args["yes"]), int(args["of"])
    said = ngettext("%(yes)d of %(of)d was a yes", "%(yes)d of %(of)d were a yes", yes) % {
        "yes": yes,
        "of": of,
    }
    return _("When you asked %(who)s your guesses were %(guess)s\u00a0%% on average; %(said)s.") % {
        "who": MANY[args["who"]],
        "guess": args["guess"],
        "said": said,
    }


def _new_counterpart(args: _Args, today: date) -> str:
    return _("You have asked %(most)s %(times)s, and never %(who)s.") % {
        "most": MANY[args["most"]] if int(args["times"]) > 1 else ONE[args["most"]],
        "times": _times(int(args["times"])),
        "who": ONE[args["who"]],
    }


def _run_counterpart(args: _Args, today: date) -> str:
    return _("The last %(n)s times you asked %(most)s; this time it is %(who)s.") % {
        "n": args["times"],
        "most": MANY[args["most"]],
        "who": ONE[args["who"]],
    }


def _run_channel(args: _Args, today: date) -> str:
    return _("Your last %(n)s asks were %(most)s; this one is %(channel)s.") % {
        "n": args["times"],
        "most": BY_CHANNEL[args["most"]],
        "channel": BY_CHANNEL[args["channel"]],
    }


def _since_counterpart(args: _Args, today: date) -> str:
    return _("It is %(days)d days since you last asked %(who)s.") % {
        "days": _days_since(args, today),
        "who": ONE[args["who"]],
    }


def _since_domain(args: _Args, today: date) -> str:
    return _("It is %(days)d days since you last practised %(where)s.") % {
        "where": WHERE[args["domain"]],
        "days": _days_since(args, today),
    }


def _other_kind(args: _Args, today: date) -> str:
    times = int(args["times"])
    if args["kind"] == "saying_no":
        if not times:
            return _("You have not practised saying no yet.")
        return _("You have practised saying no %(times)s so far.") % {"times": _times(times)}
    if not times:
        return _("You have not practised hearing a no yet.")
    return _("You have practised hearing a no %(times)s so far.") % {"times": _times(times)}


def _leads_on(args: _Args, today: date) -> str:
    day = _when(date.fromisoformat(args["at"]), today)
    done = BY_STEP[args["step"]] % {"day": day}
    if args["real"] == "True":
        return _("%(done)s Now it can be for real.") % {"done": done}
    return _("%(done)s This leads on.") % {"done": done}


def _new_way(args: _Args, today: date) -> str:
    return _("You have %(most)s %(times)s, and never %(way)s.") % {
        "most": WAY_TAKEN[args["most"]],
        "times": _times(int(args["times"])),
        "way": WAY_TAKEN[args["way"]],
    }


def _said(sentence: Callable[[_Args], str]) -> Callable[[_Args, date], str]:
    """A sentence that is the same on every day."""
    return lambda args, today: sentence(args)


_SENTENCES: Mapping[str, Callable[[_Args, date], str]] = {
    "leads_on": _leads_on,
    "step_number": _said(lambda args: _("This would be step number %(number)s for you.") % args),
    "new_way": _new_way,
    "way_times": _said(
        lambda args: (
            _("You have %(way)s %(times)s so far.")
            % {"way": WAY_TAKEN[args["way"]], "times": _times(int(args["times"]))}
        )
    ),
    "made_real": _said(
        lambda args: (
            _("You began %(of)s asks with a step, and have asked %(times)s of them since.") % args
        )
    ),
    "steps_below_guess": _said(
        lambda args: (
            _("In %(times)s of your last %(of)s steps the worst moment stayed below your guess.")
            % args
        )
    ),
    "high_lately": _said(
        lambda args: (
            _("%(times)s of your last %(of)s worst moments were high, so this is a part of an ask.")
            % args
        )
    ),
    "own_words": _said(lambda args: _("You wrote this one in your own words.")),
    "on_ladder": _said(lambda args: _("You put this one on your ladder.")),
    "programme_week": _programme_week,
    "after_hard": _after_hard,
    "pause": _pause,
    "again": _again,
    "noes_milder": _said(lambda args: _("Your last two noes hurt less than you guessed.")),
    "new_channel": _said(
        lambda args: (
            _("You have not asked %(channel)s yet.") % {"channel": BY_CHANNEL[args["channel"]]}
        )
    ),
    "new_counterpart": _new_counterpart,
    "yes_run": _said(
        lambda args: (
            _("Your last %(times)s answers were yeses: time for one that may be a no.") % args
        )
    ),
    "no_run": _said(
        lambda args: _("Your last %(times)s answers were noes, and you went on asking.") % args
    ),
    "came": _came,
    "run_counterpart": _run_counterpart,
    "run_channel": _run_channel,
    "other_kind": _other_kind,
    "feared_stayed_away": _said(
        lambda args: _("What you feared stayed away in %(times)s of your last %(of)s.") % args
    ),
    "number": _said(lambda args: _("This would be ask number %(number)s for you.") % args),
    "since_counterpart": _since_counterpart,
    "at_ease": _said(
        lambda args: _("In %(times)s of your last %(of)s the other seemed at ease.") % args
    ),
    "new_domain": _said(
        lambda args: _("You have not practised %(where)s yet.") % {"where": WHERE[args["domain"]]}
    ),
    "below_guess": _said(
        lambda args: (
            _("The worst moment stayed below your guess in %(times)s of your last %(of)s.") % args
        )
    ),
    "wanted_domain": _said(
        lambda args: (
            _("You told us that you want to practise %(where)s.") % {"where": WHERE[args["domain"]]}
        )
    ),
    "since_domain": _since_domain,
}
KINDS = frozenset(_SENTENCES)
