from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class AgencyBackend(AuthenticationBackend):
    """Signs in by e-mail, and brings the agency along with the person in one query."""

    def get_user(self, user_id):
        return User.objects.select_related("agency").filter(pk=user_id, is_active=True).first()
