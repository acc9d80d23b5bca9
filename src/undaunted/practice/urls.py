from django.urls import path

from undaunted.practice.after.screens import (
    already,
    because_of_who,
    follow_up,
    log,
    received,
    reflect,
    unsought,
    waiting,
    what_happened,
)
from undaunted.practice.asking.screens import ask, attempt, here, own_ask, prepare, rehearse
from undaunted.practice.ladder.screens import ladder
from undaunted.practice.rounds.screens import round
from undaunted.practice.screens import today

urlpatterns = [
    path("", today.today, name="today"),
    path("pass/", today.pass_ask, name="pass-ask"),
    path("pass/lift/", today.lift_pass, name="lift-pass"),
    path("ask/own/", own_ask.own_ask, name="own-ask"),
    path("ask/own/rehearse/", rehearse.rehearse_own, name="rehearse-own"),
    path("round/", round.own_round, name="round-own"),
    path("ask/<str:key>/round/", round.round_of_ask, name="ask-round"),
    path("attempt/<uuid:pk>/round/", round.tally, name="round"),
    path("attempt/<uuid:pk>/round/end/", round.end, name="round-end"),
    path("attempt/<uuid:pk>/round/result/", round.result, name="round-result"),
    path("attempt/<uuid:pk>/round/let-go/", round.let_go, name="round-let-go"),
    path("ask/<str:key>/", ask.ask, name="ask"),
    path("ask/<str:key>/rehearse/", rehearse.rehearse, name="rehearse"),
    path("ask/<str:key>/already/", already.already_of, name="ask-already"),
    path("ask/<str:key>/prepare/", prepare.prepare, name="prepare"),
    path("attempt/<uuid:pk>/", attempt.attempt, name="attempt"),
    path("attempt/<uuid:pk>/ask.ics", attempt.calendar, name="attempt-calendar"),
    path("attempt/<uuid:pk>/rehearse/", rehearse.rehearse_attempt, name="attempt-rehearse"),
    path("attempt/<uuid:pk>/here/", here.here, name="here"),
    path("attempt/<uuid:pk>/here/smaller/", here.smaller, name="smaller-form"),
    path("attempt/<uuid:pk>/move/", attempt.move, name="attempt-move"),
    path("attempt/<uuid:pk>/log/", log.log, name="log"),
    path("attempt/<uuid:pk>/waiting/", waiting.waiting, name="waiting"),
    path("attempt/<uuid:pk>/reflect/", reflect.reflect, name="reflect"),
    path("attempt/<uuid:pk>/happened/", what_happened.what_happened, name="what-happened"),
    path(
        "attempt/<uuid:pk>/because-of-who/",
        because_of_who.because_of_who,
        name="because-of-who",
    ),
    path("attempt/<uuid:pk>/skills/", what_happened.skills_used, name="skills-used"),
    path("attempt/<uuid:pk>/managed/", what_happened.managed, name="managed"),
    path("attempt/<uuid:pk>/follow-up/<str:when>/", follow_up.follow_up, name="follow-up"),
    path("waiting/", waiting.waiting_list, name="waiting-list"),
    path("already/", already.already, name="already"),
    path("unsought/", unsought.unsought, name="unsought"),
    path("unsought/<uuid:pk>/kindness/", unsought.kindness, name="kindness"),
    path("received/", received.received, name="received"),
    path("breathe/", attempt.breathe, name="breathe"),
    path("ladder/", ladder.ladder, name="ladder"),
    path("ladder/add/", ladder.add, name="ladder-add"),
    path("ladder/order/", ladder.order, name="ladder-order"),
    path("ladder/<uuid:pk>/", ladder.change, name="ladder-change"),
]
