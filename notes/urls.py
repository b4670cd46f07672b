from django.urls import path

from .views import answers, calendar, log, notes, plans, sessions, week

app_name = "notes"
urlpatterns = [
    path("week/", week.week, name="week"),
    path("week/feed/", calendar.feed, name="feed"),
    path("week/feed/off/", calendar.feed_off, name="feed_off"),
    path("calendar/<str:token>.ics", calendar.calendar, name="calendar"),
    path("clients/<uuid:client_pk>/sessions/", sessions.sessions, name="sessions"),
    path("clients/<uuid:client_pk>/sessions/plan/", plans.plan, name="plan"),
    path("clients/<uuid:client_pk>/sessions/log/", log.log, name="log"),
    path("clients/<uuid:client_pk>/sessions/did-not-meet/", sessions.missed, name="missed"),
    path("clients/<uuid:client_pk>/sessions/<uuid:pk>/", sessions.session, name="session"),
    path("clients/<uuid:client_pk>/sessions/<uuid:pk>/start/", sessions.start, name="start"),
    path("clients/<uuid:client_pk>/sessions/<uuid:pk>/did-not-meet/", sessions.not_met, name="not_met"),
    path("clients/<uuid:client_pk>/sessions/<uuid:pk>/call-off/", plans.call_off, name="call_off"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/", notes.note, name="note"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/autosave/", notes.autosave, name="autosave"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/signature/", notes.sign, name="sign"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/add/", answers.addendum, name="addendum"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/co-sign/", answers.cosign, name="cosign"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/praise/", answers.praise, name="praise"),
]
