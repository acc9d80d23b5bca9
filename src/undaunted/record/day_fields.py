"""A day or an hour that somebody gives: one field for each, one range and one sentence for all.

Days are those of whoever asks, which begin at four in the morning in their zone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.frame.dating import day_words
from undaunted.people.days import today_here

_TWO_YEARS = timedelta(days=730)
_TWO_DAYS = timedelta(days=2)
_FIRST_OF_ALL = date(1970, 1, 2)
_ISO = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """From `first` to `last`, both included."""

    first: date
    last: date

    def refusal(self) -> str:
        said = {"first": day_words(self.first, "full"), "last": day_words(self.last, "full")}
        return _("Give a day from %(first)s to %(last)s.") % said


def coming() -> DaySpan:
    """What comes back comes back later than today."""
    return DaySpan(today_here() + timedelta(days=1), today_here() + _TWO_YEARS)


def lately() -> DaySpan:
    """What one tells of for the first time was not long ago."""
    return DaySpan(today_here() - _TWO_YEARS, today_here())


def ever() -> DaySpan:
    """What was done was done by today."""
    return DaySpan(_FIRST_OF_ALL, today_here())


def _soon() -> DaySpan:
    """A plan is for soon, or was a moment ago."""
    return DaySpan(today_here() - _TWO_DAYS, today_here() + _TWO_YEARS)


class DayField(forms.DateField):
    """A day within `span`, which is asked anew every time: the days go on."""

    default_error_messages = {
        "required": gettext_lazy("Give a day."),
        "invalid": gettext_lazy("Give a date, like 2026-05-01."),
    }

    def __init__(self, *, span: Callable[[], DaySpan], **kwargs: Any) -> None:
        self.span = span
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format=_ISO), input_formats=[_ISO], **kwargs
        )

    def validate(self, value: date | None) -> None:
        super().validate(value)
        allowed = self.span()
        if value is not None and not allowed.first <= value <= allowed.last:
            raise forms.ValidationError(allowed.refusal(), code="out_of_span")

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        allowed = self.span()
        ends = {"min": allowed.first.isoformat(), "max": allowed.last.isoformat()}
        self.widget.attrs.update(ends)
        return super().get_bound_field(form, field_name)


class SoonField(forms.DateTimeField):
    """An hour on the person's own clock, from two days ago to two years from now."""

    default_error_messages = {
        "invalid": gettext_lazy("Give a day and a time, like 2026-05-01 14:30.")
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=f"{_ISO}T%H:%M")
        formats = [f"{_ISO}T%H:%M", f"{_ISO}T%H:%M:%S"]
        super().__init__(widget=widget, input_formats=formats, **kwargs)

    def validate(self, value: datetime | None) -> None:
        super().validate(value)
        if value is None:
            return
        allowed = _soon()
        if not allowed.first <= value.date() <= allowed.last:
            raise forms.ValidationError(allowed.refusal(), code="out_of_span")
