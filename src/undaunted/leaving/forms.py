"""A file to import that is not too large, and being sure before everything is deleted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from undaunted.leaving.unpacking import LIMITS, too_large
from undaunted.me.forms import ImportForm


class SizedImportForm(ImportForm):
    """The form of Me, with the size an import may have."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LIMITS.packed:
            raise forms.ValidationError(too_large())
        return file


class DeleteForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete everything I have written and done here"),
        error_messages={"required": gettext_lazy("Tick the box if this is what you want.")},
    )
