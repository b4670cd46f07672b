from django.urls import include, path

from .views import (
    about,
    archive,
    assignments,
    emergency,
    hand_over,
    history,
    listing,
    new,
    openings,
    programs,
    sign_in,
    supporters,
)

app_name = "clients"
of_one = [
    path("about/", about.about, name="about"),
    path("about/edit/", about.edit, name="edit"),
    path("corner/new/", supporters.new, name="supporter_new"),
    path("corner/<uuid:pk>/", supporters.edit, name="supporter"),
    path("corner/<uuid:pk>/end/", supporters.end, name="supporter_end"),
    path("programs/", programs.index, name="enrollments"),
    path("programs/new/", programs.enroll, name="enroll"),
    path("programs/<uuid:pk>/plan-review/", programs.plan_review, name="plan_review"),
    path("programs/<uuid:pk>/end/", programs.end, name="enrollment_end"),
    path("specialists/", assignments.index, name="assignments"),
    path("specialists/new/", assignments.assign, name="assign"),
    path("specialists/<uuid:pk>/end/", assignments.end, name="assignment_end"),
    path("history/", history.index, name="history"),
    path("openings/", openings.index, name="openings"),
    path("card/print/", supporters.card, name="card_print"),
    path("sign-in-code/", sign_in.code, name="sign_in_code"),
    path("sign-in-code/print/", sign_in.sheet, name="sign_in_code_print"),
    path("hand-over/", hand_over.hand_over, name="hand_over"),
    path("archive/", archive.archive, name="archive"),
    path("reopen/", archive.reopen, name="reopen"),
]
urlpatterns = [
    path("", listing.index, name="index"),
    path("find/", listing.find, name="find"),
    path("new/", new.new, name="new"),
    path("emergency/", emergency.begin, name="emergency"),
    path("emergencies/", emergency.index, name="emergencies"),
    path("emergencies/<uuid:pk>/end/", emergency.end, name="emergency_end"),
    path("emergencies/<uuid:pk>/seen/", emergency.see, name="emergency_seen"),
    path("give-back/", hand_over.take_back, name="take_back"),
    path("<uuid:client_pk>/", include(of_one)),
]
