"""Numbers in words that people wrote, made to be tapped."""

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from undaunted.library.reading import open_library
from undaunted.wellbeing.help_lines import dialled

register = template.Library()

# Digits with what people put between them. A date or a time has other signs between, or few digits.
_WRITTEN = re.compile(r"(?<![\w.,:/+-])\+?\(?\d(?:[ ().-]{0,2}\d)+(?![\w:/]|[.,-]\d)")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}[ -]+\d{4}")
_FEWEST, _MOST = 7, 15


@register.filter
def with_numbers(text: str) -> SafeString:
    """The words, escaped, each phone number in them a link that dials it."""
    parts, end = [], 0
    for found in _WRITTEN.finditer(text):
        if not _is_number(found.group()):
            continue
        parts.append(escape(text[end : found.start()]))
        parts.append(format_html('<a href="tel:{}">{}</a>', _dial(found.group()), found.group()))
        end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308  # each part is escaped


def _is_number(written: str) -> bool:
    """Long enough to be somebody's number, or one of our lines; no date, and no two years."""
    digits = _dial(written)
    if digits in {dialled(line.number) for line in open_library().help_lines}:
        return True
    return _FEWEST <= len(digits.lstrip("+")) <= _MOST and not _DATE.fullmatch(written)


def _dial(written: str) -> str:
    return re.sub(r"[^\d+]", "", written)
