from django.urls import path

from .views import starting_points

app_name = "starting_points"
urlpatterns = [
    path("", starting_points.index, name="index"),
    path("new/", starting_points.new, name="new"),
    path("<uuid:pk>/", starting_points.edit, name="edit"),
    path("<uuid:pk>/end/", starting_points.end, name="end"),
    path("<uuid:pk>/again/", starting_points.again, name="again"),
]
