"""What somebody looks for in the library: the form, what it means, and what it finds for them."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.taxonomy import Channel, Domain
from undaunted.people.asking import Asking
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.asking.openness import Openness, openness_for
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.labels import choices
from undaunted.shelf.browsing import SAVED, SET_ASIDE, Browsed, Wanted, browse
from undaunted.shelf.saving import AskMarks, marks_of
from undaunted.shelf.seeking import sealed_words, words_of

_SOUGHT = "sought"  # the words, sealed, in an address
_MOST_WORDS = 80
_ANY = (("", _("any")),)
_SHOWS = (("", _("All")), (SAVED, _("Saved for later")), (SET_ASIDE, _("Not for me")))
_HARD = (("easy", _("easy")), ("middling", _("middling")), ("hard", _("hard")))
_STAKES = (("1", _("next to nothing")), ("2", _("little")), ("3", _("some")), ("4", _("much")))
_MINUTES = (
    ("5", _("up to 5 minutes")),
    ("10", _("up to 10 minutes")),
    ("15", _("up to 15 minutes")),
    ("30", _("up to half an hour")),
    ("60", _("up to an hour")),
)
_KINDS = (
    ("asking", _("asking")),
    ("saying_no", _("saying no")),
    ("receiving_no", _("hearing a no")),
)
_ORDERS = (
    ("", _("what fits best")),
    ("smallest", _("easiest-looking first")),
    ("quickest", _("quickest first")),
)
_NEEDS = (
    ("speech", _("no speaking")),
    ("hearing", _("no hearing")),
    ("sight", _("no seeing")),
    ("mobility", _("no moving about")),
)


class LibraryFilterForm(forms.Form):
    words = forms.CharField(
        label=_("Find something to practise"),
        required=False,
        max_length=_MOST_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    show = forms.ChoiceField(
        label=_("Which"), choices=_SHOWS, required=False, widget=forms.RadioSelect
    )
    domain = forms.ChoiceField(
        label=_("Part of life"), choices=(*_ANY, *choices(Domain)), required=False
    )
    channel = forms.ChoiceField(label=_("How"), choices=(*_ANY, *choices(Channel)), required=False)
    minutes = forms.ChoiceField(
        label=_("Time it takes"), choices=(*_ANY, *_MINUTES), required=False
    )
    fear = forms.ChoiceField(label=_("How hard it looks"), choices=(*_ANY, *_HARD), required=False)
    stakes = forms.ChoiceField(
        label=_("What hangs on it, at most"), choices=(*_ANY, *_STAKES), required=False
    )
    kind = forms.ChoiceField(label=_("What it practises"), choices=(*_ANY, *_KINDS), required=False)
    without = forms.MultipleChoiceField(
        label=_("It needs"), choices=_NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    from_home = forms.BooleanField(label=_("Can be done from home"), required=False)
    fun = forms.BooleanField(label=_("For fun"), required=False)
    order = forms.ChoiceField(label=_("Order"), choices=_ORDERS, required=False)

    MORE = (
        "domain", "channel", "minutes", "fear", "stakes", "kind", "without", "from_home", "fun", "order"
    )  # fmt: skip

    def offer(self, *, minor: bool) -> None:
        """Leave out what is for adults only, where this is for somebody under 18."""
        if minor:
            kept = [(key, name) for key, name in choices(Domain) if key != Domain.DATING.value]
            self.fields["domain"].choices = [*_ANY, *kept]  # type: ignore[attr-defined]


_ADDRESSED = frozenset((*LibraryFilterForm.base_fields, _SOUGHT)) - {"words"}


@dataclass(frozen=True, slots=True)
class LibraryFound:
    """What a form finds for a person, what they marked and told, and what of all is open to them."""

    browsed: Browsed
    marks: AskMarks
    personal_context: PersonalContext
    openness: Openness


def browsed_by(request: Asking, form: LibraryFilterForm) -> LibraryFound:
    """What this form finds for this person."""
    now, person = timezone.now(), request.person
    marks = marks_of(person, day_of(person, now))
    offer = offer_for(person, now)
    openness = openness_for(person, offer, now)
    found = browse(_wanted_by(form), marks, openness, offer.personal_context)
    return LibraryFound(found, marks, offer.personal_context, openness)


def _wanted_by(form: LibraryFilterForm) -> Wanted:
    """The form as values; a field that can't be read narrows nothing."""
    form.is_valid()
    said = form.cleaned_data
    return Wanted(
        words=said.get("words", ""),
        domain=said.get("domain", ""),
        channel=said.get("channel", ""),
        fear=said.get("fear", ""),
        stakes=int(said["stakes"]) if said.get("stakes") else None,
        minutes=int(said["minutes"]) if said.get("minutes") else None,
        kind=said.get("kind", ""),
        without=frozenset(said.get("without", ())),
        from_home=said.get("from_home", False),
        fun=said.get("fun", False),
        show=said.get("show", ""),
        order=said.get("order", ""),
    )


def form_in(request: Asking) -> LibraryFilterForm:
    """The form as the address has it, with its words opened."""
    sent = request.GET.copy()
    sent["words"] = words_of(request.person, sent.get(_SOUGHT, ""))
    return LibraryFilterForm(sent)


def address_query(person: Person, sent: QueryDict) -> str:
    """What was sent as the query of an address, the words sealed."""
    query = QueryDict(query_of(sent), mutable=True)
    sought = sealed_words(person, sent.get("words", "")[:_MOST_WORDS])
    if sought:
        query[_SOUGHT] = sought
    return query.urlencode()


def query_of(sent: QueryDict) -> str:
    """What was asked for, without the page, words that are not sealed, and empty fields."""
    query = QueryDict(mutable=True)
    for name, values in sent.lists():
        if name in _ADDRESSED and any(values):
            query.setlist(name, [value for value in values if value])
    return query.urlencode()
