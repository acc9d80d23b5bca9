from django.urls import path

from undaunted.shelf.screens import ask_card, evidence, learn, library, pasted, stories

urlpatterns = [
    path("library/", library.library, name="library"),
    path("library/found/", pasted.pasted, name="pasted"),
    path("library/<slug:key>/", ask_card.ask_card, name="ask-card"),
    path("library/<slug:key>/mark/", ask_card.change, name="ask-mark"),
    path("learn/", learn.learn, name="learn"),
    path("learn/<slug:key>/", learn.lesson, name="lesson"),
    path("stories/", stories.stories, name="stories"),
    path("stories/<slug:key>/", stories.story, name="story"),
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/<slug:key>/", evidence.claim, name="claim"),
]
