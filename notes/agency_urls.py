from django.urls import path

from .views import hints

app_name = "hints"
urlpatterns = [
    path("", hints.index, name="index"),
    path("history/", hints.history, name="history"),
    path("<uuid:pk>/history/", hints.hint_history, name="hint_history"),
    path("new/", hints.new, name="new"),
    path("kinds/<slug:category>/", hints.kind, name="kind"),
    path("kinds/<slug:category>/on/", hints.switch_kind, {"on": True}, name="kind_on"),
    path("kinds/<slug:category>/off/", hints.switch_kind, {"on": False}, name="kind_off"),
    path("<uuid:pk>/", hints.edit, name="edit"),
    path("<uuid:pk>/on/", hints.switch, {"on": True}, name="on"),
    path("<uuid:pk>/off/", hints.switch, {"on": False}, name="off"),
]
