from django.urls import path

from .views import index, packet

app_name = "reports"
urlpatterns = [
    path("audit/", packet.packet, name="packet"),
    path("audit/sample/", packet.packet_sample, name="packet_sample"),
    path("audit/sample/copy/", packet.packet_sample_copy, name="packet_sample_copy"),
    path("audit/<uuid:client_pk>/copy/", packet.packet_copy, name="packet_copy"),
    path("", index.index, name="index"),
]
