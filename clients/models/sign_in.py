from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from accounts.models import SignInCode, SignInHelp, User


class SignsIn:
    """How a person supported comes in: an account of their own, numbers to type, passkeys, and a phone that is lost."""

    @transaction.atomic
    def open_account(self):
        """The person as somebody who can sign in and be named as the author of their words."""
        self.user = self.as_saved().user
        if self.user is None:
            self.user = self._new_user(self.email) or self._new_user(None)
            self.save(update_fields=["user", "updated_at"])
        return self.user

    @transaction.atomic
    def make_sign_in_code(self, by, how=SignInHelp.Kind.SHOWN):
        """Six numbers and a link that let this person in, once. The person sees who made them."""
        user = self.open_account()
        SignInHelp.write(user, by, how)
        return SignInCode.make(user, by)

    def passkeys(self):
        """Those with which the person comes in, the newest first."""
        return Authenticator.objects.filter(user=self.user_id, type="webauthn").order_by("-created_at", "-pk")

    @transaction.atomic
    def lose_phone(self, by, passkeys):
        """Sign the person out everywhere and forget the passkeys that were on the phone, as they say."""
        user = self.open_account()
        user.sign_out_everywhere()
        user.sign_in_codes.live().end()
        removed, _of_kind = passkeys.filter(user=user, type="webauthn").delete()
        SignInHelp.write(user, by, SignInHelp.Kind.LOST, passkeys_removed=removed)

    def _new_user(self, email):
        """None when somebody, perhaps of another agency, signs in with this e-mail already."""
        try:
            with transaction.atomic():
                return User.objects.create_user(
                    agency=self.agency,
                    name=self.chosen_name,
                    email=email or None,
                    language=self.language,
                    reads_aloud=True,
                )
        except IntegrityError:
            return None
