"""The closed lists: every word the engine, the library and the facts may use.

Not for labels: what a person reads is made above, where it can be translated.
"""

from enum import StrEnum


class Domain(StrEnum):
    """Where in life an ask belongs."""

    EVERYDAY = "everyday"
    STRANGERS = "strangers"
    SERVICE = "service"
    FRIENDSHIP = "friendship"
    DATING = "dating"
    FAMILY = "family"
    WORK = "work"
    JOB_SEARCH = "job_search"
    SALES = "sales"
    LEADERSHIP = "leadership"
    FOUNDING = "founding"
    STUDY = "study"
    CREATIVE = "creative"
    NEIGHBOURHOOD = "neighbourhood"
    ONLINE = "online"
    HEALTH_SERVICES = "health_services"
    MONEY = "money"
    SAYING_NO = "saying_no"


class Counterpart(StrEnum):
    """Who is asked."""

    PASSER_BY = "passer_by"
    STAFF = "staff"
    ACQUAINTANCE = "acquaintance"
    NEIGHBOUR = "neighbour"
    CLASSMATE = "classmate"
    COLLEAGUE = "colleague"
    FRIEND = "friend"
    DATE = "date"
    RELATIVE = "relative"
    PARTNER = "partner"
    BOSS = "boss"
    TEACHER = "teacher"
    CLIENT = "client"
    PROSPECT = "prospect"
    INVESTOR = "investor"
    EDITOR_OR_JURY = "editor_or_jury"
    LANDLORD = "landlord"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    GROUP_AUDIENCE = "group_audience"
    NOBODY = "nobody"


