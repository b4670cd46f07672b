"""My plan for hard days; who sees it is said before it is written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from accounts.words import own_words_lazy
from clients.models import HardDays
from goals.forms.base import lines


class HardDaysForm(SeenMixin, forms.ModelForm):
    class Meta:
        model = HardDays
        fields = ["notice", "helps", "whom", "place", "is_on_card", "is_on_phone", "is_shared"]
        labels = {
            "notice": _("What do I notice first?"),
            "helps": _("What helps me?"),
            "whom": _("Who do I call?"),
            "place": _("Where am I safe?"),
            "is_on_card": _("Print it on my card"),
            "is_on_phone": _("Keep it with my card on this phone"),
            "is_shared": own_words_lazy(_("Show it to my specialist")),
        }
        help_texts = {
            "notice": _("I sleep badly. I stop calling people."),
            "helps": _("A walk. Music. One hour at a time."),
            "whom": _("Names and numbers. You can write 988 too."),
            "place": _("A room, a friend’s home, a park, a church."),
            "is_on_phone": _("Then who opens this phone can read it. You keep the card itself on the card’s page."),
            "is_shared": _("Then their supervisor and the managers here can see it too. You can take it back."),
        }
        widgets = dict.fromkeys(["notice", "helps", "whom", "place"], lines(2))
