"""How facts come in: the 0-100 scale, the chance, words, one of a few, and the fact's own id."""

import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from undaunted.people.asking import Asking
from undaunted.people.drafting import kept
from undaunted.people.ranges import SUDS, TENTHS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Label = str | _StrPromise
else:
    Label = str


CHOOSE = (("", _("Choose")),)


class FactForm(forms.Form):
    """A form that writes one fact; its id is made before it is sent, so twice is once."""

    use_required_attribute = True
    fact = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


# A number as people write it: signs of a decimal, of per cent, and spaces between are theirs.
_WRITTEN = re.compile(r"[+-]?\d{1,6}(\.\d{1,2})?")
_POINTS = str.maketrans({",": ".", "٫": ".", "−": "-", "%": None, "٪": None})


def _number_in(text: str) -> Decimal | None:
    """The number written: "62,5", "٦٢" or " 62 % "; None where it is none."""
    plain = unicodedata.normalize("NFKC", "".join(text.split())).translate(_POINTS)
    if _WRITTEN.fullmatch(plain) is None:
        return None
    return Decimal(plain)


class ScaleField(forms.DecimalField):
    """0 to 100, with words at both ends and nothing set beforehand.

    What is typed may have a fraction, after a point or a comma, in the digits of any script; it is
    kept as the nearest whole number, halves upward.
    """

    widget = forms.TextInput
    bounds = SUDS
    wrong: Label = _("Give a number from 0 to 100.")

    def __init__(
        self, *, label: Label, low_end: Label, high_end: Label, unit: str = "", **kwargs: Any
    ) -> None:
        self.low_end, self.high_end, self.unit = low_end, high_end, unit
        wrong = ("required", "invalid", "min_value", "max_value")
        kwargs.setdefault("error_messages", dict.fromkeys(wrong, self.wrong))
        least, most = self.bounds.least, self.bounds.most
        super().__init__(label=label, min_value=least, max_value=most, **kwargs)

    def ask(self, label: Label, low_end: Label, high_end: Label) -> None:
        """Ask for something else on the same scale."""
        self.label, self.low_end, self.high_end = label, low_end, high_end

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        typed = {"inputmode": "decimal", "placeholder": "–", "autocomplete": "off"}
        return {**attrs, **typed, "data-most": self.bounds.most}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        number = _number_in(str(value))
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number.to_integral_value(ROUND_HALF_UP))


class FearField(ScaleField):
    def __init__(self, *, label: Label, **kwargs: Any) -> None:
        ends = {"low_end": _("0 calm"), "high_end": _("100 the most I can imagine")}
        super().__init__(label=label, **{**ends, **kwargs})


class TenField(ScaleField):
    """0 to 10: where one stands, or how willing one is."""

    bounds = TENTHS
    wrong = _("Give a number from 0 to 10.")


class ChanceField(ScaleField):
    """Asked in per cent, given as a chance of 0-1."""

    def __init__(self, *, label: Label, **kwargs: Any) -> None:
        ends = {"low_end": _("certainly not"), "high_end": _("certainly")}
        super().__init__(label=label, unit="%", **{**ends, **kwargs})

    def clean(self, value: Any) -> float | None:
        whole = super().clean(value)
        return None if whole is None else whole / SUDS.most


class WordsField(forms.CharField):
    """Words of the person, of any language; the control characters a keyboard can't make go.

    What is too long is said and never cut: the browser is not told of the limit.
    """

    def __init__(self, *, label: Label, rows: int = 2, max_length: int, **kwargs: Any) -> None:
        widget: forms.Widget = forms.TextInput() if rows == 1 else forms.Textarea({"rows": rows})
        kwargs.setdefault("required", False)
        kwargs.setdefault("error_messages", {"required": _("A few words are needed here.")})
        super().__init__(label=label, max_length=max_length, widget=widget, **kwargs)
        self.error_messages["max_length"] = _(
            "This is longer than fits here (%(show_value)d characters, %(limit_value)d at most). "
            "Please shorten it a little."
        )
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = self.error_messages["max_length"]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return "".join(c for c in text.replace("\r\n", "\n") if c >= " " or c in "\n\t")


_PAGE_LETTERS = 1_000_000  # about five hundred printed pages; what is longer is said, never cut


class PageField(WordsField):
    """A page of any length that a browser can send."""

    def __init__(self, *, label: Label, rows: int = 14, **kwargs: Any) -> None:
        super().__init__(label=label, rows=rows, max_length=_PAGE_LETTERS, **kwargs)


class OneOf(forms.ChoiceField):
    """One of a few, as big buttons."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": _("Choose one of these."),
        "invalid_choice": _("Choose one of these."),
    }


class SomeOf(forms.MultipleChoiceField):
    """Any of a few, as chips."""

    widget = forms.CheckboxSelectMultiple


_AnyForm = TypeVar("_AnyForm", bound=forms.Form)


def as_sent(words: Mapping[str, list[str]]) -> QueryDict:
    """What was typed, as a form takes it."""
    typed = QueryDict(mutable=True)
    for name, values in words.items():
        typed.setlist(name, values)
    return typed


def fresh_form(request: Asking, make: Callable[..., _AnyForm], draft: str) -> _AnyForm:
    """The form as sent, or as it was left, or new; `make` is its class, or makes one of it."""
    if request.method == "POST":
        return make(request.POST)
    return left_form(make, kept(request.person, draft))


def with_draft(request: Asking, form: _AnyForm, draft: str) -> _AnyForm:
    """A form that was not sent, with what was typed into it before; one that was sent stays."""
    if form.is_bound:
        return form
    typed = as_sent(kept(request.person, draft))
    for name, field in form.fields.items():
        left = field.widget.value_from_datadict(typed, {}, name)
        if left not in (None, "", []) and (name == "fact" or not field.widget.is_hidden):
            form.initial[name] = left
    return form


def left_form(make: Callable[..., _AnyForm], words: Mapping[str, list[str]]) -> _AnyForm:
    """The form as it was left, or new where nothing was typed."""
    if not words:
        return make()
    typed, empty = as_sent(words), make()
    left = {
        name: field.widget.value_from_datadict(typed, {}, name)
        for name, field in empty.fields.items()
    }
    return make(initial={k: v for k, v in left.items() if v not in (None, "")})
