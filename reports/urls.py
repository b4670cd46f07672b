from django.urls import path

from .views import billing, billing_columns, billing_files, exports, files, index, numbers, packet, rows, trail

app_name = "reports"
urlpatterns = [
    path("audit/", packet.packet, name="packet"),
    path("audit/sample/", packet.packet_sample, name="packet_sample"),
    path("audit/sample/copy/", packet.packet_sample_copy, name="packet_sample_copy"),
    path("audit/<uuid:client_pk>/copy/", packet.packet_copy, name="packet_copy"),
    path("", index.index, name="index"),
    path("who-did-what/", trail.index, name="trail"),
    path("who-did-what/person/", trail.person, name="trail_person"),
    path("who-did-what/file/", trail.export, name="trail_export"),
    path("who-did-what/<str:name>/<int:key>/", trail.change, name="trail_change"),
    path("files/", exports.index, name="exports"),
    path("files/<uuid:pk>/", exports.show, name="export"),
    path("files/<uuid:pk>/more/", exports.go_on, name="export_go_on"),
    path("files/<uuid:pk>/stop/", exports.stop, name="export_stop"),
    path("files/<uuid:pk>/again/", exports.again, name="export_again"),
    path("files/<uuid:pk>/csv/", exports.take, {"form": "csv"}, name="export_csv"),
    path("files/<uuid:pk>/xlsx/", exports.take, {"form": "xlsx"}, name="export_xlsx"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/now/", numbers.now, name="now"),
    path("numbers/now/rows/<slug:name>/", rows.now, name="now_rows"),
    path("numbers/freeze/", numbers.freeze, name="freeze"),
    path("numbers/<uuid:pk>/", numbers.report, name="report"),
    path("numbers/<uuid:pk>/rows/<slug:name>/", rows.frozen, name="report_rows"),
    path("numbers/<uuid:pk>/csv/", files.csv, name="report_csv"),
    path("numbers/<uuid:pk>/xlsx/", files.xlsx, name="report_xlsx"),
    path("numbers/<uuid:pk>/late/", rows.late, name="report_late"),
    path("billing/", billing.index, name="billing"),
    path("billing/files/", billing_files.index, name="billing_files"),
    path("billing/files/<uuid:pk>/", billing_files.show, name="billing_file"),
    path("billing/files/<uuid:pk>/copy/", billing_files.copy, name="billing_copy"),
    path("billing/files/<uuid:pk>/void/", billing_files.void, name="billing_void"),
    path("billing/columns/<uuid:program_pk>/", billing_columns.columns, name="billing_columns"),
    path("billing/people/<uuid:client_pk>/<uuid:pk>/", billing.leave_out, name="billing_left_out"),
    path(
        "billing/people/<uuid:client_pk>/<uuid:pk>/<uuid:left_out_pk>/back/",
        billing.take_back,
        name="billing_take_back",
    ),
]
