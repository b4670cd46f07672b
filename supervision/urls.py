from django.urls import path

from .views import board, far_enough, lists, notes

app_name = "supervision"
urlpatterns = [
    path("", board.board, name="board"),
    path("export/", board.export, name="board_export"),
    path("far-enough/", far_enough.far_enough, name="far_enough"),
    path("mirror/", board.mirror, name="mirror"),
    path("mirror/<slug:which>/", lists.mine, name="mirror_list"),
    path("notes/", notes.notes, name="notes"),
    path("all/<slug:which>/", lists.everybody, name="list_all"),
    path("<uuid:specialist_pk>/", board.specialist, name="specialist"),
    path("<uuid:specialist_pk>/<slug:which>/", lists.of_specialist, name="list"),
]
