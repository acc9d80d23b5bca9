"""Stories: what people told in public of asking and being refused, retold, with where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.engine.safety.allowing import kept_from_minors
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.story import Story
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.wellbeing.young import is_minor

_ENDED: Mapping[str, Promise] = {
    "yes": _("It ended with a yes"),
    "no": _("It ended with a no"),
    "both": _("Yeses and noes"),
    "other": _("It ended otherwise"),
}


@dataclass(frozen=True, slots=True)
class StoryLine:
    story: Story
    ended: Promise


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """`given`: those that people gave for others to read; the rest are public accounts."""

    public: tuple[StoryLine, ...]
    given: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    story: Story
    ended: Promise
    asks: tuple[Ask, ...]
    following: Story | None


@require_safe
def stories(request: Asking) -> HttpResponse:
    lines = [StoryLine(one, _ENDED[one.ended]) for one in open_library().stories.values()]
    page = StoriesPage(
        public=tuple(line for line in lines if not line.story.given),
        given=tuple(line for line in lines if line.story.given),
    )
    return render(request, "shelf/stories.html", {"page": page})


@require_safe
def story(request: Asking, key: str) -> HttpResponse:
    library = open_library()
    found = library.stories.get(key)
    if found is None:
        raise Http404
    order = list(library.stories)
    after = order[order.index(key) + 1 :]
    near = [library.asks[each] for each in found.asks if each in library.asks]
    if is_minor(request.person):
        near = [ask for ask in near if not kept_from_minors(ask.candidate())]
    page = StoryPage(
        story=found,
        ended=_ENDED[found.ended],
        asks=tuple(near),
        following=library.stories[after[0]] if after else None,
    )
    return render(request, "shelf/story.html", {"page": page})
