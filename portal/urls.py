from django.urls import path

from .views import goals, journey, me, notes, openings, scale, steps, wins

app_name = "portal"
urlpatterns = [
    path("journey/", journey.journey, name="journey"),
    path("journey/goals/new/", goals.new, name="goal_new"),
    path("journey/goals/<uuid:goal_pk>/", goals.show, name="goal"),
    path("journey/goals/<uuid:goal_pk>/story/", goals.story, name="story"),
    path("journey/goals/<uuid:goal_pk>/words/", goals.words, name="goal_words"),
    path("journey/goals/<uuid:goal_pk>/mine/", goals.confirm, name="goal_confirm"),
    path("journey/goals/<uuid:goal_pk>/keep/", goals.keep, name="goal_keep"),
    path("journey/goals/<uuid:goal_pk>/turn/<str:status>/", goals.turn, name="goal_turn"),
    path("journey/goals/<uuid:goal_pk>/far-enough/", scale.far_enough, name="far_enough"),
    path("journey/goals/<uuid:goal_pk>/check-in/", goals.check_in, name="check_in"),
    path("journey/goals/<uuid:goal_pk>/check-in/<uuid:check_in_pk>/", goals.check_in_why, name="check_in_why"),
    path("journey/goals/<uuid:goal_pk>/bump/", goals.bump_new, name="bump_new"),
    path("journey/goals/<uuid:goal_pk>/order/", steps.order, name="order"),
    path("journey/goals/<uuid:goal_pk>/milestones/<uuid:pk>/", steps.milestone, name="milestone"),
    path("journey/goals/<uuid:goal_pk>/milestones/<uuid:pk>/move/", steps.milestone_move, name="milestone_move"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/", steps.step, name="step"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/move/", steps.step_move, name="step_move"),
    path("journey/goals/<uuid:goal_pk>/milestones/new/", steps.milestone_new, name="milestone_new"),
    path("journey/goals/<uuid:goal_pk>/milestones/<uuid:pk>/reached/", steps.milestone_reach, name="milestone_reach"),
    path("journey/goals/<uuid:goal_pk>/milestones/<uuid:pk>/undo/", steps.milestone_undo, name="milestone_undo"),
    path("journey/goals/<uuid:goal_pk>/steps/new/", steps.new, name="step_new"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/done/", steps.tick, name="step_tick"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/undo/", steps.untick, name="step_untick"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/aside/", steps.aside, name="step_aside"),
    path("journey/goals/<uuid:goal_pk>/steps/<uuid:pk>/again/", steps.again, name="step_again"),
    path("journey/wins/", wins.index, name="wins"),
    path("journey/wins/new/", wins.new, name="win_new"),
    path("journey/notes/", notes.index, name="notes"),
    path("journey/notes/<uuid:note_pk>/", notes.show, name="note"),
    path("journey/record/", openings.index, name="openings"),
    path("journey/me/", me.show, name="me"),
    path("journey/me/looks/", me.looks, name="looks"),
]
