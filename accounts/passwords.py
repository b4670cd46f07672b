from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

COMMON_LONG = frozenset(
    """correcthorsebatterystaple onedayatatime onedayatatime1 progressnotperfection letgoandletgod
    thisismypassword mypasswordispassword passwordpassword password12345 qwertyuiopasdf qwertyuiopasdfghjkl
    1q2w3e4r5t6y7u8i iloveyouforever letmeinletmein peersupport peersupport1 peersupport123 recovery2026
    easydoesit123 keepcomingback harborpeercenter administrator1 changemenow1 welcome12345 abcdefghijkl
    supervisor123 specialist123 serenityprayer justfortoday justfortoday1""".split()
)


class CommonLongPasswordValidator:
    """Refuses long passwords that many people share."""

    def validate(self, password, user=None):
        plain = "".join(letter for letter in password.lower() if letter.isalnum())
        if plain in COMMON_LONG:
            raise ValidationError(self.get_help_text(), code="password_too_common")

    def get_help_text(self):
        return _("Many people use this password. Choose one that is only yours.")