class Channel(StrEnum):
    """How it is asked."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    VIDEO = "video"
    VOICE_NOTE = "voice_note"
    MESSAGE = "message"
    EMAIL = "email"
    LETTER = "letter"
    FORM = "form"
    PUBLIC_POST = "public_post"
    STAGE = "stage"


class RequestType(StrEnum):
    """What is asked for."""

    INFORMATION = "information"
    OPINION = "opinion"
    SMALL_FAVOUR = "small_favour"
    TIME = "time"
    OBJECT_OR_LOAN = "object_or_loan"
    DISCOUNT = "discount"
    EXCEPTION_TO_RULE = "exception_to_rule"
    INTRODUCTION = "introduction"
    FEEDBACK = "feedback"
    HELP = "help"
    ROLE_OR_JOB = "role_or_job"
    MONEY_OR_RAISE = "money_or_raise"
    RELATIONSHIP_STEP = "relationship_step"
    PERMISSION = "permission"
    INCLUSION = "inclusion"
    RE_ASK_AFTER_COUNTER_OFFER = "re_ask_after_counter_offer"
    BOUNDARY = "boundary"
    RECEIVE_A_NO = "receive_a_no"


class AskKind(StrEnum):
    """What one practises: each kind has its own guess before, and its own words after.

    A step on the way to an ask is an approach; no file of the library is of that kind.
    """

    ASKING = "asking"
    SAYING_NO = "saying_no"
    RECEIVING_NO = "receiving_no"
    APPROACHING = "approaching"


class Presumes(StrEnum):
    """What an ask takes for granted in somebody's life, beyond a street, a shop and a phone.

    What is not told is never presumed (`choosing.life`).
    """

    JOB = "job"
    JOB_SEARCH = "job_search"
    APPLICATION = "application"
    TEAM = "team"
    BUSINESS = "business"
    CUSTOMERS = "customers"
    STALL = "stall"
    COURSE = "course"
    LANGUAGE = "language"
    CREATIVE_WORK = "creative_work"
    OPEN_STAGE = "open_stage"
    FRIENDS = "friends"
    ACQUAINTANCES = "acquaintances"
    CLUB = "club"
    RELATIVES = "relatives"
    PARTNER = "partner"
    DATING = "dating"
    SEEING_SOMEONE = "seeing_someone"
    NEIGHBOURS = "neighbours"
    FLATMATES = "flatmates"
    LANDLORD = "landlord"
    ONLINE = "online"
    EVENTS = "events"
    TRANSIT = "transit"
    SPORT = "sport"
    HEALTH_CARE = "health_care"
    CONTRACT = "contract"
    PAPERWORK = "paperwork"
    REPAIR = "repair"


class Facet(StrEnum):
    """What one may be afraid of in an ask."""

    HUMILIATION = "humiliation"
    BEING_A_BURDEN = "being_a_burden"
    ANGER_OF_OTHER = "anger_of_other"
    SILENCE_OR_GHOSTING = "silence_or_ghosting"
    LOOKING_FOOLISH = "looking_foolish"
    BEING_IGNORED = "being_ignored"
    PITY = "pity"
    LOSS_OF_STATUS = "loss_of_status"
    ATTRACTION_EXPOSED = "attraction_exposed"
    AUTHORITY = "authority"
    LETTING_DOWN = "letting_down"
    ENVY_OR_GREED = "envy_or_greed"
    OWN_WORTH = "own_worth"
    BLUSHING_OR_SHAKING = "blushing_or_shaking"
    UNFAIRNESS = "unfairness"
    DISAPPOINTING_SELF = "disappointing_self"


class ExposureTarget(StrEnum):
    """Which fear an ask exposes to."""

    PROBABILITY_OF_NO = "probability_of_no"
    COST_OF_NO = "cost_of_no"
    BEING_SEEN_WANTING = "being_seen_wanting"
    OWN_PERFORMANCE = "own_performance"
    BODILY_SIGNS = "bodily_signs"
    UNCERTAINTY = "uncertainty"
    BEING_DISLIKED = "being_disliked"


class SafetyBehaviour(StrEnum):
    """What one does to feel safer, recorded and faded."""

    REHEARSED_SCRIPT = "rehearsed_script"
    OVER_APOLOGISING = "over_apologising"
    OVER_EXPLAINING = "over_explaining"
    AVOIDING_EYES = "avoiding_eyes"
    JOKING_IT_AWAY = "joking_it_away"
    ASKING_ONLY_SURE = "asking_only_sure"
    PHONE_AS_SHIELD = "phone_as_shield"
    ALCOHOL = "alcohol"
    COMPANION = "companion"
    LEAVING_EARLY = "leaving_early"


class Setting(StrEnum):
    """Where it happens."""

    HOME = "home"
    STREET = "street"
    SHOP = "shop"
    OFFICE = "office"
    CAMPUS = "campus"
    EVENT = "event"
    TRANSIT = "transit"
    ONLINE = "online"


class NotFor(StrEnum):
    """Circumstances in which an ask is left out."""

    OWN_MANAGER = "own_manager"
    COMMISSION_STAFF = "commission_staff"
    NIGHT_ALONE = "night_alone"
    VISA_OR_TENANCY = "visa_or_tenancy"
    SMALL_COMMUNITY = "small_community"
    DRIVING = "driving"
    UNDER_18 = "under_18"
    AFTER_BREAK_UP = "after_break_up"
    ON_PROBATION = "on_probation"
    SHARED_HOUSE = "shared_house"
    PREGNANCY_OR_ILLNESS_DISCLOSURE = "pregnancy_or_illness_disclosure"
    FAITH_COMMUNITY = "faith_community"
    COURT_OR_CUSTODY = "court_or_custody"


class Circumstance(StrEnum):
    """What may be true for the person who asks: told or not known, never inferred."""

    NO_COSTS_ME = "no_costs_me"
    NO_COSTS_THEM = "no_costs_them"
    NO_COSTS_FAMILY = "no_costs_family"
    HIERARCHY = "hierarchy"
    WORD_GETS_ROUND = "word_gets_round"
    DEPENDS_ON_THEM = "depends_on_them"
    MANAGES_PEOPLE = "manages_people"
    TARGETED_ALONE = "targeted_alone"
    SPEECH = "speech"
    HEARING = "hearing"
    SIGHT = "sight"
    MOBILITY = "mobility"
    NO_PHONE_CALLS = "no_phone_calls"
    LITTLE_MONEY = "little_money"
    ONLY_DAYTIME = "only_daytime"
    ONLY_EVENINGS = "only_evenings"


class Flag(StrEnum):
    """What raises the stakes by one."""

    IN_PUBLIC = "in_public"
    ATTRACTION_TO_COLLEAGUE = "attraction_to_colleague"
    UNDER_POWER = "under_power"
    SMALL_COMMUNITY = "small_community"


class Skill(StrEnum):
    """What an ask practises."""

    OPEN = "open"
    STATE_NEED = "state_need"
    REASON = "reason"
    SILENCE = "silence"
    EXIT = "exit"
    NEGOTIATE = "negotiate"
    RECEIVE_NO = "receive_no"
    REPAIR = "repair"
    SAY_NO = "say_no"


class Outcome(StrEnum):
    """How an attempt ended, or that it has not yet."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    WAITING = "waiting"
    NOT_ASKED = "not_asked"
    GHOSTED = "ghosted"
    DONE = "done"  # of a step towards an ask
    HALF = "half"
    WELL = "well"  # of a no of one's own
    GRUMBLED = "grumbled"
    PRESSED = "pressed"
    GAVE_IN = "gave_in"
    TAKEN = "taken"  # of practice in hearing a no
    STUNG = "stung"
    ARGUED = "argued"
    SPARED = "spared"


