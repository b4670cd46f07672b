from django.urls import path

from .views import goals, moments, plan, scale, steps, way

app_name = "goals"
urlpatterns = [
    path("", goals.index, name="index"),
    path("new/", goals.new, name="new"),
    path("print/", goals.sheet, name="print"),
    path("plan/", plan.plan, name="plan"),
    path("plan/yes/", plan.plan_yes, name="plan_yes"),
    path("wins/new/", moments.win_new, name="win_new"),
    path("wins/<uuid:pk>/cheer/", moments.cheer, name="cheer"),
    path("<uuid:goal_pk>/", goals.show, name="show"),
    path("<uuid:goal_pk>/story/", goals.story, name="story"),
    path("<uuid:goal_pk>/words/", goals.edit, name="edit"),
    path("<uuid:goal_pk>/yes/", goals.confirm, name="confirm"),
    path("<uuid:goal_pk>/keep/", goals.keep, name="keep"),
    path("<uuid:goal_pk>/turn/<str:status>/", goals.turn, name="turn"),
    path("<uuid:goal_pk>/no-read/", goals.declined_read, name="declined_read"),
    path("<uuid:goal_pk>/far-enough/", scale.far_enough, name="far_enough"),
    path("<uuid:goal_pk>/check-in/", moments.check_in, name="check_in"),
    path("<uuid:goal_pk>/check-in/<uuid:check_in_pk>/", moments.check_in_why, name="check_in_why"),
    path("<uuid:goal_pk>/bump/", moments.bump_new, name="bump_new"),
    path("<uuid:goal_pk>/order/", way.order, name="order"),
    path("<uuid:goal_pk>/milestones/new/", way.milestone_new, name="milestone_new"),
    path("<uuid:goal_pk>/milestones/<uuid:pk>/", way.milestone, name="milestone"),
    path("<uuid:goal_pk>/milestones/<uuid:pk>/reached/", way.milestone_reach, name="milestone_reach"),
    path("<uuid:goal_pk>/milestones/<uuid:pk>/undo/", way.milestone_undo, name="milestone_undo"),
    path("<uuid:goal_pk>/milestones/<uuid:pk>/move/", way.milestone_move, name="milestone_move"),
    path("<uuid:goal_pk>/steps/new/", steps.step_new, name="step_new"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/", steps.step, name="step"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/done/", steps.step_tick, name="step_tick"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/undo/", steps.step_untick, name="step_untick"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/aside/", steps.step_aside, name="step_aside"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/again/", steps.step_again, name="step_again"),
    path("<uuid:goal_pk>/steps/<uuid:pk>/move/", steps.step_move, name="step_move"),
]
