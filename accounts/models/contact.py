"""How and where people meet: the words that sessions use and service codes are limited to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")


class Place(models.TextChoices):
    """Plain words over CMS place-of-service codes."""

    OFFICE = "11", _("Our office")
    HOME = "12", _("Their home")
    STREET = "27", _("Street or outreach")
    SHELTER = "04", _("Shelter")
    COMMUNITY_CENTER = "53", _("Community mental health center")
    HOSPITAL = "21", _("Hospital")
    EMERGENCY_ROOM = "23", _("Emergency room")
    JAIL = "09", _("Jail or prison")
    WORK = "18", _("Their work")
    VIDEO_AT_HOME = "10", _("Phone or video, they are at home")
    VIDEO_ELSEWHERE = "02", _("Phone or video, they are elsewhere")
    OTHER = "99", _("Somewhere else: park, café, court, library, car")
