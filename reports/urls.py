from django.urls import path

from .views import exports, index

app_name = "reports"
urlpatterns = [
    path("", index.index, name="index"),
    path("files/", exports.index, name="exports"),
    path("files/<uuid:pk>/", exports.show, name="export"),
    path("files/<uuid:pk>/more/", exports.go_on, name="export_go_on"),
    path("files/<uuid:pk>/stop/", exports.stop, name="export_stop"),
    path("files/<uuid:pk>/again/", exports.again, name="export_again"),
    path("files/<uuid:pk>/csv/", exports.take, {"form": "csv"}, name="export_csv"),
    path("files/<uuid:pk>/xlsx/", exports.take, {"form": "xlsx"}, name="export_xlsx"),
]
