from django.urls import include, path

from .views import crisis, demo, home, phone
from .views.overview import overview
from .views.today import today

urlpatterns = [
    path("", home.home, name="home"),
    path("today/", today, name="today"),
    path("crisis/", crisis.crisis, name="crisis"),
    path("crisis/held/<str:language>/", crisis.held, name="crisis_held"),
    path("worker.js", phone.worker, name="worker"),
    path("app.webmanifest", phone.manifest, name="manifest"),
    path("page.webmanifest", phone.neutral_manifest, name="neutral_manifest"),
    path("leave/", home.quick_exit, name="quick_exit"),
    path("language/", home.set_language, name="set_language"),
    path("demo/", demo.demo, name="demo"),
    path("demo/mail/", demo.mail, name="mail"),
    path("", include("accounts.allauth_pages")),
    path("", include("accounts.urls")),
    path("clients/<uuid:client_pk>/", overview, name="overview"),
    path("clients/", include("clients.urls")),
    path("clients/<uuid:client_pk>/goals/", include("goals.urls")),
    path("starting-points/", include("goals.agency_urls")),
    path("hints/", include("notes.agency_urls")),
    path("", include("notes.urls")),
    path("", include("portal.urls")),
    path("caseload/", include("supervision.urls")),
    path("reports/", include("reports.urls")),
]

handler404 = "peersupport.views.errors.not_found"
handler500 = "peersupport.views.errors.broken"
