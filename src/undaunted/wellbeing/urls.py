from django.urls import path

from undaunted.wellbeing.screens import (
    check_in,
    finding_care,
    heavy_day,
    help_now,
    measure,
    plan,
    screening,
    this_device,
    wellbeing,
)

urlpatterns = [
    path("help/", help_now.help_now, name="help-now"),
    path("help/away/", help_now.help_away, name="help-away"),
    path("this-device/", this_device.this_device, name="this-device"),
    path("finding-care/", finding_care.finding_care, name="finding-care"),
    path("plan/", plan.plan, name="safety-plan"),
    path("questions/", screening.screening, name="screening"),
    path("questions/done/", screening.screening_done, name="screening-done"),
    path("measures/<slug:name>/", measure.measure, name="measure"),
    path("heavy-day/", heavy_day.heavy_day, name="heavy-day"),
    path("taken/<uuid:pk>/", measure.taken, name="measure-taken"),
    path("check-in/", check_in.check_in, name="check-in"),
    path("check-in/done/", check_in.checked_in, name="checked-in"),
    path("wellbeing/", wellbeing.wellbeing, name="wellbeing"),
    path("wellbeing/why/", wellbeing.why, name="wellbeing-why"),
    path("wellbeing/support/", wellbeing.support, name="support"),
    path("noticed/<uuid:pk>/wrong/", wellbeing.wrong, name="misread"),
]
