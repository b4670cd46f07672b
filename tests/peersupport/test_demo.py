"""The demo agency is made once, as promised, and nowhere but in the demo."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from accounts.checks import one_tap_sign_in_is_for_the_demo_alone
from accounts.models import Agency, CrisisPage, Membership, Program
from accounts.scopes import scope
from clients.models import Client, ComeBack, Enrollment, HardDays
from goals.models import CheckIn, Scale
from notes.models import Note
from supervision.far_enough import programs


def test_the_demo_command_is_refused_outside_the_demo(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo")


def test_one_tap_is_refused_before_another_database(settings):
    settings.DEMO = True
    settings.DATABASES["default"]["NAME"], name = "peersupport", settings.DATABASES["default"]["NAME"]
    try:
        assert [error.id for error in one_tap_sign_in_is_for_the_demo_alone(None)] == ["accounts.E003"]
    finally:
        settings.DATABASES["default"]["NAME"] = name


def test_the_demo_is_a_believable_agency_and_is_made_once(db, settings, capsys):
    settings.DEMO = True
    call_command("demo")
    call_command("demo")
    agency = Agency.objects.get(is_demo=True)
    with scope(agency):
        roles = dict(Membership.objects.values_list("role").annotate(Count("pk")))
        assert roles == {"manager": 1, "supervisor": 2, "specialist": 6}
        assert Program.objects.count() == 3
        assert 55 <= Client.objects.count() <= 70
        assert Client.objects.filter(language="es").count() >= 10
        assert Client.objects.filter(goals=None).exists()
        note = Note.objects.signed().with_session().first()
        assert note.content_hash == note.compute_hash()
        together = list(Note.objects.filter(session__group_meeting__isnull=False).with_session())
        assert {note.is_signed for note in together} == {True, False}
        assert all(note.content_hash == note.compute_hash() for note in together if note.is_signed)
        assert 20 <= Scale.objects.count() <= 30
        assert set(Scale.objects.values_list("goal__language", flat=True)) == {"en", "es"}
        told = CheckIn.objects.exclude(level=None).select_related("goal__scale")
        assert all(said.level in [level for level, *_words in said.goal.scale.levels] for said in told)
        assert {line.is_shown for line in programs()} == {True, False}
        ordered = Enrollment.objects.exclude(service_orders=None)
        assert 0 < Enrollment.objects.count() - ordered.count() < ordered.count()
        assert ComeBack.objects.waiting().get().owed_by.ended_at is None
        assert set(HardDays.objects.values_list("language", "is_shared")) == {("en", True), ("es", False)}
        assert [line.title for line in CrisisPage.shown(agency).own_lines] == ["", "Harbor warm line"]