class GuessOf(StrEnum):
    """What the chance in a forecast is the chance of.

    `YES_LOOSELY`: asked before it was said that a counter-offer is not a yes.
    """

    YES = "yes"
    YES_LOOSELY = "yes_loose"
    NO_SCENE = "no_scene"
    TAKE_NO = "take_no"
    NOTHING = ""


class Step(StrEnum):
    """A smaller thing on the way to an ask, in the order in which they lead on to it."""

    PICTURE = "picture"
    WRITE = "write"
    SAY_ALONE = "say_alone"
    SAY_TO_SOMEBODY = "say_to_somebody"
    LOOK_ON = "look_on"
    IN_WRITING = "in_writing"
    WITH_COMPANY = "with_company"


class Pace(StrEnum):
    """How fast a person practises now."""

    OPEN = "open"
    GENTLE = "gentle"
    SUPPORTED = "supported"
    REST = "rest"
    CARE_FIRST = "care_first"


class Thoughts(StrEnum):
    """What a person says of thoughts of dying or of hurting themselves."""

    NO = "no"
    PASSING = "passing"
    PLAN = "plan"
    RATHER_NOT = "rather_not"


class HoldsNow(StrEnum):
    """What may hold for a person now and changes what is safe to suggest."""

    HAUNTED = "haunted"
    AFRAID_OF_SOMEONE = "afraid_of_someone"
    LOST_SOMEONE = "lost_someone"
    LOST_RELATIONSHIP = "lost_relationship"
    LOST_JOB = "lost_job"
    TOLD_NOT_TO_CONTACT = "told_not_to_contact"
    IN_TREATMENT = "in_treatment"
    UNDER_18 = "under_18"


class Source(StrEnum):
    """Where an ask came from."""

    SUGGESTED = "suggested"
    BROWSED = "browsed"
    OWN = "own"
    LADDER = "ladder"
    PROGRAMME = "programme"
    TOLD_AFTER = "told_after"
    ROUND = "round"


class HowTheyWere(StrEnum):
    """How the person asked seemed."""

    AT_EASE = "at_ease"
    NEUTRAL = "neutral"
    UNEASY = "uneasy"


class WhyNotAsked(StrEnum):
    """Why an ask was not made; never a fault."""

    AFRAID = "afraid"
    NO_CHANCE = "no_chance"
    NO_LONGER_WANTED = "no_longer_wanted"
    UNSAFE = "unsafe"
    FORGOT = "forgot"
    NO_OCCASION = "no_occasion"


class UnaskedKind(StrEnum):
    """What a rejection was that came without asking."""

    SILENCE = "silence"
    LEFT_OUT = "left_out"
    LEFT = "left"
    LAID_OFF = "laid_off"
    CUSTOMER_GONE = "customer_gone"
    LAUGHED_AT = "laughed_at"
    CRITICISED = "criticised"
    OTHER = "other"


class Touched(StrEnum):
    """What a rejection touched in whom it met."""

    BELONGING = "belonging"
    WORTH = "worth"
    CONTROL = "control"


class RefusedFor(StrEnum):
    """Why somebody was refused, where the no was about who they are. Only they say so."""

    RACE = "race"
    ORIGIN = "origin"
    FAITH = "faith"
    GENDER = "gender"
    SEXUALITY = "sexuality"
    DISABILITY = "disability"
    AGE = "age"
    CLASS = "class"
    OTHER = "other"


class Cost(StrEnum):
    """What an ask was found to have cost, a week later; all but the first are harm."""

    NOTHING = "nothing"
    TIE = "tie"
    MONEY_OR_TIME = "money_or_time"
    NAME = "name"
    THEM = "them"


class ApproachWay(StrEnum):
    """What somebody did who stood there with an ask and could not."""

    SMALLER = "smaller"
    BREATH = "breath"
    WALKED_OFF = "walked_off"


class SaidBack(StrEnum):
    """What somebody said who was asked for something."""

    YES_GLADLY = "yes_gladly"
    YES_RELUCTANTLY = "yes_reluctantly"
    NO = "no"
