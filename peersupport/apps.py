from django.apps import AppConfig


class PeerSupportConfig(AppConfig):
    name = "peersupport"
