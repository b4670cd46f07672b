"""Texts of Django and allauth that pages show and that have no Spanish there; gathered here so that ours has them."""

from django.utils.translation import gettext_noop

WITHOUT_SPANISH = [gettext_noop("- Select an option -")]
