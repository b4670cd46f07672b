from django.db import models
from django.utils.translation import gettext_lazy as _


class Competency(models.TextChoices):
    """The twelve competencies of peer workers (SAMHSA), in plain words; tags, never scores."""

    RELATIONSHIPS = "relationships", _("Being with people")
    SUPPORT = "support", _("Giving support")
    STORY = "story", _("Sharing my own story")
    PERSONAL = "personal", _("Fitting support to the person")
    PLANNING = "planning", _("Goals and plans")
    RESOURCES = "resources", _("Finding help and resources")
    SKILLS = "skills", _("Health, wellness and skills")
    CRISIS = "crisis", _("Help in a crisis")
    TALKING = "talking", _("Listening and talking")
    TEAMWORK = "teamwork", _("Working with others")
    ADVOCACY = "advocacy", _("Speaking up")
    GROWTH = "growth", _("Learning and looking after myself")
