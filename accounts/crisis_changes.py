"""What was changed on the crisis page from one version to the next, in words."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .crisis import AGENCY
from .forms import OwnLineForm, SentencesForm
from .models import CrisisPage


def versions(request, size):
    """The page of history that is asked for: each version with what it changed, newest first."""
    rows = CrisisPage.objects.visible_to(request.member).published().newest_first()
    before = _moment(request.GET.get("before", ""))
    found = list((rows.filter(published_at__lt=before) if before else rows)[: size + 1])
    for version, earlier in zip(found, [*found[1:], None], strict=False):
        version.changes = list(changes_between(earlier, version)) if earlier else []
    shown = found[:size]
    older = f"?before={shown[-1].published_at.isoformat().replace('+', '%2B')}" if len(found) > size else ""
    return {"versions": shown, "older_url": older, "newer_url": request.path if before else ""}


def _moment(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def changes_between(earlier, now):
    """(headline, [(label, old, new)]) for each line that is not as it was, and for the two sentences."""
    before = {line.key: line for line in earlier.all_lines}
    after = {line.key: line for line in now.all_lines}
    for key, line in after.items():
        fields = _differences(before[key].row if key in before else {}, line.row, OwnLineForm)
        if key not in before:
            yield _("New: %(name)s") % {"name": name_of(line)}, fields
        elif line.is_on != before[key].is_on:
            yield (_("On again: %(name)s") if line.is_on else _("Off: %(name)s")) % {"name": name_of(line)}, fields
        elif fields:
            yield name_of(line), fields
    for key, line in before.items():
        if key not in after:
            yield _("Removed: %(name)s") % {"name": name_of(line)}, []
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield _("Another order"), []
    if fields := _differences(earlier.texts, now.texts, SentencesForm):
        yield _("The sentences round the lines"), fields


def _differences(old, new, form):
    labels = {name: form.base_fields[name].label for name in form.Meta.fields}
    return [(label, old.get(name, ""), new[name]) for name, label in labels.items() if old.get(name, "") != new[name]]


def name_of(line):
    return line.title or (_("Help line of the agency") if line.key == AGENCY else "")
