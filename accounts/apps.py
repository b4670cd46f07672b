from django.apps import AppConfig
from django.core.checks import register
from django.db.backends.signals import connection_created
from django.db.models.signals import pre_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Agency, staff and sign-in")

    def ready(self):
        from . import checks, roles, texts

        texts.speak_plainly()
        autodiscover_modules("entering", "previews")
        register(checks.every_view_says_who_may_enter)
        register(checks.one_tap_sign_in_is_for_the_demo_alone)
        connection_created.connect(roles.refuse_a_powerful_role)
        pre_migrate.connect(roles.let_the_app_use_what_the_owner_makes, sender=self)
