from itertools import batched

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet

from .assignment import Assignment
from .client import Client
from .enrollment import Enrollment

ABOUT = ("chosen_name", "legal_name", "pronouns", "born_on", "language", "county", "phone", "email")
NO_DOING = {"Opening", "Enrollment", "Assignment", "ImportedPerson"}
AT_A_TIME = 1000


class ImportedPersonQuerySet(WalledQuerySet):
    def take_out(self):
        """Remove the people; those whose record was opened are closed instead: who looked is never wiped out."""
        opened = list(self.filter(Exists(_rows("Opening").filter(client=OuterRef("client")))).values_list("client"))
        self._close([pk for (pk,) in opened])
        gone = [pk for (pk,) in self.filter(client__archived_on=None).values_list("client")]
        self.filter(client__in=gone).delete()
        for model in (Assignment, Enrollment):
            model.objects.filter(client__in=gone).delete()
        Client.objects.filter(pk__in=gone).delete()

    def _close(self, opened):
        today, why = timezone.localdate(), gettext("The import was undone.")
        Assignment.objects.filter(client__in=opened).update(ended_on=today)
        Enrollment.objects.filter(client__in=opened).update(ended_on=today, end_reason=why)
        Client.objects.filter(pk__in=opened).update(archived_on=today, archive_reason=why)


class ImportedPerson(Walled):
    """Somebody who came in with an import, and what the import made for them."""

    people_import = models.ForeignKey("clients.PeopleImport", models.PROTECT, related_name="people", editable=False)
    client = models.OneToOneField(Client, models.PROTECT, related_name="imported", editable=False)
    enrollment = models.OneToOneField(Enrollment, models.PROTECT, related_name="imported", editable=False)
    assignment = models.OneToOneField(Assignment, models.PROTECT, null=True, related_name="imported", editable=False)

    objects = ImportedPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of an import")
        verbose_name_plural = _("people of an import")

    def __str__(self):
        return str(self.client)

    @classmethod
    def bring_in(cls, people_import, right, progress):
        """New records in their programs and with their specialists, in a few statements for all of them."""
        people = _make((Client(**{name: values[name] for name in ABOUT}) for values in right), progress)
        both = list(zip(people, right, strict=True))
        came = _make(
            (
                Enrollment(client=one, **{name: of[name] for name in ("program", "began_on", "payer")})
                for one, of in both
            ),
            progress,
        )
        walks = (
            Assignment(client=one, specialist=of["specialist"], began_on=of["began_on"])
            for one, of in both
            if of["specialist"]
        )
        walk_of = {walk.client_id: walk for walk in _make(walks, progress)}
        both = zip(people, came, strict=True)
        _make(
            (cls(people_import=people_import, client=a, enrollment=b, assignment=walk_of.get(a.pk)) for a, b in both),
            progress,
        )


def _make(rows, progress):
    made = []
    for some in batched(rows, AT_A_TIME, strict=False):
        made += type(some[0]).objects.bulk_create(some)
        progress.went_on(len(some))
    return made


def done_since_import():
    """Any row of any floor that names the client, beside those of the import; any change of these."""
    here = OuterRef("pk")
    done = ~Q(user=None) | Q(Exists(_changes("Client").filter(pgh_obj=here)))
    for relation in Client._meta.get_fields(include_hidden=True):
        model = relation.related_model if relation.auto_created and not relation.concrete else None
        if model and not (hasattr(model, "pgh_tracked_model") or model.__name__ in NO_DOING):
            done |= Q(Exists(model._base_manager.filter(**{relation.field.name: here})))
    for name in ("Enrollment", "Assignment"):
        done |= Q(Exists(_rows(name).filter(client=here, imported=None)))
        done |= Q(Exists(_changes(name).filter(client=here)))
    return done


def _rows(name):
    return apps.get_model("clients", name).objects


def _changes(name):
    return _rows(f"{name}Event").exclude(pgh_label="insert")
