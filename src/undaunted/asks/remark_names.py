"""How the closed lists are said inside a sentence: whom one asked, how, and where in life."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Step

MANY: Mapping[str, Promise] = {
    Counterpart.PASSER_BY: _("people passing by"),
    Counterpart.STAFF: _("staff"),
    Counterpart.ACQUAINTANCE: _("people you know a little"),
    Counterpart.NEIGHBOUR: _("neighbours"),
    Counterpart.CLASSMATE: _("classmates"),
    Counterpart.COLLEAGUE: _("colleagues"),
    Counterpart.FRIEND: _("friends"),
    Counterpart.DATE: _("dates"),
    Counterpart.RELATIVE: _("relatives"),
    Counterpart.PARTNER: _("your partner"),
    Counterpart.BOSS: _("your boss"),
    Counterpart.TEACHER: _("teachers"),
    Counterpart.CLIENT: _("clients"),
    Counterpart.PROSPECT: _("possible clients"),
    Counterpart.INVESTOR: _("investors"),
    Counterpart.EDITOR_OR_JURY: _("editors or juries"),
    Counterpart.LANDLORD: _("landlords"),
    Counterpart.OFFICIAL: _("officials"),
    Counterpart.ORGANISATION: _("organisations"),
    Counterpart.GROUP_AUDIENCE: _("groups"),
    Counterpart.NOBODY: _("nobody in particular"),
}
ONE: Mapping[str, Promise] = {
    Counterpart.PASSER_BY: _("somebody passing by"),
    Counterpart.STAFF: _("staff"),
    Counterpart.ACQUAINTANCE: _("somebody you know a little"),
    Counterpart.NEIGHBOUR: _("a neighbour"),
    Counterpart.CLASSMATE: _("a classmate"),
    Counterpart.COLLEAGUE: _("a colleague"),
    Counterpart.FRIEND: _("a friend"),
    Counterpart.DATE: _("a date"),
    Counterpart.RELATIVE: _("a relative"),
    Counterpart.PARTNER: _("your partner"),
    Counterpart.BOSS: _("your boss"),
    Counterpart.TEACHER: _("a teacher"),
    Counterpart.CLIENT: _("a client"),
    Counterpart.PROSPECT: _("a possible client"),
    Counterpart.INVESTOR: _("an investor"),
    Counterpart.EDITOR_OR_JURY: _("an editor or a jury"),
    Counterpart.LANDLORD: _("a landlord"),
    Counterpart.OFFICIAL: _("an official"),
    Counterpart.ORGANISATION: _("an organisation"),
    Counterpart.GROUP_AUDIENCE: _("a group"),
    Counterpart.NOBODY: _("nobody in particular"),
}
BY_CHANNEL: Mapping[str, Promise] = {
    Channel.FACE_TO_FACE: _("face to face"),
    Channel.PHONE: _("by phone"),
    Channel.VIDEO: _("by video call"),
    Channel.VOICE_NOTE: _("by voice note"),
    Channel.MESSAGE: _("by message"),
    Channel.EMAIL: _("by e-mail"),
    Channel.LETTER: _("by letter"),
    Channel.FORM: _("with a form"),
    Channel.PUBLIC_POST: _("in a public post"),
    Channel.STAGE: _("in front of people"),
}
WHERE: Mapping[str, Promise] = {
    Domain.EVERYDAY: _("in everyday things"),
    Domain.STRANGERS: _("with strangers"),
    Domain.SERVICE: _("in shops and cafés"),
    Domain.FRIENDSHIP: _("among friends"),
    Domain.DATING: _("in dating"),
    Domain.FAMILY: _("in the family"),
    Domain.WORK: _("at work"),
    Domain.JOB_SEARCH: _("in looking for a job"),
    Domain.SALES: _("in selling"),
    Domain.LEADERSHIP: _("in leading people"),
    Domain.FOUNDING: _("in starting something"),
    Domain.STUDY: _("in school and study"),
    Domain.CREATIVE: _("in creative work"),
    Domain.NEIGHBOURHOOD: _("among neighbours"),
    Domain.ONLINE: _("online"),
    Domain.HEALTH_SERVICES: _("with health services"),
    Domain.MONEY: _("about money"),
    Domain.SAYING_NO: _("saying no yourself"),
}

# What somebody did on the way to an ask, and when.
BY_STEP: Mapping[str, Promise] = {
    Step.PICTURE: _("You pictured this one %(day)s."),
    Step.WRITE: _("You wrote the line %(day)s."),
    Step.SAY_ALONE: _("You said it aloud %(day)s."),
    Step.SAY_TO_SOMEBODY: _("You said it to somebody you trust %(day)s."),
    Step.LOOK_ON: _("You went there and looked on %(day)s."),
    Step.IN_WRITING: _("You did it in writing %(day)s."),
    Step.WITH_COMPANY: _("You did it with company %(day)s."),
}

# The same ways, as in "you have ...".
WAY_TAKEN: Mapping[str, Promise] = {
    Step.PICTURE: _("pictured an ask"),
    Step.WRITE: _("written the line"),
    Step.SAY_ALONE: _("said it aloud, alone"),
    Step.SAY_TO_SOMEBODY: _("said it to somebody you trust"),
    Step.LOOK_ON: _("gone there and looked on"),
    Step.IN_WRITING: _("asked in writing"),
    Step.WITH_COMPANY: _("asked with company"),
}
