"""The forms of a page of one's own: a new one, and one that is written anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.library.reading import open_library
from undaunted.record.forms import FactForm, PageField


class PageForm(FactForm):
    """A new page. `mood` is what was told today, 0-100; it is kept with the page where ticked."""

    words = PageField(label=gettext_lazy("My words"), required=True)
    prompt = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    with_mood = forms.BooleanField(required=False)

    def __init__(self, *args: Any, mood: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mood is None:
            del self.fields["with_mood"]
        else:
            label = _("Keep today’s mood with it: %(mood)d of 100") % {"mood": mood}
            self.fields["with_mood"].label = label

    def clean_prompt(self) -> str:
        """A prompt that has left the library meanwhile is none."""
        prompt: str = self.cleaned_data["prompt"]
        return prompt if prompt in open_library().prompts else ""


class PageAgainForm(FactForm):
    words = PageField(label=gettext_lazy("My words"), required=True)
