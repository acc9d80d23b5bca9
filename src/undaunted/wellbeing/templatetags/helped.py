"""Help on a page whose words were just found to speak of danger."""

from django import template
from django.template import RequestContext
from django.utils import timezone

from undaunted.library.kinds.help_words import HelpWords
from undaunted.wellbeing.helping import helping_now

register = template.Library()


@register.inclusion_tag("wellbeing/help_card.html", takes_context=True)
def help_for_words(context: RequestContext) -> dict[str, HelpWords | None]:
    """The card, with the first sentence for what the newest words were found to speak of."""
    person = context["request"].person
    found = helping_now(person, timezone.now(), after_words=True).found
    return {"words": found[0].words if found else None}
