from django.urls import path

from .views import answers, calendar, log, notes, paper, plans, sessions, together, together_goal, week

app_name = "notes"
TOGETHER = "clients/<uuid:client_pk>/notes/<uuid:pk>/together/"
ONE_GOAL = f"{TOGETHER}goals/<uuid:goal_pk>/"
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
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/print/", paper.note_print, name="note_print"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/paper.pdf", paper.note_copy, name="note_copy"),
    path("clients/<uuid:client_pk>/notes/print/", paper.period, name="period"),
    path("clients/<uuid:client_pk>/notes/print/pages/", paper.period_print, name="period_print"),
    path("clients/<uuid:client_pk>/notes/print/paper.pdf", paper.period_copy, name="period_copy"),
    path("clients/<uuid:client_pk>/together/", together.start, name="together_start"),
    path(f"{TOGETHER}", together.arrive, name="together"),
    path(f"{TOGETHER}agenda/<uuid:item_pk>/", together.agenda, name="together_agenda"),
    path(f"{TOGETHER}goals/", together.goals, name="together_goals"),
    path(f"{TOGETHER}goals/new/", together_goal.goal_new, name="together_goal_new"),
    path(f"{ONE_GOAL}", together_goal.goal, name="together_goal"),
    path(f"{ONE_GOAL}steps/", together_goal.step_new, name="together_step_new"),
    path(f"{ONE_GOAL}steps/<uuid:step_pk>/", together_goal.step_tick, name="together_step_tick"),
    path(f"{ONE_GOAL}numbers/", together_goal.rulers, name="together_rulers"),
    path(f"{ONE_GOAL}numbers/<uuid:told_pk>/", together_goal.why, name="together_why"),
    path(f"{ONE_GOAL}bump/", together_goal.bump, name="together_bump"),
    path(f"{TOGETHER}wrap-up/", together.wrap_up, name="together_wrap_up"),
    path(f"{TOGETHER}next-time/", together.next_time, name="together_next_time"),
    path(f"{TOGETHER}looks-right/", together.looks_right, name="together_looks_right"),
    path(f"{TOGETHER}paused/", together.paused, name="together_paused"),
    path(f"{TOGETHER}end/", together.end, name="together_end"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/signature/", notes.sign, name="sign"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/add/", answers.addendum, name="addendum"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/answer/<uuid:said_pk>/", answers.reply, name="reply"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/co-sign/", answers.cosign, name="cosign"),
    path("clients/<uuid:client_pk>/notes/<uuid:pk>/praise/", answers.praise, name="praise"),
]
