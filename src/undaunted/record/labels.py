"""What a person reads for each word of the closed lists, in their language."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine import taxonomy as t

_Labels = Mapping[StrEnum, Promise]

DOMAIN: _Labels = {
    t.Domain.EVERYDAY: _("Everyday things"),
    t.Domain.STRANGERS: _("Strangers"),
    t.Domain.SERVICE: _("Shops and cafés"),
    t.Domain.FRIENDSHIP: _("Friends"),
    t.Domain.DATING: _("Dating"),
    t.Domain.FAMILY: _("Family"),
    t.Domain.WORK: _("Work"),
    t.Domain.JOB_SEARCH: _("Looking for a job"),
    t.Domain.SALES: _("Selling"),
    t.Domain.LEADERSHIP: _("Leading people"),
    t.Domain.FOUNDING: _("Starting something"),
    t.Domain.STUDY: _("School and study"),
    t.Domain.CREATIVE: _("Creative work"),
    t.Domain.NEIGHBOURHOOD: _("Neighbours"),
    t.Domain.ONLINE: _("Online"),
    t.Domain.HEALTH_SERVICES: _("Health services"),
    t.Domain.MONEY: _("Money"),
    t.Domain.SAYING_NO: _("Saying no myself"),
}

COUNTERPART: _Labels = {
    t.Counterpart.PASSER_BY: _("Somebody passing by"),
    t.Counterpart.STAFF: _("Staff"),
    t.Counterpart.ACQUAINTANCE: _("Somebody I know a little"),
    t.Counterpart.NEIGHBOUR: _("A neighbour"),
    t.Counterpart.CLASSMATE: _("A classmate"),
    t.Counterpart.COLLEAGUE: _("A colleague"),
    t.Counterpart.FRIEND: _("A friend"),
    t.Counterpart.DATE: _("A date"),
    t.Counterpart.RELATIVE: _("A relative"),
    t.Counterpart.PARTNER: _("My partner"),
    t.Counterpart.BOSS: _("My boss"),
    t.Counterpart.TEACHER: _("A teacher"),
    t.Counterpart.CLIENT: _("A client"),
    t.Counterpart.PROSPECT: _("A possible client"),
    t.Counterpart.INVESTOR: _("An investor"),
    t.Counterpart.EDITOR_OR_JURY: _("An editor or a jury"),
    t.Counterpart.LANDLORD: _("A landlord"),
    t.Counterpart.OFFICIAL: _("An official"),
    t.Counterpart.ORGANISATION: _("An organisation"),
    t.Counterpart.GROUP_AUDIENCE: _("A group or an audience"),
    t.Counterpart.NOBODY: _("Nobody in particular"),
}

_CHANNEL: _Labels = {
    t.Channel.FACE_TO_FACE: _("Face to face"),
    t.Channel.PHONE: _("By phone"),
    t.Channel.VIDEO: _("By video call"),
    t.Channel.VOICE_NOTE: _("As a voice note"),
    t.Channel.MESSAGE: _("By message"),
    t.Channel.EMAIL: _("By e-mail"),
    t.Channel.LETTER: _("By letter"),
    t.Channel.FORM: _("With a form"),
    t.Channel.PUBLIC_POST: _("In a public post"),
    t.Channel.STAGE: _("In front of people"),
}

_REQUEST_TYPE: _Labels = {
    t.RequestType.INFORMATION: _("Information"),
    t.RequestType.OPINION: _("An opinion"),
    t.RequestType.SMALL_FAVOUR: _("A small favour"),
    t.RequestType.TIME: _("Somebody’s time"),
    t.RequestType.OBJECT_OR_LOAN: _("A thing, or to borrow one"),
    t.RequestType.DISCOUNT: _("A lower price"),
    t.RequestType.EXCEPTION_TO_RULE: _("An exception"),
    t.RequestType.INTRODUCTION: _("An introduction"),
    t.RequestType.FEEDBACK: _("Feedback"),
    t.RequestType.HELP: _("Help"),
    t.RequestType.ROLE_OR_JOB: _("A role or a job"),
    t.RequestType.MONEY_OR_RAISE: _("Money or a raise"),
    t.RequestType.RELATIONSHIP_STEP: _("A step closer"),
    t.RequestType.PERMISSION: _("Permission"),
    t.RequestType.INCLUSION: _("To be included"),
    t.RequestType.RE_ASK_AFTER_COUNTER_OFFER: _("Asking again after an offer"),
    t.RequestType.BOUNDARY: _("A limit of my own"),
    t.RequestType.RECEIVE_A_NO: _("Hearing a no"),
}

_FACET: _Labels = {
    t.Facet.HUMILIATION: _("Being shown up"),
    t.Facet.BEING_A_BURDEN: _("Being a burden"),
    t.Facet.ANGER_OF_OTHER: _("Making somebody angry"),
    t.Facet.SILENCE_OR_GHOSTING: _("Hearing nothing"),
    t.Facet.LOOKING_FOOLISH: _("Looking foolish"),
    t.Facet.BEING_IGNORED: _("Being ignored"),
    t.Facet.PITY: _("Being pitied"),
    t.Facet.LOSS_OF_STATUS: _("Losing standing"),
    t.Facet.ATTRACTION_EXPOSED: _("Showing that I like somebody"),
    t.Facet.AUTHORITY: _("People with power"),
    t.Facet.LETTING_DOWN: _("Letting somebody down"),
    t.Facet.ENVY_OR_GREED: _("Seeming greedy"),
    t.Facet.OWN_WORTH: _("Not being good enough"),
    t.Facet.BLUSHING_OR_SHAKING: _("Blushing or shaking"),
    t.Facet.UNFAIRNESS: _("Being treated unfairly"),
    t.Facet.DISAPPOINTING_SELF: _("Disappointing myself"),
}

_EXPOSURE_TARGET: _Labels = {
    t.ExposureTarget.PROBABILITY_OF_NO: _("How likely a no is"),
    t.ExposureTarget.COST_OF_NO: _("How bad a no is"),
    t.ExposureTarget.BEING_SEEN_WANTING: _("Being seen to want something"),
    t.ExposureTarget.OWN_PERFORMANCE: _("How I come across"),
    t.ExposureTarget.BODILY_SIGNS: _("What my body does"),
    t.ExposureTarget.UNCERTAINTY: _("Not knowing"),
    t.ExposureTarget.BEING_DISLIKED: _("Being disliked"),
}

_SAFETY_BEHAVIOUR: _Labels = {
    t.SafetyBehaviour.REHEARSED_SCRIPT: _("Clinging to a script"),
    t.SafetyBehaviour.OVER_APOLOGISING: _("Saying sorry a lot"),
    t.SafetyBehaviour.OVER_EXPLAINING: _("Explaining too much"),
    t.SafetyBehaviour.AVOIDING_EYES: _("Looking away"),
    t.SafetyBehaviour.JOKING_IT_AWAY: _("Making it a joke"),
    t.SafetyBehaviour.ASKING_ONLY_SURE: _("Asking only when sure of a yes"),
    t.SafetyBehaviour.PHONE_AS_SHIELD: _("Holding on to my phone"),
    t.SafetyBehaviour.ALCOHOL: _("A drink first"),
    t.SafetyBehaviour.COMPANION: _("Bringing somebody along"),
    t.SafetyBehaviour.LEAVING_EARLY: _("Leaving before the answer"),
}

_SETTING: _Labels = {
    t.Setting.HOME: _("At home"),
    t.Setting.STREET: _("Outside"),
    t.Setting.SHOP: _("In a shop or café"),
    t.Setting.OFFICE: _("At work"),
    t.Setting.CAMPUS: _("At school or university"),
    t.Setting.EVENT: _("At an event"),
    t.Setting.TRANSIT: _("On the way"),
    t.Setting.ONLINE: _("Online"),
}

NOT_FOR: _Labels = {
    t.NotFor.OWN_MANAGER: _("No asks to my own manager"),
    t.NotFor.COMMISSION_STAFF: _("No asks to people paid by what they sell"),
    t.NotFor.NIGHT_ALONE: _("Not alone at night"),
    t.NotFor.VISA_OR_TENANCY: _("My visa or my home could be at risk"),
    t.NotFor.SMALL_COMMUNITY: _("Everybody knows me here"),
    t.NotFor.DRIVING: _("I drive for work, or am driving"),
    t.NotFor.UNDER_18: _("I am under 18"),
    t.NotFor.AFTER_BREAK_UP: _("A break-up is recent"),
    t.NotFor.ON_PROBATION: _("I am on trial in my job"),
    t.NotFor.SHARED_HOUSE: _("I share my home"),
    t.NotFor.PREGNANCY_OR_ILLNESS_DISCLOSURE: _("I keep a pregnancy or an illness private"),
    t.NotFor.FAITH_COMMUNITY: _("My faith community matters here"),
    t.NotFor.COURT_OR_CUSTODY: _("A court or custody case is open"),
}

# What an ask presumes, as something that is a part of a life or is not.
_LIFE_PART: _Labels = {
    t.Presumes.JOB: _("A job"),
    t.Presumes.JOB_SEARCH: _("Looking for work"),
    t.Presumes.APPLICATION: _("An application or a job offer under way"),
    t.Presumes.TEAM: _("Leading people or projects"),
    t.Presumes.BUSINESS: _("A business, or an idea for one"),
    t.Presumes.CUSTOMERS: _("People who buy from me"),
    t.Presumes.STALL: _("A stall or a table where I sell"),
    t.Presumes.COURSE: _("A course, a school or a degree"),
    t.Presumes.LANGUAGE: _("A language I’m learning"),
    t.Presumes.CREATIVE_WORK: _("Something I write, draw, play or make"),
    t.Presumes.OPEN_STAGE: _("An open stage or a meeting where I could speak"),
    t.Presumes.FRIENDS: _("A friend I can write to or ring"),
    t.Presumes.ACQUAINTANCES: _("People I know a little"),
    t.Presumes.CLUB: _("A club, a class or a group I go to"),
    t.Presumes.RELATIVES: _("Relatives I feel safe with"),
    t.Presumes.PARTNER: _("A partner"),
    t.Presumes.DATING: _("Dating"),
    t.Presumes.SEEING_SOMEONE: _("Somebody I’m dating or writing with"),
    t.Presumes.NEIGHBOURS: _("Neighbours within reach"),
    t.Presumes.FLATMATES: _("A home shared with flatmates"),
    t.Presumes.LANDLORD: _("A landlord"),
    t.Presumes.ONLINE: _("A group or an account online"),
    t.Presumes.EVENTS: _("Markets, fairs or talks near me"),
    t.Presumes.TRANSIT: _("Buses or trains"),
    t.Presumes.SPORT: _("A gym, a pool or a sport"),
    t.Presumes.HEALTH_CARE: _("A doctor, a dentist or a clinic I go to"),
    t.Presumes.CONTRACT: _("A contract or a subscription"),
    t.Presumes.PAPERWORK: _("A bill, a claim or a letter to settle"),
    t.Presumes.REPAIR: _("Something of mine to mend or swap"),
}

# Said back in quotes where one of them changed something, so each is a sentence of the person.
CIRCUMSTANCE: _Labels = {
    t.Circumstance.NO_COSTS_ME: _("A no costs me face"),
    t.Circumstance.NO_COSTS_THEM: _("A no costs them face"),
    t.Circumstance.NO_COSTS_FAMILY: _("A no costs my family face"),
    t.Circumstance.HIERARCHY: _("Rank and age matter here"),
    t.Circumstance.WORD_GETS_ROUND: _("Word gets round: everybody knows me here"),
    t.Circumstance.DEPENDS_ON_THEM: _("My home, income or visa hangs on people I’d ask"),
    t.Circumstance.MANAGES_PEOPLE: _("I manage people"),
    t.Circumstance.TARGETED_ALONE: _("I get targeted when I’m alone"),
    t.Circumstance.SPEECH: _("Speaking is hard for me"),
    t.Circumstance.HEARING: _("Hearing is hard for me"),
    t.Circumstance.SIGHT: _("Seeing is hard for me"),
    t.Circumstance.MOBILITY: _("Getting about is hard for me"),
    t.Circumstance.NO_PHONE_CALLS: _("No phone calls"),
    t.Circumstance.LITTLE_MONEY: _("Money is short"),
    t.Circumstance.ONLY_DAYTIME: _("Only in the daytime"),
    t.Circumstance.ONLY_EVENINGS: _("Only in the evening"),
}

_FLAG: _Labels = {
    t.Flag.IN_PUBLIC: _("Others are watching"),
    t.Flag.ATTRACTION_TO_COLLEAGUE: _("Attraction at work"),
    t.Flag.UNDER_POWER: _("They have power over me"),
    t.Flag.SMALL_COMMUNITY: _("Word gets round here"),
}

_SKILL: _Labels = {
    t.Skill.OPEN: _("Opening"),
    t.Skill.STATE_NEED: _("Saying what I want"),
    t.Skill.REASON: _("Giving a reason"),
    t.Skill.SILENCE: _("Waiting in silence"),
    t.Skill.EXIT: _("Leaving well"),
    t.Skill.NEGOTIATE: _("Finding a middle way"),
    t.Skill.RECEIVE_NO: _("Taking a no"),
    t.Skill.REPAIR: _("Making good"),
    t.Skill.SAY_NO: _("Saying no"),
}

OUTCOME: _Labels = {
    t.Outcome.YES: _("Yes"),
    t.Outcome.PARTLY: _("Partly, or another offer"),
    t.Outcome.NO: _("No"),
    t.Outcome.WAITING: _("No answer yet"),
    t.Outcome.NOT_ASKED: _("I did not ask"),
    t.Outcome.GHOSTED: _("Never answered"),
    t.Outcome.DONE: _("I did it"),
    t.Outcome.HALF: _("Part of it"),
    t.Outcome.WELL: _("They took it well"),
    t.Outcome.GRUMBLED: _("They grumbled"),
    t.Outcome.PRESSED: _("They pressed"),
    t.Outcome.GAVE_IN: _("I gave in"),
    t.Outcome.TAKEN: _("A no, and I took it calmly"),
    t.Outcome.STUNG: _("A no, and it stung"),
    t.Outcome.ARGUED: _("A no, and I argued"),
    t.Outcome.SPARED: _("No no came"),
}

_PACE: _Labels = {
    t.Pace.OPEN: _("Open"),
    t.Pace.GENTLE: _("Gentle"),
    t.Pace.SUPPORTED: _("With support"),
    t.Pace.REST: _("Rest"),
    t.Pace.CARE_FIRST: _("Care first"),
}

_THOUGHTS: _Labels = {
    t.Thoughts.NO: _("No"),
    t.Thoughts.PASSING: _("Passing ones"),
    t.Thoughts.PLAN: _("With a plan, or I took a step"),
    t.Thoughts.RATHER_NOT: _("I’d rather not say"),
}

_HOLDS_NOW: _Labels = {
    t.HoldsNow.HAUNTED: _("Something happened to me that still haunts me"),
    t.HoldsNow.AFRAID_OF_SOMEONE: _("There is somebody I am afraid of, or who could punish me"),
    t.HoldsNow.LOST_SOMEONE: _("I lost a person in the past eight weeks"),
    t.HoldsNow.LOST_RELATIONSHIP: _("A relationship ended in the past eight weeks"),
    t.HoldsNow.LOST_JOB: _("I lost a job in the past eight weeks"),
    t.HoldsNow.TOLD_NOT_TO_CONTACT: _("Somebody told me not to contact them (an order, a block)"),
    t.HoldsNow.IN_TREATMENT: _(
        "I am treated for psychosis, mania, dissociation, an eating or body-image disorder or "
        "dependence, or was advised against exposure"
    ),
    t.HoldsNow.UNDER_18: _("I am under 18"),
}

_HOW_THEY_WERE: _Labels = {
    t.HowTheyWere.AT_EASE: _("At ease"),
    t.HowTheyWere.NEUTRAL: _("Neutral"),
    t.HowTheyWere.UNEASY: _("Uneasy"),
}

_WHY_NOT_ASKED: _Labels = {
    t.WhyNotAsked.AFRAID: _("I was afraid"),
    t.WhyNotAsked.NO_CHANCE: _("It felt hopeless"),
    t.WhyNotAsked.NO_LONGER_WANTED: _("I no longer wanted it"),
    t.WhyNotAsked.UNSAFE: _("It did not feel safe"),
    t.WhyNotAsked.FORGOT: _("I forgot"),
    t.WhyNotAsked.NO_OCCASION: _("There was no chance to ask"),
}

_UNASKED_KIND: _Labels = {
    t.UnaskedKind.SILENCE: _("Silence: no answer came"),
    t.UnaskedKind.LEFT_OUT: _("I was left out"),
    t.UnaskedKind.LEFT: _("Somebody left me"),
    t.UnaskedKind.LAID_OFF: _("I lost my work"),
    t.UnaskedKind.CUSTOMER_GONE: _("A customer went"),
    t.UnaskedKind.LAUGHED_AT: _("I was laughed at in public"),
    t.UnaskedKind.CRITICISED: _("I was criticised"),
    t.UnaskedKind.OTHER: _("Something else"),
}

_GROUND: _Labels = {
    t.RefusedFor.RACE: _("My skin colour or ethnic group"),
    t.RefusedFor.ORIGIN: _("Where I come from, my accent or my papers"),
    t.RefusedFor.FAITH: _("My faith, or that I have none"),
    t.RefusedFor.GENDER: _("My gender"),
    t.RefusedFor.SEXUALITY: _("Whom I love"),
    t.RefusedFor.DISABILITY: _("A disability or an illness"),
    t.RefusedFor.AGE: _("My age"),
    t.RefusedFor.CLASS: _("Money, class or where I live"),
    t.RefusedFor.OTHER: _("Something else that I am"),
}

_TOUCHED: _Labels = {
    t.Touched.BELONGING: _("That I belong"),
    t.Touched.WORTH: _("That I am worth something"),
    t.Touched.CONTROL: _("That I have a say in my life"),
}

_COST: _Labels = {
    t.Cost.NOTHING: _("Nothing"),
    t.Cost.TIE: _("A tie to somebody"),
    t.Cost.MONEY_OR_TIME: _("Money or time"),
    t.Cost.NAME: _("How I am seen"),
    t.Cost.THEM: _("Something for them"),
}

_SAID_BACK: _Labels = {
    t.SaidBack.YES_GLADLY: _("Yes, gladly"),
    t.SaidBack.YES_RELUCTANTLY: _("Yes, reluctantly"),
    t.SaidBack.NO: _("No"),
}

_APPROACH_WAY: _Labels = {
    t.ApproachWay.SMALLER: _("A smaller form of it"),
    t.ApproachWay.BREATH: _("One breath"),
    t.ApproachWay.WALKED_OFF: _("Walk off"),
}

# What may matter to a person; stored by the word, offered in this order.
VALUES: Mapping[str, Promise] = {
    "courage": _("Being brave"),
    "honesty": _("Being honest"),
    "kindness": _("Being kind"),
    "friendship": _("Being a friend"),
    "family": _("Being there for family"),
    "love": _("Being close to somebody"),
    "learning": _("Learning"),
    "creativity": _("Making things"),
    "independence": _("Standing on my own feet"),
    "fairness": _("Being fair"),
    "helping": _("Helping others"),
    "health": _("Looking after my health"),
    "play": _("Play and fun"),
    "good_work": _("Doing good work"),
    "nature": _("Being in nature"),
    "faith": _("Living my faith"),
}
ACTED: Mapping[str, Promise] = {
    "yes": _("Yes, whatever I felt"),
    "partly": _("Partly"),
    "no": _("Not this time"),
}
# Whether the one who was asked could say no.
REFUSING: Mapping[str, Promise] = {
    "yes": _("Yes"),
    "unsure": _("Not sure"),
    "no": _("Hardly"),
}
# What an ask can be for: one of these, or what the person named in words of their own.
OWN_VALUE = "own_words"
ASK_VALUES: Mapping[str, Promise] = {**VALUES, OWN_VALUE: _("What I named in my own words")}

_LABELS: Mapping[type[StrEnum], _Labels] = {
    t.Domain: DOMAIN,
    t.Counterpart: COUNTERPART,
    t.Channel: _CHANNEL,
    t.RequestType: _REQUEST_TYPE,
    t.Facet: _FACET,
    t.ExposureTarget: _EXPOSURE_TARGET,
    t.SafetyBehaviour: _SAFETY_BEHAVIOUR,
    t.Setting: _SETTING,
    t.NotFor: NOT_FOR,
    t.Presumes: _LIFE_PART,
    t.Circumstance: CIRCUMSTANCE,
    t.Flag: _FLAG,
    t.Skill: _SKILL,
    t.Outcome: OUTCOME,
    t.Pace: _PACE,
    t.HowTheyWere: _HOW_THEY_WERE,
    t.Thoughts: _THOUGHTS,
    t.HoldsNow: _HOLDS_NOW,
    t.WhyNotAsked: _WHY_NOT_ASKED,
    t.UnaskedKind: _UNASKED_KIND,
    t.RefusedFor: _GROUND,
    t.Touched: _TOUCHED,
    t.Cost: _COST,
    t.SaidBack: _SAID_BACK,
    t.ApproachWay: _APPROACH_WAY,
}


def label(word: StrEnum) -> Promise:
    """The label of one word of a closed list."""
    return _LABELS[type(word)][word]


def choices(
    words: type[StrEnum], leave_out: Collection[StrEnum] = ()
) -> tuple[tuple[str, Promise], ...]:
    """A list for a form, in its own order: (stored value, label), without those left out."""
    return tuple((word.value, label(word)) for word in words if word not in leave_out)
