from django.urls import path

from .views import board, far_enough, given, handing, lists, meeting_log, meetings, mine, notes, review, waiting_list

app_name = "supervision"
urlpatterns = [
    path("", board.board, name="board"),
    path("export/", board.export, name="board_export"),
    path("far-enough/", far_enough.far_enough, name="far_enough"),
    path("mirror/", board.mirror, name="mirror"),
    path("mirror/<slug:which>/", lists.mine, name="mirror_list"),
    path("waiting-list/", waiting_list.waiting_list, name="waiting_list"),
    path("notes/", notes.notes, name="notes"),
    path("notes/signatures/", notes.sign_all, name="review_sign_all"),
    path("notes/keys/", notes.keys, name="review_keys"),
    path("notes/<uuid:client_pk>/<uuid:pk>/", review.review, name="review"),
    path("notes/<uuid:client_pk>/<uuid:pk>/signature/", review.sign, name="review_sign"),
    path("notes/<uuid:client_pk>/<uuid:pk>/question/", review.ask, name="review_ask"),
    path("notes/<uuid:client_pk>/<uuid:pk>/praise/", review.praise, name="review_praise"),
    path("meetings/", meetings.index, name="meetings"),
    path("meetings/new/", meetings.plan, name="meeting_new"),
    path("meetings/mine/", mine.index, name="my_meetings"),
    path("meetings/given/", given.index, name="given"),
    path("meetings/required/", given.required, name="required"),
    path("meetings/agenda/", mine.add, name="agenda_add"),
    path("meetings/agenda/<uuid:pk>/take-back/", mine.take_back, name="agenda_take_back"),
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:pk>/edit/", meetings.edit, name="meeting_edit"),
    path("meetings/<uuid:pk>/log/", meeting_log.log, name="meeting_log"),
    path("meetings/<uuid:pk>/call-off/", meetings.call_off, name="meeting_call_off"),
    path("meetings/<uuid:pk>/sign/", meeting_log.sign, name="meeting_sign"),
    path("meetings/<uuid:pk>/add/", meeting_log.add, name="meeting_add"),
    path("meetings/<uuid:pk>/private/", meeting_log.private, name="meeting_private"),
    path("all/<slug:which>/", lists.everybody, name="list_all"),
    path("<uuid:specialist_pk>/", board.specialist, name="specialist"),
    path("<uuid:specialist_pk>/hand-on/", handing.hand_on, name="hand_on"),
    path("<uuid:specialist_pk>/cover/", handing.cover, name="cover"),
    path("<uuid:specialist_pk>/<slug:which>/", lists.of_specialist, name="list"),
]
