from django.utils.translation import gettext_lazy as _

from .number import Number, Section

HAND_OFFS = Section(
    _("Put in touch with others, of the people served"),
    [
        Number(
            "made",
            _("Referrals made"),
            _("The person was told in the period where to go."),
            cell="referral",
        ),
        Number(
            "completed",
            _("Referrals completed"),
            _("In the period the person and the other side met, whenever the referral was made."),
            cell="referral",
        ),
        Number(
            "made",
            _("Warm hand-offs made"),
            _("In the period somebody went along, or called with them."),
            cell="warm",
        ),
        Number(
            "completed",
            _("Warm hand-offs completed"),
            _("In the period the person and the other side met, whenever it began."),
            cell="warm",
        ),
    ],
)
