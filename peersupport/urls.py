from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("clients/", include("clients.urls")),
    path("clients/<uuid:client_pk>/goals/", include("goals.urls")),
    path("", include("notes.urls")),
    path("", include("portal.urls")),
    path("caseload/", include("supervision.urls")),
]
