from django.urls import path

from .views import files, index, numbers, rows

app_name = "reports"
urlpatterns = [
    path("", index.index, name="index"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/now/", numbers.now, name="now"),
    path("numbers/now/rows/<slug:name>/", rows.now, name="now_rows"),
    path("numbers/freeze/", numbers.freeze, name="freeze"),
    path("numbers/<uuid:pk>/", numbers.report, name="report"),
    path("numbers/<uuid:pk>/rows/<slug:name>/", rows.frozen, name="report_rows"),
    path("numbers/<uuid:pk>/csv/", files.csv, name="report_csv"),
    path("numbers/<uuid:pk>/xlsx/", files.xlsx, name="report_xlsx"),
    path("numbers/<uuid:pk>/late/", rows.late, name="report_late"),
]
