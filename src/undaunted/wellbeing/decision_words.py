"""Names of rules, reasons and inputs in words, for whoever wants to know how it was decided."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.wellbeing.pace_words import WHY

_RULES: dict[str, Promise] = {
    "pace": gettext_lazy("How fast"),
    "dose": gettext_lazy("How much fear an ask may bring"),
    "stakes": gettext_lazy("How much may hang on an ask"),
    "rest": gettext_lazy("Whether today is a day of rest"),
    "screening": gettext_lazy("Whether to ask how you are"),
    "begin": gettext_lazy("Whether this ask may begin"),
    "lesson_kept": gettext_lazy("Whether a no keeps feeling like a verdict"),
    "worsening": gettext_lazy("Whether answers became clearly heavier"),
    "not_recovering": gettext_lazy("Whether fear stayed high the days after"),
    "mood": gettext_lazy("Whether moods are worth a look"),
    "rest_offered": gettext_lazy("Whether to offer a rest"),
    "fear_rising": gettext_lazy("Whether fear rises from ask to ask"),
    "heavy_day": gettext_lazy("Whether today is a heavy day"),
    "others_uneasy": gettext_lazy("How the people asked seemed"),
    "seeking": gettext_lazy("Whether hard asks still teach something"),
    "not_learning": gettext_lazy("Whether what is feared seems less likely"),
    "yes_diet": gettext_lazy("Whether likely yeses and likely noes are mixed"),
}
_REASONS: dict[str, Promise] = {
    "none": gettext_lazy("no rule was in the way"),
    "pace": gettext_lazy("what the pace allows"),
    "programme_of_noes": gettext_lazy("you are in a programme that counts noes"),
    "new_person": gettext_lazy("the first five asks stay small"),
    "strong_fear": gettext_lazy("a recent ask brought very strong fear"),
    "strong_fear_twice": gettext_lazy("two recent asks brought very strong fear"),
    "did_not_ask_twice": gettext_lazy("two planned asks in a row were not made"),
    "not_recovering": gettext_lazy("fear stayed high the days after"),
    "lesson_kept": gettext_lazy("a no kept feeling like a verdict"),
    "mood_held": gettext_lazy("moods are worth a look, so nothing is raised"),
    "needs_practice": gettext_lazy("big steps come after ten asks looked back on"),
    "second_ask": gettext_lazy("it is the second ask"),
    "four_weeks": gettext_lazy("four weeks have passed"),
    "absence": gettext_lazy("two weeks passed without a word"),
    "mood": gettext_lazy("moods are worth a look"),
    "after_being_left_out": gettext_lazy("a no that came unasked was close to home"),
    "heavy_day": gettext_lazy("today is a heavy day"),
    "words_of_danger": gettext_lazy("words that sounded like danger were noticed"),
    "thoughts": gettext_lazy("thoughts of dying or of hurting yourself were told"),
    "low_mood": gettext_lazy("a very low mood was told"),
    "alcohol": gettext_lazy("a drink was noted"),
    "asks_every_day": gettext_lazy("three weeks passed without a day of rest"),
    "first_ask": gettext_lazy("the first ask needs no questions"),
    "rest_heavy_day": gettext_lazy("today is a heavy day"),
    "rest_after_being_left_out": gettext_lazy("a no that came unasked was close to home"),
    "rest_alcohol": gettext_lazy("a drink was noted"),
    "rest_asks_every_day": gettext_lazy("three weeks passed without a day of rest"),
    "pace_rest": gettext_lazy("you chose to rest"),
    "pace_supported": gettext_lazy("asks wait until somebody is beside you"),
    "pace_care_first": gettext_lazy("you come first now"),
    "enough_today": gettext_lazy("three asks were begun that day"),
    "screening": gettext_lazy("the questions come first"),
    "stakes": gettext_lazy("more hangs on it than fits now"),
    "above_ceiling": gettext_lazy("it may be more fear than it teaches"),
    "needs_sheet": gettext_lazy("it wants a page of preparation first"),
    "needs_support_person": gettext_lazy("somebody should know of it first"),
    "needs_a_night": gettext_lazy("it waits for one night"),
    "never_offered": gettext_lazy("it is bigger than what we suggest"),
    "high_stakes_lately": gettext_lazy("a big step was not long ago"),
    "not_free_to_refuse": gettext_lazy("they can’t easily say no"),
    "costs_them_too_much": gettext_lazy("it would cost them too much"),
    "needs_care": gettext_lazy("a thought for the other comes first"),
    "not_safe_to_ask": gettext_lazy("asking them may not be safe"),
    "refused_before": gettext_lazy("they said no before, and one no is enough"),
    "third_time": gettext_lazy("they were asked twice this month"),
    "somebody_feared": gettext_lazy("you told of somebody you are afraid of"),
}


def rule_in_words(rule: str) -> str:
    name = rule.partition(":")[2]
    return str(_RULES.get(name, name.replace("_", " ")))


def reason_in_words(reason: str) -> str:
    """The sentence for a reason; a code nobody has words for is shown as it is."""
    if reason in _REASONS:
        return str(_REASONS[reason])
    if reason in WHY:
        return str(WHY[reason][0])
    return reason.replace("_", " ")


def inputs_in_words(inputs: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name.replace("_", " "), _plainly(value)) for name, value in inputs.items())


def _plainly(value: object) -> str:
    if value is None or value == "":
        return _("not told")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:g}" if isinstance(value, float) else str(value)
